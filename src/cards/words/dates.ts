import { type Day, daysBetween, formatDay, weekday } from "../../domain/calendar/day.ts";
import { nextDateOf } from "../../domain/plan/action.ts";
import type { ActionLine } from "../../domain/plan/action-line.ts";
import type { ActionState } from "../../domain/plan/action-state.ts";
import { WEEKDAYS } from "../../domain/settings/values.ts";

/** "today", "tomorrow", "in 14 days", "12 days ago": calendar days, as people say them. */
function fromToday(day: Day, today: Day): string {
  const days = daysBetween(today, day);
  if (days === 0) return "today";
  if (days === 1) return "tomorrow";
  if (days === -1) return "yesterday";
  return days > 0 ? `in ${days} days` : `${-days} days ago`;
}

/** "31 July 2027, in 14 days". */
export function dayFromToday(day: Day, today: Day): string {
  return `${formatDay(day)}, ${fromToday(day, today)}`;
}

/** "31 July" in the year of today, else "31 July 2026". */
export function dayOfYear(day: Day, today: Day): string {
  const words = formatDay(day);
  return day.slice(0, 4) === today.slice(0, 4) ? words.slice(0, -5) : words;
}

/** "Monday" for 1. */
export function weekdayName(number: number): string {
  return WEEKDAYS[number - 1] ?? "";
}

/** "23 November", with its year where that is not plain from the day it is said on. */
export function shortDay(day: Day, today: Day): string {
  return Math.abs(daysBetween(today, day)) > PLAIN_DAYS ? formatDay(day) : formatDay(day).replace(/ \d{4}$/, "");
}

const PLAIN_DAYS = 270;

/** "Monday 23 November". */
export function shortDayWithWeekday(day: Day, today: Day): string {
  return `${weekdayName(weekday(day))} ${shortDay(day, today)}`;
}

/** "Monday 23 November 2026". */
export function dayWithWeekday(day: Day): string {
  return `${weekdayName(weekday(day))} ${formatDay(day)}`;
}

/** Which date of an action comes next and when: "Review 31 July 2027, in 14 days"; without one, the document's phrase. */
export function nextDateWords(line: ActionLine, today: Day): string {
  const next = nextDateOf(line);
  if (line.state === "complete" && next !== null)
    return `Complete, to be looked at once more ${dayFromToday(next, today)}`;
  if (line.state !== "open" && line.state !== "not-started") return STATES[line.state];
  if (next === null) return line.dateText === "" ? "No date in the plan" : `“${line.dateText}”`;
  return namedDate(next === line.endDate ? "End date" : "Review", next, today);
}

/** One date of an action under its name: "End date 31 July 2027, in 14 days". */
export function namedDate(name: "End date" | "Review", day: Day, today: Day): string {
  return `${name} ${dayFromToday(day, today)}`;
}

const STATES: Readonly<Record<Exclude<ActionState, "open" | "not-started">, string>> = {
  "awaiting-sign-off": "Waiting for a second person to accept it",
  complete: "Complete",
  paused: "Paused: nobody is asked about it",
  withdrawn: "Withdrawn",
  merged: "Merged into another action",
  carried: "Carried to the next plan",
};
