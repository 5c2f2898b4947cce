import { DateTime, IANAZone } from "luxon";

/** A calendar date with no time and no zone, "2027-07-31". Compares as text. */
export type Day = string;

/** Whether it is the name of a zone that this machine knows, such as "Europe/London"; an offset ("+01:00") is none. */
export function isZone(name: string): boolean {
  return /^[A-Za-z]/.test(name) && IANAZone.isValidZone(name);
}

/** The date it is at `instant` (milliseconds or Date) in an IANA zone. */
export function dayIn(zone: string, instant: Date): Day {
  return dayAt(instant.getTime() + offsetIn(zone, instant));
}

/** The hour and minute "HH:MM" it is at `instant` in an IANA zone. */
export function timeIn(zone: string, instant: Date): string {
  return new Date(instant.getTime() + offsetIn(zone, instant)).toISOString().slice(11, 16);
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

/** Sorts days, or ISO instants, the earlier first. */
export function earlierFirst(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** Calendar days from one date to another; negative when `to` is earlier. */
export function daysBetween(from: Day, to: Day): number {
  return Math.round((midnightOf(to) - midnightOf(from)) / DAY_MS);
}

/** The last day of the month that a day lies in. */
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
  const words = written.get(day) ?? utc(day).setLocale("en-GB").toFormat("d LLLL yyyy");
  written.set(day, words);
  return words;
}

/** "31 July 2015 at 14:05" in an IANA zone, of an ISO instant. */
export function formatInstant(instant: string, zone: string): string {
  const at = new Date(instant);
  return `${formatDay(dayIn(zone, at))} at ${timeIn(zone, at)}`;
}

const DAY_MS = 86_400_000;

const QUARTER_MS = 900_000;
const offsets = new Map<string, Map<number, number>>();

// Asking a zone is dear, and one quarter of an hour has one offset: clocks change on the quarter, if they do.
function offsetIn(zone: string, instant: Date): number {
  const ofZone = offsets.get(zone) ?? new Map<number, number>();
  offsets.set(zone, ofZone);
  const quarter = Math.floor(instant.getTime() / QUARTER_MS);
  const known = ofZone.get(quarter);
  if (known !== undefined) return known;
  const offset = DateTime.fromJSDate(instant, { zone }).offset * 60_000;
  ofZone.set(quarter, offset);
  return offset;
}

// Working days are counted day by day for every date of every action: this is what planning spends its time on.
const midnights = new Map<Day, number>();
const days = new Map<number, Day>();
// A card names a dozen days, and putting one into words is the dearest part of drawing it.
const written = new Map<Day, string>();

function midnightOf(day: Day): number {
  const known = midnights.get(day);
  if (known !== undefined) return known;
  const midnight = Date.parse(`${day}T00:00:00Z`);
  midnights.set(day, midnight);
  return midnight;
}

function dayAt(instant: number): Day {
  const count = Math.floor(instant / DAY_MS);
  const known = days.get(count);
  if (known !== undefined) return known;
  const day = new Date(instant).toISOString().slice(0, 10);
  days.set(count, day);
  return day;
}

function utc(day: Day): DateTime {
  return DateTime.fromISO(day, { zone: "utc" });
}

function iso(date: DateTime): Day {
  return date.toFormat("yyyy-MM-dd");
}
