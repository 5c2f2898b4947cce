import { planDecision } from "../../domain/people/claims.ts";
import type { PersonId } from "../../domain/plan/person.ts";
import type { Result } from "../../domain/plan/result.ts";
import type { Asking, OpenPlan } from "../open-plan.ts";
import { changeLabels } from "./change-labels.ts";
import type { PeopleDeps } from "./show-people.ts";

/** An owner's answer to somebody who says that a label (its key) means them. */
export interface ClaimDecision {
  readonly label: string;
  readonly person: PersonId;
  readonly confirmed: boolean;
}

/** An owner confirms or refuses a claim. Doing the same again changes nothing. */
export function decideClaim(
  deps: Pick<PeopleDeps, "plans" | "members">,
  asking: Asking,
  { label, person, confirmed }: ClaimDecision,
): Promise<Result<OpenPlan>> {
  return changeLabels(deps, asking, label, (plan, deciding) => planDecision(plan, label, person, confirmed, deciding));
}
