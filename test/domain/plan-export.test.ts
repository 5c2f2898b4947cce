import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { readCsv, writeCsv } from "../../src/documents/csv.ts";
import type { Action } from "../../src/domain/action.ts";
import { PLAN_COLUMNS } from "../../src/domain/import-row.ts";
import { DEFAULT_SETTINGS, type Plan } from "../../src/domain/plan.ts";
import { peopleTable, planTable } from "../../src/domain/plan-export.ts";
import { type PlanImport, planImport } from "../../src/domain/plan-import.ts";
import type { Table } from "../../src/domain/table.ts";
import { sampleOn } from "../../src/local/sample-plan.ts";

const NOW = new Date("2027-01-05T09:00:00Z");

function taken(
  table: Table,
  people: Table | null,
  plan: Pick<Plan, "settings"> = { settings: DEFAULT_SETTINGS },
): PlanImport {
  let count = 0;
  const imported = planImport({
    ...{ key: { tenant: "t", plan: "p" }, title: "A plan", table, people, settings: plan.settings },
    ...{ by: { id: "a", name: "Admin" }, now: NOW, newId: () => `id-${++count}` },
  });
  if (!imported.ok) throw new Error(imported.refusal.reason);
  return imported.value;
}

function throughCsv(table: Table): Table {
  const read = readCsv(new TextEncoder().encode(writeCsv(table)));
  if (!read.ok) throw new Error(read.refusal.reason);
  return read.value;
}

/** An action's present state, without what only time and history say. */
function stateOf(action: Action) {
  const { id: _, dates: __, lastUpdate: ___, undo: ____, dateChange: _____, version: ______, ...state } = action;
  return state;
}

const words = fc.string({ unit: "grapheme" }).map((text) => text.replace(/\s+/g, " ").trim());
const title = words.filter((text) => /[a-z]/i.test(text));
const items = fc.uniqueArray(fc.oneof(title, fc.constantFrom("=1+1", "a; b", "@you", "- less", "'-x")), {
  maxLength: 3,
});
const list = items.map((all) =>
  all.some((item) => item.includes(";")) ? all.map((item) => `${item}\n`).join("") : all.join("; "),
);
const phrases = fc.subarray([
  ...["Review 31 July 2027", "Review May 2027", "End 30/11/2027", "31.05.2027", "Monthly review"],
  ...["Ongoing", "When the system goes live", "Completion 1 June 2027", "31 June 2027"],
]);
const ratings = fc.constantFrom("", "R", "Amber", "g", "Complete", "Complete (awaiting sign-off)", "Purple", "R, A");
const row = fc.tuple(title, list, phrases, list, ratings, list);

describe("exporting a plan", () => {
  it("imports again without a difference, whatever its cells say", () => {
    fc.assert(
      fc.property(fc.array(row, { minLength: 1, maxLength: 4 }), (rows) => {
        const table = rows.map(([action, leads, dates, measures, rag, parts], index) => [
          ...["1", "Theme", "", "1.1", "Objective", `1.1.${index + 1}`, action, leads, dates.join("; ")],
          ...[measures, index > 0 ? "1.1.1" : "", rag, parts],
        ]);
        const before = taken([PLAN_COLUMNS, ...table], null);
        const exported = planTable(before.plan, before.actions, "2027-01-05");
        const after = taken(throughCsv(exported), throughCsv(peopleTable(before.plan)));
        expect(after.actions).toEqual(before.actions);
        expect(after.plan.themes).toEqual(before.plan.themes);
        expect(planTable(after.plan, after.actions, "2027-01-05")).toEqual(exported);
      }),
    );
  });

  it("keeps the sample plan's present state, with every update filed since", () => {
    const { plan, actions } = sampleOn("2027-01-05", NOW);
    const table = throughCsv(planTable(plan, actions, "2027-01-05"));
    const after = taken(table, throughCsv(peopleTable(plan)), plan);
    expect(after.problems).toEqual([]);
    expect(after.actions.map(stateOf)).toEqual(actions.map(stateOf));
    const { people, labels, standIns, delegates, themes, objectives } = plan;
    expect(after.plan).toMatchObject({ people, labels, standIns, delegates, themes, objectives });
  });
});
