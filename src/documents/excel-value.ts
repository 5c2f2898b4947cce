import { SSF } from "@e965/xlsx";
import { type Day, isDay } from "../domain/day.ts";

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
  const code = codeOf(format);
  const fields = fieldsOf(code);
  if (!fields.date) return { text: formatted(code, value, date1904), date: null };
  const shown = fields.day || !fields.month ? code : "mmmm yyyy";
  const text = formatted(shown, value, date1904);
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

function codeOf(format: string | number): string {
  if (typeof format === "string") return format;
  const code: string = BRITISH[format] ?? SSF.get_table()[format] ?? "General";
  // The built-in currencies follow the reader's country too.
  return code.replaceAll("$", "£");
}

function fieldsOf(code: string): { readonly date: boolean; readonly day: boolean; readonly month: boolean } {
  // Letters in quotes, after a backslash or in brackets are no fields; minutes stand beside hours or seconds.
  const bare =
    code
      .split(";", 1)[0]
      ?.replace(/"[^"]*"|\\.|\[[^\]]*\]|_.|\*./g, "")
      .replace(/general/gi, "")
      .replace(/am\/pm|a\/p/gi, "") ?? "";
  const day = /d/i.test(bare);
  const month = /m/i.test(bare) && (day || /y/i.test(bare) || !/[hs]/i.test(bare));
  return { date: day || month || /y/i.test(bare), day, month };
}

function formatted(code: string, value: number, date1904: boolean): string {
  try {
    const text: string = SSF.format(code, value, { date1904 });
    if (text.trim() !== "") return text;
  } catch {
    // A format that the library cannot follow: the bare number is what there is.
  }
  return String(value);
}
