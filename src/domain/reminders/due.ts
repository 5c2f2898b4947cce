import { type ActionLine, isOpen, isOverdue } from "../action.ts";
import { type Day, dayIn } from "../calendar/day.ts";
import { addWorkingDays } from "../calendar/working-days.ts";
import type { DigestGroup } from "./digest.ts";
import { askingDay, firstLeadDay, lastDayOf, type Rules } from "./rungs.ts";

/** What the rules about dates need of an action. */
export type Dated = Pick<ActionLine, "state" | "reviewDate" | "endDate" | "updated">;

/** One of an action's two dates that waits for an answer. */
export interface OpenDate {
  readonly date: Day;
  readonly kind: "review" | "end";
}

/**
 * The earliest date of an open action that is not answered; null: there is none. An end date is answered by an
 * update (a proposed completion and a date-change request are filed with one) from its first lead day on; a review
 * date by any, since an update moves it.
 */
export function openDateOf(action: Dated, rules: Rules): OpenDate | null {
  if (!isOpen(action)) return null;
  const { reviewDate, endDate } = action;
  const dates: OpenDate[] = [];
  if (endDate !== null && !isEndAnswered(action, endDate, rules)) dates.push({ date: endDate, kind: "end" });
  if (reviewDate !== null && !isReviewAnswered(action, reviewDate, rules))
    dates.push({ date: reviewDate, kind: "review" });
  return dates.sort((a, b) => (a.date < b.date ? -1 : a.date > b.date ? 1 : 0))[0] ?? null;
}

/**
 * Open, and a review date has passed with no update filed for it, after the plan's working days of grace.
 * A date on which nobody works is past only after the next working day.
 */
export function isUpdateDue(action: Omit<Dated, "endDate">, rules: Rules, today: Day): boolean {
  const { reviewDate } = action;
  if (!isOpen(action) || reviewDate === null || reviewDate >= today) return false;
  if (isReviewAnswered(action, reviewDate, rules)) return false;
  return today > addWorkingDays(rules.week, lastDayOf(rules, reviewDate), rules.grace);
}

/** Where an action that is asked about a date stands: what it is called in a digest and in its order. */
export function groupOf(action: Dated, date: Day, rules: Rules, today: Day): DigestGroup {
  if (isOverdue(action, today)) return "overdue";
  if (isUpdateDue(action, rules, today)) return "update due";
  return today >= askingDay(rules, date) ? "today" : "soon";
}

// An update sets the next review date, so a date on or after the update is the next one and still to be answered.
function isReviewAnswered({ updated }: Pick<Dated, "updated">, reviewDate: Day, rules: Rules): boolean {
  return updated !== null && dayIn(rules.zone, new Date(updated.at)) > reviewDate;
}

function isEndAnswered({ updated }: Pick<Dated, "updated">, endDate: Day, rules: Rules): boolean {
  return updated !== null && dayIn(rules.zone, new Date(updated.at)) >= firstLeadDay(rules, endDate);
}
