import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { noteCheckpoints } from "../../src/app/plans/note-checkpoints.ts";
import { readAsAt } from "../../src/app/plans/read-as-at.ts";
import { addDays, type Day } from "../../src/domain/calendar/day.ts";
import { endOfDay } from "../../src/domain/history/as-at.ts";
import { summarise } from "../../src/domain/lists/summary.ts";
import { planAt } from "../../src/domain/people/handover.ts";
import { type Action, statusOf } from "../../src/domain/plan/action.ts";
import { type ActionLine, lineOf } from "../../src/domain/plan/action-line.ts";
import type { Plan } from "../../src/domain/plan/plan.ts";
import { startEmulator } from "../../src/local/emulator.ts";
import { openStores, type Stores } from "../../src/storage/tables.ts";
import { memoryStores } from "../fakes/memory-stores.ts";
import { openWhole } from "./changes.ts";
import { EVERYTHING } from "./rows/everything.ts";
import { layRows, type Rows } from "./rows/tables.ts";
import { liveDay, TEN_DAYS } from "./ten-days.ts";

interface Kept {
  readonly rows: Rows;
  readonly read: { readonly plan: Plan; readonly actions: readonly Action[] };
}

const log = { info: () => {}, error: () => {} };
const KEPT: Kept = JSON.parse(readFileSync(new URL("../fixtures/rows/0.1.json", import.meta.url), "utf8"));

/** The stores as the release before left them: its rows, and in memory what it read of them. */
const asLeft: readonly (readonly [string, () => Promise<{ stores: Stores; close: () => Promise<void> }>])[] = [
  [
    "in memory",
    async () => {
      const stores = memoryStores();
      await stores.plans.createPlan({ ...KEPT.read, history: [] });
      return { stores, close: async () => {} };
    },
  ],
  [
    "in tables",
    async () => {
      const emulator = await startEmulator({ folder: null, port: 0, log });
      if (!emulator.ok) throw new Error(emulator.detail);
      await layRows(emulator.connectionString, KEPT.rows);
      const { connectionString } = emulator;
      return { stores: await openStores({ connectionString }), close: emulator.stop };
    },
  ],
];

/** What lists and summary of a day come to. */
function shownOf(plan: Plan, lines: readonly ActionLine[], day: Day) {
  const statuses = lines.map((line) => [line.ref, statusOf(line)]);
  return JSON.parse(JSON.stringify({ plan, lines, statuses, summary: summarise(plan, lines, [], day) }));
}

async function showToday({ plans }: Stores, day: Day) {
  const { value } = await openWhole(plans, EVERYTHING);
  const plan = planAt(value, new Date(endOfDay(day, value.settings.zone)));
  const actions = await plans.readActions(EVERYTHING);
  // Index rows of the release before say less of who was last heard, until they are written anew.
  const whole = (line: ActionLine) => {
    const action = actions.find(({ id }) => id === line.id);
    return action !== undefined && line.updated !== null && line.updated.by === undefined ? lineOf(action) : line;
  };
  return shownOf(plan, (await plans.listActions(EVERYTHING)).map(whole), day);
}

async function showAsAt({ plans }: Stores, day: Day) {
  const then = await readAsAt({ plans }, EVERYTHING, endOfDay(day, "Europe/London"), new Date("2027-06-01T09:00:00Z"));
  if (!then.ok) throw new Error(then.refusal.reason);
  const { plan, lines, wholeFrom } = then.value;
  if (plan.value === null) throw new Error("the plan was not there");
  expect([day, wholeFrom]).toEqual([day, null]);
  return shownOf(plan.value, lines, day);
}

describe.each(asLeft)("a plan of the release before, upgraded, %s", (where, open) => {
  it("stands as at each of ten days of changes as it was shown on it", async () => {
    const { stores, close } = await open();
    const upgraded = new Date("2027-03-01T20:00:00Z");
    await Promise.all([1, 2].map(() => noteCheckpoints({ ...stores, log }, upgraded)));
    await noteCheckpoints({ ...stores, log }, new Date("2027-03-05T20:00:00Z"));
    const shown = new Map([["2027-03-01", await showToday(stores, "2027-03-01")]]);
    for (const [day, steps] of Object.entries(TEN_DAYS)) {
      await liveDay(stores, day, steps);
      shown.set(day, await showToday(stores, day));
    }
    expect(new Set([...shown.values()].map((day) => JSON.stringify(day))).size).toBe(11);
    for (const [day, then] of shown) expect({ [day]: await showAsAt(stores, day) }).toEqual({ [day]: then });
    if (where === "in tables") await saysWhatItCan(stores);
    await close();
  });

  /** Before the upgrade nobody kept what changes altered. */
  async function saysWhatItCan({ plans }: Stores): Promise<void> {
    const asAt = async (day: Day) => {
      const then = await readAsAt({ plans }, EVERYTHING, endOfDay(day, "Europe/London"), new Date());
      if (!then.ok) throw new Error(then.refusal.reason);
      return then.value;
    };
    const before = await asAt("2027-02-10");
    expect(before.wholeFrom).toBe("2027-03-01T20:00:00.000Z");
    expect(before.plan.value?.settings.grace).toBe(2);
    // Nothing was recorded of it since: it stood so, whatever was kept.
    expect(before.lines.find(({ id }) => id === "id-1.9")).toMatchObject({ state: "carried" });
    expect((await asAt(addDays("2026-09-01", -1))).plan).toEqual({ value: null, wholeFrom: null });
    expect((await asAt(addDays("2026-09-01", -1))).lines).toEqual([]);
  }
});
