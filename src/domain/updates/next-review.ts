import { nextReviewFor, periodEndOf } from "../calendar/cadence.ts";
import { addMonths, type Day } from "../calendar/day.ts";
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
 * Not after the end date, never past.
 */
export function offerNextReview(action: Action, settings: PlanSettings, today: Day): Day {
  const { reviewDate, endDate } = action;
  const stands = reviewDate !== null && reviewDate > today && !answersReview(action, settings, today);
  const offered = stands ? reviewDate : afterReview(action, settings, today);
  return endDate !== null && endDate >= today && endDate < offered ? endDate : offered;
}

/** Counted from the later of today and the review that is answered, which stands for the whole of its period. */
function afterReview({ cadence, reviewDate }: Action, { week }: PlanSettings, today: Day): Day {
  const later = (day: Day | null) => (day !== null && day > today ? day : today);
  if (cadence === null) return addMonths(later(reviewDate), 1);
  return nextReviewFor(cadence, later(reviewDate && periodEndOf(cadence, reviewDate, week)), week);
}
