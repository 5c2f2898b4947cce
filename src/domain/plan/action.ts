import type { Cadence } from "../calendar/cadence.ts";
import type { Day } from "../calendar/day.ts";
import type { ActionId, ActionState } from "./action-state.ts";
import type {
  ActionBefore,
  DateChangeRequest,
  DateRevision,
  EditMade,
  EditProposal,
  Evidence,
  JointAnswer,
  NotMine,
  ProgressUpdate,
  StateDecision,
} from "./filings.ts";
import type { Lead } from "./lead.ts";
import type { Rag } from "./rag.ts";
import type { Ref } from "./ref.ts";

/** One date of the document: what was understood, and its own phrase. */
export interface DocumentDate {
  readonly kind: "review" | "end" | "cadence" | "event" | "ongoing" | "complete";
  readonly date: Day | null;
  readonly cadence: Cadence | null;
  readonly text: string;
}

/** One outcome of a many-part action, rated by itself. */
export interface ActionPart {
  readonly text: string;
  readonly rag: Rag;
}

/** What an action shows in a count: its rating while open, else its state. */
export type Status = Exclude<Rag, "complete"> | Exclude<ActionState, "open">;

/** One action of a plan, as it stands. */
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
  /** All that shows what it came to, oldest first. */
  readonly evidence?: readonly Evidence[] | undefined;
  /** The last edit laid on at once, so that it can be taken back; null once it was. */
  readonly edited?: EditMade | null | undefined;
  /** A proposed change that waits for acceptance. */
  readonly proposal?: EditProposal | null | undefined;
  /** Someone asked says that it is not theirs. */
  readonly notMine?: NotMine | null | undefined;
  /** Why it is paused or has left the plan. */
  readonly decision?: StateDecision | null | undefined;
  /** Who has answered for the present review, where each is to answer and not all have; absent: none is under way. */
  readonly round?: readonly JointAnswer[] | undefined;
  /** Where it may be read about only by those it concerns: elsewhere it shows as its ref alone. */
  readonly restricted?: boolean | undefined;
  /** The day it came into the plan, where that was after the plan itself; absent: with the plan. */
  readonly addedOn?: Day | undefined;
  /** Counts changes from 1; a card carries the version it was drawn from. */
  readonly version: number;
}

/** To be worked on: it is asked about, has a next date and can be overdue. */
export function isOpen({ state }: Pick<Action, "state">): boolean {
  return state === "open" || state === "not-started";
}

/** Whether it is part of the plan's figures: what was withdrawn, merged or carried is listed and not counted. */
export function isCounted({ state }: Pick<Action, "state">): boolean {
  return state !== "withdrawn" && state !== "merged" && state !== "carried";
}

/** Its rating while open ("complete" is never one: filing it proposes the completion), else its state. */
export function statusOf(action: Pick<Action, "state" | "rag">): Status {
  if (action.state !== "open") return action.state;
  return action.rag === "complete" ? "unrated" : action.rag;
}

/** A rating as it counts: "proposed" is one of complete that no second person has accepted, or whose acceptance is over. */
export type CountedRating = Rag | "proposed";

/** What a rating counts as in a state: nothing is called complete, in whole or in part, before its completion is accepted. */
export function countedRating(rag: Rag, state: ActionState): CountedRating {
  return rag === "complete" && state !== "complete" ? "proposed" : rag;
}

/** What tells whether and when an action is asked about. */
type Asked = Pick<Action, "state" | "reviewDate" | "endDate"> & { readonly checkDate?: Day | null | undefined };

/** Its leads are or will be asked about it: it is open, or complete and to be looked at once more. */
export function isAsked(action: Pick<Asked, "state" | "checkDate">): boolean {
  return isOpen(action) || (action.state === "complete" && (action.checkDate ?? null) !== null);
}

/** The earlier of review date and end date of an open action, the check date of a complete one; null when it has none. */
export function nextDateOf(action: Asked): Day | null {
  if (action.state === "complete") return action.checkDate ?? null;
  if (!isOpen(action)) return null;
  const dates = [action.reviewDate, action.endDate].filter((date) => date !== null);
  return dates.sort()[0] ?? null;
}

/** Open, and its last approved end date is before today. An update never clears it. */
export function isOverdue(action: Pick<Action, "state" | "endDate">, today: Day): boolean {
  return isOpen(action) && action.endDate !== null && action.endDate < today;
}
