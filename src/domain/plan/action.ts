import type { Cadence } from "../calendar/cadence.ts";
import type { Day } from "../calendar/day.ts";
import type {
  ActionBefore,
  DateChangeRequest,
  DateRevision,
  EditProposal,
  Evidence,
  NotMine,
  ProgressUpdate,
  RoundAnswer,
  StateDecision,
} from "./filings.ts";
import { extrasOf, type LineExtras } from "./line-extras.ts";
import type { Rag } from "./rag.ts";
import type { Ref } from "./ref.ts";

/** Never changes; the ref is only a label. */
export type ActionId = string;

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
 * What an action is in. "open": begun; "not-started": to be begun, and asked about all the same; "paused": nobody is
 * asked until it is resumed; "withdrawn", "merged" (into another) and "carried" (to the next plan) have left the plan:
 * they stay listed and leave the percentages.
 */
export const ACTION_STATES = [
  "not-started",
  "open",
  "awaiting-sign-off",
  "complete",
  "paused",
  "withdrawn",
  "merged",
  "carried",
] as const;
export type ActionState = (typeof ACTION_STATES)[number];

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
  /** A proposed change that waits for acceptance. */
  readonly proposal?: EditProposal | null | undefined;
  /** Someone asked says that it is not theirs. */
  readonly notMine?: NotMine | null | undefined;
  /** Why it is paused or has left the plan. */
  readonly decision?: StateDecision | null | undefined;
  /** Who has answered for the present review, where each is to answer and not all have; absent: none is under way. */
  readonly round?: readonly RoundAnswer[] | undefined;
  /** Where it may be read about only by those it concerns: elsewhere it shows as its ref alone. */
  readonly restricted?: boolean | undefined;
  /** Counts changes from 1; a card carries the version it was drawn from. */
  readonly version: number;
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
> &
  LineExtras & {
    /** The first date of the document as written, for actions that have no next date. */
    readonly dateText: string;
    /** It may not be read about here: only its ref is shown. Never stored. */
    readonly hidden?: boolean | undefined;
    /** When and by whom it was last updated; null: never. */
    readonly updated: { readonly at: string; readonly byName: string } | null;
  };

/** The line of an action. */
export function lineOf(action: Action): ActionLine {
  const { id, ref, theme, objective, title, leads, reviewDate, endDate, cadence, rag, state, version } = action;
  const { lastUpdate, dates } = action;
  return {
    ...{ id, ref, theme, objective, title, leads, reviewDate, endDate, cadence, rag, state, version },
    dateText: dates.map((date) => date.text).join("; "),
    updated: lastUpdate === null ? null : { at: lastUpdate.at, byName: lastUpdate.byName },
    ...extrasOf(action),
  };
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
