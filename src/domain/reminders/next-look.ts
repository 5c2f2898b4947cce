import { addDays, dayIn } from "../calendar/day.ts";
import { isWorked, onOrAfter } from "../calendar/working-days.ts";
import type { Plan } from "../plan/plan.ts";
import { hourOn } from "./gates.ts";

/**
 * When a plan's reminders are looked at next, once all that was owed by now is done with: at its hour of the next day
 * it works, in its own zone or in that of one of its readers, whichever comes first. Nothing can be owed before, but by
 * a change of the plan itself, which wakes it.
 */
export function nextLook(plan: Plan, now: Date, zones: readonly string[] = []): Date {
  const { zone, week } = plan.settings;
  const today = dayIn(zone, now);
  const next = onOrAfter(week, addDays(today, 1));
  const days = isWorked(week, today) ? [today, next] : [next];
  const hours = [zone, ...zones].flatMap((one) => days.map((day) => hourOn(plan, one, day)));
  const ahead = hours.filter((instant) => instant > now);
  return ahead.sort((a, b) => a.getTime() - b.getTime())[0] ?? hourOn(plan, zone, next);
}
