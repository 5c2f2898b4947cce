import { randomUUID } from "node:crypto";
import { TableClient } from "@azure/data-tables";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { PlanKey } from "../../src/domain/plan/plan.ts";
import { type Emulator, startEmulator } from "../../src/local/emulator.ts";
import { openStores, type Stores } from "../../src/storage/tables.ts";
import { createHear } from "../../src/teams/answers/hear.ts";
import type { Turn } from "../../src/teams/turn.ts";
import { anEvent, aPlan, BEN, NOW } from "../builders.ts";
import { type FaultyStore, faultyStore } from "../fakes/faulty-store.ts";
import { localFiles } from "../fakes/files.ts";
import { anAction } from "./samples.ts";

const log = { info: () => {}, error: () => {} };
let emulator: Emulator;
let network: FaultyStore;
let stores: Stores;
let tenant: string;

beforeAll(async () => {
  const started = await startEmulator({ folder: null, port: 0, log });
  if (!started.ok) throw new Error(started.detail);
  emulator = started;
}, 60_000);
afterAll(() => emulator.stop());
beforeEach(async () => {
  tenant = randomUUID();
  network = await faultyStore(emulator.port);
  stores = await openStores({ connectionString: network.connectionString, patienceMs: 60_000 });
  return () => network.close();
});

const keyOf = (plan: string): PlanKey => ({ tenant, plan });

/** A plan of its own people, or of Ben as well. */
async function begin(plan: string, people = [{ id: `owner-of-${plan}`, name: plan, roles: ["owner"] as const }]) {
  const key = keyOf(plan);
  const made = aPlan({ key, people, labels: [], standIns: [], delegates: [], handovers: [] });
  await stores.plans.createPlan({ plan: made, actions: [anAction("1.1")], history: [] });
}

/** Requests to the store that a typed line costs, the second time: what is kept in memory is kept. */
async function costOf(text: string, kind: "personal" | "channel"): Promise<number> {
  const hear = createHear({
    ...stores,
    ...localFiles,
    roster: { members: async () => [] },
    publicUrl: null,
    newId: randomUUID,
    log,
  });
  const conversation = `a:${tenant}`;
  const ref = { tenant, kind, conversation, serviceUrl: "http://x", bot: "28:bot", user: "29:ben" };
  const turn: Turn = { actor: { tenant, person: BEN, name: "Ben Okafor" }, at: NOW, activity: randomUUID(), ref };
  await hear(turn, { kind: "text", text });
  network.passed.length = 0;
  await hear({ ...turn, activity: randomUUID() }, { kind: "text", text });
  return network.passed.length;
}

/** Takes away every row of who is in which plan, as if an older version had written the plans. */
async function forgetParties(): Promise<void> {
  const people = TableClient.fromConnectionString(emulator.connectionString, "people", {
    allowInsecureConnection: true,
  });
  for await (const { partitionKey = "", rowKey = "" } of people.listEntities())
    if (partitionKey.endsWith("|in") || partitionKey === "in-plans") await people.deleteEntity(partitionKey, rowKey);
}

const BENS = [{ id: BEN, name: "Ben Okafor", roles: ["owner"] as const }];

describe("what a question costs", () => {
  it("is the plans one is in, in one's own chat and where others look on, however many there are", async () => {
    await stores.plans.noteParties();
    await begin("ours", BENS);
    const ask = () => Promise.all([costOf("overdue", "personal")]);
    const alone = [...(await ask()), await costOf("overdue", "channel"), await costOf("reminders", "personal")];
    for (let index = 0; index < 129; index += 8)
      await Promise.all(Array.from({ length: 8 }, (_, one) => begin(`other-${index + one}`)));
    const among = [...(await ask()), await costOf("overdue", "channel"), await costOf("reminders", "personal")];
    expect(among).toEqual(alone);
    expect(alone[0]).toBeLessThan(6);
  }, 240_000);

  it("finds one's plans before the rows were ever written, and after, and after half of them", async () => {
    await begin("ours", BENS);
    await begin("theirs");
    await forgetParties();
    const fresh = async () =>
      (await openStores({ connectionString: network.connectionString, patienceMs: 60_000 })).plans;
    const found = async () => (await (await fresh()).listPlansOf(tenant, BEN)).map(({ key }) => key.plan);
    // Nobody knows yet: every plan is looked at, as it was.
    expect(await found()).toEqual(["ours", "theirs"]);
    let writes = 0;
    network.decide = ({ write }) => (write && ++writes > 1 ? "refuse" : "pass");
    await expect(stores.plans.noteParties()).rejects.toThrow();
    network.decide = () => "pass";
    expect(await found()).toEqual(["ours", "theirs"]);
    await Promise.all([stores.plans.noteParties(), stores.plans.noteParties()]);
    expect(await found()).toEqual(["ours"]);
  }, 60_000);

  it("never misses a plan whose writer dies: who is in it is noted before it is there", async () => {
    await stores.plans.noteParties();
    await begin("ours");
    const stored = await stores.plans.readPlan(keyOf("ours"));
    if (typeof stored === "string") throw new Error(stored);
    const joined = { ...stored, value: { ...stored.value, people: [...stored.value.people, ...BENS] } };
    let noted = false;
    network.decide = ({ write }) => {
      if (!write) return "pass";
      if (noted) return "refuse";
      noted = true;
      return "pass";
    };
    await expect(stores.plans.savePlan(joined, anEvent())).rejects.toThrow();
    network.decide = () => "pass";
    expect((await stores.plans.listPlansOf(tenant, BEN)).map(({ key }) => key.plan)).toEqual(["ours"]);
    // A superset: that he is in it is looked at when it is read.
    const { value } = (await stores.plans.readPlan(keyOf("ours"))) as typeof stored;
    expect(value.people.some(({ id }) => id === BEN)).toBe(false);
  }, 60_000);
});
