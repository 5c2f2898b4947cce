import type { Day } from "../../calendar/day.ts";
import type { HistoryEntry } from "../../history/history.ts";
import type { PlanEvent } from "../../history/plan-event.ts";
import type { Action } from "../../plan/action.ts";
import type { ActionId } from "../../plan/action-state.ts";
import type { MovedBy } from "../../plan/filings.ts";
import type { Plan } from "../../plan/plan.ts";
import type { Ref } from "../../plan/ref.ts";
import type { DateDecision } from "../../updates/date-change.ts";

/** What a document governs of an action; the rest (progress, state, requests) is its people's. */
export type DocumentFields = Pick<
  Action,
  | "ref"
  | "theme"
  | "objective"
  | "title"
  | "leads"
  | "dates"
  | "reviewDate"
  | "endDate"
  | "cadence"
  | "measures"
  | "dependsOn"
  | "rag"
  | "parts"
  | "related"
  | "support"
  | "source"
>;

/** What an import changes of one action. It is laid on the action as it stands when its turn comes, so no update is lost. */
export interface ActionPatch {
  readonly action: ActionId;
  readonly fields: Partial<DocumentFields>;
  /** In words for the history: "renumbered from 1.2.3", "split from 1.2.3". */
  readonly reason: string;
  /** Entry of the newest update when this was decided; 0: none. What is filed later keeps its rating and review date. */
  readonly seen: number;
  /** The action that this one was merged into: it leaves the plan. */
  readonly into?: { readonly action: ActionId; readonly ref: Ref } | undefined;
  /** The end date that the file asks for: a request that somebody else decides. */
  readonly asks?: { readonly to: Day; readonly file: MovedBy } | undefined;
  /** What was decided of the request that is named so, while it waits still. */
  readonly decides?: { readonly request: string; readonly decision: DateDecision } | undefined;
}

/** One import, or one action added by hand, as it is applied, whole or not at all: what the plan becomes, what is new, what changes. */
export interface PlanChange {
  /** Names the import; applying it again is applying it once. */
  readonly id: string;
  readonly plan: Plan;
  readonly added: readonly { readonly action: Action; readonly entry: HistoryEntry }[];
  readonly patches: readonly ActionPatch[];
  readonly by: Pick<HistoryEntry, "by" | "byName" | "at" | "day">;
  /** Tells of it in the history of the plan. */
  readonly event: PlanEvent;
}
