import type { Day } from "../../domain/calendar/day.ts";
import type { Hold, LadderDecision, LastAsked } from "../../domain/due/asked.ts";
import type { ActionLine } from "../../domain/plan/action-line.ts";
import type { Once } from "../../domain/plan/once.ts";
import type { PersonId } from "../../domain/plan/person.ts";
import type { PlanKey } from "../../domain/plan/plan.ts";
import type { RunRecord } from "../../domain/waiting/failed-run.ts";

/** What a run of reminders reads of a plan's actions. */
export interface PlanDay {
  /** Every action, by ref. */
  readonly lines: readonly ActionLine[];
  /** As `listRequests` gives them. */
  readonly requests: readonly ActionLine[];
  /** As `readRun` gives it. */
  readonly run: RunRecord | undefined;
  /** Keys of rows that do not read, which nobody has written so: left out of the rest, to be told. */
  readonly unreadable: readonly string[];
}

/** What came of a row that its last writer decides; "changed-meanwhile": the same request was applied with other content. */
export type RecordOutcome = "saved" | "already-applied" | "changed-meanwhile";

/** A message of ours that may be updated in place. */
export interface Posted {
  readonly conversation: string;
  readonly message: string;
  readonly at: string;
  /** When the one before it was posted, on an earlier day; null: there was none. */
  readonly since: string | null;
}

/** What a plan keeps of what was asked, put off, decided and posted. @see PlanStore */
export interface ReminderStore {
  /** What a run of reminders decides on, in one request: it lies in one stretch of the plan. */
  readPlanDay(key: PlanKey): Promise<PlanDay>;
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
}
