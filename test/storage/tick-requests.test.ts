import { afterAll, beforeAll, expect, it } from "vitest";
import { remindLeads } from "../../src/app/reminders/remind-leads.ts";
import { type Emulator, startEmulator } from "../../src/local/emulator.ts";
import { openStores, type Stores } from "../../src/storage/tables.ts";
import { anAction, aPlan, importedEntry, KEY } from "../builders.ts";
import { type FaultyStore, faultyStore } from "../fakes/faulty-store.ts";
import { refOf, reminderWorld } from "../fakes/reminder-world.ts";

/** What a tick with one digest may cost of the store: 49 once; 12 is the aim. */
const MOST = 24;
/** The plan's hour, ten working days before its review. */
const HOUR = new Date("2026-11-20T09:00:00Z");

let emulator: Emulator;
let network: FaultyStore;
let stores: Stores;

beforeAll(async () => {
  const started = await startEmulator({ folder: null, port: 0, log: { info: () => {}, error: () => {} } });
  if (!started.ok) throw new Error(started.detail);
  emulator = started;
  network = await faultyStore(emulator.port);
  stores = await openStores({ connectionString: network.connectionString });
});
afterAll(async () => {
  network.close();
  await emulator.stop();
});

it(`asks the store ${MOST} times at most for a tick with one digest, and once for the next`, async () => {
  const plan = aPlan();
  const actions = [anAction({ reviewDate: "2026-12-04", endDate: null })];
  const here = await reminderWorld(plan, actions, HOUR);
  await stores.plans.createPlan({ plan, actions, history: actions.map(importedEntry) });
  for (const { id } of plan.people) await stores.conversations.remember(KEY.tenant, id, refOf(id));
  const tick = async (now: Date) => {
    network.passed.length = 0;
    here.clocks.set(now);
    const { sent } = await remindLeads({ ...here.deps, ...stores }, { now, dueOnly: true });
    return { sent, requests: network.passed.length };
  };
  const first = await tick(HOUR);
  expect(first.sent).toBe(1);
  expect(first.requests).toBeLessThanOrEqual(MOST);
  expect(await tick(new Date("2026-11-20T09:05:00Z"))).toEqual({ sent: 0, requests: 1 });
});
