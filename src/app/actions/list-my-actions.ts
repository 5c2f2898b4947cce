import { groupMine, type ListGroup } from "../../domain/lists/lists.ts";
import { redactLine } from "../../domain/permissions/audience.ts";
import { labelsAnsweredBy } from "../../domain/plan/plan.ts";
import { accept, type Result } from "../../domain/plan/result.ts";
import { type Asking, type OpenPlan, openPlan } from "../open-plan.ts";
import type { PlanStore } from "../ports/plan-store.ts";

/** A person's own actions in groups. */
export interface MyActions extends OpenPlan {
  readonly groups: readonly ListGroup[];
}

/** "my actions": what the person leads, holds by a role, or covers today. */
export async function listMyActions(deps: { readonly plans: PlanStore }, asking: Asking): Promise<Result<MyActions>> {
  const open = await openPlan(deps, asking, "to read");
  if (!open.ok) return open;
  const { plan, today } = open.value;
  const labels = labelsAnsweredBy(plan, asking.person, today);
  const lines = await deps.plans.listByLabels(plan.key, labels);
  const mine = lines.map((line) => redactLine(open.value, line));
  return accept({ ...open.value, groups: groupMine(mine, plan.settings, today) });
}
