import { type Day, endOfMonth, isDay } from "./day.ts";

/** A date as found in a text; `month` means that only a month was named: the day is its last. */
export interface FoundDate {
  readonly day: Day;
  readonly precision: "day" | "month";
  /** Where it begins and ends in the text, with its runs of spaces made one. */
  readonly at: number;
  readonly end: number;
}

/** What a text says of dates. `impossible`: written like a date, but there is no such day. */
export interface FoundDates {
  readonly dates: readonly FoundDate[];
  readonly impossible: readonly string[];
  /** The text without its dates. */
  readonly rest: string;
}

/** Months as their names begin, in small letters. */
export const MONTHS = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];
const MONTH =
  "(jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)";
const YEAR = "((?:19|20)\\d\\d|\\d\\d)";

const NAMED_MONTH = new RegExp(`\\b${MONTH}\\b`, "i");

/** Day-first, as the United Kingdom writes; a year is never supplied. Most particular first. */
const FORMS: readonly {
  readonly pattern: RegExp;
  readonly read: (parts: readonly string[]) => Pick<FoundDate, "day" | "precision"> | undefined;
}[] = [
  {
    pattern: /\b((?:19|20)\d\d)-(\d\d)-(\d\d)\b/g,
    read: ([year, month, day]) => exact(year, month, day),
  },
  {
    pattern: new RegExp(`\\b(\\d{1,2})(?: ?(?:st|nd|rd|th))?(?: of)?[ -]${MONTH}\\.?,?[ -]${YEAR}\\b`, "gi"),
    read: ([day, month, year]) => exact(year, monthNumber(month), day),
  },
  {
    pattern: new RegExp(`(?<![\\d./-])(\\d{1,2}) ?[/-] ?(\\d{1,2}) ?[/-] ?${YEAR}(?![\\d./-]*\\d)`, "g"),
    read: ([day, month, year]) => exact(year, month, day),
  },
  // With points and a short year, two figures each: "1.2.10" is a ref.
  {
    pattern: /(?<![\d./-])(\d{1,2}) ?\. ?(\d{1,2}) ?\. ?((?:19|20)\d\d)(?![\d./-]*\d)/g,
    read: ([day, month, year]) => exact(year, month, day),
  },
  {
    pattern: /(?<![\d./-])(\d\d)\.(\d\d)\.(\d\d)(?![\d./-]*\d)/g,
    read: ([day, month, year]) => exact(year, month, day),
  },
  {
    pattern: new RegExp(`\\b${MONTH}\\.?,?[ -]((?:19|20)\\d\\d)\\b`, "gi"),
    read: ([month, year]) => wholeMonth(year, monthNumber(month)),
  },
];

/** Takes the dates out of a text. */
export function takeDates(text: string): FoundDates {
  const dates: FoundDate[] = [];
  const impossible: string[] = [];
  let rest = text.replace(/[\s\u00a0]+/g, " ").trim();
  for (const { pattern, read } of FORMS) {
    rest = rest.replace(pattern, (whole: string, ...groups: unknown[]) => {
      const found = read(groups.filter((group) => typeof group === "string"));
      const at = Number(groups.find((group) => typeof group === "number"));
      if (found === undefined) impossible.push(whole);
      else dates.push({ ...found, at, end: at + whole.length });
      return " ".repeat(whole.length);
    });
  }
  dates.sort((a, b) => a.at - b.at);
  return { dates, impossible, rest: rest.replace(/ +/g, " ").trim() };
}

/** Whether a text still speaks of a time that was not understood: a month's name, or figures. */
export function hintsAtDate(text: string): boolean {
  return /\d/.test(text) || NAMED_MONTH.test(text);
}

/**
 * A date somebody typed: "31 July 2027", "31/7/27", "2027-07-31"; "July 2027" is its first day,
 * and "May" the first day of the latest May that has begun, as in "since May".
 * Undefined when it is none of these; nothing is filled in for a day without a year.
 */
export function readDay(text: string, today: Day): Day | undefined {
  const { dates, impossible, rest } = takeDates(text);
  const [found, another] = dates;
  if (found !== undefined) {
    if (another !== undefined || impossible.length > 0 || rest !== "") return undefined;
    return found.precision === "month" ? `${found.day.slice(0, 8)}01` : found.day;
  }
  if (!new RegExp(`^${MONTH}$`, "i").test(rest)) return undefined;
  const thisYear = Number(today.slice(0, 4));
  const first = `${thisYear}-${monthNumber(rest)}-01`;
  return first <= today ? first : `${thisYear - 1}-${monthNumber(rest)}-01`;
}

function exact(year = "", month = "", day = ""): Pick<FoundDate, "day" | "precision"> | undefined {
  const written = `${year.padStart(4, "20")}-${month.padStart(2, "0")}-${day.padStart(2, "0")}`;
  return isDay(written) ? { day: written, precision: "day" } : undefined;
}

function wholeMonth(year = "", month = ""): Pick<FoundDate, "day" | "precision"> {
  return { day: endOfMonth(`${year}-${month}-01`), precision: "month" };
}

function monthNumber(name = ""): string {
  return String(MONTHS.indexOf(name.slice(0, 3).toLowerCase()) + 1).padStart(2, "0");
}
