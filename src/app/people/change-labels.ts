import { labelChange } from "../../domain/people/label-told.ts";
import type { Deciding } from "../../domain/people/labels.ts";
import type { Plan } from "../../domain/plan/plan.ts";
import { accept, type Result } from "../../domain/plan/result.ts";
import { changePlan } from "../change-plan.ts";
import { openAllowed } from "../open-allowed.ts";
import type { Asking, OpenPlan } from "../open-plan.ts";
import { type PeopleDeps, SETTLING } from "./show-people.ts";

/** Changes what an owner's plan says of one of its names, by its key. A decision that changes nothing writes nothing. */
export async function changeLabels(
  deps: Pick<PeopleDeps, "plans" | "members">,
  asking: Asking,
  key: string,
  decide: (plan: Plan, deciding: Deciding) => Result<Plan>,
): Promise<Result<OpenPlan>> {
  const known = await deps.members.list(asking.tenant);
  const open = () => openAllowed(deps, asking, "settle who a name is", SETTLING);
  return changePlan(deps, asking, open, ({ plan, today }) => {
    const decided = decide(plan, { by: asking.person, at: asking.now.toISOString(), today, known });
    if (!decided.ok) return decided;
    const told = labelChange(plan, decided.value, key);
    return accept({ plan: decided.value, memo: { kind: "names settled", told, labels: [told.label] } });
  });
}
