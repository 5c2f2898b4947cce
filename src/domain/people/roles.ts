import type { Member, PersonId, PlanRole } from "../plan/person.ts";
import { findPerson, type Plan } from "../plan/plan.ts";
import { accept, type Result, refuse } from "../plan/result.ts";
import { withPeople } from "./find-person.ts";
import { ownersFault } from "./owners.ts";

/** Someone is given a role in the plan, or it is taken from them; a plan keeps two owners. */
export function planRole(
  plan: Plan,
  person: PersonId,
  role: PlanRole,
  given: boolean,
  known: readonly Member[],
): Result<Plan> {
  const joined = withPeople(plan, [person], known);
  if (joined === undefined) return refuse({ reason: "person-unknown" });
  const has = findPerson(joined, person)?.roles.includes(role) ?? false;
  if (has === given) return accept(plan);
  const after = {
    ...joined,
    people: joined.people.map((one) => {
      if (one.id !== person) return one;
      return { ...one, roles: given ? [...one.roles, role] : one.roles.filter((held) => held !== role) };
    }),
  };
  const fault = ownersFault(plan, after);
  return fault === undefined ? accept(after) : refuse(fault);
}
