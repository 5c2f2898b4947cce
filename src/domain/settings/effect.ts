import { addDays, type Day, dayIn, timeIn } from "../calendar/day.ts";
import { isWorked, onOrAfter } from "../calendar/working-days.ts";
import { isUpdateDue } from "../due/due.ts";
import { rulesFor } from "../due/rules.ts";
import { askingDay } from "../due/rungs.ts";
import type { PersonId } from "../plan/person.ts";
import type { Plan, PlanSettings } from "../plan/plan.ts";
import { isOpenNow } from "../reminders/gates.ts";
import { findItems, type PlanToRemind } from "../reminders/items.ts";
import { nextPaperDeadline } from "../reminders/ladder.ts";
import { planReminders } from "../reminders/plan-reminders.ts";

/** When reminders go out next. */
export interface NextRun {
  readonly on: Day;
  readonly at: string;
  /** Its hour has come already: within minutes. */
  readonly now: boolean;
}

/** A date that is asked about on another day than before. */
export interface MovedDate {
  readonly ref: string;
  readonly date: Day;
  readonly from: Day;
  readonly to: Day;
}

/** What other settings mean for the next run. */
export interface SettingsEffect {
  /** Not started: nothing is sent until an owner starts reminders; all below is what would be. */
  readonly started: boolean;
  readonly run: { readonly before: NextRun; readonly after: NextRun };
  /** Names of those who are asked at the next run and would not be else. */
  readonly asked: readonly string[];
  /** Names of those who are no longer asked at the next run. */
  readonly spared: readonly string[];
  readonly moved: readonly MovedDate[];
  /** How many updates count as due today. */
  readonly updatesDue: { readonly before: number; readonly after: number };
  /** The next day on which papers are due; null: none is known. */
  readonly paperDeadline: { readonly before: Day | null; readonly after: Day | null };
}

/** The next run with a plan's settings and with others, as of an instant. Reads no more than a run does and sends nothing. */
export function compareRuns(from: PlanToRemind, settings: PlanSettings, now: Date): SettingsEffect {
  const before = { ...from, plan: asStarted(from.plan, now) };
  const after = { ...before, plan: { ...before.plan, settings } };
  const run = { before: nextRun(before.plan, now), after: nextRun(after.plan, now) };
  const shut = { before: run.before, after: { ...run.after, now: run.after.now && !run.before.now } };
  const [then, would] = [whoIsAsked(before, run.before, now), whoIsAsked(after, run.after, now)];
  return {
    started: from.plan.started !== null,
    run: run.before.now && run.after.now ? { before: later(before.plan, now), after: later(after.plan, now) } : shut,
    asked: namesOnlyIn(would, then),
    spared: namesOnlyIn(then, would),
    moved: movedDates(before, after, now),
    updatesDue: { before: updatesDue(before, now), after: updatesDue(after, now) },
    paperDeadline: { before: paperDeadlineAfter(before.plan, now), after: paperDeadlineAfter(after.plan, now) },
  };
}

// What is not started sends nothing: its owner still wants to know what it would.
function asStarted(plan: Plan, now: Date): Plan {
  return { ...plan, started: plan.started ?? { at: now.toISOString(), by: "" } };
}

function nextRun(plan: Plan, now: Date): NextRun {
  const { zone, hour, week } = plan.settings;
  const today = dayIn(zone, now);
  if (isOpenNow(plan, now)) return { on: today, at: hour, now: true };
  const ahead = isWorked(week, today) && timeIn(zone, now) < hour;
  return ahead ? { on: today, at: hour, now: false } : later(plan, now);
}

/** The first run after today. */
function later({ settings: { zone, hour, week } }: Plan, now: Date): NextRun {
  return { on: onOrAfter(week, addDays(dayIn(zone, now), 1)), at: hour, now: false };
}

/** Who gets a message by the next run's day if nobody answers; labels that stand for nobody get none. */
function whoIsAsked(from: PlanToRemind, run: NextRun, now: Date): ReadonlyMap<PersonId, string> {
  const by = run.now ? later(from.plan, now).on : run.on;
  const asked = planReminders([from], now).filter(
    ({ recipient, digest, next }) =>
      recipient.unreached === null && (digest !== null || (next !== null && next.on <= by)),
  );
  return new Map(asked.map(({ recipient }) => [recipient.person, recipient.name]));
}

function namesOnlyIn(these: ReadonlyMap<PersonId, string>, those: ReadonlyMap<PersonId, string>): readonly string[] {
  return [...these].filter(([person]) => !those.has(person)).map(([, name]) => name);
}

/** Dates ahead whose day of asking changes: a day nobody works is asked on the working day before. */
function movedDates(before: PlanToRemind, after: PlanToRemind, now: Date): readonly MovedDate[] {
  const today = dayIn(before.plan.settings.zone, now);
  const ahead = findItems(before, today).filter(({ date }) => date >= today);
  const moved = ahead.flatMap(({ line, date }) => {
    const [from, to] = [askingDay(before.plan.settings, date), askingDay(after.plan.settings, date)];
    return from === to ? [] : [[line.id, { ref: line.ref, date, from, to }] as const];
  });
  return [...new Map(moved).values()];
}

function paperDeadlineAfter(plan: Plan, now: Date): Day | null {
  return nextPaperDeadline(plan, dayIn(plan.settings.zone, now));
}

function updatesDue({ plan: { settings }, lines }: PlanToRemind, now: Date): number {
  return lines.filter((line) => isUpdateDue(line, rulesFor(settings, line), dayIn(settings.zone, now))).length;
}
