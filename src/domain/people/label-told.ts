import { calledIn, type LabelStands, type PlanTold } from "../history/plan-told.ts";
import type { Label } from "../plan/person.ts";
import type { Plan } from "../plan/plan.ts";
import { findByKey } from "./labels.ts";

/** What changed of a label, by its key: who holds it now, or whose claim was refused. */
export function labelChange(
  before: Plan,
  after: Plan,
  key: string,
): Extract<PlanTold, { readonly does: "settle name" | "refuse claim" }> {
  const [was, is] = [findByKey(before, key), findByKey(after, key)];
  if (is === undefined) throw new Error("a label was lost while it was changed");
  const refused = is.claims?.find(({ person, refused }) => {
    const earlier = was?.claims?.find((claim) => claim.person === person);
    return refused !== null && earlier?.refused === null;
  });
  const stands = standsFor(after, is);
  const isNew = was === undefined || JSON.stringify(stands) !== JSON.stringify(standsFor(before, was));
  if (isNew || refused === undefined) return { does: "settle name", label: is.text, stands };
  return { does: "refuse claim", label: is.text, by: { person: refused.person, name: refused.name } };
}

/** Whom a label stands for. */
function standsFor(plan: Plan, { kind, holders, sponsor, answers = "each" }: Label): LabelStands {
  const held = holders.filter(({ to }) => to === null).map(({ person }) => calledIn(plan, person));
  if (sponsor !== null) return { as: "outside", sponsor: calledIn(plan, sponsor) };
  if (held.length === 0) return { as: "nobody" };
  if (kind !== "role") return { as: "person", holders: held };
  return { as: "role", holders: held, answers: answers === "each" ? null : calledIn(plan, answers) };
}
