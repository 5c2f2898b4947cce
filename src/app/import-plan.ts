import { type ImportSource, type PlanImport, planImport } from "../domain/plan-import.ts";
import { accept, type Result, refuse } from "../domain/result.ts";
import type { PlanStore } from "./plan-store.ts";

/** Takes in a plan that is not there yet, whole or not at all; an existing one is left as it is. */
export async function importPlan(
  deps: { readonly plans: Pick<PlanStore, "createPlan"> },
  source: ImportSource,
): Promise<Result<PlanImport>> {
  const planned = planImport(source);
  if (!planned.ok) return planned;
  const { plan, actions, history } = planned.value;
  const created = await deps.plans.createPlan({ plan, actions, history });
  return created ? accept(planned.value) : refuse({ reason: "plan-exists", plan: plan.key.plan });
}
