import type { Action } from "../plan/action.ts";
import type { Plan } from "../plan/plan.ts";
import type { HistoryEntry } from "./history.ts";
import type { PlanEvent } from "./plan-event.ts";
import { type Was, wasOf } from "./was.ts";

/** What a record keeps beside what it tells, so that what stood before can be laid back. */
export interface Kept {
  /** Counts the records of one action or plan from 1. */
  readonly entry: number;
  /** The ISO instant. */
  readonly at: string;
  /** Null: what it tells of began by it. Absent: from before this was kept. */
  readonly was?: Was | null | undefined;
}

/** An entry of an action's history as it is kept. */
export type RecordedEntry = HistoryEntry & Kept;

/**
 * The one place where it is noted what a change altered: whoever commits an entry gives the action before and after it.
 * `before`: null where the action begins by the entry; absent where nobody knows.
 */
export function recordEntry(entry: HistoryEntry, before: Action | null | undefined, after: Action): RecordedEntry {
  return before === undefined ? entry : { ...entry, was: before && wasOf(before, after) };
}

/** A new action's entries, the first by which it began; how it stood between several of them nobody knows. */
export function recordNew(entries: readonly HistoryEntry[], action: Action): readonly RecordedEntry[] {
  const inOrder = [...entries].sort((a, b) => a.entry - b.entry);
  return inOrder.map((entry, at) => recordEntry(entry, at === 0 ? null : undefined, action));
}

/** An event of a plan as it is kept. */
export type RecordedEvent = PlanEvent & Kept;

/** The same of a plan: whoever saves it gives it as it stood and as it will. */
export function recordEvent(event: PlanEvent, entry: number, before: Plan, after: Plan): RecordedEvent {
  return { ...event, entry, was: wasOf(before, after) };
}
