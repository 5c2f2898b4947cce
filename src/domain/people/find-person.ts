import type { Member, PersonId } from "../plan/person.ts";
import { findPerson, type Plan } from "../plan/plan.ts";
import { accept, type Result, refuse } from "../plan/result.ts";
import { labelMatcher } from "./match-labels.ts";

/**
 * The one person whom a typed name means; several or none are named for choosing. Of those who share a name each is
 * meant by it with the beginning of their directory id: "Ben Okafor (0f6f7d0a)".
 */
export function findByName(people: readonly Member[], typed: string): Result<Member> {
  const told = typed.trim().toLowerCase();
  const [, name] = /^(.+) \([^()]+\)$/.exec(told) ?? [];
  const sharing = people.filter((one) => one.name.toLowerCase() === name);
  const apart = sharing.find((one) => apartFrom(sharing, one).toLowerCase() === told);
  if (apart !== undefined) return accept(apart);
  const match = labelMatcher(people)(typed);
  if (match.kind === "sure") return accept(match.person);
  const nearest = match.kind === "none" ? [] : match.candidates;
  const [only, another] = nearest;
  if (only !== undefined && another === undefined) return accept({ person: only.person, name: only.name });
  return refuse({ reason: "name-unclear", name: typed, nearest: nearest.map((one) => apartFrom(people, one)) });
}

function apartFrom(people: readonly Member[], { person, name }: Member): string {
  const shared = people.some((other) => other.person !== person && other.name === name);
  return shared ? `${name} (${person.slice(0, 8)})` : name;
}

/** The plan's own people, to be found by name. */
export function membersOf(plan: Plan): readonly Member[] {
  return plan.people.map(({ id, name }) => ({ person: id, name }));
}

/** The plan with all of these among its people; undefined: one of them is nobody we know. */
export function withPeople(plan: Plan, ids: readonly PersonId[], known: readonly Member[]): Plan | undefined {
  const strangers = ids.filter((id) => findPerson(plan, id) === undefined);
  if (strangers.length === 0) return plan;
  const found = strangers.map((id) => known.find((member) => member.person === id));
  if (found.includes(undefined)) return undefined;
  const joining = found.flatMap((member) => (member ? [{ id: member.person, name: member.name, roles: [] }] : []));
  return { ...plan, people: [...plan.people, ...joining] };
}
