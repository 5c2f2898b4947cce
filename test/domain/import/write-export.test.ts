import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { writeExcel } from "../../../src/documents/excel/write-excel.ts";
import { readDocument } from "../../../src/documents/read-document.ts";
import { readCsv, writeCsv } from "../../../src/documents/text/csv.ts";
import { type ExportTable, planTable, textsOf } from "../../../src/domain/import/export-table/write-export.ts";
import { governingDates } from "../../../src/domain/import/reconcile/action-of-draft.ts";
import { buildPlan } from "../../../src/domain/import/reconcile/build-plan.ts";
import { reconcile } from "../../../src/domain/import/reconcile/reconcile.ts";
import { understandDocument } from "../../../src/domain/import/understand-document.ts";
import { planPeople } from "../../../src/domain/people/import-people.ts";
import { peopleTable } from "../../../src/domain/people/people-table.ts";
import type { Action, DocumentDate } from "../../../src/domain/plan/action.ts";
import type { ActionState } from "../../../src/domain/plan/action-state.ts";
import { DEFAULT_SETTINGS, type Plan } from "../../../src/domain/plan/plan.ts";
import { sampleOn } from "../../../src/local/sample-plan.ts";
import { anAction, aPlan } from "../../builders.ts";

const DAY = "2027-01-05";
const NOW = new Date(`${DAY}T09:00:00Z`);
const NOTHING = { added: [], changed: [], moves: [], missing: [], kept: [], proposals: [], plan: [] };

/** What comes back of an export, through the file and the real reader. */
async function throughFile(table: ExportTable, kind: "xlsx" | "csv") {
  const look = { sheet: "Plan", complete: "Grey" };
  const bytes =
    kind === "csv" ? new TextEncoder().encode(writeCsv(textsOf(table))) : new Uint8Array(await writeExcel(table, look));
  const read = await readDocument(`plan.${kind}`, bytes);
  if (!read.ok) throw new Error(read.refusal.reason);
  expect(read.value.leftOut).toEqual([]);
  return understandDocument(read.value, { importedOn: DAY });
}

/** A new plan of an export. */
async function taken(plan: Plan, actions: readonly Action[], kind: "xlsx" | "csv") {
  const { columns: _, updates, ...draft } = await throughFile(planTable(plan, actions, DAY), kind);
  const told = readCsv(new TextEncoder().encode(writeCsv(peopleTable(plan))));
  if (!told.ok) throw new Error(told.refusal.reason);
  const { problems, ...who } = planPeople(told.value, DAY);
  let count = 0;
  const built = buildPlan(draft, {
    ...{ key: { tenant: "t", plan: "p" }, title: "A plan", settings: plan.settings, who, updates, now: NOW },
    ...{ by: { by: "a", byName: "Admin" }, remembered: { columns: {}, settled: [] }, newId: () => `id-${++count}` },
  });
  return { ...built, problems: [...draft.problems, ...problems] };
}

/** An action's present state, without what only time and history say. */
function stateOf(action: Action) {
  const { id: _, dates: __, lastUpdate: ___, undo: ____, dateChange: _____, version: ______, ...state } = action;
  // Evidence stands with the update or the entry of history that added it.
  const { support = [], related = [], source = null, evidence: _______, round: ________, ...rest } = state;
  const { revisions: _________, decision: __________, notMine: ___________, proposal: ____________, ...present } = rest;
  return { ...present, support, related, source };
}

// Text as a reader gives it: no controls, no halves of characters, its spaces single.
const words = fc
  .oneof(
    fc.string({ unit: "grapheme" }),
    fc.constantFrom("=1+1", "+44", "-5", "@you", "'quoted", "1.10", "007", "1/2", "TRUE", "_x0041_", "a; b", "1. x"),
    fc.constantFrom("<b>bold</b> & more", "**stars**", "Amber: not a part", "31/07/2027", "x [end 1 May 2027]"),
  )
  .map((text) => text.replace(/[\p{Cc}\p{Cs}\p{Zl}\p{Zp}\uFFFE\uFFFF\uFEFF\s]+/gu, " ").trim());
const title = words.filter((text) => text !== "");
const list = fc.uniqueArray(title, { maxLength: 3 });
const day = fc
  .date({ min: new Date("2026-01-01"), max: new Date("2029-12-31"), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10));
const written = day.chain((date) => {
  const [yyyy, mm, dd] = date.split("-");
  return fc
    .constantFrom(
      ...[
        `${dd}/${mm}/${yyyy}`,
        `${dd}.${mm}.${yyyy}`,
        date,
        `By ${dd}/${mm}/${yyyy}`,
        "Autumn term",
        "TBC",
        "By then [end 1 May 2027]",
      ],
    )
    .map((text) => ({ date, text }));
});
const documentDate: fc.Arbitrary<DocumentDate> = fc.oneof(
  fc.record({ kind: fc.constantFrom("review", "end", "event", "complete"), both: written }).map(({ kind, both }) => ({
    ...{ kind: kind as DocumentDate["kind"], cadence: null, ...both },
  })),
  fc.constantFrom<DocumentDate>(
    { kind: "cadence", date: null, cadence: "monthly", text: "Monthly review" },
    { kind: "cadence", date: null, cadence: "annual", text: "31 August (annually)" },
    { kind: "ongoing", date: null, cadence: null, text: "Ongoing" },
    { kind: "event", date: null, cadence: null, text: "When the new system is live" },
    { kind: "end", date: null, cadence: null, text: "Q2" },
  ),
);
const rag = fc.constantFrom("red", "amber", "green", "complete", "unrated");
const action = fc.record({
  title,
  leads: list,
  support: list,
  dates: fc.array(documentDate, { maxLength: 3 }),
  moved: fc.record({ reviewDate: day, endDate: day }, { requiredKeys: [] }),
  measures: list,
  related: fc.constantFrom<string[]>([], ["1.1.1"]),
  source: fc.option(title),
  rag,
  parts: fc.array(fc.record({ text: title, rag }), { maxLength: 3 }),
  awaiting: fc.boolean(),
  aside: fc.constantFrom<ActionState | null>(null, null, "not-started", "paused", "withdrawn", "merged", "carried"),
});

