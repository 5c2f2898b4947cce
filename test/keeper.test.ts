import { afterEach, expect, it } from "vitest";
import { type Keeper, type KeeperDeps, startKeeper } from "../src/keeper.ts";
import { anActivity, personalChat, testTenant } from "./fakes/bot.ts";
import { type FakeConnector, startFakeConnector } from "./fakes/connector.ts";

const nia = { id: "0b7e2a4c-93d1-4f4e-8a53-6d2f1c9b8e70", name: "Nia Penhale" };
const stops: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const stop of stops.splice(0).reverse()) await stop();
});

async function start(more: Partial<KeeperDeps> = {}) {
  const started = await startKeeper({
    auth: { kind: "local" },
    tenants: [testTenant],
    host: "127.0.0.1",
    port: 0,
    version: "0.1.0",
    log: { info() {}, error() {} },
    now: () => new Date("2027-03-10T09:00:00Z"),
    hear: () => async () => ({ kind: "none" }),
    posted: async () => {},
    giveFile: async () => ({ kind: "none", status: 404, says: "No such link." }),
    startJobs: () => ({
      lastRuns: () => ({ "remind-leads": "2027-03-10T08:55:00.000Z" }),
      why: () => ({}),
      stop: async () => {},
    }),
    ...more,
  });
  if (started.ok) stops.push(() => started.keeper.stop());
  return started;
}

function keeperOf(started: Awaited<ReturnType<typeof start>>): Keeper {
  if (!started.ok) throw new Error(started.fault);
  return started.keeper;
}

async function aConnector(): Promise<FakeConnector> {
  const connector = await startFakeConnector();
  stops.push(connector.stop);
  return connector;
}

function post(port: number, connector: FakeConnector) {
  const activity = anActivity(nia, personalChat(nia), connector.url, { type: "message", text: "help" });
  const headers = { "Content-Type": "application/json" };
  return fetch(`http://127.0.0.1:${port}/api/messages`, { method: "POST", headers, body: JSON.stringify(activity) });
}

it("says its version and the last good run of each job", async () => {
  const { port } = keeperOf(await start());
  const response = await fetch(`http://127.0.0.1:${port}/health`);
  expect(await response.json()).toEqual({
    status: "ok",
    version: "0.1.0",
    jobs: { "remind-leads": "2027-03-10T08:55:00.000Z" },
    failing: [],
    why: {},
  });
  expect((await fetch(`http://127.0.0.1:${port}/ready`)).status).toBe(200);
});

it("says which jobs fail, and goes on answering", async () => {
  const startJobs = () => ({
    lastRuns: () => ({}),
    why: () => ({ "remind-leads": "Nothing gets through." }),
    stop: async () => {},
  });
  const { port } = keeperOf(await start({ startJobs }));
  const response = await fetch(`http://127.0.0.1:${port}/health`);
  expect(response.status).toBe(200);
  const body = { status: "failing", failing: ["remind-leads"], why: { "remind-leads": "Nothing gets through." } };
  expect(await response.json()).toMatchObject(body);
  const ready = await fetch(`http://127.0.0.1:${port}/ready`);
  expect([ready.status, await ready.json()]).toEqual([503, expect.objectContaining(body)]);
});

it("answers with a card in the product's own look when the bot fails", async () => {
  const connector = await aConnector();
  const hear = () => async () => {
    throw new Error("boom");
  };
  const { port } = keeperOf(await start({ hear }));
  expect((await post(port, connector)).status).toBe(200);
  expect(JSON.stringify(connector.lastCard(personalChat(nia).conversation))).toContain("Something went wrong");
});

it("gives the jobs a messenger that reaches Teams", async () => {
  const connector = await aConnector();
  const sent = new Promise((resolve) => {
    void start({
      startJobs: (messenger) => {
        const to = {
          tenant: testTenant,
          conversation: "a:nia",
          serviceUrl: connector.url,
          bot: "28:bot",
          user: "29:nia",
        };
        const message = { card: { type: "AdaptiveCard" }, summary: "1 action" };
        resolve(messenger.send({ ...to, kind: "personal" }, message));
        return { lastRuns: () => ({}), why: () => ({}), stop: async () => {} };
      },
    });
  });
  expect(await sent).toEqual({ kind: "sent", message: connector.messagesIn("a:nia")[0]?.id });
});

it("starts no job when its port is taken", async () => {
  const { port } = keeperOf(await start());
  let started = false;
  const second = await start({
    port,
    startJobs: () => {
      started = true;
      return { lastRuns: () => ({}), why: () => ({}), stop: async () => {} };
    },
  });
  expect(second).toMatchObject({ ok: false, fault: expect.stringContaining(`Port ${port}`) });
  expect(started).toBe(false);
});

it("stops the jobs before the server", async () => {
  const order: string[] = [];
  const { port, stop } = keeperOf(
    await start({
      startJobs: () => ({
        lastRuns: () => ({}),
        why: () => ({}),
        async stop() {
          order.push(`jobs; server answers ${(await fetch(`http://127.0.0.1:${port}/health`)).status}`);
        },
      }),
    }),
  );
  stops.pop();
  await stop();
  order.push(await fetch(`http://127.0.0.1:${port}/health`).then(String, () => "server stopped"));
  expect(order).toEqual(["jobs; server answers 200", "server stopped"]);
});
