import type { Day } from "../calendar/day.ts";
import type { PersonId } from "../plan/person.ts";
import { findLabel, holdersOf, nameOf, type Plan } from "../plan/plan.ts";

/**
 * A lead's label as cards print it: in a plan that calls people by their posts, the post of who holds it; a person's
 * name that has passed to another, with who holds it now.
 */
export function calledLabel(plan: Plan, text: string, day: Day): string {
  const holder = onlyHolder(plan, text, day);
  if (holder === undefined) return text;
  const post = plan.settings.called === "names" ? undefined : postOf(plan, holder, day);
  return post ?? heldLabel(plan, text, day);
}

/** A label, and who holds it where it was another's before: "Amina Diallo (now Ben Okafor)". */
export function heldLabel(plan: Plan, text: string, day: Day): string {
  const holder = onlyHolder(plan, text, day);
  const passed = findLabel(plan, text).holders.some(({ person, to }) => person !== holder && to !== null && to < day);
  return holder !== undefined && passed ? `${text} (now ${nameOf(plan, holder)})` : text;
}

function onlyHolder(plan: Plan, text: string, day: Day): PersonId | undefined {
  if (findLabel(plan, text).kind !== "person") return undefined;
  const [holder, another] = holdersOf(plan, text, day);
  return another === undefined ? holder : undefined;
}

/** What stands for a label where nobody is named: the post of who holds it, itself where it is a post or a body; undefined: no post is known. */
export function postOfLabel(plan: Plan, text: string, day: Day): string | undefined {
  if (findLabel(plan, text).kind !== "person") return text;
  const holder = onlyHolder(plan, text, day);
  return holder === undefined ? undefined : postOf(plan, holder, day);
}

/** Someone as cards name them where others look on: by their post in such a plan, by name where they have none. */
export function calledPerson(plan: Plan, person: PersonId, name: string, day: Day): string {
  return plan.settings.called === "names" ? name : (postOf(plan, person, day) ?? name);
}

/** The same of somebody of whom only the name is known. */
export function calledName(plan: Plan, name: string | null, day: Day): string | null {
  const id = idOf(plan, name);
  return name !== null && id !== undefined ? calledPerson(plan, id, name, day) : name;
}

/** The post of somebody of whom only the name is known; undefined: none is known. */
export function postOfName(plan: Plan, name: string, day: Day): string | undefined {
  const id = idOf(plan, name);
  return id === undefined ? undefined : postOf(plan, id, day);
}

/** Whose a name is, where only one is called so. */
function idOf(plan: Plan, name: string | null): PersonId | undefined {
  const found = plan.people.filter((person) => person.name === name);
  return found.length === 1 ? found[0]?.id : undefined;
}

/** A post is a name of the plan that stands for a role; undefined: they have none. */
export function postOf(plan: Plan, person: PersonId, day: Day): string | undefined {
  return plan.labels.find(({ kind, text }) => kind === "role" && holdersOf(plan, text, day).includes(person))?.text;
}
