import type { Day } from "./calendar/day.ts";
import type { PersonId } from "./person.ts";
import type { Rag } from "./rag.ts";
import type { Ref } from "./ref.ts";

/** Never changes; the ref is only a label. */
export type ActionId = string;

export type Cadence =
  | "weekly"
  | "fortnightly"
  | "four-weekly"
  | "monthly"
  | "bi-monthly"
  | "quarterly"
  | "four-monthly"
  | "six-monthly"
  | "annual";

/** One date of the document: what was understood, and its own phrase. */
export interface DocumentDate {
  readonly kind: "review" | "end" | "cadence" | "event" | "ongoing" | "complete";
  readonly date: Day | null;
  readonly cadence: Cadence | null;
  readonly text: string;
}

/** A lead of an action. `label` is a text of the plan's labels. */
export interface Lead {
  readonly label: string;
  readonly accountable: boolean;
}

/** One outcome of a many-part action, rated by itself. */
export interface ActionPart {
  readonly text: string;
  readonly rag: Rag;
}

/**
 * open; done and waiting for a second person's acceptance; accepted.
 * Later states (paused, withdrawn, …) join here.
 */
export type ActionState = "open" | "awaiting-sign-off" | "complete";

/** What an action shows in a count: its rating while open, else its state. */
export type Status = Exclude<Rag, "complete"> | "awaiting-sign-off" | "complete";

/** What a lead files. Append-only; kept whole in the history. */
export interface ProgressUpdate {
  /** The entry of the history that holds it, counted from 1 within the action. */
  readonly entry: number;
  readonly at: string;
  readonly by: PersonId;
  readonly byName: string;
  /** In whose name it was filed, where that is another. */
  readonly inNameOf: string | null;
  readonly rag: Rag;
  readonly partRags: readonly Rag[];
  readonly progress: string;
  readonly difference: string;
  readonly evidence: string;
  readonly nextReview: Day | null;
}

/** A request to move an end date, waiting or decided. */
export interface DateChangeRequest {
  readonly at: string;
  readonly by: PersonId;
  readonly byName: string;
  readonly from: Day;
  readonly to: Day;
  readonly reason: string;
}

/** An end date that was moved with approval. */
export interface DateRevision {
  readonly from: Day;
  readonly to: Day;
  readonly reason: string;
  readonly askedBy: string;
  readonly approvedBy: string;
  readonly on: Day;
}

export interface Action {
  readonly id: ActionId;
  readonly ref: Ref;
  readonly theme: string;
  readonly objective: string;
  readonly title: string;
  readonly leads: readonly Lead[];
  /** The document's dates as written. */
  readonly dates: readonly DocumentDate[];
  /** When it is to be looked at next; a cadence keeps this filled. */
  readonly reviewDate: Day | null;
  /** The last approved end date. */
  readonly endDate: Day | null;
  readonly cadence: Cadence | null;
  readonly measures: readonly string[];
  /** Refs of actions it waits for, as printed. */
  readonly dependsOn: readonly Ref[];
  /** Refs it only mentions: shown, never waited for. */
  readonly related?: readonly Ref[];
  /** Bodies that support the leads; nobody is asked. */
  readonly support?: readonly string[];
  /** Where it comes from: an inspection's page and paragraph. */
  readonly source?: string | null;
  readonly rag: Rag;
  readonly parts: readonly ActionPart[];
  readonly state: ActionState;
  readonly lastUpdate: ProgressUpdate | null;
  /** The update before, so that the last can be taken back; null once taken back. */
  readonly undo: ActionBefore | null;
  readonly dateChange: DateChangeRequest | null;
  /** Every approved move of the end date, oldest first; the first `from` is the plan's own date. */
  readonly revisions: readonly DateRevision[];
  /** When an accepted completion is looked at once more; null: never. */
  readonly checkDate: Day | null;
  /** Counts changes from 1; a card carries the version it was drawn from. */
  readonly version: number;
}

/** What an update changed, as it was before: enough to take it back. */
export interface ActionBefore {
  readonly rag: Rag;
  readonly partRags: readonly Rag[];
  readonly state: ActionState;
  readonly reviewDate: Day | null;
  readonly lastUpdate: ProgressUpdate | null;
  readonly dateChange: DateChangeRequest | null;
}

/** What a list needs of an action: an index row carries just this. */
export type ActionLine = Pick<
  Action,
  | "id"
  | "ref"
  | "theme"
  | "objective"
  | "title"
  | "leads"
  | "reviewDate"
  | "endDate"
  | "cadence"
  | "rag"
  | "state"
  | "version"
> & {
  /** The first date of the document as written, for actions that have no next date. */
  readonly dateText: string;
  /** When and by whom it was last updated; null: never. */
  readonly updated: { readonly at: string; readonly byName: string } | null;
};

export function lineOf(action: Action): ActionLine {
  const { id, ref, theme, objective, title, leads, reviewDate, endDate, cadence, rag, state, version, lastUpdate } =
    action;
  const updated = lastUpdate === null ? null : { at: lastUpdate.at, byName: lastUpdate.byName };
  const dateText = action.dates.map((date) => date.text).join("; ");
  return {
    id,
    ref,
    theme,
    objective,
    title,
    leads,
    reviewDate,
    endDate,
    cadence,
    rag,
    state,
    version,
    dateText,
    updated,
  };
}

export function isOpen(action: Pick<Action, "state">): boolean {
  return action.state === "open";
}

/** Its rating while open ("complete" is never one: filing it proposes the completion), else its state. */
export function statusOf(action: Pick<Action, "state" | "rag">): Status {
  if (action.state !== "open") return action.state;
  return action.rag === "complete" ? "unrated" : action.rag;
}

/** The earlier of review date and end date of an open action; null when it has neither or is not open. */
export function nextDateOf(action: Pick<Action, "state" | "reviewDate" | "endDate">): Day | null {
  if (!isOpen(action)) return null;
  const dates = [action.reviewDate, action.endDate].filter((date) => date !== null);
  return dates.sort()[0] ?? null;
}

/** Open, and its last approved end date is before today. An update never clears it. */
export function isOverdue(action: Pick<Action, "state" | "endDate">, today: Day): boolean {
  return isOpen(action) && action.endDate !== null && action.endDate < today;
}
