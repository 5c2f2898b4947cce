import { type Day, isDay } from "../calendar/day.ts";
import type { DateField, Refusal } from "../plan/refusal.ts";

/** The two dates of an action as they are set by hand, "" for none. */
export interface HandDates {
  readonly reviewDate: string;
  readonly endDate: string;
}

/**
 * What is wrong with dates set by hand over those that stand. One that stands may move and not go away: without it
 * nobody would be asked any more.
 */
export function findDatesFault(
  { reviewDate, endDate }: HandDates,
  stands: { readonly reviewDate: Day | null; readonly endDate: Day | null },
  today: Day,
): Refusal | undefined {
  const review = findDateFault("review date", reviewDate, stands.reviewDate, today);
  const fault = review ?? findDateFault("end date", endDate, stands.endDate, today);
  if (fault !== undefined) return fault;
  const moved = reviewDate !== (stands.reviewDate ?? "") || endDate !== (stands.endDate ?? "");
  const after = reviewDate !== "" && endDate !== "" && endDate >= today && reviewDate > endDate;
  return moved && after ? { reason: "date-after-end", date: reviewDate, end: endDate } : undefined;
}

function findDateFault(field: DateField, date: string, stands: Day | null, today: Day): Refusal | undefined {
  if (date === (stands ?? "")) return undefined;
  if (date === "") return { reason: "date-missing", field };
  if (!isDay(date)) return { reason: "date-unreadable", field, text: date };
  return date < today ? { reason: "date-past", field, date, today } : undefined;
}
