import type { Day } from "../domain/calendar/day.ts";
import type { Hold, LadderDecision, LastAsked } from "../domain/due/asked.ts";
import type { PlanRecord } from "../domain/history/as-at.ts";
import type { HistoryEntry } from "../domain/history/history.ts";
import type { PlanEvent } from "../domain/history/plan-event.ts";
import type { RecordedEntry } from "../domain/history/recorded.ts";
import type { PlanChange } from "../domain/import/reconcile/change.ts";
import type { Action, Status } from "../domain/plan/action.ts";
import type { ActionLine } from "../domain/plan/action-line.ts";
import type { ActionId } from "../domain/plan/action-state.ts";
import type { Applied, Once } from "../domain/plan/once.ts";
import type { PersonId } from "../domain/plan/person.ts";
import type { Plan, PlanKey } from "../domain/plan/plan.ts";
import type { RunRecord } from "../domain/waiting/failed-run.ts";

/** A value as read, with the mark that a write on it must still find. */
export interface Stored<T> {
  readonly value: T;
  /** Opaque: the store's ETag and the head of the history chain. */
  readonly mark: string;
}

/** What a run of reminders reads of a plan's actions. */
export interface PlanDay {
  /** Every action, by ref. */
  readonly lines: readonly ActionLine[];
  /** As `listRequests` gives them. */
  readonly requests: readonly ActionLine[];
  /** As `readRun` gives it. */
  readonly run: RunRecord | undefined;
}

/** What the list of plans says of one. */
export interface PlanListing {
  readonly key: PlanKey;
  readonly title: string;
}

/** A plan to be stored for the first time, with all its actions. */
export interface NewPlan {
  readonly plan: Plan;
  readonly actions: readonly Action[];
  readonly history: readonly HistoryEntry[];
  /** What makes a repeat known; applied with the plan. */
  readonly once?: Once;
}

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

/** What came of a row that its last writer decides; "changed-meanwhile": the same request was applied with other content. */
export type RecordOutcome = "saved" | "already-applied" | "changed-meanwhile";

/** What a plan's index came to: actions looked at, rows made anew or taken away, actions left to a newer release. */
export interface Reindexed {
  readonly actions: number;
  readonly mended: number;
  readonly left: number;
}

/** Some of a long list, and where it goes on. */
export interface Page<T> {
  readonly items: readonly T[];
  /** Give it back for the next page; null: this was the last. */
  readonly next: string | null;
}

/**
 * Plans and their actions. Every method throws StoreDown when the store does not answer; those that somebody asks for and
 * have no outcome of their own for it, NewerRelease, with nothing changed. What a job writes is then left as it is.
 */
export interface PlanStore {
  listPlans(tenant: string): Promise<readonly PlanListing[]>;
  /**
   * The plans for which somebody, by their id, or a channel, by its conversation, is to be known: all they are in, and
   * perhaps some they were in. One request.
   */
  listPlansOf(tenant: string, party: string): Promise<readonly PlanListing[]>;
  /**
   * Makes `listPlansOf` know who is in the plans there are: of stores from before it, once, and again against what an
   * older version of ours wrote beside it. Safe to repeat. Resolves how many plans there are.
   */
  noteParties(): Promise<number>;
  /** All tenants that have plans. */
  listTenants(): Promise<readonly string[]>;
  /**
   * Plans whose reminders are to be looked at by now: never looked at, changed since, put off until now, or looked at
   * by a clock that was ahead. One request for a thousand plans.
   */
  listDue(now: Date): Promise<readonly Stored<PlanListing>[]>;
  /** Looked at, at `now`: not to be looked at again before `until`. Does nothing when the plan changed since it was listed. */
  putOff(listed: Stored<PlanListing>, until: Date, now: Date): Promise<void>;
  /** Its reminders are looked at by the next run, whatever was put off: something came that is sent today. */
  wake(listing: PlanListing): Promise<void>;
  /** All of a plan but its actions, in one request; a plan that is not wholly stored yet is "being-taken-in". */
  readPlan(key: PlanKey): Promise<Stored<Plan> | "unknown" | "being-taken-in">;
  /** Whole or not at all. Resolves false when the plan exists. */
  createPlan(plan: NewPlan): Promise<boolean>;
  /**
   * Replaces all of a plan but its actions, whole or not at all, with the event that tells of it and what it altered.
   * Resolves false when the plan's own row changed since `mark`.
   */
  savePlan(stored: Stored<Plan>, event: PlanEvent): Promise<boolean>;
  /** Changes of the plan as a whole between two ISO instants (both included; "" and "~": from the first, to the last), oldest first. */
  listEvents(key: PlanKey, from: string, to: string): Promise<readonly PlanEvent[]>;
  /** The plan with all that was recorded of it as a whole after an ISO instant; its cost grows with that. */
  readRecord(key: PlanKey, after: string): Promise<PlanRecord | "unknown" | "being-taken-in">;
  /** Says, where nobody has yet, that what changes alter is kept from an ISO instant on. Safe to repeat. */
  noteCheckpoint(key: PlanKey, at: string): Promise<void>;
  /**
   * An import into a plan that is there: whole or not at all, while leads go on saving. `mark` is the plan's.
   * Until it is done readers are told "being-taken-in". Resolves true as well when this very request was applied before;
   * false when the plan changed since `mark`, or the request was applied with other content.
   */
  applyChange(key: PlanKey, mark: string, change: PlanChange, once: Once): Promise<boolean>;

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
  /** What a run of reminders decides on, in one request: it lies in one stretch of the plan. */
  readDay(key: PlanKey): Promise<PlanDay>;
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

