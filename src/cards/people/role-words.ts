import type { RoleChanged } from "../../app/people/change-roles.ts";
import type { NamedDelegate } from "../../app/people/name-delegate.ts";
import { nameOf, type Plan } from "../../domain/plan/plan.ts";
import type { RoleGiven } from "../questions/handing-questions.ts";
import { listWords } from "../words/phrases.ts";

/** Who owns, chairs and looks on, and how that is changed. */
export function rolesWords(plan: Plan): string {
  const held = (["owner", "chair", "sponsor", "viewer"] as const).map((role) => {
    const names = plan.people.filter(({ roles }) => roles.includes(role)).map(({ name }) => name);
    return names.length === 0 ? "" : `${NAMES[role]}: ${listWords(names.slice(0, 20))}.`;
  });
  const told = held.filter((part) => part !== "").join(" ");
  return `${plan.title}. ${told} A plan has at least two owners. To change: make NAME owner, remove NAME as chair.`;
}

const NAMES = { owner: "Owners", chair: "Chairs", sponsor: "Sponsors", viewer: "Viewers" } as const;

/** What came of giving or taking a role. */
export function roleWords(
  { member, plan, again }: RoleChanged,
  { role, given }: { readonly role: RoleGiven; readonly given: boolean },
): string {
  const held = plan.people.find(({ id }) => id === member.person)?.roles ?? [];
  const others = held.filter((one) => one !== role);
  const also = others.length === 0 ? "" : ` They are ${listWords(others)} as well.`;
  if (again) return `${member.name} is ${given ? `${role} already` : `no ${role}`}, so nothing was changed.${also}`;
  return `${member.name} is ${given ? "now" : "no longer"} ${role} of ${plan.title}.${also}`;
}

/** What came of naming a delegate. */
export function delegateWords({ plan, lead, by }: NamedDelegate, named: boolean): string {
  const whose = nameOf(plan, lead);
  if (by === null) return `Nobody files in the name of ${whose} any more.`;
  if (!named) return `${by.name} no longer files in the name of ${whose}.`;
  return `${by.name} may file in the name of ${whose}: both are recorded. To end it, type no delegate.`;
}
