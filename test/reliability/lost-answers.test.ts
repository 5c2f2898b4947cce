import { afterAll, beforeAll, expect, it } from "vitest";
import type { RemindReport } from "../../src/app/reminders/remind-report.ts";
import { type Emulator, startEmulator } from "../../src/local/emulator.ts";
import { openStores } from "../../src/storage/tables.ts";
import { aLabel, anAction, aPerson, aPlan, importedEntry } from "../builders.ts";
import { type FaultyStore, faultyStore } from "../fakes/faulty-store.ts";
import { refOf, reminderWorld } from "../fakes/reminder-world.ts";

const PEOPLE = 12;
const NOW = new Date("2026-11-20T10:00:00Z");
const log = { info: () => {}, error: () => {} };

let emulator: Emulator;
let between: FaultyStore;

beforeAll(async () => {
  const started = await startEmulator({ folder: null, port: 0, log });
  if (!started.ok) throw new Error(started.detail);
  emulator = started;
  between = await faultyStore(emulator.port);
}, 60_000);

afterAll(async () => {
  between?.close();
  await emulator?.stop();
});

/** A tenant whose people are each to be asked, run through a store that does this to each write, by its number. */
async function runWith(tenant: string, fate: (write: number) => ReturnType<FaultyStore["decide"]>) {
  const key = { tenant, plan: "improvement" };
  const ids = Array.from({ length: PEOPLE }, (_, index) => `p${index}`);
  const plan = aPlan({
    key,
    people: ids.map((id) => aPerson(id, `Lead ${id}`)),
    labels: ids.map((id) => aLabel(`Lead ${id}`, id)),
  });
  const actions = ids.map((id, index) => {
    const leads = [{ label: `Lead ${id}`, accountable: true }];
    return anAction({ id: `a-${id}`, ref: `1.1.${index + 1}`, reviewDate: "2026-12-04", leads });
  });
  const direct = await openStores({ connectionString: emulator.connectionString });
  await direct.plans.createPlan({ plan, actions, history: actions.map(importedEntry) });
  for (const id of ids) await direct.conversations.remember(tenant, id, { ...refOf(id), tenant });

  const { deps, run, messenger } = await reminderWorld(aPlan({ key: { ...key, plan: "unused" } }), [], NOW);
  let ids2 = 0;
  const newId = () => `${tenant}-${++ids2}`;
  const faulty = await openStores({ connectionString: between.connectionString });
  let writes = 0;
  between.decide = ({ method, write }) => (write || method !== "GET" ? fate(++writes) : "pass");
  let report: RemindReport;
  try {
    report = await run(NOW, { ...deps, ...faulty, newId });
  } finally {
    between.decide = () => "pass";
  }
  const again = await run(NOW, { ...deps, ...direct, newId });
  return { ids, report, again, left: messenger.left, asked: await direct.plans.listAsked(key), writes };
}

it("T5 a store that loses the answer of every third write: each digest once, none thought to be another's", async () => {
  const { ids, report, again, left, asked, writes } = await runWith("lost", (write) =>
    write % 3 === 0 ? "lose-answer" : "pass",
  );
  expect(writes).toBeGreaterThan(3 * PEOPLE);
  expect(left.map(({ person }) => person).sort()).toEqual([...ids].sort());
  expect(left.some(({ repeated }) => repeated)).toBe(false);
  expect(report).toMatchObject({ sent: PEOPLE, planned: PEOPLE, failed: 0 });
  expect(again).toMatchObject({ sent: 0, planned: 0 });
  expect(asked).toHaveLength(PEOPLE);
}, 60_000);

it("T7 a store that answers every third write with 503: each digest once", async () => {
  const { ids, again, left, asked } = await runWith("storm", (write) => (write % 3 === 0 ? "unavailable" : "pass"));
  expect(left.map(({ person }) => person).sort()).toEqual([...ids].sort());
  expect(left.some(({ repeated }) => repeated)).toBe(false);
  expect(again).toMatchObject({ sent: 0 });
  expect(asked).toHaveLength(PEOPLE);
}, 60_000);
