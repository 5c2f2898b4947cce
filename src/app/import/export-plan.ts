import { dayIn } from "../../domain/calendar/day.ts";
import { type ExportTable, planTable } from "../../domain/import/export-table/write-export.ts";
import { peopleTable } from "../../domain/people/people-table.ts";
import type { PlanKey } from "../../domain/plan/plan.ts";
import { accept, type Result } from "../../domain/plan/result.ts";
import type { PlanStore } from "../ports/plan-store.ts";
import { readWholePlan } from "./read-whole-plan.ts";

/** A plan as it leaves: it imports again without a difference. */
export interface ExportedPlan {
  readonly plan: ExportTable;
  /** Who its names are. */
  readonly people: ExportTable;
  /** The plan's own word for the colour of what is complete: "Grey", "Blue". */
  readonly complete: string;
}

/** The plan as it stands, and who its names are, in the tables they are imported from. */
export async function exportPlan(
  deps: { readonly plans: PlanStore },
  key: PlanKey,
  now: Date,
): Promise<Result<ExportedPlan>> {
  const whole = await readWholePlan(deps, key);
  if (!whole.ok) return whole;
  const { plan, actions } = whole.value;
  const today = dayIn(plan.settings.zone, now);
  return accept({
    plan: planTable(plan, actions, today),
    people: peopleTable(plan).map((row) => row.map((text) => ({ text, day: null, rag: null }))),
    complete: plan.scheme.find(({ rag }) => rag === "complete")?.colour ?? "",
  });
}
