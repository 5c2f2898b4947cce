import { addDays, type Day, dayIn, instantOf } from "../calendar/day.ts";
import { isWorked, onOrAfter } from "../calendar/working-days.ts";
import type { Plan } from "../plan.ts";

/**
 * When a plan's reminders are looked at next, once all that was owed by now is done with: at its hour of the next day
 * it works, in its own zone or in that of one of its readers, whichever comes first. Nothing can be owed before, but by
 * a change of the plan itself, which wakes it.
 */
export function nextLook({ settings }: Plan, now: Date, zones: readonly string[] = []): Date {
  const { zone, hour, week } = settings;
  const today = dayIn(zone, now);
  const next = onOrAfter(week, addDays(today, 1));
  // Elsewhere a day begins up to a day earlier or later.
  const days = [addDays(today, -1), today, addDays(today, 1), addDays(next, -1), next, addDays(next, 1)];
  const hours = [...new Set([zone, ...zones])].flatMap((one) => days.map((day) => instantOf(one, day, hour)));
  const sends = (instant: Date) => isWorked(week, dayIn(zone, instant));
  const ahead = hours.filter((instant) => instant > now && sends(instant));
  return ahead.sort((a, b) => a.getTime() - b.getTime())[0] ?? instantOf(zone, next as Day, hour);
}
