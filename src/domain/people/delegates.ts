import type { Member, PersonId } from "../plan/person.ts";
import type { Plan } from "../plan/plan.ts";
import { accept, type Result, refuse } from "../plan/result.ts";
import { withPeople } from "./find-person.ts";

/** Someone files in a lead's name from now on. Named again it changes nothing. */
export function planDelegate(plan: Plan, lead: PersonId, by: PersonId, known: readonly Member[]): Result<Plan> {
  if (lead === by) return refuse({ reason: "delegate-oneself" });
  const joined = withPeople(plan, [by], known);
  if (joined === undefined) return refuse({ reason: "person-unknown" });
  if (plan.delegates.some((one) => one.for === lead && one.by === by)) return accept(plan);
  return accept({ ...joined, delegates: [...plan.delegates, { for: lead, by }] });
}

/** Nobody (null), or one person no longer, files in a lead's name. The same plan where that is so already. */
export function planNoDelegate(plan: Plan, lead: PersonId, by: PersonId | null): Plan {
  const left = plan.delegates.filter((one) => one.for !== lead || (by !== null && one.by !== by));
  return left.length === plan.delegates.length ? plan : { ...plan, delegates: left };
}
