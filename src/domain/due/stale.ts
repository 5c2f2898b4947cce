import { periodAfter, periodEndOf } from "../calendar/cadence.ts";
import { type Day, dayIn } from "../calendar/day.ts";
import { addWorkingDays, onOrAfter } from "../calendar/working-days.ts";
import { isOpen } from "../plan/action.ts";
import type { ActionLine, LastUpdated } from "../plan/action-line.ts";
import type { Plan } from "../plan/plan.ts";

/** What telling whether an action is stale needs of it. */
type Told = Pick<ActionLine, "state" | "cadence" | "reviewDate" | "addedOn"> & {
  readonly updated: Pick<LastUpdated, "at"> | null;
};
type PlanOfTold = Pick<Plan, "settings" | "started" | "importedAt">;

/** Open, and nobody has filed an update within its own cadence; without a cadence, within the plan's `staleAfter`. */
export function isStale(plan: PlanOfTold, line: Told, today: Day): boolean {
  return isOpen(line) && today > freshUntil(plan, line);
}

/**
 * The last day on which what is known of an action is not stale. A cadence whose period ends on a day nobody works has
 * until the next working day; a review that stands in the same period as that end counts instead, so that whoever
 * answers early and then on the day is never stale in between.
 */
function freshUntil(plan: PlanOfTold, line: Told): Day {
  const { week, staleAfter } = plan.settings;
  const { cadence, reviewDate } = line;
  const from = toldOn(plan, line);
  if (cadence === null) return addWorkingDays(week, from, staleAfter);
  const over = periodAfter(cadence, from);
  const isOfPeriod = reviewDate !== null && reviewDate > over && reviewDate <= periodEndOf(cadence, over, week);
  return onOrAfter(week, isOfPeriod ? reviewDate : over);
}

/** The day of its last update; of one never updated, the day from which somebody was to tell. */
function toldOn(plan: PlanOfTold, { updated, addedOn }: Told): Day {
  const day = (at: string) => dayIn(plan.settings.zone, new Date(at));
  if (updated !== null) return day(updated.at);
  const since = countedSince(plan);
  return addedOn !== undefined && addedOn > since ? addedOn : since;
}

/**
 * From which day an action that was never updated is counted, if it was in the plan by then: from the start of reminders,
 * since nobody was asked before; where they are not started, from the day the plan was taken in.
 */
export function countedSince({ settings, started, importedAt }: PlanOfTold): Day {
  return dayIn(settings.zone, new Date(started?.at ?? importedAt));
}
