import type { Day } from "../calendar/day.ts";
import { rulesFor } from "../due/rules.ts";
import { askingDay } from "../due/rungs.ts";
import { type Action, isOpen } from "../plan/action.ts";
import type { PlanSettings } from "../plan/plan.ts";

/**
 * Whether an update of a day is first asked for what an end date wants: a completion, or another date. Open, its end
 * date has come (or the last working day before one on which nobody works), and nobody has asked for another yet.
 */
export function asksForEnd(action: Action, settings: PlanSettings, today: Day): boolean {
  const { endDate, dateChange } = action;
  if (endDate === null || dateChange !== null || !isOpen(action)) return false;
  return today >= askingDay(rulesFor(settings, action), endDate);
}
