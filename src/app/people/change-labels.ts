import type { Deciding } from "../../domain/people/labels.ts";
import type { Plan } from "../../domain/plan.ts";
import { accept, type Result } from "../../domain/result.ts";
import type { Asking, OpenPlan } from "../open-plan.ts";
import { openOwned } from "../reminders/start-reminders.ts";
import { type PeopleDeps, SETTLING } from "./show-people.ts";

/**
 * Changes what an owner's plan says of its names, on the plan's mark: decided anew when the plan changed meanwhile.
 * A decision that gives the plan back as it was writes nothing.
 */
export async function changeLabels(
  deps: Pick<PeopleDeps, "plans" | "members">,
  asking: Asking,
  decide: (plan: Plan, deciding: Deciding) => Result<Plan>,
): Promise<Result<OpenPlan>> {
  const known = await deps.members.list(asking.tenant);
  for (;;) {
    const open = await openOwned(deps, asking, SETTLING);
    if (!open.ok) return open;
    const { plan, stored, today } = open.value;
    const decided = decide(plan, { by: asking.person, at: asking.now.toISOString(), today, known });
    if (!decided.ok) return decided;
    const changed = { ...open.value, plan: decided.value };
    if (decided.value === plan) return accept(changed);
    if (await deps.plans.savePlan({ value: decided.value, mark: stored.mark })) return accept(changed);
  }
}
