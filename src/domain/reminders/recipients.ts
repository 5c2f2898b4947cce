import type { Lead } from "../action.ts";
import type { Day } from "../calendar/day.ts";
import type { Label, PersonId } from "../person.ts";
import { findLabel, holdersOf, nameOf, type Plan } from "../plan.ts";

/** Why a lead of the document is nobody who can be asked. */
export type Unreached = "outside-teams" | "no-holder";

/** Someone who is asked about an action; a label that stands for nobody keeps its place, with the reason. */
export interface Recipient {
  /** A person, or `labelId` of a label that stands for nobody. */
  readonly person: PersonId;
  readonly name: string;
  readonly unreached: Unreached | null;
}

/**
 * Who is asked about an action on a day: every holder of its lead labels (of a role the one who answers, where that is
 * settled), or who stands in for one who is away.
 */
export function recipientsOf(plan: Plan, leads: readonly Lead[], day: Day): readonly Recipient[] {
  const all = leads.flatMap((lead) => ofLabel(plan, lead.label, day));
  return [...new Map(all.map((recipient) => [recipient.person, recipient])).values()];
}

/** The place in the ledger of a label that stands for nobody: it can be part of any store's key. */
export function labelId(text: string): PersonId {
  const safe = text.toLowerCase().replace(/[^a-z0-9]/g, (char) => `-${char.charCodeAt(0).toString(16)}`);
  return `label-${safe.slice(0, LONGEST_ID)}`;
}

const LONGEST_ID = 200;

function ofLabel(plan: Plan, text: string, day: Day): readonly Recipient[] {
  const holders = answering(findLabel(plan, text), holdersOf(plan, text, day));
  if (holders.length === 0) {
    const unreached = findLabel(plan, text).kind === "outside" ? "outside-teams" : "no-holder";
    return [{ person: labelId(text), name: text, unreached }];
  }
  const asked = holders.flatMap((holder) => presentFor(plan, holder, day, []));
  return asked.map((person) => ({ person, name: nameOf(plan, person), unreached: null }));
}

// Whoever answered and no longer holds the role is not asked: the others are.
function answering({ answers }: Label, holders: readonly PersonId[]): readonly PersonId[] {
  return answers !== undefined && holders.includes(answers) ? [answers] : holders;
}

// Two people who stand in for each other at once are both asked.
function presentFor(plan: Plan, person: PersonId, day: Day, before: readonly PersonId[]): readonly PersonId[] {
  const covers = plan.standIns.filter((cover) => cover.for === person && cover.from <= day && day <= cover.to);
  if (covers.length === 0 || before.includes(person)) return [person];
  return covers.flatMap((cover) => presentFor(plan, cover.by, day, [...before, person]));
}
