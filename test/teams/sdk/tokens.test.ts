import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { exportJWK, generateKeyPair, type JWTPayload, SignJWT } from "jose";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import { anActivity, personalChat, startTestBot, type TestBot, testTenant } from "../../fakes/bot.ts";
import { aFreePort } from "../../fakes/free-port.ts";

/** What reaches the console; put in place before the adapter takes hold of it. */
const printed = vi.hoisted(() => {
  const lines: unknown[][] = [];
  console.error = (...said: unknown[]) => void lines.push(said);
  return lines;
});

const appId = "11111111-2222-4333-8444-555555555555";
const serviceUrl = "https://smba.trafficmanager.net/uk/";
const nia = { id: "0b7e2a4c-93d1-4f4e-8a53-6d2f1c9b8e70", name: "Nia Penhale" };
const now = Math.floor(Date.now() / 1_000);

type Key = Awaited<ReturnType<typeof generateKeyPair>>;
let microsoft: Key;
let forger: Key;
let keys: Server;
let issuer: string;
let bot: TestBot;
let turns: number;

/** Publishes one key the way Microsoft does. */
beforeAll(async () => {
  [microsoft, forger] = await Promise.all([generateKeyPair("RS256"), generateKeyPair("RS256")]);
  const jwk = { ...(await exportJWK(microsoft.publicKey)), kid: "key-1", use: "sig", endorsements: ["msteams"] };
  keys = createServer((request, response) => {
    response.setHeader("Content-Type", "application/json");
    response.end(JSON.stringify(request.url === "/keys" ? { keys: [jwk] } : { issuer, jwks_uri: `${issuer}/keys` }));
  });
  await new Promise<void>((resolve) => keys.listen(0, "127.0.0.1", resolve));
  issuer = `http://127.0.0.1:${(keys.address() as AddressInfo).port}`;
});
afterAll(() => new Promise((resolve) => keys.close(resolve)));

beforeEach(async () => {
  turns = 0;
  printed.length = 0;
  bot = await startTestBot({
    auth: { kind: "password", appId, tenantId: testTenant, password: "never used" },
    tokens: { issuer, openIdMetadata: `${issuer}/metadata` },
    hear: async () => {
      turns += 1;
      return { kind: "none" };
    },
  });
});
afterEach(() => bot.stop());

interface Signing {
  readonly claims?: JWTPayload;
  readonly key?: Key["privateKey"] | Uint8Array;
  readonly header?: { readonly alg?: string; readonly kid?: string };
}

/** A token as the channel's, but for what is said. */
function sign({ claims = {}, key = microsoft.privateKey, header = {} }: Signing = {}): Promise<string> {
  const whole = { iss: issuer, aud: appId, nbf: now - 60, exp: now + 3_600, serviceurl: serviceUrl, ...claims };
  return new SignJWT(whole).setProtectedHeader({ alg: "RS256", kid: "key-1", ...header }).sign(key);
}

function post(token: string, changes: Readonly<Record<string, unknown>> = {}) {
  const activity = anActivity(nia, personalChat(nia), serviceUrl, { type: "message", text: "help", ...changes });
  return bot.post(activity, { Authorization: `Bearer ${token}` });
}

describe("a signed request", () => {
  it("with a good token is heard", async () => {
    expect((await post(await sign())).status).toBe(200);
    expect(turns).toBe(1);
  });

  it.each<[string, () => Signing]>([
    ["forged with another key", () => ({ key: forger.privateKey })],
    ["signed with a key nobody published", () => ({ header: { kid: "key-2" } })],
    [
      "signed with the public key as a secret",
      () => ({ key: new TextEncoder().encode("k".repeat(64)), header: { alg: "HS256" } }),
    ],
    ["expired", () => ({ claims: { exp: now - 3_600 } })],
    ["not valid yet", () => ({ claims: { nbf: now + 3_600 } })],
    ["without exp", () => ({ claims: { exp: undefined } })],
    ["for another bot", () => ({ claims: { aud: "99999999-2222-4333-8444-555555555555" } })],
    ["for no bot", () => ({ claims: { aud: undefined } })],
    ["of another issuer", () => ({ claims: { iss: "https://issuer.example" } })],
    ["for another service address", () => ({ claims: { serviceurl: "https://smba.trafficmanager.net/fr/" } })],
    ["for no service address", () => ({ claims: { serviceurl: undefined } })],
  ])("%s gets a bare 401, and nothing is printed", async (_what, signing) => {
    const answer = await post(await sign(signing()));
    expect([answer.status, answer.text, turns, printed]).toEqual([401, "", 0, []]);
  });

  it("that was tampered with gets a bare 401", async () => {
    const [header, , signature] = (await sign()).split(".");
    const claims = { iss: issuer, aud: appId, exp: now + 3_600, serviceurl: serviceUrl, more: true };
    const payload = Buffer.from(JSON.stringify(claims)).toString("base64url");
    const answer = await post(`${header}.${payload}.${signature}`);
    expect([answer.status, answer.text, turns]).toEqual([401, "", 0]);
  });

  it("of another tenant gets a bare 401, however good its token", async () => {
    const answer = await post(await sign(), {
      channelData: { tenant: { id: "00000000-0000-4000-8000-000000000000" } },
    });
    expect([answer.status, answer.text, turns]).toEqual([401, "", 0]);
  });

  it("that names a channel the key is not endorsed for is not heard", async () => {
    const answer = await post(await sign(), { channelId: "webchat" });
    expect([answer.status, answer.text, turns]).toEqual([400, "", 0]);
  });

  it("to be answered elsewhere than at Microsoft's gets a bare 400", async () => {
    const elsewhere = "https://evil.example/";
    const answer = await post(await sign({ claims: { serviceurl: elsewhere } }), { serviceUrl: elsewhere });
    expect([answer.status, answer.text, turns]).toEqual([400, "", 0]);
  });
});

