import { MONTHS, takeDates } from "../../calendar/date-text.ts";
import { type Day, endOfMonth } from "../../calendar/day.ts";
import type { ImportWhy } from "../../plan/import-why.ts";
import { addAll } from "../../plan/many.ts";

/** A time as found in a phrase; `day` is its last day, null where only a person can say which year or days are meant. */
export interface FoundTime {
  readonly day: Day | null;
  readonly precision: "day" | "month" | "quarter" | "term" | "year";
  readonly at: number;
  readonly end: number;
  /** A question about it, for a person. */
  readonly asked: ImportWhy | null;
}

/** What a phrase says of time. */
export interface FoundTimes {
  /** The phrase as it was read: spaces, ordinals and short forms made plain. */
  readonly text: string;
  /** In the order in which they stand. */
  readonly times: readonly FoundTime[];
  readonly impossible: readonly string[];
  /** The phrase with its times blanked out, as long as `text`. */
  readonly rest: string;
  /** Two months before one year ("Sept/Nov 2017"). */
  readonly window: boolean;
}

/** The plan's own time, to tell years that a phrase leaves out. */
export type Period = { readonly from: Day; readonly to: Day } | null;

const MONTH =
  "(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)";
const JOIN = "(?: ?(?:/|-|–|—|&|to|and|until) ?)";

const PLAIN: readonly (readonly [RegExp, string])[] = [
  [/,(?=\S)/g, ", "],
  [/^\W*(\d{1,2})\.(\d{1,2})\.([1-9]\d)\W*$/, "$1/$2/$3"],
  [/\b((?:19|20)\d\d)\/(\d{1,2})\/(\d{1,2})\b/g, "$3/$2/$1"],
  [new RegExp(`\\b(${MONTH})\\.? ?['’‘](\\d\\d)\\b`, "gi"), "$1 20$2"],
  [new RegExp(`(\\d)(st|nd|rd|th)?(${MONTH})(?=\\b|\\d)`, "gi"), "$1$2 $3"],
  [new RegExp(`\\b(${MONTH})(20\\d\\d)\\b`, "gi"), "$1 $2"],
  [new RegExp(`\\b(${MONTH})\\.? (\\d{1,2}) ?(?:st|nd|rd|th)?,? ((?:19|20)\\d\\d)\\b`, "gi"), "$2 $1 $3"],
  [/(?<![\d./-] ?)(0?[1-9]|1[0-2]) ?\/ ?(20\d\d)\b/g, "#$1/$2"],
  [/\b(q|qtr|quarter) ?([1-4])(,? (?:of )?)(\d\d)([/-])(\d\d)\b(?![/-])/gi, "$1$2$320$4$5$6"],
];

