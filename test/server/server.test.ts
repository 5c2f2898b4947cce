import { connect } from "node:net";
import { afterEach, describe, expect, it } from "vitest";
import { type HttpAnswer, type RunningServer, type ServerDeps, startServer } from "../../src/server/server.ts";

const activity = {
  type: "message",
  channelId: "msteams",
  serviceUrl: "https://x.example/",
  conversation: { id: "a:1" },
};

const running: RunningServer[] = [];
const lines: string[] = [];
afterEach(async () => {
  await Promise.all(running.splice(0).map((server) => server.stop()));
  lines.length = 0;
});

async function start(more: Partial<ServerDeps> = {}): Promise<string> {
  const started = await startServer({
    host: "127.0.0.1",
    port: 0,
    receive: async () => ({ status: 200 }),
    giveFile: async () => ({ kind: "none", status: 404, says: "No such link." }),
    health: () => ({ status: "ok", version: "0.1.0", jobs: { remind: null } }),
    isWell: () => true,
    log: { error: (event, facts) => void lines.push(`${event} ${JSON.stringify(facts)}`) },
    ...more,
  });
  if (!started.ok) throw new Error(started.fault);
  running.push(started.server);
  return `http://127.0.0.1:${started.server.port}`;
}

function post(url: string, body: unknown, headers: Readonly<Record<string, string>> = {}): Promise<Response> {
  const type = { "Content-Type": "application/json" };
  const text = typeof body === "string" || body instanceof Uint8Array ? body : JSON.stringify(body);
  return fetch(`${url}/api/messages`, { method: "POST", headers: { ...type, ...headers }, body: text as string });
}

/** Writes bytes to a socket of its own and resolves what came back before the other side closed. */
function raw(url: string, text: string): Promise<string> {
  return new Promise((resolve) => {
    let answer = "";
    const socket = connect(Number(new URL(url).port), "127.0.0.1", () => socket.write(text));
    socket.on("data", (chunk) => {
      answer += chunk;
    });
    socket.on("error", () => resolve(answer));
    socket.on("close", () => resolve(answer));
  });
}

const head = (path: string, ...headers: string[]) =>
  [`POST ${path} HTTP/1.1`, "Host: x", "Content-Type: application/json", ...headers, "", ""].join("\r\n");

describe("the server", () => {
  it("says how it is", async () => {
    const response = await fetch(`${await start()}/health`);
    expect(response.status).toBe(200);
    expect(await response.json()).toEqual({ status: "ok", version: "0.1.0", jobs: { remind: null } });
    expect(response.headers.get("server")).toBeNull();
  });

  it("hands an activity on with its authorization, and answers what it is told", async () => {
    const seen: unknown[] = [];
    const url = await start({
      receive: async (...received) => {
        seen.push(received);
        return { status: 401, body: { a: "ö" } };
      },
    });
    const response = await post(url, { ...activity, more: [1] }, { Authorization: "Bearer t" });
    expect([response.status, await response.json()]).toEqual([401, { a: "ö" }]);
    expect(seen).toEqual([["Bearer t", { ...activity, more: [1] }]]);
  });

  it("names a port that is taken, in words", async () => {
    const port = Number(new URL(await start()).port);
    const second = await startServer({
      host: "127.0.0.1",
      port,
      receive: async () => ({ status: 200 }),
      giveFile: async () => ({ kind: "none", status: 404, says: "" }),
      health: () => ({}),
      isWell: () => true,
      log: { error() {} },
    });
    expect(second).toEqual({ ok: false, fault: `Port ${port} on 127.0.0.1 is taken by another program.` });
  });

  it("answers a bare 500 when the bot throws, and lives on", async () => {
    const url = await start({
      receive: async () => {
        throw new Error("secret detail");
      },
    });
    const response = await post(url, activity);
    expect([response.status, await response.text()]).toEqual([500, ""]);
    expect(lines.join()).toContain("secret detail");
    expect((await fetch(`${url}/health`)).status).toBe(200);
  });

  it("stops when the answers in hand are given, and takes no new ones", async () => {
    let finish: (answer: HttpAnswer) => void = () => {};
    let begun: () => void = () => {};
    const taken = new Promise<void>((resolve) => {
      begun = resolve;
    });
    const url = await start({
      receive: () => {
        begun();
        return new Promise((resolve) => {
          finish = resolve;
        });
      },
    });
    const answered = post(url, activity);
    await taken;
    const stopped = running.splice(0)[0]?.stop();
    await expect(fetch(`${url}/health`)).rejects.toThrow();
    finish({ status: 200 });
    expect((await answered).status).toBe(200);
    await stopped;
  });
});

