import type { Label } from "../plan/person.ts";
import { nameOf, type Plan } from "../plan/plan.ts";
import { findByKey } from "./labels.ts";

/** Whom a label stands for, as a sentence of the plan's history. */
function labelSays(plan: Plan, label: Label): string {
  const held = label.holders.filter(({ to }) => to === null).map(({ person }) => nameOf(plan, person));
  if (label.sponsor !== null)
    return `“${label.text}” is outside Teams, and ${nameOf(plan, label.sponsor)} vouches for them.`;
  if (held.length === 0) return `“${label.text}” is nobody yet.`;
  if (label.kind !== "role") return `“${label.text}” is ${held.join(", ")}.`;
  const { answers = "each" } = label;
  const who = answers === "each" ? "each answers" : `${nameOf(plan, answers)} answers`;
  return `“${label.text}” is a role of ${held.join(", ")}; ${who}.`;
}

/** What changed of a label, by its key: who holds it now, or whose claim was refused. */
export function labelChange(before: Plan, after: Plan, key: string): { readonly says: string; readonly label: string } {
  const [was, is] = [findByKey(before, key), findByKey(after, key)];
  if (is === undefined) throw new Error("a label was lost while it was changed");
  const refused = is.claims?.find(({ person, refused }) => {
    const earlier = was?.claims?.find((claim) => claim.person === person);
    return refused !== null && earlier?.refused === null;
  });
  const says = labelSays(after, is);
  const isNew = was === undefined || says !== labelSays(before, was);
  return { label: is.text, says: !isNew && refused ? `“${is.text}” is not ${refused.name}.` : says };
}
