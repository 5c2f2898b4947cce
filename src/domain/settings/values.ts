import { readComingDay } from "../calendar/asked-day.ts";
import { addDays, type Day, daysBetween, formatDay } from "../calendar/day.ts";

/** "08:30" of "8:30", "08.30" or "8am", between 06:00 and 20:00: a run later than that could miss its day. */
export function readHour(text: string): string | undefined {
  const [, hour = "", minute = "00", half = ""] = /^(\d{1,2})(?:[:.](\d\d))? ?(am|pm)?$/i.exec(text) ?? [];
  if (hour === "" || Number(minute) > 59) return undefined;
  if (half !== "" && (Number(hour) < 1 || Number(hour) > 12)) return undefined;
  const hours = half === "" ? Number(hour) : (Number(hour) % 12) + (half.toLowerCase() === "pm" ? 12 : 0);
  const read = `${String(hours).padStart(2, "0")}:${minute}`;
  return "06:00" <= read && read <= "20:00" ? read : undefined;
}

/** A whole number between two, both included, with or without its unit: "5", "every 5 working days", "3 months". */
export function readNumber(text: string, least: number, most: number): number | undefined {
  const [, figures] =
    /^(?:every |after )?(\d{1,3})(?: (?:working )?(?:days?|months?|times?|moves?))?$/i.exec(text) ?? [];
  const number = Number(figures ?? Number.NaN);
  return least <= number && number <= most ? number : undefined;
}

/** The parts of a list: "10, 5 and 1"; "none" is the empty one. */
export function readList(text: string): readonly string[] {
  if (/^(none|nothing|no)$/i.test(text)) return [];
  return text
    .split(/,|;|\n| and /)
    .map((part) => part.trim())
    .filter((part) => part !== "");
}

/** What every part reads to, each once; undefined where one part does not. */
export function readEach<T>(parts: readonly string[], read: (part: string) => T | undefined): readonly T[] | undefined {
  const all = parts.map(read);
  const known = all.filter((one) => one !== undefined);
  return known.length === all.length ? [...new Set(known)] : undefined;
}

/** From Monday on. */
export const WEEKDAYS = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"] as const;

/** Weekdays by name, single or from one to another: "Monday to Friday", "Mon, Tue, Thu"; 1 Monday to 7 Sunday. */
export function readWeekdays(text: string): readonly number[] | undefined {
  const read = readEach(readList(text), (part) => {
    const [from = "", to = from] = part.split(/ to | ?[-–] ?/);
    const [first, last] = [weekdayOf(from), weekdayOf(to)];
    if (first === undefined || last === undefined || last < first) return undefined;
    return Array.from({ length: last - first + 1 }, (_, index) => first + index);
  });
  const days = [...new Set(read?.flat())].sort();
  return days.length === 0 ? undefined : days;
}

function weekdayOf(text: string): number | undefined {
  const name = text.trim().toLowerCase().replace(/s$/, "");
  const found = name.length < 2 ? -1 : WEEKDAYS.findIndex((day) => day.toLowerCase().startsWith(name));
  return found === -1 ? undefined : found + 1;
}

/** "Monday to Friday", or the names one by one. */
export function writeWeekdays(days: readonly number[]): string {
  return writeRuns(
    [...days].sort(),
    (a, b) => b - a === 1,
    (day) => WEEKDAYS[day - 1] ?? "",
  );
}

/** As many days as a year may be closed for besides its holidays. */
const MOST_CLOSED = 100;

/** Days and spans of days: "24 December, 31 December", "24 December 2026 to 1 January 2027"; without a year the next one. */
export function readDays(text: string, today: Day): readonly Day[] | undefined {
  const days = readEach(readList(text), (part) => readSpan(part, today))?.flat();
  return days === undefined || days.length > MOST_CLOSED ? undefined : [...new Set(days)].sort();
}

function readSpan(text: string, today: Day): readonly Day[] | undefined {
  const [begin = "", end] = text.split(/ to | until | ?– ?/);
  // "24 to 26 December": the month is said once.
  const first = end !== undefined && /^\d{1,2}$/.test(begin) ? `${begin} ${end.replace(/^\d+ ?/, "")}` : begin;
  const from = readComingDay(first, today);
  if (end === undefined || from === undefined) return from === undefined ? undefined : [from];
  const to = readComingDay(end, from);
  const length = to === undefined ? -1 : daysBetween(from, to) + 1;
  return 1 <= length && length <= MOST_CLOSED ? Array.from({ length }, (_, day) => addDays(from, day)) : undefined;
}

/** "24 December 2026 to 1 January 2027, 3 May 2027". */
export function writeDays(days: readonly Day[]): string {
  return writeRuns([...days].sort(), (a, b) => daysBetween(a, b) === 1, formatDay);
}

function writeRuns<T>(sorted: readonly T[], follows: (a: T, b: T) => boolean, write: (one: T) => string): string {
  const runs: T[][] = [];
  for (const one of sorted) {
    const last = runs.at(-1);
    const before = last?.at(-1);
    if (last !== undefined && before !== undefined && follows(before, one)) last.push(one);
    else runs.push([one]);
  }
  const words = runs.map((run) => {
    const [first, last] = [write(run[0] as T), write(run.at(-1) as T)];
    return run.length > 2 ? `${first} to ${last}` : run.map(write).join(", ");
  });
  return words.length === 0 ? "none" : words.join(", ");
}
