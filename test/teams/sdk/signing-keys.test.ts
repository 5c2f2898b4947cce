import { generateKeyPairSync } from "node:crypto";
import { expect, it } from "vitest";
import { createSigningKeys } from "../../../src/teams/sdk/signing-keys.ts";

const HOUR = 3_600_000;
const jwk = { ...generateKeyPairSync("rsa", { modulusLength: 2048 }).publicKey.export({ format: "jwk" }), kty: "RSA" };
const published = (...ids: readonly string[]) => ({
  keys: ids.map((kid) => ({ ...jwk, kid, endorsements: ["msteams"] })),
});

/** Keys of a server that does as told, on a clock of the test's own. */
function aKeeper() {
  const lines: string[] = [];
  const server = { answers: async (): Promise<unknown> => published("key-1"), asked: 0, now: 1_000_000 };
  const keys = createSigningKeys({
    log: { error: (event, facts) => void lines.push(`${event} ${facts?.["known"]}`) },
    now: () => server.now,
    fetchKeys: () => {
      server.asked++;
      return server.answers();
    },
  });
  return { keys, server, lines };
}

it("asks once a day, and gives a key as the SDK wants it", async () => {
  const { keys, server } = aKeeper();
  expect(await keys.getKey("key-1")).toEqual({
    key: expect.stringContaining("BEGIN PUBLIC KEY"),
    endorsements: ["msteams"],
  });
  server.now += 23 * HOUR;
  await keys.getKey("key-1");
  expect(server.asked).toBe(1);
  server.now += HOUR;
  await keys.getKey("key-1");
  expect([server.asked, keys.failing()]).toEqual([2, null]);
});

it("goes on serving what it knows while the server is in trouble, says so, and mends by itself", async () => {
  const { keys, server, lines } = aKeeper();
  await keys.getKey("key-1");
  server.now += 25 * HOUR;
  server.answers = async () => {
    throw new Error("answered 503");
  };
  for (let minute = 0; minute < 60; minute++) {
    expect(await keys.getKey("key-1")).not.toBeNull();
    server.now += 20_000;
  }
  expect(server.asked).toBe(1 + 20);
  expect(lines).toEqual(Array(20).fill("signing-keys-not-fetched 1"));
  expect(keys.failing()).toContain("cannot be fetched");
  server.answers = async () => published("key-2");
  server.now += 60_000;
  expect(await keys.getKey("key-1")).toBeNull();
  expect(await keys.getKey("key-2")).not.toBeNull();
  expect(keys.failing()).toBeNull();
});

it.each([{}, { keys: [] }, { keys: [{ kid: "key-1", kty: "EC" }] }, "no"])(
  "takes %j for trouble, and forgets no key for it",
  async (answer) => {
    const { keys, server } = aKeeper();
    await keys.getKey("key-1");
    server.now += 25 * HOUR;
    server.answers = async () => answer;
    expect(await keys.getKey("key-1")).not.toBeNull();
    expect(keys.failing()).not.toBeNull();
  },
);

it("has one fetch under way, and fetches at most once a minute for ids that nobody published", async () => {
  const { keys, server } = aKeeper();
  await Promise.all(Array.from({ length: 200 }, (_, index) => keys.getKey(`forged-${index}`)));
  expect(server.asked).toBe(1);
  for (let index = 0; index < 200; index++) expect(await keys.getKey(`forged-${index}`)).toBeNull();
  expect(server.asked).toBe(1);
  server.answers = async () => published("key-1", "key-2");
  server.now += 60_000;
  expect(await keys.getKey("key-2")).not.toBeNull();
  expect(server.asked).toBe(2);
});
