import { writeFileSync } from "node:fs";
import { join } from "node:path";
import type { NewPlan } from "../app/ports/plan-store.ts";
import { writeCsv } from "../documents/text/csv.ts";
import { addDays, type Day, formatDay } from "../domain/calendar/day.ts";
import type { TextTable } from "../domain/import/document/text-table.ts";
import { planTable, textsOf } from "../domain/import/export-table/write-export.ts";

/** What lies beside the sample: a newer version of its plan, to hand over. */
export const NEWER_PLAN = "newer-plan.csv";

/** The sample as its owner may have edited it: one action worded anew, one given a next review, one more. */
export function newerPlan({ plan, actions }: NewPlan, day: Day): TextTable {
  const [heading = [], ...rows] = textsOf(planTable(plan, actions, day));
  const changed = rows.map((row) => {
    const cell = (column: string) => row[heading.indexOf(column)];
    const put = (column: string, text: string) => row.map((old, at) => (at === heading.indexOf(column) ? text : old));
    if (cell("Ref") === "2.1.2") return put("Action", "Callers told within a day what will happen to their referral");
    if (cell("Ref") === "4.3.4") return put("Review date", formatDay(addDays(day, 40)));
    return row;
  });
  const like = changed.find((row) => row[0] === "2.2.3") ?? [];
  const texts: Readonly<Record<string, string>> = {
    ...{ Ref: "2.2.4", Action: "Schools have one number to ring before they refer", "Other dates": "", Measures: "" },
    ...{ "End date": formatDay(addDays(day, 90)), RAG: "", State: "", "Depends on": "" },
  };
  return [heading, ...changed, like.map((old, at) => texts[heading[at] ?? ""] ?? old)];
}

/** Writes it into a folder. */
export function writeNewerPlan(folder: string, sample: NewPlan, day: Day): void {
  writeFileSync(join(folder, NEWER_PLAN), writeCsv(newerPlan(sample, day)));
}