/** What killed or swelled an unguarded restify, or drew its texts; see the answer and that it lives on. */
describe("a hostile request", () => {
  const gzip = { "Content-Encoding": "gzip" };
  const large = JSON.stringify({ ...activity, text: "x".repeat(257 * 1024) });
  it.each<[string, unknown, Readonly<Record<string, string>>, number]>([
    ["three bytes called gzip", new Uint8Array([1, 2, 3]), gzip, 415],
    ["a gzip header and nothing", new Uint8Array([0x1f, 0x8b, 8]), gzip, 415],
    ["deflate", "{}", { "Content-Encoding": "deflate" }, 415],
    ["identity named as an encoding", "{}", { "Content-Encoding": "identity" }, 415],
    ["text", JSON.stringify(activity), { "Content-Type": "text/plain" }, 415],
    ["a form", "a=b", { "Content-Type": "application/x-www-form-urlencoded" }, 415],
    ["multipart", "--x--", { "Content-Type": "multipart/form-data; boundary=x" }, 415],
    ["almost JSON's type", "{}", { "Content-Type": "application/jsonp" }, 415],
    ["nothing", "", {}, 400],
    ["half of JSON", '{"type":', {}, 400],
    ["bytes that are no UTF-8", new Uint8Array([0x22, 0xff, 0xfe, 0x22]), {}, 400],
    ["an array", "[]", {}, 400],
    ["null", "null", {}, 400],
    ["a number", "7", {}, 400],
    ["a string", '"activity"', {}, 400],
    ["an empty object", "{}", {}, 400],
    ["no type", { ...activity, type: undefined }, {}, 400],
    ["a type that is a number", { ...activity, type: 7 }, {}, 400],
    ["no serviceUrl", { ...activity, serviceUrl: undefined }, {}, 400],
    ["an empty serviceUrl", { ...activity, serviceUrl: "" }, {}, 400],
    ["no conversation", { ...activity, conversation: null }, {}, 400],
    ["a conversation without id", { ...activity, conversation: {} }, {}, 400],
    ["no channel", { ...activity, channelId: undefined }, {}, 400],
    ["100,000 levels of brackets", "[".repeat(100_000), {}, 400],
    ["100,000 levels, closed", `{"type":${"[".repeat(50_000)}${"]".repeat(50_000)}}`, {}, 400],
    ["its own prototype", `{"__proto__":{"type":"message"},"constructor":1}`, {}, 400],
    ["more than 256 KB", large, {}, 413],
  ])("with %s is refused bare", async (_what, body, headers, status) => {
    let turns = 0;
    const url = await start({ receive: async () => ({ status: ++turns && 200 }) });
    const response = await post(url, body, headers);
    expect([response.status, await response.text(), turns]).toEqual([status, "", 0]);
    expect((await fetch(`${url}/health`)).status).toBe(200);
    expect(lines).toEqual([]);
  });

  it("of 30 MB in chunks is refused while it comes, without keeping it", async () => {
    const url = await start();
    const chunk = `10000\r\n${"x".repeat(0x10000)}\r\n`;
    const before = process.memoryUsage().rss;
    const answer = await raw(
      url,
      `${head("/api/messages", "Transfer-Encoding: chunked")}${chunk.repeat(480)}0\r\n\r\n`,
    );
    expect(answer).toMatch(/^(HTTP\/1.1 413|$)/);
    expect((await fetch(`${url}/health`)).status).toBe(200);
    expect(process.memoryUsage().rss - before).toBeLessThan(150 * 1024 * 1024);
  });

  it("that announces 30 MB is refused before it comes", async () => {
    const answer = await raw(await start(), head("/api/messages", "Content-Length: 31457280"));
    expect(answer).toMatch(/^HTTP\/1.1 413/);
  });

  it("whose sender goes away is forgotten", async () => {
    const url = await start();
    await new Promise<void>((resolve) => {
      const socket = connect(Number(new URL(url).port), "127.0.0.1", () =>
        socket.write(`${head("/api/messages", "Content-Length: 100")}{`, () => socket.destroy()),
      );
      socket.on("close", () => resolve());
    });
    expect((await fetch(`${url}/health`)).status).toBe(200);
    expect(lines).toEqual([]);
  });

  it.each([
    ["/", 404],
    ["/api/messages/", 404],
    ["//api/messages", 404],
    ["/API/messages", 404],
    ["/api/%6dessages", 404],
    ["/%", 404],
    ["/%zz%ff", 404],
    ["//[", 404],
    ["http://[::1/api/messages", 404],
    ["/../../etc/passwd", 404],
    ["/__proto__", 404],
    ["/constructor", 404],
    ["/health", 405],
  ])("for the path %s is answered bare", async (path, status) => {
    const url = await start();
    const answer = await raw(url, `${head(path, "Content-Length: 0", "Connection: close")}`);
    expect(answer).toMatch(new RegExp(`^HTTP/1.1 ${status} `));
    expect(answer).toMatch(/\r\n\r\n(0\r\n\r\n)?$/);
    expect((await fetch(`${url}/health`)).status).toBe(200);
  });

  it.each([
    ["GET", 405],
    ["PUT", 405],
    ["DELETE", 405],
    ["OPTIONS", 405],
    ["PATCH", 405],
  ])("by the method %s is answered bare", async (method, status) => {
    const response = await fetch(`${await start()}/api/messages`, { method });
    expect([response.status, await response.text()]).toEqual([status, ""]);
  });

  it("that wants to become something else is cut off", async () => {
    const url = await start();
    const answer = await raw(
      url,
      "GET /health HTTP/1.1\r\nHost: x\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n\r\n",
    );
    expect(answer).toBe("");
    expect((await fetch(`${url}/health`)).status).toBe(200);
  });

  it("that asks for an unknown version or type is answered all the same", async () => {
    const headers = { Accept: "image/png", "Accept-Version": "9.9.9" };
    const url = await start();
    expect((await fetch(`${url}/health`, { headers })).status).toBe(200);
    expect((await post(url, activity, headers)).status).toBe(200);
  });

  it("that is no HTTP gets a bare 400", async () => {
    expect(await raw(await start(), "nonsense\r\n\r\n")).toMatch(
      /^HTTP\/1.1 400 Bad Request\r\n(Connection: close\r\n)?\r\n$/,
    );
  });

  it("that waits in silence, or sends nothing at all, is cut off", async () => {
    const patience = { headers: 100, request: 300, silence: 400 };
    const url = await start({ patience, receive: () => new Promise(() => {}) });
    const body = JSON.stringify(activity);
    const asked = `${head("/api/messages", `Content-Length: ${body.length}`)}${body}`;
    const silent = ["", "\r\n", asked, "GET /health HTTP/1.1\r\nHost: x\r\n\r\n"].map((text) => raw(url, text));
    await Promise.all(silent);
    expect((await fetch(`${url}/health`)).status).toBe(200);
  });

  it("that never reads its answer is cut off", async () => {
    const bytes = new Uint8Array(30_000_000);
    const giveFile = async () => ({ kind: "file", name: "a", type: "text/plain", bytes }) as const;
    const url = await start({ patience: { headers: 100, request: 300, silence: 400 }, giveFile });
    const socket = connect(Number(new URL(url).port), "127.0.0.1", () =>
      socket.pause().write(`GET /files/${"a".repeat(40)} HTTP/1.1\r\nHost: x\r\n\r\n`),
    );
    const ended = new Promise<void>((resolve) => socket.once("error", resolve).once("close", () => resolve()));
    // A paused socket learns of its end only when it is read on.
    setTimeout(() => socket.resume(), 2_000);
    await ended;
    expect(socket.bytesRead).toBeLessThan(bytes.length);
  });

  it.each([
    ["headers", "POST /api/messages HTTP/1.1\r\nHost:"],
    ["body", `${head("/api/messages", "Content-Length: 100")}{`],
  ])("that never ends its %s is cut off", async (_what, text) => {
    const url = await start({ patience: { headers: 100, request: 200, silence: 10_000 } });
    expect(await raw(url, text)).toMatch(/^(HTTP\/1.1 408|$)/);
    expect((await fetch(`${url}/health`)).status).toBe(200);
  });
});
