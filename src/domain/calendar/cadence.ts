import { addDays, addMonths, type Day, endOfMonth, weekday } from "./day.ts";
import { onOrBefore, type WorkingWeek } from "./working-days.ts";

/** How often something is looked at, most often first. */
export const CADENCES = [
  ...(["weekly", "fortnightly", "four-weekly", "monthly", "bi-monthly"] as const),
  ...(["quarterly", "four-monthly", "six-monthly", "annual"] as const),
] as const;
export type Cadence = (typeof CADENCES)[number];

const WEEKS: Partial<Readonly<Record<Cadence, number>>> = { weekly: 1, fortnightly: 2, "four-weekly": 4 };
const MONTHS: Partial<Readonly<Record<Cadence, number>>> = {
  monthly: 1,
  "bi-monthly": 2,
  quarterly: 3,
  "four-monthly": 4,
  "six-monthly": 6,
  annual: 12,
};

/** Ways a document writes a cadence; the longer ones first, since "monthly" is in "six-monthly". */
const WORDS: readonly (readonly [RegExp, Cadence | null])[] = [
  // Numbers that name no cadence of ours are none, and not the word they stand before.
  [
    /\b(five|5|seven|7|eight|8|nine|9|ten|10|18)[ -]?(monthly|weekly)\b|\b(three|3|five|5|six|6|twelve|12)[ -]?weekly\b/i,
    null,
  ],
  [/\b(twice|three times)[ -](weekly|monthly|a (week|month))\b/i, null],
  [/\b(twelve|12)[ -]?monthly\b|\bevery (twelve|12) months\b/i, "annual"],
  [
    /\b(six|6)[ -]?monthly\b|\bevery (six|6) months\b|\bhalf[ -]yearly\b|\b(twice (a year|yearly)|(bi|semi)-?annual(ly)?)\b/i,
    "six-monthly",
  ],
  [/\b(four|4)[ -]?monthly\b|\btri-?annual(ly)?\b|\bevery (four|4) months\b/i, "four-monthly"],
  [/\b(bi|two|2)[ -]?monthly\b|\bevery (two|2|other|second) months?\b/i, "bi-monthly"],
  [/\b(three|3)[ -]?monthly\b|\bevery (three|3) months\b|\bquarterly\b|\b(every|each) quarter\b/i, "quarterly"],
  [/\b(four|4)[ -]?weekly\b|\bevery (four|4) weeks\b/i, "four-weekly"],
  [/\bfortnightly\b|\bbi-?weekly\b|\bevery (fortnight|(two|2) weeks)\b/i, "fortnightly"],
  [/\bmonthly\b|\b(every|each) month\b/i, "monthly"],
  [/\bweekly\b|\b(every|each) week\b/i, "weekly"],
  [/\bannual(ly)?\b|\byearly\b|\b(every|each) year\b/i, "annual"],
];

/** The cadence a phrase names ("Monthly review", "every four weeks"), and the phrase without it. */
export function takeCadence(text: string): { readonly cadence: Cadence | null; readonly rest: string } {
  for (const [pattern, cadence] of WORDS)
    if (pattern.test(text))
      return cadence === null
        ? { cadence, rest: text }
        : { cadence, rest: text.replace(pattern, " ").replace(/ +/g, " ").trim() };
  return { cadence: null, rest: text };
}

/**
 * When something looked at every so often is looked at next: the last working day of the period that begins with
 * the week or month of `from`, and always later than `from`. A month whose last working day has come counts as over.
 * From an import or from the later of today and the review date just answered.
 */
export function nextReviewFor(cadence: Cadence, from: Day, week: WorkingWeek): Day {
  const weeks = WEEKS[cadence];
  const endOf = weeks === undefined ? endOfMonth : endOfWeek;
  const move = weeks === undefined ? addMonths : (day: Day, count: number) => addDays(day, 7 * count);
  const length = weeks ?? MONTHS[cadence] ?? 1;
  const started = onOrBefore(week, endOf(from)) > from ? length - 1 : length;
  for (let periods = started; ; periods++) {
    const last = onOrBefore(week, endOf(move(from, periods)));
    if (last > from) return last;
  }
}

/** One period of a cadence after a day: a week, a month, a quarter later. */
export function periodAfter(cadence: Cadence, from: Day): Day {
  const weeks = WEEKS[cadence];
  return weeks === undefined ? addMonths(from, MONTHS[cadence] ?? 1) : addDays(from, 7 * weeks);
}

/** The last working day of the week or month that a review belongs to: what is answered then is answered for all of it. */
export function periodEndOf(cadence: Cadence, review: Day, week: WorkingWeek): Day {
  return onOrBefore(week, cadence in WEEKS ? endOfWeek(review) : endOfMonth(review));
}

function endOfWeek(day: Day): Day {
  return addDays(day, 7 - weekday(day));
}
