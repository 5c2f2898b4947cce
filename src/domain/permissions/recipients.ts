import type { Day } from "../calendar/day.ts";
import type { ActionLine } from "../plan/action-line.ts";
import type { Lead } from "../plan/lead.ts";
import type { Label, PersonId, StandIn } from "../plan/person.ts";
import { findLabel, holdersOf, labelsAnsweredBy, nameOf, type Plan } from "../plan/plan.ts";

/**
 * Why a lead of the document is nobody who can be asked: somebody vouches for them outside Teams; nobody has said who the
 * name is; whoever held it holds it no longer.
 */
export type Unreached = "outside-teams" | "unsettled" | "no-holder";

/** Someone who is asked about an action; a label that stands for nobody keeps its place, with the reason. */
export interface Recipient {
  /** A person, or `labelId` of a label that stands for nobody. */
  readonly person: PersonId;
  readonly name: string;
  readonly unreached: Unreached | null;
  /** Whose it is, where it is asked of them for somebody who is away; absent: it is theirs. */
  readonly covers?: readonly Covered[] | undefined;
}

/** Someone who is away, and for whom somebody else is asked. */
export interface Covered {
  readonly name: string;
  /** The last day they are away. */
  readonly until: Day;
}

/**
 * Who is asked about an action on a day: every holder of its lead labels (of a role the one who answers, where that is
 * settled), or who stands in for one who is away; where a stand-in is away too, that one's own cover. Where that leads to
 * nobody who is there, the accountable co-lead, then the theme lead is asked; where they are away as well, the leads are.
 * Who of them has answered is not asked again while another has not.
 */
export function recipientsOf(plan: Plan, action: LedAction, day: Day): readonly Recipient[] {
  const { leads, answered = [] } = action;
  const asked = answeringFor(plan, leads, day);
  const done = asked.every((person) => answered.includes(person)) ? [] : answered;
  const all = leads.flatMap((lead) => ofLabel(plan, action, lead.label, day, done));
  const each = new Map<PersonId, Recipient>();
  for (const recipient of all) each.set(recipient.person, joined(each.get(recipient.person), recipient));
  return [...each.values()];
}

// Who leads it as well as covering for another lead of it is asked for themself.
function joined(before: Recipient | undefined, { covers, ...recipient }: Recipient): Recipient {
  if (covers === undefined || (before !== undefined && before.covers === undefined)) return recipient;
  return { ...recipient, covers: [...(before?.covers ?? []), ...covers] };
}

/** As much of an action as tells who is asked about it. */
export type LedAction = Pick<ActionLine, "leads" | "theme" | "answered">;

/** The labels under which somebody may be asked on a day: those they answer, and those of leads whom nobody covers. */
export function labelsAskedOf(plan: Plan, person: PersonId, day: Day): readonly string[] {
  const isUncovered = (label: string) =>
    holdersOf(plan, label, day).some((holder) => presentFor(plan, holder, day, []).length === 0);
  const uncovered = plan.labels.map(({ text }) => text).filter(isUncovered);
  return [...new Set([...labelsAnsweredBy(plan, person, day), ...uncovered])];
}

/** The place in the ledger of a label that stands for nobody: it can be part of any store's key. */
export function labelId(text: string): PersonId {
  const safe = text.toLowerCase().replace(/[^a-z0-9]/g, (char) => `-${char.charCodeAt(0).toString(16)}`);
  return `label-${safe.slice(0, LONGEST_ID)}`;
}

const LONGEST_ID = 200;

/** Those who are asked about an action when nobody is away, each once. */
export function answeringFor(plan: Plan, leads: readonly Lead[], day: Day): readonly PersonId[] {
  return [...new Set(leads.flatMap(({ label }) => answering(findLabel(plan, label), holdersOf(plan, label, day))))];
}

function ofLabel(
  plan: Plan,
  action: LedAction,
  text: string,
  day: Day,
  done: readonly PersonId[],
): readonly Recipient[] {
  const holders = answering(findLabel(plan, text), holdersOf(plan, text, day));
  if (holders.length === 0) {
    return [{ person: labelId(text), name: text, unreached: whyNobody(findLabel(plan, text)) }];
  }
  const waiting = holders.filter((holder) => !done.includes(holder));
  return waiting.flatMap((holder) => {
    const present = presentFor(plan, holder, day, []);
    const asked = present.length > 0 ? present : insteadOf(plan, action, holder, day);
    return asked.map((person) => ({
      person,
      name: nameOf(plan, person),
      unreached: null,
      ...coverOf(plan, holder, person, day),
    }));
  });
}

// A name that an import brought is an outside one that nobody vouches for, until somebody says who it is.
function whyNobody({ kind, sponsor }: Label): Unreached {
  if (sponsor !== null) return "outside-teams";
  return kind === "outside" ? "unsettled" : "no-holder";
}

function coverOf(plan: Plan, away: PersonId, asked: PersonId, day: Day): Pick<Recipient, "covers"> {
  const [until] =
    away === asked
      ? []
      : coversOf(plan, away, day)
          .map(({ to }) => to)
          .sort()
          .reverse();
  return until === undefined ? {} : { covers: [{ name: nameOf(plan, away), until }] };
}

/** Who is asked where a lead and all who would cover for them are away. */
function insteadOf(plan: Plan, { leads, theme }: LedAction, away: PersonId, day: Day): readonly PersonId[] {
  const present = (labels: readonly string[]) =>
    labels.flatMap((label) => holdersOf(plan, label, day)).flatMap((person) => presentFor(plan, person, day, [away]));
  const accountable = present(leads.filter((lead) => lead.accountable).map(({ label }) => label));
  if (accountable.length > 0) return accountable;
  const themeLead = present(plan.themes.find(({ ref }) => ref === theme)?.leads ?? []);
  return themeLead.length > 0 ? themeLead : [away];
}

// Whoever answered and no longer holds the role is not asked: the others are.
function answering({ answers }: Label, holders: readonly PersonId[]): readonly PersonId[] {
  return answers !== undefined && holders.includes(answers) ? [answers] : holders;
}

// Nobody: whoever covers is away as well, and whoever covers for them, round to the first.
function presentFor(plan: Plan, person: PersonId, day: Day, before: readonly PersonId[]): readonly PersonId[] {
  if (before.includes(person)) return [];
  const covers = coversOf(plan, person, day);
  if (covers.length === 0) return [person];
  return covers.flatMap((cover) => presentFor(plan, cover.by, day, [...before, person]));
}

function coversOf(plan: Plan, person: PersonId, day: Day): readonly StandIn[] {
  return plan.standIns.filter((cover) => cover.for === person && cover.from <= day && day <= cover.to);
}
