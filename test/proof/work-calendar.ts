import type { Day } from "../../src/domain/calendar/day.ts";

/**
 * England's working days once more, from a list written by hand: the checks of a year do not ask the code they check.
 * https://www.gov.uk/bank-holidays; Easter Sunday is 28 March 2027 and 16 April 2028.
 */
const BANK_HOLIDAYS = [
  ...["2026-04-03", "2026-04-06", "2026-05-04", "2026-05-25", "2026-08-31", "2026-12-25", "2026-12-28"],
  ...["2027-01-01", "2027-03-26", "2027-03-29", "2027-05-03", "2027-05-31", "2027-08-30", "2027-12-27", "2027-12-28"],
  ...["2028-01-03", "2028-04-14", "2028-04-17", "2028-05-01", "2028-05-29", "2028-08-28", "2028-12-25", "2028-12-26"],
];

/** Days on which the council of the year is closed besides. */
export const CLOSED: readonly Day[] = ["2027-06-18", "2027-12-29", "2027-12-30", "2027-12-31"];

const DAY_MS = 86_400_000;
const START = Date.parse("2026-01-01T00:00:00Z");
const days = Array.from({ length: 1460 }, (_, index) => new Date(START + index * DAY_MS).toISOString().slice(0, 10));
const places = new Map(days.map((day, index) => [day, index]));
const weekdays = days.map((_, index) => new Date(START + index * DAY_MS).getUTCDay());
const isFree = new Set([...BANK_HOLIDAYS, ...CLOSED]);
const worked = days.map((day, index) => weekdays[index] !== 0 && weekdays[index] !== 6 && !isFree.has(day));
/** The worked days, and how many of them had come by each day. */
const workdays = days.filter((_, index) => worked[index]);
let so = 0;
const counts = worked.map((one) => (one ? ++so : so));

function place(day: Day): number {
  const found = places.get(day);
  if (found === undefined) throw new Error(`${day} is outside the years of the proof`);
  return found;
}

function countBy(day: Day): number {
  return counts[place(day)] ?? 0;
}

export function isWorkday(day: Day): boolean {
  return worked[place(day)] ?? false;
}

/** Worked days after one day up to another. */
export function workdaysFrom(from: Day, to: Day): number {
  return Math.max(0, countBy(to) - countBy(from));
}

/** The day itself if it is worked, else the one before. */
export function workdayBy(day: Day): Day {
  return workdays[countBy(day) - 1] ?? "";
}

/** The day itself if it is worked, else the one after. */
export function workdayFrom(day: Day): Day {
  return isWorkday(day) ? day : (workdays[countBy(day)] ?? "");
}

/** So many worked days before a worked day. */
export function workdaysBefore(day: Day, count: number): Day {
  return workdays[countBy(day) - 1 - count] ?? "";
}

/** So many calendar days on. */
export function daysOn(day: Day, count: number): Day {
  return days[place(day) + count] ?? "";
}

/** 1 Monday to 7 Sunday. */
export function weekdayOf(day: Day): number {
  return weekdays[place(day)] || 7;
}

/** A month on, and the last of the month where it is shorter. */
export function monthOn(day: Day): Day {
  const [year = 0, month = 0, date = 0] = day.split("-").map(Number);
  const last = new Date(Date.UTC(year, month + 1, 0)).getUTCDate();
  return new Date(Date.UTC(year, month, Math.min(date, last))).toISOString().slice(0, 10);
}

/** Summer time of 2027 in both zones of the year: the hour it is at an hour of the clock of Greenwich. */
export function hourIn(zone: "London" | "New York", day: Day, utcHour: number): number {
  const [from, to] = zone === "London" ? ["2027-03-28", "2027-10-31"] : ["2027-03-14", "2027-11-07"];
  const summer = day >= from && day < to ? 1 : 0;
  return utcHour + summer - (zone === "London" ? 0 : 5);
}
