import type { Action } from "../../domain/plan/action.ts";
import type { Plan, PlanKey } from "../../domain/plan/plan.ts";
import { accept, type Result } from "../../domain/plan/result.ts";
import { readStored } from "../open-plan.ts";
import type { PlanStore } from "../ports/plan-store.ts";

/** A plan with all its actions. Whether who asks may have it is asked before. */
export async function readWholePlan(
  deps: { readonly plans: PlanStore },
  key: PlanKey,
): Promise<Result<{ readonly plan: Plan; readonly actions: readonly Action[] }>> {
  const stored = await readStored(deps, key);
  if (!stored.ok) return stored;
  return accept({ plan: stored.value.value, actions: await deps.plans.readActions(key) });
}
