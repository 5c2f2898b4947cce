import { DateTime } from "luxon";

/** A calendar date with no time and no zone, "2027-07-31". Compares as text. */
export type Day = string;

/** The date it is at `instant` (milliseconds or Date) in an IANA zone. */
export function dayIn(zone: string, instant: Date): Day {
  return iso(DateTime.fromJSDate(instant, { zone }));
}

/** The hour and minute "HH:MM" it is at `instant` in an IANA zone. */
export function timeIn(zone: string, instant: Date): string {
  return DateTime.fromJSDate(instant, { zone }).toFormat("HH:mm");
}

/** The instant of a day at "HH:MM" in an IANA zone; a time that a change of clocks leaves out is the one an hour later. */
export function instantOf(zone: string, day: Day, time: string): Date {
  return DateTime.fromISO(`${day}T${time}`, { zone }).toJSDate();
}

/** A date moved by calendar days; negative goes back. */
export function addDays(day: Day, days: number): Day {
  return dayAt(midnightOf(day) + days * DAY_MS);
}

/** A date moved by calendar months; 31 January plus one month is the last of February. */
export function addMonths(day: Day, months: number): Day {
  return iso(utc(day).plus({ months }));
}

/** Calendar days from one date to another; negative when `to` is earlier. */
export function daysBetween(from: Day, to: Day): number {
  return Math.round((midnightOf(to) - midnightOf(from)) / DAY_MS);
}

export function endOfMonth(day: Day): Day {
  return iso(utc(day).endOf("month"));
}

/** Day of the week, 1 for Monday to 7 for Sunday. */
export function weekday(day: Day): number {
  return new Date(midnightOf(day)).getUTCDay() || 7;
}

/** Whether the text is a real date written "2027-07-31". */
export function isDay(text: string): text is Day {
  return /^\d{4}-\d{2}-\d{2}$/.test(text) && utc(text).isValid;
}

/** "31 July 2015", the way the plan's people write dates. */
export function formatDay(day: Day): string {
  return utc(day).setLocale("en-GB").toFormat("d LLLL yyyy");
}

/** "31 July 2015 at 14:05" in an IANA zone, of an ISO instant. */
export function formatInstant(instant: string, zone: string): string {
  return DateTime.fromISO(instant, { zone }).setLocale("en-GB").toFormat("d LLLL yyyy 'at' HH:mm");
}

// Working days are counted day by day for every date of every action: this is what planning spends its time on.
const DAY_MS = 86_400_000;

function midnightOf(day: Day): number {
  return Date.parse(`${day}T00:00:00Z`);
}

function dayAt(instant: number): Day {
  return new Date(instant).toISOString().slice(0, 10);
}

function utc(day: Day): DateTime {
  return DateTime.fromISO(day, { zone: "utc" });
}

function iso(date: DateTime): Day {
  return date.toFormat("yyyy-MM-dd");
}
