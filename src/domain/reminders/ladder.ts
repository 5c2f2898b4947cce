import { type Day, dayIn } from "../calendar/day.ts";
import { addWorkingDays, workingDaysBetween } from "../calendar/working-days.ts";
import { theAction } from "../due/about.ts";
import { type Hold, isLadderRung, LADDER, type LadderDecision, type LadderRung, type LastAsked } from "../due/asked.ts";
import type { LadderRules } from "../due/rules.ts";
import { type Recipient, recipientsOf } from "../permissions/recipients.ts";
import type { ActionLine } from "../plan/action-line.ts";
import { greatestOf } from "../plan/many.ts";
import type { PersonId } from "../plan/person.ts";
import { ownersOf, type Plan } from "../plan/plan.ts";
import type { Escalation } from "./digest.ts";
import { ownerToTell } from "./shares.ts";

/** What the ladder of one action needs, about the one date that waits for an answer. */
export interface OnLadder {
  readonly plan: Plan;
  readonly line: ActionLine;
  readonly rules: LadderRules;
  readonly date: Day;
  /** Who is asked about it today. */
  readonly leads: readonly Recipient[];
  /** What was asked and held of this action, about any date. */
  readonly asked: readonly LastAsked[];
  readonly holds: readonly Hold[];
  readonly decision: LadderDecision | null;
}

/** A rung that was reached, or the next one. */
export interface Climb extends Escalation {
  readonly recipients: readonly Recipient[];
  /** The working day from which it is asked; what keeps it back is in `waits`. */
  readonly from: Day;
  /** When it was asked; null: it is the next. */
  readonly on: Day | null;
}

/**
 * Every rung that a date has reached and the next one, lowest first; empty while no lead has been reached. It is
 * counted from the first message that left about the day or what came after it, never from a date in a document:
 * each rung has so many working days, "Seen" and snooze add theirs. A rung whose people have all been asked already
 * is skipped; one that reaches a director or chair waits for an owner, unless the plan says otherwise.
 */
export function climbsOf(from: OnLadder, today: Day): readonly Climb[] {
  const { plan, rules } = from;
  const asked = from.asked.filter((row) => row.date === from.date);
  const since = firstAsked(countedLeads(from, today), asked);
  if (since === null) return [];
  const whose = from.leads.filter(({ unreached }) => unreached === null).map(({ name }) => name);
  const reached = LADDER.map((rung) => asked.some((row) => row.occasion === rung)).lastIndexOf(true);
  const told = new Set(from.leads.map(({ person }) => person));
  const climbs: Climb[] = [];
  let base = since;
  for (const [index, rung] of LADDER.entries()) {
    const people = reachedBy(plan, from.line, rung, rung === "unanswered" ? NOBODY : told, today).filter(
      ({ unreached }) => unreached === null,
    );
    const on = firstOf(asked.filter((row) => row.occasion === rung).map((row) => row.on));
    for (const { person } of people) told.add(person);
    if (on === null && (people.length === 0 || index < reached)) continue;
    // What is unanswered can be kept out of a board's papers until they are written.
    const waits = on === null || rung === "unanswered" ? whatKeeps(from, rung, people) : null;
    const due = on ?? climbDay(rules, base, from.holds, from.date);
    climbs.push({
      rung,
      since,
      whose,
      waits,
      paperDeadline: rung === "unanswered" ? nextPaperDeadline(plan, due < today ? today : due) : null,
      recipients: people,
      from: due,
      on,
    });
    if (on === null) break;
    // Whoever answers for it now has their days too, whatever was asked before them.
    base = on < since ? since : on;
  }
  return climbs;
}

/**
 * Whether somebody whom a rung reaches today need not hear of it any more: they have, or another has who could be
 * reached by it still. Where whoever heard runs the plan no longer, whoever does now is told.
 */
export function hasHeard({ plan, asked, date }: OnLadder, { rung, recipients }: Climb, person: PersonId): boolean {
  const rows = asked.filter((row) => row.occasion === rung && row.date === date);
  const still = rung === "theme lead" ? recipients.map((one) => one.person) : ownersOf(plan).map(({ id }) => id);
  return rows.some((row) => row.person === person || still.includes(row.person));
}

