import type { Day } from "../calendar/day.ts";
import { addWorkingDays } from "../calendar/working-days.ts";
import type { Delivery } from "../due/delivery.ts";
import type { Plan } from "../plan/plan.ts";
import type { FailedRun } from "../reminders/waiting-item.ts";

/** The days on which a plan's reminders were worked through: the last, and the one before it. */
export interface RunRecord {
  readonly on: Day;
  /** Null: there was none. */
  readonly before: Day | null;
}

/** The record once a day's run is done; a day that is in it, or an earlier one, leaves it as it is. */
export function runAfter(record: RunRecord | undefined, day: Day): RunRecord {
  if (record === undefined) return { on: day, before: null };
  return day > record.on ? { on: day, before: record.on } : record;
}

/** What is asked of a message of the day before. */
export type SentBefore = Pick<Delivery, "person" | "status" | "reason" | "items">;

interface Runs {
  readonly plan: Plan;
  readonly today: Day;
  readonly run: RunRecord | null;
  readonly before: readonly SentBefore[];
  readonly reach: readonly { readonly person: string; readonly unreachable: string | null }[];
}

/**
 * Whether the reminders of the working day before today failed: no run worked the plan through although one had
 * before, or none of the messages for people who can be reached left. It is told for that one day: what was owed then
 * comes by itself with the next run.
 */
export function findFailedRun({ plan, today, run, before, reach }: Runs): FailedRun | null {
  const yesterday = addWorkingDays(plan.settings.week, today, -1);
  const last = run === null || run.on < today ? (run?.on ?? null) : run.before;
  if (last === null) return null;
  if (last < yesterday) return { day: yesterday, tried: 0, why: "" };
  const reached = new Set(reach.filter(({ unreachable }) => unreachable === null).map(({ person }) => person));
  const tried = before.filter(
    ({ person, items }) => reached.has(person) && items.some((item) => item.plan === plan.key.plan),
  );
  if (tried.length === 0 || !tried.every(({ status }) => UNSENT.includes(status))) return null;
  return { day: yesterday, tried: tried.length, why: tried.find(({ reason }) => reason !== "")?.reason ?? "" };
}

const UNSENT: readonly Delivery["status"][] = ["planned", "sending", "expired", "refused", "not-accepted"];
