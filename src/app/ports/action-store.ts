import type { Day } from "../../domain/calendar/day.ts";
import type { HistoryEntry } from "../../domain/history/history.ts";
import type { RecordedEntry } from "../../domain/history/recorded.ts";
import type { Action, Status } from "../../domain/plan/action.ts";
import type { ActionLine } from "../../domain/plan/action-line.ts";
import type { ActionId } from "../../domain/plan/action-state.ts";
import type { Applied, Once } from "../../domain/plan/once.ts";
import type { PlanKey } from "../../domain/plan/plan.ts";
import type { Page, Stored } from "./stored.ts";

/** One action's change: its state on its mark, its history, what has been applied already. */
export interface ActionChange {
  readonly before: Stored<Action>;
  readonly after: Action;
  readonly entry: HistoryEntry;
  readonly once: Once;
}

/**
 * What came of a change of one action; "changed-meanwhile": it no longer stands on the mark it was decided on, or the same
 * request was applied with other content; "newer-release": a newer release, which is being rolled out beside this one,
 * wrote it last, and changes it.
 */
export type CommitOutcome = "saved" | "already-applied" | "changed-meanwhile" | "being-taken-in" | "newer-release";

/** The actions of plans: one at a time, as lists, and what was done to them. @see PlanStore */
export interface ActionStore {
  readAction(key: PlanKey, id: ActionId): Promise<Stored<Action> | undefined>;
  /** The action that holds this label now. */
  findAction(key: PlanKey, ref: string): Promise<Stored<Action> | undefined>;
  /** Actions that held this label once and are called otherwise now, the last to hold it first. */
  findFormer(key: PlanKey, ref: string): Promise<readonly Stored<Action>[]>;
  /** All labels, for offering the nearest one. */
  listRefs(key: PlanKey): Promise<readonly string[]>;
  /** Open actions, and complete ones to be looked at once more, whose next date lies from `from` (null: from the first) to `to`, both included; earliest first. */
  listByNextDate(key: PlanKey, from: Day | null, to: Day): Promise<readonly ActionLine[]>;
  /** Actions not yet accepted as complete, or to be looked at once more, under any of these label texts, each once, by ref. */
  listByLabels(key: PlanKey, labels: readonly string[]): Promise<readonly ActionLine[]>;
  /** Actions of one status, by ref. */
  listByStatus(key: PlanKey, status: Status): Promise<readonly ActionLine[]>;
  /** Actions for which someone has asked to move the end date, proposed a change, or said "not mine"; the oldest request first. */
  listRequests(key: PlanKey): Promise<readonly ActionLine[]>;
  /** Open actions last updated before a day, or never; longest ago first. */
  listNotUpdatedSince(key: PlanKey, day: Day): Promise<readonly ActionLine[]>;
  /** Every action, by ref: for what is about the whole plan. */
  listActions(key: PlanKey): Promise<readonly ActionLine[]>;
  /** Every action whole, by ref: for an export. */
  readActions(key: PlanKey): Promise<readonly Action[]>;
  /** Newest first, `size` entries a page. */
  listHistory(key: PlanKey, id: ActionId, size: number, page: string | null): Promise<Page<HistoryEntry>>;
  /** Entries of the whole plan from a day on, oldest first: what changed since. */
  listChanges(key: PlanKey, from: Day): Promise<readonly HistoryEntry[]>;
  /**
   * Entries of the whole plan with what they altered, of at least all that were recorded after an ISO instant: one range,
   * whose cost grows with what was recorded since.
   */
  listRecorded(key: PlanKey, after: string): Promise<readonly RecordedEntry[]>;
  /** The same of one action, from one of its entries on. */
  listRecordedOf(key: PlanKey, id: ActionId, from: number): Promise<readonly RecordedEntry[]>;
  /** What of a request is in the inbox: a handler that runs again answers instead of refusing. */
  findApplied(key: PlanKey, once: Once): Promise<Applied>;
  /** One transaction: action, history, index rows, inbox. */
  commit(key: PlanKey, change: ActionChange): Promise<CommitOutcome>;

  /** Open actions that have nothing but an event, by ref: when to ask about it is not a date of theirs. */
  listEventActions(key: PlanKey): Promise<readonly ActionLine[]>;
}