/** What keeps the ladder from going on, once a rung that is due today is asked. */
export function whatKeepsNext(from: OnLadder, climbs: readonly Climb[], today: Day): Climb["waits"] {
  const last = climbs.at(-1);
  if (last === undefined || last.on !== null || last.waits !== null || last.from > today) return last?.waits ?? null;
  const { rung, recipients } = last;
  const rows = recipients.map(({ person }) => ({
    person,
    about: theAction(from.line.id),
    date: from.date,
    occasion: rung,
    on: today,
  }));
  return climbsOf({ ...from, asked: [...from.asked, ...rows] }, today).at(-1)?.waits ?? null;
}

/** When a person's first reminder on or after the day left; null: none has. */
export function firstOnOrAfter(row: LastAsked | null): Day | null {
  if (row === null || isLadderRung(row.occasion)) return null;
  return row.first ?? (row.occasion === "on the day" || row.occasion === "after" ? row.on : null);
}

/** Of joint leads the ladder climbs from the accountable one, where that is somebody who is asked; else from any. */
function countedLeads({ plan, line, leads }: OnLadder, today: Day): readonly Recipient[] {
  const accountable = recipientsOf(
    plan,
    { leads: line.leads.filter((lead) => lead.accountable), theme: line.theme },
    today,
  ).map(({ person }) => person);
  const counted = leads.filter(({ person, unreached }) => unreached === null && accountable.includes(person));
  return counted.length > 0 ? counted : leads;
}

// Labels that stand for nobody pass their rungs like a person: nobody was reached.
function firstAsked(leads: readonly Recipient[], asked: readonly LastAsked[]): Day | null {
  const reached = leads.filter(({ unreached }) => unreached === null).map(({ person }) => person);
  const rows = asked.filter((row) => reached.includes(row.person));
  return firstOf(rows.map(firstOnOrAfter).filter((day) => day !== null));
}

function firstOf(days: readonly Day[]): Day | null {
  return [...days].sort()[0] ?? null;
}

const NOBODY: ReadonlySet<PersonId> = new Set();

/** Whom a rung reaches, but for those who know of it already. */
function reachedBy(
  plan: Plan,
  line: ActionLine,
  rung: LadderRung,
  but: ReadonlySet<PersonId>,
  today: Day,
): readonly Recipient[] {
  if (rung === "theme lead") {
    const labels = plan.themes.find(({ ref }) => ref === line.theme)?.leads ?? [];
    const leads = labels.map((label) => ({ label, accountable: false }));
    return recipientsOf(plan, { leads, theme: line.theme }, today).filter(({ person }) => !but.has(person));
  }
  const owner = ownerToTell(plan, line, but, today);
  return owner === undefined ? [] : [{ person: owner.id, name: owner.name, unreached: null }];
}

function whatKeeps({ plan, decision, date }: OnLadder, rung: LadderRung, people: readonly Recipient[]): Climb["waits"] {
  const kind = decision?.date === date ? decision.kind : null;
  if (kind === "not further") return "not further";
  if (rung !== "theme lead" || kind === "let climb" || plan.settings.climbsToDirectors === "by itself") return null;
  const above = plan.people.filter(({ roles }) => roles.includes("chair") || roles.includes("sponsor"));
  return above.some(({ id }) => people.some(({ person }) => person === id)) ? "let climb" : null;
}

/** The rung below has its working days, and those that its people's own pauses took of them. */
function climbDay(rules: LadderRules, base: Day, holds: readonly Hold[], date: Day): Day {
  const held = holds
    .filter((hold) => hold.date === date)
    .map((hold) => {
      const at = dayIn(rules.zone, new Date(hold.at));
      return workingDaysBetween(rules.week, at < base ? base : at, hold.until);
    });
  return addWorkingDays(rules.week, base, rules.climbAfter + greatestOf([0, ...held]));
}

/** The first day from another on which a board's papers are due; null: the plan names none. */
export function nextPaperDeadline({ settings }: Pick<Plan, "settings">, from: Day): Day | null {
  return firstOf(settings.paperDeadlines.filter((day) => day >= from));
}
