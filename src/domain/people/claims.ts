import type { Claim, Label, Member, PersonId } from "../plan/person.ts";
import { ownersOf, type Plan } from "../plan/plan.ts";
import { accept, type Result, refuse } from "../plan/result.ts";
import { type Deciding, findByKey, planSettlement, refused, type Settlement, withLabel } from "./labels.ts";

/** Someone says that a label means them. Saying it again changes nothing. */
export function planClaim(plan: Plan, key: string, claimant: Member, at: string): Result<Plan> {
  const label = findByKey(plan, key);
  const ask = ownersOf(plan).map((owner) => owner.name);
  if (label === undefined) return refuse({ reason: "label-unknown", label: key });
  const { text } = label;
  if (label.holders.some((holder) => holder.person === claimant.person)) return accept(plan);
  if (isTaken(label)) return refuse({ reason: "label-settled", label: text, ask });
  const before = label.claims?.find((claim) => claim.person === claimant.person);
  if (before !== undefined)
    return before.refused === null ? accept(plan) : refuse({ reason: "claim-refused", label: text, ask });
  const claim: Claim = { ...claimant, at, refused: null };
  return accept(withLabel(plan, { ...label, claims: [...(label.claims ?? []), claim] }));
}

/** An owner confirms or refuses a claim. Doing the same again changes nothing. */
export function planDecision(
  plan: Plan,
  key: string,
  person: PersonId,
  confirmed: boolean,
  deciding: Deciding,
): Result<Plan> {
  const label = findByKey(plan, key);
  if (label === undefined) return refuse({ reason: "label-unknown", label: key });
  const held = label.holders.some((holder) => holder.person === person);
  const claim = label.claims?.find((candidate) => candidate.person === person);
  if (claim === undefined)
    return confirmed && held ? accept(plan) : refuse({ reason: "claim-gone", label: label.text });
  if (!confirmed) {
    const claims = label.claims?.map((one) => (one === claim ? refused(one, deciding) : one));
    return accept(claim.refused === null ? withLabel(plan, { ...label, claims }) : plan);
  }
  if (isTaken(label)) return refuse({ reason: "label-changed", label: label.text });
  const wish: Settlement =
    label.kind === "role"
      ? {
          as: "role",
          people: [...label.holders.map((holder) => holder.person), person],
          answers: label.answers ?? "each",
        }
      : { as: "person", person };
  return planSettlement(plan, key, wish, { ...deciding, known: [...deciding.known, claim] });
}

// One person is meant and found; a role may always have one more.
function isTaken(label: Label): boolean {
  return label.kind === "person" && label.holders.length > 0;
}
