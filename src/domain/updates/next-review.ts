import type { Action } from "../action.ts";
import { nextReviewFor } from "../calendar/cadence.ts";
import { addMonths, type Day } from "../calendar/day.ts";
import type { PlanSettings } from "../plan.ts";
import { rulesFor } from "../reminders/rules.ts";
import { firstLeadDay } from "../reminders/rungs.ts";

/** Whether an update of a day answers the present review: filed from its first lead time on, or after it. */
export function answersReview(action: Action, settings: PlanSettings, today: Day): boolean {
  const { reviewDate } = action;
  return reviewDate !== null && today >= firstLeadDay(rulesFor(settings, action), reviewDate);
}

/**
 * The next review that an update of a day is likely to set: a period (a month where there is no cadence) after the
 * review that it answers, so that answering early takes nothing away; not after the end date, never past.
 */
export function offerNextReview(action: Action, settings: PlanSettings, today: Day): Day {
  const { cadence, reviewDate, endDate } = action;
  const answered = answersReview(action, settings, today) ? reviewDate : null;
  const from = answered !== null && answered > today ? answered : today;
  const offered = cadence === null ? addMonths(from, 1) : nextReviewFor(cadence, from, settings.week);
  return endDate !== null && endDate >= today && endDate < offered ? endDate : offered;
}
