import { createServer, request as httpRequest } from "node:http";
import https from "node:https";
import { syncBuiltinESMExports } from "node:module";
import type { AddressInfo } from "node:net";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import type { Messenger } from "../src/app/ports/messages.ts";
import { digestMessage } from "../src/cards/reminders/digest.ts";
import { jobsOf } from "../src/jobs/jobs.ts";
import { startJobs } from "../src/jobs/scheduler.ts";
import { type KeeperDeps, startKeeper } from "../src/keeper.ts";
import { aLabel, anAction, aPerson, aPlan, KEY } from "./builders.ts";
import { testTenant } from "./fakes/bot.ts";
import { type Behaviour, type FakeConnector, startFakeConnector } from "./fakes/connector.ts";
import { fakeClocks, type ReminderWorld, reminderWorld } from "./fakes/reminder-world.ts";

/** A Friday and the working day after it; ten working days before what is asked. */
const FRIDAY = "2026-11-20";
const MONDAY = "2026-11-23";
const at = (time: string, day = FRIDAY) => new Date(`${day}T${time}:00Z`);
const LEADS = ["ada", "bea", "cal", "dee", "eve"];

const stops: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const stop of stops.splice(0).reverse()) await stop();
});

/** Microsoft's sign-in, which refuses the bot a token: all that is asked of it by https comes here. */
const real = https.request;
const signIn = createServer((request, response) => {
  response.setHeader("Content-Type", "application/json");
  const login = "https://login.microsoftonline.com";
  if (request.url?.includes("/token")) {
    response.statusCode = 401;
    const error_description = "AADSTS7000222: The provided client secret keys for app 'x' are expired.";
    return response.end(JSON.stringify({ error: "invalid_client", error_description, error_codes: [7000222] }));
  }
  const ends = { token_endpoint: `${login}/t/oauth2/v2.0/token`, authorization_endpoint: `${login}/t/authorize` };
  return response.end(JSON.stringify({ issuer: `${login}/t/v2.0`, jwks_uri: `${login}/keys`, ...ends }));
});
beforeAll(async () => {
  await new Promise<void>((resolve) => signIn.listen(0, "127.0.0.1", resolve));
});
afterAll(() => {
  https.request = real;
  syncBuiltinESMExports();
  signIn.close();
});

/** The bot whole, with its server and its real way to Teams, and the reminders' job ticked by hand. */
async function aBot(auth: KeeperDeps["auth"], serviceUrl: string, before?: ReminderWorld) {
  const people = LEADS.map((id) => aPerson(id, `Name of ${id}`));
  const labels = LEADS.map((id) => aLabel(`Name of ${id}`, id));
  const actions = LEADS.map((id, index) =>
    anAction({
      ...{ id: `a-${id}`, ref: `1.1.${index + 1}`, reviewDate: "2026-12-04" },
      leads: [{ label: `Name of ${id}`, accountable: true }],
    }),
  );
  const here = before ?? (await reminderWorld(aPlan({ people, labels }), actions, at("08:55")));
  for (const id of LEADS)
    await here.conversations.remember(KEY.tenant, id, {
      ...{ tenant: KEY.tenant, kind: "personal", conversation: `a:${id}`, serviceUrl },
      ...{ bot: "28:bot", user: `29:${id}` },
    });
  const errors: string[] = [];
  const log = {
    info: () => {},
    error: (event: string, facts = {}) => void errors.push(`${event} ${JSON.stringify(facts)}`),
  };
  let messenger: Messenger | undefined;
  let running: ReturnType<typeof startJobs> | undefined;
  const started = await startKeeper({
    ...{ auth, tenants: [testTenant], host: "127.0.0.1", port: 0, version: "0.1.0", log },
    now: () => here.clocks.now(),
    hear: () => async () => ({ kind: "none" }),
    posted: async () => {},
    giveFile: async () => ({ kind: "none", status: 404, says: "No such link." }),
    startJobs: (given) => {
      messenger = given;
      return { lastRuns: () => ({}), why: () => running?.why() ?? {}, stop: async () => {} };
    },
  });
  if (!started.ok || messenger === undefined) throw new Error("not started");
  stops.push(() => started.keeper.stop());
  const clocks = fakeClocks(at("08:55"));
  const deps = { ...here.deps, clocks, messenger, log, draw: { digest: digestMessage }, drafts: here.drafts };
  const [remind] = jobsOf(deps);
  return {
    ...here,
    world: here,
    /** The job's tick at an instant; what it put into the log as an error. */
    tick: async (now: Date) => {
      clocks.set(now);
      const before = errors.length;
      if (remind === undefined) throw new Error("no job");
      let ended = () => {};
      const done = new Promise<void>((resolve) => {
        ended = resolve;
      });
      const watched = {
        ...remind,
        run: (when: Date, stopping: AbortSignal) => remind.run(when, stopping).finally(() => setImmediate(ended)),
      };
      running = startJobs([watched], log, () => now);
      await done;
      await running.stop();
      return errors.slice(before);
    },
    ask: async (path: string) => {
      const response = await fetch(`http://127.0.0.1:${started.keeper.port}${path}`);
      return { status: response.status, body: (await response.json()) as Readonly<Record<string, unknown>> };
    },
    unreachable: async () =>
      (await here.conversations.list(KEY.tenant)).flatMap((one) => (one.unreachable === null ? [] : [one.person])),
  };
}