  /** The last time each pair of person and action was asked, and each rung of the ladder: everyone's, or one person's. */
  listAsked(key: PlanKey, person?: PersonId): Promise<readonly LastAsked[]>;
  recordAsked(key: PlanKey, asked: readonly LastAsked[]): Promise<void>;
  listHolds(key: PlanKey, person?: PersonId): Promise<readonly Hold[]>;
  recordHold(key: PlanKey, hold: Hold, once: Once): Promise<RecordOutcome>;
  /** What owners decided about the ladder, the last of each action. */
  listDecisions(key: PlanKey): Promise<readonly LadderDecision[]>;
  recordDecision(key: PlanKey, decision: LadderDecision, once: Once): Promise<RecordOutcome>;
  /** When the plan's reminders were last worked through; undefined: never yet. */
  readRun(key: PlanKey): Promise<RunRecord | undefined>;
  /** Keeps that they were on a day; of the same day again, or of an earlier one, it changes nothing. */
  recordRun(key: PlanKey, day: Day): Promise<void>;
  /** The message that holds a channel's summary of a day, so that the same card is updated. */
  readPosted(key: PlanKey, post: string): Promise<Posted | undefined>;
  recordPosted(key: PlanKey, post: string, posted: Posted): Promise<void>;
  /**
   * Derives the index rows of a plan anew from its actions and their history, where they are not as those of a new plan
   * would be: again after a kill, beside other instances, and while leads save, it comes to the same. Without `always`
   * only where rows of an earlier version may be left.
   */
  reindex(key: PlanKey, always: boolean): Promise<Reindexed | "unknown" | "being-taken-in">;
  /**
   * Forgets what was applied before an instant (a repeat of it would then be new), and removes what
   * imports that never came to be left behind. Resolves how many rows went.
   */
  purge(key: PlanKey, before: string): Promise<number>;
}

/** Imports that their owner has not applied or cancelled yet, by plan; the plan need not exist. Content is ours, as JSON. */
export interface ImportDrafts {
  /** Resolves false when it changed since `mark`; null: it must be new. `at` is the ISO instant it is kept from. */
  save(key: PlanKey, id: string, content: string, at: string, mark: string | null): Promise<boolean>;
  read(key: PlanKey, id: string): Promise<Stored<string> | undefined>;
  drop(key: PlanKey, id: string): Promise<void>;
  /** Removes what was saved before an instant, of all tenants. Resolves how many rows went. */
  sweep(before: string): Promise<number>;
}

/** A message of ours that may be updated in place. */
export interface Posted {
  readonly conversation: string;
  readonly message: string;
  readonly at: string;
  /** When the one before it was posted, on an earlier day; null: there was none. */
  readonly since: string | null;
}

/** A newer release of ours, which is being rolled out beside this one, wrote what was to be changed. Nothing was changed. */
export class NewerRelease extends Error {
  override readonly name = "NewerRelease";
}
