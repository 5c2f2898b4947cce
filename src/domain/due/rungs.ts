import { addMonths, type Day } from "../calendar/day.ts";
import { addWorkingDays, onOrAfter, onOrBefore } from "../calendar/working-days.ts";
import { greatestOf } from "../plan/many.ts";
import type { Hold, LastAsked, Rung } from "./asked.ts";
import type { Rules } from "./rules.ts";

/** The day a date is asked on: itself, or the working day before a date on which nobody works. */
export function askingDay(rules: Rules, date: Day): Day {
  return onOrBefore(rules.week, date);
}

/** The first day on which a date is asked about, and from which an update answers its end date. */
export function firstLeadDay(rules: Rules, date: Day): Day {
  return addWorkingDays(rules.week, askingDay(rules, date), -greatestOf([0, ...rules.leadDays]));
}

/** The last day on which a date has not passed: a date on which nobody works has until the next working day. */
export function lastDayOf(rules: Rules, date: Day): Day {
  return onOrAfter(rules.week, date);
}

/** The latest rung that a date's ladder has reached by a day; null: it is not asked about yet. */
export function rungOn(rules: Rules, date: Day, today: Day): Rung | null {
  if (today > lastDayOf(rules, date)) return rules.monthly ? "on the day" : "after";
  const asking = askingDay(rules, date);
  if (today >= asking) return "on the day";
  const nearestFirst = [...rules.leadDays].sort((a, b) => a - b);
  const reached = nearestFirst.find((lead) => addWorkingDays(rules.week, asking, -lead) <= today);
  return reached === undefined ? null : `${reached} before`;
}

/**
 * From which day a reminder about a date is owed, by what was asked already and what holds it. It may lie in the
 * past: then one reminder is owed now, however many were missed. After the date it counts from the last time asked,
 * so that items of one person that were asked together come together again.
 */
export function owedFrom(rules: Rules, date: Day, asked: LastAsked | null, hold: Hold | null): Day {
  const last = asked !== null && asked.date === date ? asked.on : null;
  const next = last === null ? firstLeadDay(rules, date) : nextAfter(rules, date, last);
  if (hold === null || hold.date !== date || (last !== null && last >= hold.until)) return next;
  return hold.kind === "snoozed" || hold.until > next ? hold.until : next;
}

/** A reminder before a date keeps quiet after an update: from which day it is owed then. From the date on, at once. */
export function afterQuiet(rules: Rules, date: Day, owed: Day, updated: Day | null): Day {
  const asking = askingDay(rules, date);
  if (updated === null || owed >= asking) return owed;
  const quiet = addWorkingDays(rules.week, updated, rules.quietAfter);
  const latest = quiet < asking ? quiet : asking;
  return owed < latest ? latest : owed;
}

/** Whether a person's own pause keeps a date's reminder back on a day. */
export function isHeld(date: Day, hold: Hold | null, today: Day): boolean {
  return hold !== null && hold.date === date && today < hold.until;
}

function nextAfter(rules: Rules, date: Day, last: Day): Day {
  const asking = askingDay(rules, date);
  if (last >= asking && rules.monthly) return onOrAfter(rules.week, addMonths(last, 1));
  if (last >= asking) return addWorkingDays(rules.week, last, rules.repeatEvery);
  const ahead = rules.leadDays.map((lead) => addWorkingDays(rules.week, asking, -lead)).filter((day) => day > last);
  return ahead.sort()[0] ?? asking;
}
