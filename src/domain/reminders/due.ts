import { type ActionLine, isOpen, isOverdue } from "../action.ts";
import { type Day, dayIn } from "../calendar/day.ts";
import { addWorkingDays } from "../calendar/working-days.ts";
import type { DigestGroup } from "./digest.ts";
import { askingDay, firstLeadDay, lastDayOf, type Rules } from "./rungs.ts";

/** What the rules about dates need of an action. */
export type Dated = Pick<ActionLine, "state" | "reviewDate" | "endDate" | "updated" | "checkDate" | "answered">;

/** A date of an action that waits for an answer; "check": a completion is looked at once more. */
export interface OpenDate {
  readonly date: Day;
  readonly kind: "review" | "end" | "check";
}

/**
 * The earliest date of an open action that is not answered, the check date of a complete one; null: there is none.
 * An end date is answered by an update (a proposed completion and a date-change request are filed with one) from its
 * first lead day on; a review date by any, since an update moves it. Where each of several is to answer, neither is
 * answered before the last of them.
 */
export function openDateOf(action: Dated, rules: Rules): OpenDate | null {
  if (action.state === "complete" && action.checkDate) return { date: action.checkDate, kind: "check" };
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
  if (action.state === "complete") return "check";
  if (isOverdue(action, today)) return "overdue";
  if (isUpdateDue(action, rules, today)) return "update due";
  return today >= askingDay(rules, date) ? "today" : "soon";
}

/** A check is asked on its own day: what was accepted as complete needs no warning before. */
export function rulesFor<R extends Rules>(kind: OpenDate["kind"], rules: R): R {
  return kind === "check" ? { ...rules, leadDays: [] } : rules;
}

/** Complete, and the day has come on which it is asked whether it is so still. */
export function isCheckDue(action: Pick<Dated, "state" | "checkDate">, rules: Rules, today: Day): boolean {
  return action.state === "complete" && Boolean(action.checkDate) && today >= askingDay(rules, action.checkDate ?? "");
}

// An update sets the next review date, so a date on or after the update is the next one and still to be answered.
function isReviewAnswered({ updated, answered }: Answered, reviewDate: Day, rules: Rules): boolean {
  return answered === undefined && updated !== null && dayIn(rules.zone, new Date(updated.at)) > reviewDate;
}

function isEndAnswered({ updated, answered }: Answered, endDate: Day, rules: Rules): boolean {
  return (
    answered === undefined &&
    updated !== null &&
    dayIn(rules.zone, new Date(updated.at)) >= firstLeadDay(rules, endDate)
  );
}

type Answered = Pick<Dated, "updated" | "answered">;
