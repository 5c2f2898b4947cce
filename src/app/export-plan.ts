import { dayIn } from "../domain/day.ts";
import type { PlanKey } from "../domain/plan.ts";
import { type OwnTable, peopleTable, planTable } from "../domain/plan-export.ts";
import { accept, type Result } from "../domain/result.ts";
import type { Table } from "../domain/table.ts";
import type { PlanStore } from "./plan-store.ts";
import { readWholePlan } from "./read-whole-plan.ts";

/** The plan as it stands, and who its names are, in the tables they are imported from. */
export async function exportPlan(
  deps: { readonly plans: PlanStore },
  key: PlanKey,
  now: Date,
): Promise<Result<{ readonly plan: OwnTable; readonly people: Table }>> {
  const whole = await readWholePlan(deps, key);
  if (!whole.ok) return whole;
  const { plan, actions } = whole.value;
  const today = dayIn(plan.settings.zone, now);
  return accept({ plan: planTable(plan, actions, today), people: peopleTable(plan) });
}