it("any token gets a bare 401 while the keys cannot be had", async () => {
  const tokens = { issuer, openIdMetadata: `http://127.0.0.1:${await aFreePort()}/metadata` };
  const auth = { kind: "password", appId, tenantId: testTenant, password: "never used" } as const;
  const cutOff = await startTestBot({ auth, tokens });
  const activity = anActivity(nia, personalChat(nia), serviceUrl, { type: "message", text: "help" });
  const answer = await cutOff.post(activity, { Authorization: `Bearer ${await sign()}` });
  expect([answer.status, answer.text, printed]).toEqual([401, "", []]);
  await cutOff.stop();
});

describe("a key server in trouble", () => {
  /** A key server of its own, which answers as told, and a bot whose keys grow old on the test's clock. */
  async function troubled() {
    const server = { answers: true, asked: 0, age: 0 };
    const jwk = { ...(await exportJWK(microsoft.publicKey)), kid: "key-1", use: "sig", endorsements: ["msteams"] };
    const http = createServer((request, response) => {
      server.asked++;
      if (!server.answers) return;
      response.setHeader("Content-Type", "application/json");
      response.end(JSON.stringify(request.url === "/keys" ? { keys: [jwk] } : { jwks_uri: `${own}/keys` }));
    });
    await new Promise<void>((resolve) => http.listen(0, "127.0.0.1", resolve));
    const own = `http://127.0.0.1:${(http.address() as AddressInfo).port}`;
    const there = await startTestBot({
      auth: { kind: "password", appId, tenantId: testTenant, password: "never used" },
      tokens: { issuer, openIdMetadata: `${own}/metadata` },
      patience: { send: 1_000, invoke: 4_000, keys: 300 },
      keyClock: () => server.age,
    });
    const says = async (signing: Signing = {}) => {
      const activity = anActivity(nia, personalChat(nia), serviceUrl, { type: "message", text: "help" });
      return (await there.post(activity, { Authorization: `Bearer ${await sign(signing)}` })).status;
    };
    const stop = async () => {
      await there.stop();
      http.closeAllConnections();
      http.close();
    };
    return { server, says, there, stop };
  }

  it("locks nobody out a day after the last fetch, holds no request, and is told", async () => {
    const { server, says, there, stop } = await troubled();
    expect(await says()).toBe(200);
    server.answers = false;
    server.age += 25 * 3_600_000;
    const begun = performance.now();
    expect(await says()).toBe(200);
    expect(performance.now() - begun).toBeLessThan(3_000);
    expect(await says({ key: forger.privateKey })).toBe(401);
    expect(there.lines.some((line) => line.startsWith("signing-keys-not-fetched"))).toBe(true);
    expect((await fetch(`${there.url}/ready`)).status).toBe(503);
    server.answers = true;
    server.age += 60_000;
    expect(await says()).toBe(200);
    expect((await fetch(`${there.url}/ready`)).status).toBe(200);
    await stop();
  });

  it("that is silent from the start answers 401 after the deadline; 200 unproven requests make one fetch", async () => {
    const { server, says, stop } = await troubled();
    server.answers = false;
    const answers = await Promise.all(
      Array.from({ length: 200 }, (_, index) => says({ key: forger.privateKey, header: { kid: `forged-${index}` } })),
    );
    expect(new Set(answers)).toEqual(new Set([401]));
    expect(server.asked).toBe(1);
    await stop();
  });
});

it("a request without any token gets a bare 401", async () => {
  const answer = await bot.post(anActivity(nia, personalChat(nia), serviceUrl, { type: "message", text: "help" }));
  expect([answer.status, answer.text, turns]).toEqual([401, "", 0]);
});

it("what others print to the console still arrives", () => {
  console.error("ours");
  expect(printed).toEqual([["ours"]]);
});
