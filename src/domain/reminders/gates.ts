import { type Day, dayIn, timeIn } from "../calendar/day.ts";
import { isWorked } from "../calendar/working-days.ts";
import { isClosed, type Plan } from "../plan.ts";

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

export function gatesOf(plan: Plan, now: Date): Gates {
  const { zone, hour } = plan.settings;
  const today = dayIn(zone, now);
  const shut = shutAllDay(plan, today);
  const known = new Map<string, Gate>();
  return (reader) => {
    const at = reader ?? zone;
    const gate = known.get(at) ?? { plan, today, shut: shut ?? (timeIn(at, now) < hour ? "before-hour" : null) };
    known.set(at, gate);
    return gate;
  };
}

/** Whether a plan's digests may go out to a reader in one of these zones: it is started, the day is worked, its hour has come. */
export function isOpenNow(plan: Plan, now: Date, zones: readonly string[] = []): boolean {
  const gateFor = gatesOf(plan, now);
  return [null, ...zones].some((zone) => gateFor(zone).shut === null);
}

/** Beside the hour: it waits for that alone. */
export function sendsToday({ shut }: Gate): boolean {
  return shut === null || shut === "before-hour";
}

/** Whether it sends on some day at all. */
export function isRunning({ shut }: Gate): boolean {
  return shut !== "not-started" && shut !== "closed";
}

function shutAllDay(plan: Plan, today: Day): Shut | null {
  if (plan.started === null) return "not-started";
  if (isClosed(plan)) return "closed";
  return isWorked(plan.settings.week, today) ? null : "not-worked";
}
