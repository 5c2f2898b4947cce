import { addDays, dayIn, instantOf, timeIn } from "../calendar/day.ts";
import { onOrAfter } from "../calendar/working-days.ts";
import type { Plan } from "../plan.ts";

/**
 * When a plan's reminders are looked at next, once all that was owed by now is done with: at its hour of the next day
 * it works. Nothing can be owed before, but by a change of the plan itself, which wakes it.
 */
export function nextLook({ settings }: Plan, now: Date): Date {
  const { zone, hour, week } = settings;
  const today = dayIn(zone, now);
  const from = timeIn(zone, now) < hour ? today : addDays(today, 1);
  return instantOf(zone, onOrAfter(week, from), hour);
}
