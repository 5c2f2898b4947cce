import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { PlanStore } from "../../src/app/ports/plan-store.ts";
import type { Stored } from "../../src/app/ports/stored.ts";
import { layBack } from "../../src/domain/history/as-at.ts";
import { HISTORY_KINDS, type HistoryKind } from "../../src/domain/history/history.ts";
import type { Action } from "../../src/domain/plan/action.ts";
import type { PlanKey } from "../../src/domain/plan/plan.ts";
import { AMINA, aOnce, aWholeUpdate, BEN, OWEN } from "../builders.ts";
import { diceOf } from "../proof/dice.ts";
import { bothStores } from "./both-stores.ts";
import { aChangeOf } from "./changes.ts";
import { aKey, aNewPlan, anAction, anUpdateOf } from "./samples.ts";

const AT = "2027-02-01T10:00:00.000Z";
const WHO = { at: AT, by: BEN, byName: "Ben Okafor" };
const update = { ...aWholeUpdate(), rag: "green" } as const;
const request = { ...WHO, from: "2027-06-30", to: "2027-07-31", reason: "A vacancy" };
const evidence = { ...WHO, entry: 2, kind: "link", where: "https://north.example/a", shows: "Minutes" } as const;
const revision = {
  ...{ from: "2027-04-30", to: "2027-06-30", reason: "Late", askedBy: "Ben", approvedBy: "Owen", on: "2027-01-11" },
};

/** Values that each field may come to have: the compiler asks for those of a new one. */
const VALUES: { readonly [Field in Exclude<keyof Action, "id" | "version">]-?: readonly Action[Field][] } = {
  ref: ["1.1", "1.2", "4.1-old"],
  theme: ["1", "2"],
  objective: ["1.1", "2.1"],
  title: ["Ring back within a day", "Ring every family"],
  leads: [[{ label: "Amina Diallo", accountable: true }], [AMINA, BEN].map((label) => ({ label, accountable: false }))],
  dates: [[], [{ kind: "event", date: null, cadence: null, text: "After the inspection" }]],
  reviewDate: [null, "2027-03-31", "2027-04-30"],
  endDate: [null, "2027-06-30", "2027-07-31"],
  cadence: [null, "monthly"],
  measures: [[], ["One"], ["One", "Two"], ["Two", "One", "Three"]],
  dependsOn: [[], ["1.2"]],
  related: [undefined, [], ["1.3"]],
  support: [undefined, ["North Health Trust"]],
  source: [undefined, null, "Page 9"],
  rag: ["red", "amber", "green", "complete", "unrated"],
  parts: [[], [{ text: "Letters", rag: "green" }], [{ text: "Letters", rag: "red" }]],
  state: ["open", "paused", "complete", "merged", "withdrawn"],
  lastUpdate: [null, update, { ...update, entry: 3, progress: "Another" }],
  undo: [
    null,
    { ...{ rag: "red", partRags: [], state: "open", reviewDate: null, lastUpdate: update, dateChange: request } },
    { ...{ rag: "red", partRags: [], state: "open", reviewDate: null, lastUpdate: null, dateChange: null }, round: [] },
  ],
  dateChange: [null, request, { ...request, file: { name: "plan.docx", import: "i1" } }],
  revisions: [[], [revision], [revision, { ...revision, together: { board: "Board", day: "2027-01-10" } }]],
  checkDate: [null, "2027-09-30"],
  evidence: [undefined, [evidence], [evidence, { ...evidence, entry: 3 }]],
  edited: [undefined, null, { ...{ entry: 2, at: AT, by: OWEN, was: { title: "Old" }, made: { title: "New" } } }],
  proposal: [undefined, null, { ...WHO, fields: { title: "Another" }, reason: "Clearer" }],
  notMine: [undefined, null, { ...WHO, suggests: "Thea Lund", words: "I moved teams" }],
  decision: [undefined, null, { ...WHO, reason: "Waiting", into: "id-1.2", until: "2027-05-31" }],
  round: [undefined, [], [{ person: AMINA, at: AT, rag: "red" }]],
  restricted: [undefined, true],
  addedOn: [undefined, "2027-01-05"],
};

/** An action after some change of a kind: any of its fields may be others. */
function changed(action: Action, random: () => number): Action {
  const fields = Object.entries(VALUES).filter(() => random() < 0.15);
  const values = fields.map(([field, values]) => [field, values[Math.floor(random() * values.length)]]);
  return { ...action, ...Object.fromEntries(values), version: action.version + 1 };
}

const asStored = (value: unknown): unknown => JSON.parse(JSON.stringify(value));

describe.each(bothStores)("the record of an action, %s", (_where, openBoth) => {
  let plans: PlanStore;
  let close = async () => {};
  beforeAll(async () => {
    const opened = await openBoth();
    ({ plans } = opened.stores);
    close = opened.close;
  });
  afterAll(() => close());

  const read = async (key: PlanKey) => (await plans.readAction(key, "id-1.1")) as Stored<Action>;

  async function change(key: PlanKey, kind: HistoryKind, random: () => number): Promise<void> {
    const before = await read(key);
    const { entry, once } = anUpdateOf(before);
    const after = changed(before.value, random);
    const saved = await plans.commit(key, { before, after, entry: { ...entry, kind }, once });
    expect(saved).toBe("saved");
  }

  async function takeIn(key: PlanKey, random: () => number): Promise<void> {
    const { value } = await read(key);
    const stored = await plans.readPlan(key);
    if (typeof stored === "string") throw new Error(stored);
    const { title, measures, endDate } = changed(value, random);
    const patch = { action: value.id, fields: { title, measures, endDate } };
    const change = aChangeOf(stored.value, [], [patch], `import ${value.version}`);
    await plans.applyChange(key, stored.mark, change, aOnce(change.id));
  }

  it.each([1, 2])("lays back, from any entry on, to what was stored then (%i)", async (seed) => {
    const random = diceOf(seed);
    const key = aKey();
    await plans.createPlan(aNewPlan(key, anAction("1.1")));
    const stood = [asStored((await read(key)).value)];
    for (const kind of [...HISTORY_KINDS, ...HISTORY_KINDS]) {
      await (random() < 0.2 ? takeIn(key, random) : change(key, kind, random));
      const now = await read(key);
      if (now.value.version > stood.length) stood.push(asStored(now.value));
    }
    const present = (await read(key)).value;
    expect(stood.length).toBeGreaterThan(40);
    for (const [at, then] of stood.entries()) {
      const since = await plans.listRecordedOf(key, present.id, at + 2);
      const newestFirst = [...since].sort((a, b) => b.entry - a.entry);
      expect(asStored(layBack(present, newestFirst))).toEqual({ value: then, wholeFrom: null });
    }
    const all = await plans.listRecordedOf(key, present.id, 1);
    const newestFirst = [...all].sort((a, b) => b.entry - a.entry);
    expect(layBack(present, newestFirst)).toEqual({ value: null, wholeFrom: null });
    // What is read for an instant grows with what was recorded since, not with the history.
    const late = await plans.listRecorded(key, "2027-02-28T12:00:00.000Z");
    expect(late.length).toBeGreaterThan(0);
    expect(late.filter(({ at }) => at < "2027-02-27")).toEqual([]);
  });
});
