import type { Day } from "../../domain/calendar/day.ts";

const MONTHS = ["January", "February", "March", "April", "May", "June", "July"].concat([
  ...["August", "September", "October", "November", "December"],
]);

/** The ways in which a day is written in British documents, the longer first, each with the number format that shows it so. */
const FORMATS: readonly (readonly [string, (parts: Parts) => string])[] = [
  ["d mmmm yyyy", ({ d, month, yyyy }) => `${d} ${month} ${yyyy}`],
  ["dd mmmm yyyy", ({ dd, month, yyyy }) => `${dd} ${month} ${yyyy}`],
  ["d mmm yyyy", ({ d, mon, yyyy }) => `${d} ${mon} ${yyyy}`],
  ["dd mmm yyyy", ({ dd, mon, yyyy }) => `${dd} ${mon} ${yyyy}`],
  ["d\\-mmm\\-yy", ({ d, mon, yy }) => `${d}-${mon}-${yy}`],
  ["dd\\-mmm\\-yy", ({ dd, mon, yy }) => `${dd}-${mon}-${yy}`],
  ["dd\\/mm\\/yyyy", ({ dd, mm, yyyy }) => `${dd}/${mm}/${yyyy}`],
  ["d\\/m\\/yyyy", ({ d, m, yyyy }) => `${d}/${m}/${yyyy}`],
  ["dd\\/mm\\/yy", ({ dd, mm, yy }) => `${dd}/${mm}/${yy}`],
  ["d\\/m\\/yy", ({ d, m, yy }) => `${d}/${m}/${yy}`],
  ["dd\\.mm\\.yyyy", ({ dd, mm, yyyy }) => `${dd}.${mm}.${yyyy}`],
  ["d\\.m\\.yyyy", ({ d, m, yyyy }) => `${d}.${m}.${yyyy}`],
  ["dd\\.mm\\.yy", ({ dd, mm, yy }) => `${dd}.${mm}.${yy}`],
  ["yyyy\\-mm\\-dd", ({ dd, mm, yyyy }) => `${yyyy}-${mm}-${dd}`],
];

interface Parts {
  readonly d: string;
  readonly dd: string;
  readonly m: string;
  readonly mm: string;
  readonly mon: string;
  readonly month: string;
  readonly yy: string;
  readonly yyyy: string;
}

/** How a date is shown that nobody has written yet. */
export const PLAIN_DATE = "d mmmm yyyy";

const LONGEST_WORDS = 80;

/**
 * The number format that shows a day exactly as a text writes it, its own words around it: "Review 31 July 2027".
 * Undefined: none does, or the day lies before spreadsheets count.
 */
export function formatShowing(day: Day, text: string): string | undefined {
  const [yyyy = "", mm = "", dd = ""] = day.split("-");
  const month = MONTHS[Number(mm) - 1] ?? "";
  const parts: Parts = {
    ...{ dd, mm, yyyy, month, yy: yyyy.slice(2), mon: month.slice(0, 3) },
    ...{ d: String(Number(dd)), m: String(Number(mm)) },
  };
  if (yyyy < "1901") return undefined;
  for (const [code, show] of FORMATS) {
    const [before = "", after = "", more] = text.split(show(parts));
    const words = before + after;
    // Figures beside the date would be another number; marks that formats use themselves are left alone.
    const isPlain = more === undefined && words.length <= LONGEST_WORDS && /^[\p{L} .,:;()'’–-]*$/u.test(words);
    if (isPlain && words.length < text.length) return `${quoted(before)}${code}${quoted(after)}`;
  }
  return undefined;
}

function quoted(words: string): string {
  return words === "" ? "" : `"${words}"`;
}

/** A day as spreadsheets count it, from 1900. */
export function serialOf(day: Day): number {
  return Math.round((Date.parse(`${day}T00:00:00Z`) - Date.UTC(1899, 11, 30)) / 86_400_000);
}