async function aConnector(): Promise<FakeConnector> {
  const connector = await startFakeConnector();
  stops.push(connector.stop);
  return connector;
}

const got = (connector: FakeConnector) => connector.delivered.map(({ conversation }) => conversation).sort();
const everybody = LEADS.map((id) => `a:${id}`);

describe("a day of trouble, and the day after it", () => {
  it.each<[string, Behaviour, string]>([
    ["401", { kind: "refuse", status: 401, code: "BotNotRegistered" }, "does not accept this bot's registration"],
    ["403", { kind: "refuse", status: 403, code: "BotDisabledByAdmin" }, "An administrator has switched the app off"],
  ])(
    "%s: one error a tick, health and ready say so, nobody is marked, and all are reminded next",
    async (_, behaviour, why) => {
      const connector = await aConnector();
      const bot = await aBot({ kind: "local" }, connector.url);
      connector.behave(behaviour);
      expect(await bot.tick(at("09:00"))).toEqual([expect.stringContaining(why)]);
      expect(connector.attempts).toHaveLength(3);
      expect(await bot.tick(at("09:05"))).toEqual([expect.stringMatching(/^job-failed /)]);
      expect(connector.attempts).toHaveLength(4);
      const health = await bot.ask("/health");
      expect(health).toMatchObject({ status: 200, body: { status: "failing", failing: ["remind-leads"] } });
      expect(JSON.stringify(health.body)).toContain(why);
      expect((await bot.ask("/ready")).status).toBe(503);
      for (const time of ["12:00", "15:00", "20:00"]) await bot.tick(at(time));
      expect([got(connector), await bot.unreachable()]).toEqual([[], []]);
      connector.behave({ kind: "accept" });
      expect(await bot.tick(at("09:00", MONDAY))).toEqual([]);
      expect(got(connector)).toEqual(everybody);
      expect((await bot.ask("/ready")).status).toBe(200);
    },
  );

  it("one message too big: it alone is not accepted, and its person hears on the next day", async () => {
    const connector = await aConnector();
    const bot = await aBot({ kind: "local" }, connector.url);
    connector.behave((to) =>
      to === "a:cal" ? { kind: "refuse", status: 413, code: "MessageSizeTooBig" } : { kind: "accept" },
    );
    expect(await bot.tick(at("09:00"))).toEqual([expect.stringMatching(/^message-not-accepted .*MessageSizeTooBig/)]);
    expect(got(connector)).toEqual(everybody.filter((one) => one !== "a:cal"));
    expect(await bot.row("cal", FRIDAY)).toMatchObject({ status: "not-accepted" });
    expect((await bot.ask("/ready")).status).toBe(200);
    connector.behave({ kind: "accept" });
    await bot.tick(at("09:00", MONDAY));
    expect([got(connector), await bot.unreachable()]).toEqual([everybody, []]);
  });

  it("an expired secret: its code is in the log, in health and behind ready, and once it is renewed all hear", async () => {
    const connector = await aConnector();
    https.request = ((...given: readonly unknown[]) => {
      const options = given.find((one) => typeof one === "object" && !(one instanceof URL)) as Record<string, unknown>;
      const url = given.find((one) => typeof one === "string" || one instanceof URL);
      const path = options?.["path"] ?? (url === undefined ? "/" : new URL(String(url)).pathname);
      const { port } = signIn.address() as AddressInfo;
      const done = given.find((one) => typeof one === "function");
      const here = { host: "127.0.0.1", port, path, method: options?.["method"], headers: options?.["headers"] };
      return Reflect.apply(httpRequest, undefined, [here, done]);
    }) as typeof https.request;
    syncBuiltinESMExports();
    const appId = "11111111-2222-4333-8444-555555555555";
    const auth = { kind: "password", appId, tenantId: testTenant, password: "expired" } as const;
    const bot = await aBot(auth, "https://smba.trafficmanager.net/uk/");
    const [error, ...more] = await bot.tick(at("09:00"));
    expect([error, more]).toEqual([expect.stringContaining("AADSTS7000222"), []]);
    expect((await bot.ask("/health")).body["why"]).toEqual({
      "remind-leads": expect.stringContaining("The bot's secret has expired (AADSTS7000222)."),
    });
    expect((await bot.ask("/ready")).status).toBe(503);
    expect(await bot.unreachable()).toEqual([]);
    // The same store, with a bot that is given its tokens again.
    const renewed = await aBot({ kind: "local" }, connector.url, bot.world);
    await renewed.tick(at("09:00", MONDAY));
    expect(got(connector)).toEqual(everybody);
  });
});