/** Finds every time that a phrase names. Nothing is filled in but a year that the plan's own period makes certain. */
export function findTimes(phrase: string, period: Period): FoundTimes {
  let text = phrase.replace(/\s+/g, " ").trim();
  for (const [pattern, by] of PLAIN) text = text.replace(pattern, by);
  text = text.replace(/#(\d+)\/(\d{4})/g, (_, month: string, year: string) => `${MONTHS[Number(month) - 1]} ${year}`);
  const shared = shareYear(text);
  const { dates, impossible } = takeDates(shared.text);
  const times: FoundTime[] = dates.map(({ day, precision, at, end }) => ({ day, precision, at, end, asked: null }));
  let rest = blank(shared.text, times);
  for (const more of [findQuarters, findTerms, findYears, (left: string) => findYearless(left, period)]) {
    const found = more(rest);
    addAll(times, found);
    rest = blank(rest, found);
  }
  const certain = times.some(({ day }) => day !== null);
  const kept = times.filter(({ day, precision }) => day !== null || !certain || !/quarter|term/.test(precision));
  kept.sort((a, b) => a.at - b.at);
  return { text: shared.text, times: kept, impossible, rest, window: shared.window };
}

function blank(text: string, times: readonly FoundTime[]): string {
  return times.reduce((left, { at, end }) => left.slice(0, at) + " ".repeat(end - at) + left.slice(end), text);
}

/** "Sept/Nov 2017" and "1 June – 15 July 2026": the year of the last belongs to both. */
function shareYear(text: string): { readonly text: string; readonly window: boolean } {
  const months = new RegExp(`\\b(${MONTH})\\.?(${JOIN})(${MONTH})\\.?,? ?((?:19|20)\\d\\d)\\b`, "gi");
  const days = new RegExp(
    `\\b(\\d{1,2}(?: ?(?:st|nd|rd|th))?)(?: (${MONTH}))?(${JOIN})(\\d{1,2}(?: ?(?:st|nd|rd|th))?) (${MONTH})\\.?,? ((?:19|20)\\d\\d)\\b`,
    "gi",
  );
  let isWindow = false;
  const ended = text
    .replace(months, (_, a: string, join: string, b: string, year: string) => {
      isWindow ||= /[/&]|and/i.test(join);
      return `${a} ${year}${join}${b} ${year}`;
    })
    .replace(days, (_, a: string, own: string | undefined, join: string, b: string, month: string, year: string) =>
      [`${a} ${own ?? month} ${year}`, `${b} ${month} ${year}`].join(join),
    );
  return { text: ended, window: isWindow };
}

function findQuarters(text: string): readonly FoundTime[] {
  const named =
    /\b(?:q|qtr|quarter) ?([1-4])\b(?:,? ?(?:of |\(|[-–/] ?)?((?:19|20)\d\d)(?: ?[/-] ?((?:20)?\d\d)\b)?\)?)?/gi;
  const yearFirst = /\b((?:19|20)\d\d) ?[/-] ?((?:20)?\d\d),? ?[-–]? ?(?:q|qtr|quarter) ?([1-4])\b/gi;
  const later = [...text.matchAll(yearFirst)].map((match) => quarter(match, match[3], match[1], match[2]));
  const rest = blank(text, later);
  return [...later, ...[...rest.matchAll(named)].map((match) => quarter(match, match[1], match[2], match[3]))];
}

function quarter(match: RegExpMatchArray, number = "", year?: string, next?: string): FoundTime {
  const place = { at: match.index ?? 0, end: (match.index ?? 0) + match[0].length };
  const asked: ImportWhy = { reason: "which-quarter" };
  if (year === undefined || !follows(year, next)) return { ...place, day: null, precision: "quarter", asked };
  const month = Number(number) * 3 + 3;
  const day = month > 12 ? endOfMonth(`${Number(year) + 1}-03-01`) : endOfMonth(`${year}-${pad(month)}-01`);
  return { ...place, day, precision: "quarter", asked: null };
}

function findTerms(text: string): readonly FoundTime[] {
  const pattern =
    /\b(?:autumn|spring|summer|winter)(?: (?:half[ -]?)?terms?)?(?: ?\d)?(?: (?:of )?(?:19|20)\d\d(?: ?[/-] ?\d\d(?:\d\d)?)?)?\b|\bterm \d(?: (?:19|20)\d\d(?:\/\d\d)?)?/gi;
  const asked: ImportWhy = { reason: "which-term" };
  return [...text.matchAll(pattern)].map((match) => ({
    ...{ day: null, precision: "term" as const, asked },
    ...{ at: match.index, end: match.index + match[0].length },
  }));
}

function findYears(text: string): readonly FoundTime[] {
  const pattern = /(?<![\d./-])((?:19|20)\d\d)(?: ?[/–-] ?((?:20)?\d\d))?(?![\d./-]*\d)/g;
  return [...text.matchAll(pattern)].map((match) => {
    const [whole, year = "", next] = match;
    const financial = follows(year, next);
    const plain = financial && !/\b(academic|school|calendar)\b/i.test(text);
    const asked: ImportWhy | null = plain ? null : { reason: "year-alone" };
    const last = next === undefined ? year : next.padStart(4, "20");
    const day = financial ? `${Number(year) + 1}-03-31` : `${last}-12-31`;
    return { day, precision: "year" as const, at: match.index, end: match.index + whole.length, asked };
  });
}

function follows(year: string, next: string | undefined): boolean {
  return next !== undefined && Number(next.slice(-2)) === (Number(year) + 1) % 100;
}

/** Days and months without a year, "Oct 12" and "Jul-15": taken where the plan's period leaves one reading only. */
function findYearless(text: string, period: Period): readonly FoundTime[] {
  const pattern = new RegExp(
    `(?<![a-z])(?:(\\d{1,2})(?: ?(?:st|nd|rd|th))?(?: of)?[ -])?(${MONTH})\\b\\.?(?:[ -](\\d{1,2})\\b(?!st|nd|rd|th))?`,
    "gi",
  );
  return [...text.matchAll(pattern)].flatMap((match) => {
    const [whole, day, month = "", after] = match;
    if (isVerb(text, match)) return [];
    const place = { at: match.index, end: match.index + whole.length };
    return [{ ...place, ...readYearless(day, month, after, period, /-\d+$/.test(whole)) }];
  });
}

/** "may" and "march" as common words: in small letters, with no number beside them. */
function isVerb(text: string, match: RegExpMatchArray): boolean {
  const [whole, day, month = "", after] = match;
  const common = /^(may|march|mar|dec|sep|jan|jun)$/.test(month) && day === undefined && after === undefined;
  return common && whole.trim() !== text.trim();
}

function readYearless(
  day: string | undefined,
  month: string,
  after: string | undefined,
  period: Period,
  hyphen: boolean,
): Omit<FoundTime, "at" | "end"> {
  const precision = day === undefined ? ("month" as const) : ("day" as const);
  const number = pad(MONTHS.indexOf(month.slice(0, 3).toLowerCase()) + 1);
  const none: Omit<FoundTime, "at" | "end"> = { day: null, precision, asked: { reason: "which-year" } };
  if (after !== undefined && day === undefined) {
    const found = endOfMonth(`20${after.padStart(2, "0")}-${number}-01`);
    const certain = Number(after) > 31 || hyphen;
    return certain && after.length === 2 ? { day: found, precision: "month", asked: null } : none;
  }
  if (period === null || after !== undefined) return none;
  const years = [Number(period.from.slice(0, 4)), Number(period.to.slice(0, 4))];
  const fits = Array.from({ length: (years[1] ?? 0) - (years[0] ?? 0) + 1 }, (_, index) => (years[0] ?? 0) + index)
    .map((year) =>
      day === undefined ? endOfMonth(`${year}-${number}-01`) : `${year}-${number}-${day.padStart(2, "0")}`,
    )
    .filter((one) => one >= period.from && one <= period.to);
  return fits.length === 1 ? { day: fits[0] ?? null, precision, asked: null } : none;
}

function pad(number: number): string {
  return String(number).padStart(2, "0");
}
