import type { Day } from "../calendar/day.ts";
import type { Action } from "./action.ts";
import type { ActionId } from "./action-state.ts";
import type { ProgressUpdate } from "./filings.ts";
import type { PersonId } from "./person.ts";
import type { Ref } from "./ref.ts";

/** What only some actions have to say in a list; absent: nothing. */
export interface LineExtras {
  /** How often its end date was moved with approval. */
  readonly slips?: number | undefined;
  /** When a completion is looked at once more. */
  readonly checkDate?: Day | null | undefined;
  /** Who has answered of those who are each to answer for the present review; absent: nobody waits for the others. */
  readonly answered?: readonly PersonId[] | undefined;
  /** Someone says that it is not theirs, and nobody has decided yet. */
  readonly notMine?: boolean | undefined;
  readonly restricted?: boolean | undefined;
  /** Its completion came back, and nobody has filed anything since; see `cameBack`. */
  readonly back?: boolean | undefined;
  /** The event that it waits for, in the document's words. */
  readonly event?: string | undefined;
  /** Refs of actions it waits for. */
  readonly waitsFor?: readonly Ref[] | undefined;
  /** The end date that somebody has asked for and nobody has decided about. */
  readonly moving?: Day | undefined;
  /** The day it came into the plan, where that was after the plan itself. */
  readonly addedOn?: Day | undefined;
  /** Of one that was merged: into which. */
  readonly into?: ActionId | undefined;
}

/** What an action has of these. */
function extrasOf(action: Action): LineExtras {
  const { revisions, checkDate, round, restricted, dates, dependsOn, dateChange, state, decision, addedOn } = action;
  const event = dates.find((date) => date.kind === "event");
  return {
    ...(revisions.length > 0 && { slips: revisions.length }),
    ...(checkDate !== null && { checkDate }),
    ...(round && { answered: round.map(({ person }) => person) }),
    ...(action.notMine && { notMine: true }),
    ...(restricted && { restricted: true }),
    ...(cameBack(action) && { back: true }),
    ...(event !== undefined && { event: event.text }),
    ...(dependsOn.length > 0 && { waitsFor: dependsOn }),
    ...(dateChange !== null && { moving: dateChange.to }),
    ...(addedOn !== undefined && { addedOn }),
    ...(state === "merged" && decision?.into && { into: decision.into }),
  };
}

/** Whether a completion was sent back or opened again, and nobody has filed anything since: its lead is to learn why. */
export function cameBack({ state, lastUpdate }: Pick<Action, "state" | "lastUpdate">): boolean {
  return state === "open" && lastUpdate?.rag === "complete";
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
    /** When and by whom it was last updated; null: never. */
    readonly updated: LastUpdated | null;
  };

/** As much of the last update as a list tells. */
export interface LastUpdated {
  readonly at: string;
  readonly byName: string;
  /** Who filed it; absent in rows from before it was kept. */
  readonly by?: PersonId | undefined;
  /** It said that nothing has changed. */
  readonly confirmed?: true | undefined;
  /** The first words that somebody last said of it; absent: there are none, or the row is from before they were kept. */
  readonly said?: LastWords | undefined;
}

/** The first words of an update. */
export interface LastWords {
  readonly at: string;
  readonly by: PersonId;
  readonly byName: string;
  readonly words: string;
}

/** The line of an action. */
export function lineOf(action: Action): ActionLine {
  const { id, ref, theme, objective, title, leads, reviewDate, endDate, cadence, rag, state, version } = action;
  const { lastUpdate, dates } = action;
  return {
    ...{ id, ref, theme, objective, title, leads, reviewDate, endDate, cadence, rag, state, version },
    dateText: dates.map((date) => date.text).join("; "),
    updated: lastUpdate === null ? null : updatedOf(lastUpdate, action.undo?.lastUpdate ?? null),
    ...extrasOf(action),
  };
}

/** Characters of the last words that a line keeps: a reminder shows about as many. */
const MOST_WORDS = 120;

// Where nothing has changed, the words of the update before still stand.
function updatedOf(last: ProgressUpdate, before: ProgressUpdate | null): LastUpdated {
  const { at, by, byName, confirmed } = last;
  const spoke = confirmed ? before : last;
  const words = spoke === null ? "" : firstWords(spoke.progress);
  return {
    ...{ at, byName, by },
    ...(confirmed && { confirmed }),
    ...(spoke !== null && words !== "" && { said: { at: spoke.at, by: spoke.by, byName: spoke.byName, words } }),
  };
}

/** The first line of a text, cut at a word. */
function firstWords(text: string): string {
  const line =
    text
      .slice(0, MOST_WORDS * 2)
      .trim()
      .split("\n", 1)[0] ?? "";
  if (line.length <= MOST_WORDS) return line;
  const cut = line.slice(0, MOST_WORDS);
  return `${cut.slice(0, Math.max(cut.lastIndexOf(" "), MOST_WORDS / 2))} …`;
}
