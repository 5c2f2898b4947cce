import type { Action } from "../../domain/action.ts";
import type { Plan, PlanKey } from "../../domain/plan.ts";
import { accept, type Result, refuse } from "../../domain/result.ts";
import type { PlanStore } from "../plan-store.ts";

/** A plan with all its actions, for an administrator. */
export async function readWholePlan(
  deps: { readonly plans: PlanStore },
  key: PlanKey,
): Promise<Result<{ readonly plan: Plan; readonly actions: readonly Action[] }>> {
  const stored = await deps.plans.readPlan(key);
  if (stored === "unknown") return refuse({ reason: "plan-unknown", plan: key.plan });
  if (stored === "being-taken-in") return refuse({ reason: "being-taken-in", plan: key.plan });
  return accept({ plan: stored.value, actions: await deps.plans.readActions(key) });
}
