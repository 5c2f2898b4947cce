import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { expect, it } from "vitest";
import { reconcileReminders } from "../../../src/app/reminders/reconcile-reminders.ts";
import { remindLeads } from "../../../src/app/reminders/remind-leads.ts";
import type { HistoryEntry } from "../../../src/domain/history/history.ts";
import type { Action } from "../../../src/domain/plan/action.ts";
import { DEFAULT_SETTINGS } from "../../../src/domain/plan/plan.ts";
import { startEmulator } from "../../../src/local/emulator.ts";
import { openStores, type Stores } from "../../../src/storage/tables.ts";
import { AMINA, anAction, aOnce, aPlan, BEN, importedEntry, KEY, OWEN } from "../../builders.ts";
import { refOf, reminderWorld } from "../../fakes/reminder-world.ts";
import { layRows, type Rows, readRows } from "./tables.ts";

/**
 * What release 0.1 had asked, told and planned when it was replaced in the middle of a day, and what it would have sent
 * after that: kept once by `KEEP_OWED=1` on its code, and never written again.
 */
const kept = new URL("../../fixtures/owed/0.1.json", import.meta.url);

interface Kept {
  readonly rows: Rows;
  readonly after: Awaited<ReturnType<typeof goOn>>;
}

const at = (day: string, time = "09:00") => new Date(`2026-${day}T${time}:00Z`);
const plan = aPlan({ settings: { ...DEFAULT_SETTINGS, paperDeadlines: ["2026-11-26"] } });
const undated = { reviewDate: null, endDate: null };
const ben = { leads: [{ label: "Ben Okafor", accountable: true }] };
const actions = [
  anAction({ ...undated, reviewDate: "2026-12-04", dependsOn: ["1.1.2"] }),
  anAction({ ...undated, ...ben, id: "a2", ref: "1.1.2" }),
  anAction({ ...undated, id: "a3", ref: "1.1.3", reviewDate: "2026-11-06" }),
  anAction({ ...undated, ...ben, id: "a4", ref: "1.1.4", reviewDate: "2026-12-04" }),
  anAction({ ...undated, id: "a5", ref: "1.1.5", reviewDate: "2027-03-31" }),
];

async function change({ plans }: Stores, id: string, more: Partial<Action>, told: Partial<HistoryEntry>) {
  const before = await plans.readAction(KEY, id);
  if (before === undefined) throw new Error(id);
  const after = { ...before.value, ...more, version: before.value.version + 1 };
  const entry = {
    ...importedEntry(after),
    entry: after.version,
    at: at("11-19", "10:00").toISOString(),
    day: "2026-11-19",
  };
  await plans.commit(KEY, { before, after, entry: { ...entry, ...told }, once: aOnce(`${id} ${after.version}`) });
}

async function tick(stores: Stores, now: Date): Promise<readonly string[]> {
  const here = await reminderWorld(plan, [], now);
  await remindLeads({ ...here.deps, ...stores }, { now });
  return here.messenger.left.map((one) => JSON.stringify(one));
}

/** A lead is asked, told and reminded up the ladder, an owner is told of what waits, and Ben is not there. */
async function livedUntilNoon(stores: Stores): Promise<void> {
  await stores.plans.createPlan({ plan, actions, history: actions.map(importedEntry) });
  for (const { id } of plan.people.filter((person) => person.id !== BEN))
    await stores.conversations.remember(KEY.tenant, id, refOf(id));
  for (const day of ["11-06", "11-13", "11-19"]) await tick(stores, at(day));
  await change(stores, "a2", { state: "complete" }, { kind: "completion-proposed", by: BEN });
  const moved = [{ field: "review date", part: null, from: "2027-03-31", to: "2027-04-30" }] as const;
  await change(stores, "a5", { reviewDate: "2027-04-30" }, { kind: "edit-accepted", by: OWEN, changes: moved });
  await tick(stores, at("11-20"));
}

/** The rest of the day, on which Ben comes, the night and two more working days. */
async function goOn(stores: Stores) {
  await stores.conversations.remember(KEY.tenant, BEN, refOf(BEN));
  const rest = await tick(stores, at("11-20", "12:00"));
  const here = await reminderWorld(plan, [], at("11-21", "05:00"));
  const { holes, failed } = await reconcileReminders({ ...here.deps, ...stores }, at("11-21", "05:00"));
  const next = [await tick(stores, at("11-23")), await tick(stores, at("11-27"))];
  return { rest, holes: holes.length, failed, next };
}

async function inStore<T>(use: (connectionString: string) => Promise<T>): Promise<T> {
  const emulator = await startEmulator({ folder: null, port: 0, log: { info: () => {}, error: () => {} } });
  if (!emulator.ok) throw new Error(emulator.detail);
  return use(emulator.connectionString).finally(emulator.stop);
}

it("asks nothing twice and misses nobody on the day on which release 0.1 is replaced", async () => {
  if (process.env["KEEP_OWED"] !== undefined && !existsSync(kept)) await keep();
  const { rows, after }: Kept = JSON.parse(readFileSync(kept, "utf8"));
  const now = await inStore(async (connectionString) => {
    await layRows(connectionString, rows);
    return goOn(await openStores({ connectionString }));
  });
  expect(now).toEqual(after);
  expect(now).toMatchObject({ holes: 0, failed: 0 });
  expect(now.rest.map((one) => JSON.parse(one).person)).toEqual([BEN]);
});

it("begins with a row of every kind that release 0.1 wrote", () => {
  const { rows }: Kept = JSON.parse(readFileSync(kept, "utf8"));
  const keys = (rows["plan"] ?? []).map(({ rowKey }) => rowKey ?? "").filter((key) => key.startsWith("asked|"));
  for (const kind of [/a1$/, /desk$/, /desk-ben$/, /freed/, /news/, /plan_20_owner|plan.*owner/])
    expect(keys.filter((key) => kind.test(key))).not.toEqual([]);
  expect(keys.some((key) => key.startsWith(`asked|${AMINA}|`))).toBe(true);
});

async function keep(): Promise<void> {
  const found = await inStore(async (connectionString) => {
    const stores = await openStores({ connectionString });
    await livedUntilNoon(stores);
    const rows = await readRows(connectionString);
    return { rows, after: await goOn(stores) };
  });
  mkdirSync(new URL(".", kept), { recursive: true });
  writeFileSync(kept, `${JSON.stringify(found, null, 1)}\n`);
}
