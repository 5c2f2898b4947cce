import { type Day, dayIn, instantOf, timeIn } from "../calendar/day.ts";
import { isWorked } from "../calendar/working-days.ts";
import { isClosed, type Plan } from "../plan/plan.ts";

/** Whether and why a plan sends nothing at an instant. */
export interface Gate {
  readonly plan: Plan;
  readonly today: Day;
  readonly shut: Shut | null;
}

/** Why: what keeps a plan quiet for longest comes first. */
export type Shut = "not-started" | "closed" | "not-worked" | "before-hour";

/** A plan's gate for a reader in an IANA zone; null: it is not known, and the plan's own counts. */
export type Gates = (zone: string | null) => Gate;

/** The gates of a plan at an instant, one for each zone that is asked for. */
export function gatesOf(plan: Plan, now: Date): Gates {
  const today = dayIn(plan.settings.zone, now);
  const shut = shutAllDay(plan, today);
  const known = new Map<string, Gate>();
  return (reader) => {
    const at = reader ?? plan.settings.zone;
    const gate = known.get(at) ?? {
      plan,
      today,
      shut: shut ?? (isBeforeHour(plan, at, today, now) ? "before-hour" : null),
    };
    known.set(at, gate);
    return gate;
  };
}

/** Whether a plan's digests may go out to a reader in one of these zones: it is started, the day is worked, its hour has come. */
export function isOpenNow(plan: Plan, now: Date, zones: readonly string[] = []): boolean {
  const gateFor = gatesOf(plan, now);
  return [null, ...zones].some((zone) => gateFor(zone).shut === null);
}

/** When a plan's hour comes on a day of the plan: by the clock of a reader's zone, where it is that day then; else by its own. */
export function hourOn(plan: Plan, reader: string, day: Day): Date {
  return instantOf(clockOf(plan, reader, day), day, plan.settings.hour);
}

/** Whether it comes later for a reader in one of these zones than for the plan itself. */
export function isLaterElsewhere(plan: Plan, day: Day, zones: readonly string[]): boolean {
  const own = hourOn(plan, plan.settings.zone, day);
  return zones.some((zone) => hourOn(plan, zone, day) > own);
}

/** Beside the hour: it waits for that alone. */
export function sendsToday({ shut }: Gate): boolean {
  return shut === null || shut === "before-hour";
}

/** Whether it sends on some day at all. */
export function isRunning({ shut }: Gate): boolean {
  return shut !== "not-started" && shut !== "closed";
}

// Compared as a clock shows it: an hour that a change of clocks leaves out has come once it has been left out.
function isBeforeHour(plan: Plan, reader: string, day: Day, now: Date): boolean {
  const clock = clockOf(plan, reader, day);
  return `${dayIn(clock, now)} ${timeIn(clock, now)}` < `${day} ${plan.settings.hour}`;
}

function clockOf({ settings: { zone, hour } }: Plan, reader: string, day: Day): string {
  return dayIn(zone, instantOf(reader, day, hour)) === day ? reader : zone;
}

function shutAllDay(plan: Plan, today: Day): Shut | null {
  if (plan.started === null) return "not-started";
  if (isClosed(plan)) return "closed";
  return isWorked(plan.settings.week, today) ? null : "not-worked";
}
