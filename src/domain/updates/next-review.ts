import { nextReviewFor, periodEndOf } from "../calendar/cadence.ts";
import { addMonths, type Day } from "../calendar/day.ts";
import { onOrAfter, onOrBefore } from "../calendar/working-days.ts";
import { rulesFor } from "../due/rules.ts";
import { firstLeadDay } from "../due/rungs.ts";
import type { Action } from "../plan/action.ts";
import type { PlanSettings } from "../plan/plan.ts";

/** Whether an update of a day answers the present review: filed from its first lead time on, or after it. */
export function answersReview(action: Action, settings: PlanSettings, today: Day): boolean {
  const { reviewDate } = action;
  return reviewDate !== null && today >= firstLeadDay(rulesFor(settings, action), reviewDate);
}

/**
 * The next review that an update of a day is likely to set: a period (a month where there is no cadence) after the
 * review that it answers, so that answering early takes nothing away; the review that stands, where it answers none.
 * Always a day that is worked and still to come; not after an end date that is still to come.
 */
export function offerNextReview(action: Action, settings: PlanSettings, today: Day): Day {
  const { week } = settings;
  const { reviewDate, endDate } = action;
  const stands = reviewDate !== null && reviewDate > today && !answersReview(action, settings, today);
  // What stands is asked about on the working day before it anyway.
  const offered = stands ? onOrBefore(week, reviewDate) : onOrAfter(week, afterReview(action, settings, today));
  const last = lastReviewDay(action, settings, today);
  if (endDate === null || last === null || offered <= endDate) return offered;
  const before = onOrBefore(week, endDate);
  return before > today ? before : last;
}

/**
 * The last day that a next review may be on: the end date, or the working day after one on which nobody works. Null:
 * there is none, or its day has come, and with it what lies after.
 */
export function lastReviewDay({ endDate }: Action, { week }: PlanSettings, today: Day): Day | null {
  if (endDate === null) return null;
  const last = onOrAfter(week, endDate);
  return last > today ? last : null;
}

/** Counted from the later of today and the review that is answered, which stands for the whole of its period. */
function afterReview({ cadence, reviewDate }: Action, { week }: PlanSettings, today: Day): Day {
  const later = (day: Day | null) => (day !== null && day > today ? day : today);
  if (cadence === null) return addMonths(later(reviewDate), 1);
  return nextReviewFor(cadence, later(reviewDate && periodEndOf(cadence, reviewDate, week)), week);
}
