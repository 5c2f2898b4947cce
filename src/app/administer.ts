import { dayIn } from "../domain/calendar/day.ts";
import { planAt } from "../domain/people/handover.ts";
import { powersOf } from "../domain/permissions/permissions.ts";
import { isClosed, type PlanKey } from "../domain/plan/plan.ts";
import { accept, type Result, refuse } from "../domain/plan/result.ts";
import { type Asking, type OpenPlan, planClosed, readStored } from "./open-plan.ts";
import type { PlanStore } from "./ports/plan-store.ts";

/** An administrator at a command line, who is nobody of the plan. */
export interface Administrator {
  readonly key: PlanKey;
  readonly id: string;
  readonly name: string;
  readonly now: Date;
}

/** An administrator as one who asks. */
export function administratorAsking({ key, id, name, now }: Administrator): Asking {
  return { tenant: key.tenant, person: id, name, now, plan: key.plan };
}

/** Opens a plan for an administrator, to change it. */
export async function openForAdministrator(
  deps: { readonly plans: PlanStore },
  { key, id, now }: Administrator,
): Promise<Result<OpenPlan>> {
  const stored = await readStored(deps, key);
  if (!stored.ok) return stored;
  const plan = planAt(stored.value.value, now);
  if (isClosed(plan)) return refuse(planClosed(plan));
  const today = dayIn(plan.settings.zone, now);
  return accept({
    plan,
    stored: stored.value,
    today,
    powers: powersOf(plan, id, today),
    person: id,
    audience: "own chat",
  });
}
