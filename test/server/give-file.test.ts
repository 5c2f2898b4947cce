import { afterEach, describe, expect, it } from "vitest";
import type { Given } from "../../src/server/give-file.ts";
import { type RunningServer, startServer } from "../../src/server/server.ts";

const TOKEN = "0f6f7d0a-52f4-4d6b-8f57-1b6a2f9c3e01";

const running: RunningServer[] = [];
afterEach(async () => {
  await Promise.all(running.splice(0).map((server) => server.stop()));
});

/** A server that gives this for every link, and which links it was asked for. */
async function start(given: () => Promise<Given>): Promise<{ url: string; asked: string[]; lines: string[] }> {
  const [asked, lines]: [string[], string[]] = [[], []];
  const started = await startServer({
    host: "127.0.0.1",
    port: 0,
    receive: async () => ({ status: 200 }),
    giveFile: (token) => {
      asked.push(token);
      return given();
    },
    health: () => ({ status: "ok" }),
    isWell: () => true,
    log: { error: (event, facts) => void lines.push(`${event} ${JSON.stringify(facts)}`) },
  });
  if (!started.ok) throw new Error(started.fault);
  running.push(started.server);
  return { url: `http://127.0.0.1:${started.server.port}`, asked, lines };
}

const file = (name: string) => async (): Promise<Given> => ({
  ...{ kind: "file", name, type: "text/csv; charset=utf-8" },
  bytes: Buffer.from("a,b"),
});

describe("a link to a file", () => {
  it("gives it to be kept and nothing else: not shown, not run, not remembered on the way", async () => {
    const { url, asked } = await start(file("plan.csv"));
    const response = await fetch(`${url}/files/${TOKEN}?utm=1`);
    expect([response.status, await response.text(), asked]).toEqual([200, "a,b", [TOKEN]]);
    expect(Object.fromEntries(response.headers)).toMatchObject({
      "content-type": "text/csv; charset=utf-8",
      "content-disposition": "attachment; filename=\"plan.csv\"; filename*=UTF-8''plan.csv",
      "content-length": "3",
      "cache-control": "no-store",
      "x-content-type-options": "nosniff",
      "referrer-policy": "no-referrer",
      "content-security-policy": "default-src 'none'; sandbox",
    });
    expect(response.headers.get("server")).toBeFalsy();
  });

  it.each([
    ["Política (2027).xlsx", 'filename="Politica (2027).xlsx"', "Pol%C3%ADtica%20%282027%29.xlsx"],
    ['a"b\\c/d.csv', 'filename="a-b-c-d.csv"', "a-b-c-d.csv"],
    ["../../etc/passwd", 'filename="-..-etc-passwd"', "-..-etc-passwd"],
    ["a\r\nSet-Cookie: x=1.csv", 'filename="a Set-Cookie- x=1.csv"', "a%20Set-Cookie-%20x%3D1.csv"],
    ["\u202Excod.exe", 'filename="xcod.exe"', "xcod.exe"],
    ["=1;rm %2e.csv", 'filename="=1-rm -2e.csv"', "%3D1%3Brm%20%252e.csv"],
    ["公安.xlsx", 'filename="file.xlsx"', "%E5%85%AC%E5%AE%89.xlsx"],
  ])("named %j carries a safe name", async (name, plain, whole) => {
    const { url } = await start(file(name));
    const response = await fetch(`${url}/files/${TOKEN}`);
    expect(response.headers.get("content-disposition")).toBe(`attachment; ${plain}; filename*=UTF-8''${whole}`);
    expect(response.headers.get("set-cookie")).toBeNull();
  });

  it.each([403, 404, 410, 503] as const)("that gives none says why, with %i", async (status) => {
    const { url } = await start(async () => ({ kind: "none", status, says: "No such <b>link</b>." }));
    const response = await fetch(`${url}/files/${TOKEN}`);
    expect([response.status, await response.text()]).toEqual([status, "No such <b>link</b>.\n"]);
    expect(response.headers.get("content-type")).toBe("text/plain; charset=utf-8");
    expect(response.headers.get("cache-control")).toBe("no-store");
  });

  it.each(["POST", "PUT", "DELETE", "HEAD", "OPTIONS"])("is not answered to %s", async (method) => {
    const { url, asked } = await start(file("plan.csv"));
    expect((await fetch(`${url}/files/${TOKEN}`, { method })).status).toBe(405);
    expect(asked).toEqual([]);
  });

  it.each([
    "/files",
    "/files/",
    "/files/short",
    `/files/${TOKEN}/`,
    `/files/${TOKEN}/more`,
    `/files//${TOKEN}`,
    `/FILES/${TOKEN}`,
    "/files/%2e%2e%2f%2e%2e%2fetc%2fpasswd",
    "/files/%E0%A4%A",
    `/files/${"a".repeat(81)}`,
    `/files/${"a".repeat(5_000)}`,
    `/files/${TOKEN}%00`,
    "/files/..%2fhealth-of-the-server",
    "/files/0f6f7d0a_52f4_4d6b_8f57_1b6a2f9c3e01",
  ])("is looked up nowhere when it is %.60s", async (path) => {
    const { url, asked } = await start(file("plan.csv"));
    expect((await fetch(`${url}${path}`)).status).toBe(404);
    expect(asked).toEqual([]);
    expect((await fetch(`${url}/health`)).status).toBe(200);
  });

  it("that cannot be made is answered 500 without a word, and written down without the link", async () => {
    const { url, lines } = await start(async () => {
      throw new Error("the pen broke");
    });
    const response = await fetch(`${url}/files/${TOKEN}`);
    expect([response.status, await response.text()]).toEqual([500, ""]);
    expect(lines).toEqual(['file not made {"error":"Error: the pen broke"}']);
  });
});
