import type { Day } from "../calendar/day.ts";
import type { PersonId } from "../person.ts";
import { findLabel, holdersOf, type Plan } from "../plan.ts";

/** A lead's label as cards print it: in a plan that calls people by their posts, the post of who holds it. */
export function calledLabel(plan: Plan, text: string, day: Day): string {
  if (plan.settings.called === "names" || findLabel(plan, text).kind !== "person") return text;
  const [holder, another] = holdersOf(plan, text, day);
  return holder === undefined || another !== undefined ? text : (postOf(plan, holder, day) ?? text);
}

/** Someone as cards name them where others look on: by their post in such a plan, by name where they have none. */
export function calledPerson(plan: Plan, person: PersonId, name: string, day: Day): string {
  return plan.settings.called === "names" ? name : (postOf(plan, person, day) ?? name);
}

/** The same of somebody of whom only the name is known. */
export function calledName(plan: Plan, name: string | null, day: Day): string | null {
  const found = plan.people.filter((person) => person.name === name);
  return name !== null && found.length === 1 ? calledPerson(plan, found[0]?.id ?? "", name, day) : name;
}

/** A post is a name of the plan that stands for a role. */
function postOf(plan: Plan, person: PersonId, day: Day): string | undefined {
  return plan.labels.find(({ kind, text }) => kind === "role" && holdersOf(plan, text, day).includes(person))?.text;
}
