import { SSF } from "@e965/xlsx";
import { type Day, isDay } from "../../domain/calendar/day.ts";

/** A cell's value as a person sees it, and the date it is, where it is one. */
export interface Shown {
  readonly text: string;
  readonly date: Day | null;
}

// The library knows the formats that follow the reader's country in their American form.
const BRITISH: Readonly<Record<number, string>> = { 14: "dd/mm/yyyy", 22: "dd/mm/yyyy hh:mm" };
const FIRST_DAY = { 1900: Date.UTC(1899, 11, 30), 1904: Date.UTC(1904, 0, 1) };
const DAY = 86_400_000;

/** A number as its format shows it. A date whose format leaves the day out is the month: text, and no date. */
export function showNumber(value: number, format: string | number, date1904: boolean): Shown {
  const british = typeof format === "number" ? (BRITISH[format] ?? format) : format;
  const fields = fieldsOf(typeof british === "number" ? String(SSF.get_table()[british] ?? "") : british);
  const text = formatted(fields.month && !fields.day ? "mmmm yyyy" : british, value, date1904);
  return { text, date: fields.day ? dayOf(value, date1904) : null };
}

/** A date written out in the file, "2027-07-31T00:00:00". */
export function showIsoDate(value: string): Shown {
  const day = value.slice(0, 10);
  if (!isDay(day)) return { text: value, date: null };
  return { text: day.split("-").reverse().join("/"), date: day };
}

// By calendar alone: no clock, no zone. The old system counts a 29 February 1900 that never was.
function dayOf(serial: number, date1904: boolean): Day | null {
  const days = Math.floor(serial + 1e-6);
  if (days < (date1904 ? 0 : 1) || days > 2_958_465 || (!date1904 && days === 60)) return null;
  const since = date1904 ? FIRST_DAY[1904] : FIRST_DAY[1900] + (days < 60 ? DAY : 0);
  const day = new Date(since + days * DAY).toISOString().slice(0, 10);
  return isDay(day) ? day : null;
}

/** Whether a format shows a day or a month; minutes, beside hours or seconds, are no months. */
function fieldsOf(code: string): { readonly day: boolean; readonly month: boolean } {
  // Letters in quotes, after a backslash or in brackets stand for themselves, but "[h]" counts hours.
  const [bare = ""] = code.replace(/"[^"]*"|\\.|\[(?![hms]+\])[^\][]*\]|[_*].|general|am\/pm|a\/p/gi, "").split(";", 1);
  const day = /d/i.test(bare);
  return { day, month: /m/i.test(bare) && (day || /y/i.test(bare) || !/[hs]/i.test(bare)) };
}

function formatted(format: string | number, value: number, date1904: boolean): string {
  try {
    const text: string = SSF.format(format, value, { date1904 });
    // The built-in currencies follow the reader's country too.
    if (text.trim() !== "") return typeof format === "number" ? text.replace("$", "£") : text;
  } catch {
    // A format that the library cannot follow: the bare number is what there is.
  }
  return String(value);
}
