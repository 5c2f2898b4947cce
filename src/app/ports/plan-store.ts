import type { PlanRecord } from "../../domain/history/as-at.ts";
import type { HistoryEntry } from "../../domain/history/history.ts";
import type { PlanEvent } from "../../domain/history/plan-event.ts";
import type { PlanChange } from "../../domain/import/reconcile/change.ts";
import type { Action } from "../../domain/plan/action.ts";
import type { Once } from "../../domain/plan/once.ts";
import type { Plan, PlanKey } from "../../domain/plan/plan.ts";
import type { ActionStore } from "./action-store.ts";
import type { ReminderStore } from "./reminder-store.ts";
import type { Stored } from "./stored.ts";

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

/** What a plan's index came to: actions looked at, rows made anew or taken away, actions left to a newer release. */
export interface Reindexed {
  readonly actions: number;
  readonly mended: number;
  readonly left: number;
}

/**
 * Plans and their actions. Every method throws StoreDown when the store does not answer; those that somebody asks for and
 * have no outcome of their own for it, NewerRelease, with nothing changed. What a job writes is then left as it is.
 */
export interface PlanStore extends ActionStore, ReminderStore {
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
