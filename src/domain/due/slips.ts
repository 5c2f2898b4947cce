import type { Day } from "../calendar/day.ts";
import type { Action } from "../plan/action.ts";
import type { Plan } from "../plan/plan.ts";

/**
 * Whether an end date has moved so often that its lead is to attend the board: the plan's `attendAfter`.
 * Rule: Durham's and Flintshire's committees, domain notes C1.
 */
export function isToAttend(plan: Plan, slips: number): boolean {
  return slips >= plan.settings.attendAfter;
}

/** How often an end date has slipped: its approved changes. */
export function slipsOf(action: Pick<Action, "revisions">): number {
  return action.revisions.length;
}

/** Every end date that an action had, oldest first; empty where it never moved. */
export function everyEndDate({ revisions }: Pick<Action, "revisions">): readonly Day[] {
  const [first] = revisions;
  return first === undefined ? [] : [first.from, ...revisions.map(({ to }) => to)];
}
