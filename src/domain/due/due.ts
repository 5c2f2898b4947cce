import { addMonths, type Day, dayIn, earlierFirst } from "../calendar/day.ts";
import { addWorkingDays, onOrAfter } from "../calendar/working-days.ts";
import { isOpen, isOverdue, nextDateOf } from "../plan/action.ts";
import type { ActionLine, LastUpdated } from "../plan/action-line.ts";
import type { Plan } from "../plan/plan.ts";
import type { Rules } from "./rules.ts";
import { askingDay, firstLeadDay, lastDayOf } from "./rungs.ts";

/** What the rules about dates need of an action. */
export type Dated = Pick<ActionLine, "state" | "reviewDate" | "endDate" | "checkDate" | "answered" | "moving"> & {
  readonly updated: Pick<LastUpdated, "at"> | null;
};

/**
 * A date of an action that waits for an answer. "check": a completion is looked at once more; "event": the day to ask
 * whether what it waits for has come.
 */
export interface OpenDate {
  readonly date: Day;
  readonly kind: "review" | "end" | "check" | "event";
}

/**
 * The earliest date of an open action that is not answered, the check date of a complete one; null: there is none.
 * An end date is answered by an update from its first lead day on, and by a request to move it; a review date by any
 * update, since an update moves it. A review on the end date itself is answered with it. Where each of several is to
 * answer, neither is answered before the last of them.
 */
export function openDateOf(action: Dated, rules: Rules): OpenDate | null {
  if (action.state === "complete" && action.checkDate) return { date: action.checkDate, kind: "check" };
  if (!isOpen(action)) return null;
  const { reviewDate, endDate } = action;
  const dates: OpenDate[] = [];
  if (endDate !== null && !isEndAnswered(action, endDate, rules)) dates.push({ date: endDate, kind: "end" });
  if (reviewDate !== null && reviewDate !== endDate && !isReviewAnswered(action, reviewDate, rules))
    dates.push({ date: reviewDate, kind: "review" });
  return dates.sort((a, b) => earlierFirst(a.date, b.date))[0] ?? null;
}

/**
 * When to ask whether an event has come, for an open action that has nothing but an event: a month after its last
 * update, or after reminders began, on a day that is worked. It is asked again each month.
 */
function openEventOf(
  plan: Pick<Plan, "started" | "importedAt">,
  action: Dated & Pick<ActionLine, "event">,
  rules: Rules,
): OpenDate | null {
  if (action.event === undefined || nextDateOf(action) !== null || !isOpen(action)) return null;
  const since = action.updated?.at ?? plan.started?.at ?? plan.importedAt;
  return { date: onOrAfter(rules.week, addMonths(dayIn(rules.zone, new Date(since)), 1)), kind: "event" };
}

/** The date of an action that waits for an answer now, be it an event's or one of its own; null: there is none. */
export function waitingDateOf(
  plan: Pick<Plan, "started" | "importedAt">,
  action: Dated & Pick<ActionLine, "event">,
  rules: Rules,
): OpenDate | null {
  return openEventOf(plan, action, rules) ?? openDateOf(action, rules);
}

/** The day of an action's last update in the zone of the rules; null: never. */
export function updatedOn({ updated }: Pick<Dated, "updated">, rules: Rules): Day | null {
  return updated === null ? null : dayIn(rules.zone, new Date(updated.at));
}

/**
 * Open, and a review date has passed with no update filed for it, after the plan's working days of grace.
 * A date on which nobody works is past only after the next working day.
 */
export function isUpdateDue(action: Dated, rules: Rules, today: Day): boolean {
  const { reviewDate, endDate } = action;
  if (!isOpen(action) || reviewDate === null || reviewDate >= today) return false;
  if (isReviewAnswered(action, reviewDate, rules)) return false;
  if (reviewDate === endDate && isEndAnswered(action, endDate, rules)) return false;
  return today > addWorkingDays(rules.week, lastDayOf(rules, reviewDate), rules.grace);
}

/** Where an action that is asked about a date stands: what it is called in a digest and in its order. */
export function groupOf(action: Dated, date: Day, rules: Rules, today: Day): DigestGroup {
  if (action.state === "complete") return "check";
  if (isOverdue(action, today)) return "overdue";
  if (isUpdateDue(action, rules, today)) return "update due";
  return today >= askingDay(rules, date) ? "due" : "soon";
}

/** The rules of a date's kind. What is complete needs no warning before; an event is asked about every month. */
export function rulesOfKind<R extends Rules>(kind: OpenDate["kind"], rules: R): R {
  if (kind !== "check" && kind !== "event") return rules;
  return { ...rules, leadDays: [], monthly: kind === "event" };
}

/** Complete, and the day has come on which it is asked whether it is so still. */
export function isCheckDue(action: Pick<Dated, "state" | "checkDate">, rules: Rules, today: Day): boolean {
  return action.state === "complete" && Boolean(action.checkDate) && today >= askingDay(rules, action.checkDate ?? "");
}

// An update sets the next review date, so a date on or after the update is the next one and still to be answered.
function isReviewAnswered(action: Answered, reviewDate: Day, rules: Rules): boolean {
  const updated = updatedOn(action, rules);
  return action.answered === undefined && updated !== null && updated > reviewDate;
}

function isEndAnswered(action: Answered & Pick<Dated, "moving">, endDate: Day, rules: Rules): boolean {
  if (action.answered !== undefined) return false;
  const updated = updatedOn(action, rules);
  return action.moving !== undefined || (updated !== null && updated >= firstLeadDay(rules, endDate));
}

type Answered = Pick<Dated, "updated" | "answered">;

/** Where an item of a digest stands; also its order. What is due is of today, or of a day whose grace is not over. */
export type DigestGroup = "overdue" | "update due" | "due" | "check" | "soon";
