import Holidays from "date-holidays";
import { addDays, type Day, daysBetween, weekday } from "./day.ts";

/** Nations whose bank holidays a plan keeps; "none" keeps no holiday at all. */
export type Nation = "ENG" | "WLS" | "SCT" | "NIR" | "none";

/** Which days a council works: weekdays (1 Monday to 7 Sunday), holidays of a nation, days it closes besides. */
export interface WorkingWeek {
  readonly weekdays: readonly number[];
  readonly nation: Nation;
  readonly closed: readonly Day[];
}

/** Monday to Friday without the bank holidays of England. */
export const ENGLAND: WorkingWeek = { weekdays: [1, 2, 3, 4, 5], nation: "ENG", closed: [] };

/** Every day is worked: for the sample plan, so that any day shows something. */
export const EVERY_DAY: WorkingWeek = { weekdays: [1, 2, 3, 4, 5, 6, 7], nation: "none", closed: [] };

/** Whether a council works on a day. */
export function isWorked(week: WorkingWeek, day: Day): boolean {
  return week.weekdays.includes(weekday(day)) && !week.closed.includes(day) && !holidays(week.nation, day).has(day);
}

/** The day itself if it is worked, else the first worked day after it. */
export function onOrAfter(week: WorkingWeek, day: Day): Day {
  return walk(week, day, 1);
}

/** The day itself if it is worked, else the last worked day before it. */
export function onOrBefore(week: WorkingWeek, day: Day): Day {
  return walk(week, day, -1);
}

/** A date moved by working days (negative goes back), counted from the day after, as councils count deadlines. */
export function addWorkingDays(week: WorkingWeek, day: Day, count: number): Day {
  return remembered(week, count, day, () => {
    const step = count < 0 ? -1 : 1;
    let moved = day;
    for (let left = Math.abs(count); left > 0; left--) moved = walk(week, addDays(moved, step), step);
    return moved;
  });
}

/** Working days after `from` up to `to`, which is one of them where it is worked; 0 when `to` is not later. */
export function workingDaysBetween(week: WorkingWeek, from: Day, to: Day): number {
  let count = 0;
  for (let day = addDays(from, 1); day <= to; day = addDays(day, 1)) if (isWorked(week, day)) count++;
  return count;
}

/** A year holds no stretch of closed days this long; a week that does has no worked day at all. */
const LONGEST_CLOSURE = 400;

function walk(week: WorkingWeek, from: Day, step: 1 | -1): Day {
  return remembered(week, step > 0 ? "on" : "back", from, () => {
    let day = from;
    while (!isWorked(week, day)) {
      if (Math.abs(daysBetween(from, day)) > LONGEST_CLOSURE) throw new Error(`no worked day within a year of ${from}`);
      day = addDays(day, step);
    }
    return day;
  });
}

type Move = number | "on" | "back";
const moves = new WeakMap<WorkingWeek, Map<Move, Map<Day, Day>>>();

// A plan asks for the same few days of each of its actions; what was found goes with the plan that was read.
function remembered(week: WorkingWeek, move: Move, from: Day, find: () => Day): Day {
  const ofWeek = kept(moves, week, () => new Map<Move, Map<Day, Day>>());
  return kept(
    kept(ofWeek, move, () => new Map<Day, Day>()),
    from,
    find,
  );
}

function kept<K, V>(known: { get(key: K): V | undefined; set(key: K, value: V): unknown }, key: K, make: () => V): V {
  const found = known.get(key);
  if (found !== undefined) return found;
  const made = make();
  known.set(key, made);
  return made;
}

const known = new Map<string, ReadonlySet<Day>>();

// `isHoliday` costs half a millisecond: one set a year and nation instead.
function holidays(nation: Nation, day: Day): ReadonlySet<Day> {
  if (nation === "none") return new Set();
  const year = Number(day.slice(0, 4));
  const key = `${nation} ${year}`;
  const found = known.get(key);
  if (found !== undefined) return found;
  const listed = new Holidays("GB", nation).getHolidays(year).filter((holiday) => holiday.type === "public");
  const days = new Set(listed.map((holiday) => holiday.date.slice(0, 10)));
  known.set(key, days);
  return days;
}