type Drawn = typeof action extends fc.Arbitrary<infer One> ? One : never;

function planOf(drawn: readonly Drawn[], themeTitle: string, leads: readonly string[]) {
  const plan = aPlan({
    themes: [{ ref: "1", title: themeTitle, leads }],
    objectives: [{ ref: "1.1", theme: "1", title: themeTitle }],
  });
  const actions = drawn.map(({ awaiting, aside, leads: labels, moved, ...more }, index) => {
    const state =
      aside !== null ? aside : more.rag !== "complete" ? "open" : awaiting ? "awaiting-sign-off" : "complete";
    const dates = governingDates(more.dates, DAY, DEFAULT_SETTINGS.week);
    return anAction({
      ...{ ...more, ...dates, ...moved, state, id: `a${index}`, ref: `1.1.${index + 1}` },
      dependsOn: index > 0 ? ["1.1.1"] : [],
      leads: labels.map((label, at) => ({ label, accountable: at === 0 })),
    });
  });
  return { plan, actions };
}

describe.each(["xlsx", "csv"] as const)("a plan exported as %s", (kind) => {
  it("imports again without a difference, whatever its cells say and its dates have become", async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(action, { minLength: 1, maxLength: 4 }), title, list, async (drawn, theme, leads) => {
        const current = planOf(drawn, theme, leads);
        const draft = await throughFile(planTable(current.plan, current.actions, DAY), kind);
        const { said } = reconcile(current, draft, [], DAY);
        expect(said).toEqual({ ...NOTHING, unchanged: drawn.length });
      }),
      { numRuns: 100 },
    );
  }, 60_000);

  it("makes the sample plan again, with every update filed since", async () => {
    const { plan, actions } = sampleOn(DAY, NOW);
    const after = await taken(plan, actions, kind);
    expect(after.problems).toEqual([]);
    expect(after.actions.map(stateOf)).toEqual(actions.map(stateOf));
    const { people, labels, standIns, delegates, themes, objectives } = plan;
    expect(after.plan).toMatchObject({ people, labels, standIns, delegates, themes, objectives });
    expect(planTable(after.plan, after.actions, DAY)).toEqual(planTable(plan, actions, DAY));
  });

  it("makes a plan again whose actions were added, paused, withdrawn, merged or carried", async () => {
    const { plan, actions } = sampleOn(DAY, NOW);
    const states = ["not-started", "paused", "withdrawn", "merged", "carried"] as const;
    const aside = actions.map((action, at) => ({ ...action, state: states[at] ?? action.state }));
    const after = await taken(plan, aside, kind);
    expect(after.problems).toEqual([]);
    expect(after.actions.map(({ state }) => state)).toEqual(aside.map(({ state }) => state));
  });

  it("changes nothing when it comes back into its plan weeks later", async () => {
    const { plan, actions } = sampleOn(DAY, NOW);
    const draft = await throughFile(planTable(plan, actions, DAY), kind);
    expect(reconcile({ plan, actions }, draft, [], "2027-03-01").said).toEqual({
      ...NOTHING,
      unchanged: actions.length,
    });
  });
});

describe("an exported plan that somebody edited", () => {
  it("differs in just what they changed", async () => {
    const { plan, actions } = sampleOn(DAY, NOW);
    const table = planTable(plan, actions, DAY).map((row) => row.map((cell) => ({ ...cell })));
    const [heading = []] = table;
    const set = (ref: string, column: string, text: string, on: string | null = null) => {
      const cell = table.find((row) => row[0]?.text === ref)?.[heading.findIndex((one) => one.text === column)];
      if (cell === undefined) throw new Error(`no ${column} of ${ref}`);
      Object.assign(cell, { text, day: on });
    };
    set("2.1.2", "End date", "30 September 2027", "2027-09-30");
    set("2.1.1", "Lead", "Gareth Prosser");
    set("3.1.2", "Ref", "3.1.9");
    const { said } = reconcile({ plan, actions }, await throughFile(table, "xlsx"), [], DAY);
    expect(said.changed.map(({ ref, fields }) => [ref, fields.map(({ field }) => field)])).toEqual([
      ["2.1.1", ["leads"]],
      ["2.1.2", ["dates", "end date"]],
    ]);
    expect(said.proposals).toMatchObject([{ kind: "renumbered" }]);
    expect(said).toMatchObject({ added: [], missing: [], kept: [], plan: [], unchanged: actions.length - 3 });
  });
});
