import { MONTHS, takeDates } from "../../calendar/date-text.ts";
import { plainHeading } from "./words.ts";

const MONTH = /\b(jan|feb|mar|apr|may|jun|jul|aug|sept?|oct|nov|dec)(?:[a-z]*)\b/;

/**
 * Which of several headings is the latest: by the days they name; without years by their months or quarters, where
 * those run on from one column to the next (a year of April to March). -1 where nothing tells.
 */
export function latestColumn(headings: readonly string[], filled: readonly boolean[]): number {
  const days = headings.map((heading) => takeDates(heading).dates.at(-1)?.day ?? "");
  if (days.every((day, index) => day !== "" || filled[index] === false)) return last(days, filled);
  const steps = headings.map(stepOf);
  const runs = steps.every((step, index) => step >= 0 && (index === 0 || step > (steps[index - 1] ?? 0)));
  return runs && new Set(headings.map(unstepped)).size === 1 ? filled.lastIndexOf(true) : -1;
}

function last(days: readonly string[], filled: readonly boolean[]): number {
  return days.reduce((best, day, at) => (filled[at] === true && day > (days[best] ?? "") ? at : best), -1);
}

/** The place of a heading's month in a financial year, or of its quarter; -1 of none. */
function stepOf(heading: string): number {
  const words = plainHeading(heading);
  const month = MONTHS.indexOf((MONTH.exec(words)?.[1] ?? "").slice(0, 3));
  if (month >= 0) return (month + 9) % 12;
  return Number(/\b(?:q|qtr|quarter) ?([1-4])\b/.exec(words)?.[1] ?? -1);
}

function unstepped(heading: string): string {
  const words = plainHeading(heading);
  return words.replace(MONTH, "").replace(/\b(q|qtr|quarter) ?[1-4]\b/, "");
}
