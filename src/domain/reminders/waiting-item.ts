import type { Day } from "../calendar/day.ts";
import type { LastAsked } from "../due/asked.ts";
import type { Action } from "../plan/action.ts";
import type { ActionLine } from "../plan/action-line.ts";
import type { PersonId } from "../plan/person.ts";
import type { PlanKey } from "../plan/plan.ts";
import { compareRefs, type Ref } from "../plan/ref.ts";
import type { RestrictedLine, SeenLine } from "../plan/restricted-line.ts";
import type { MovedAction } from "../updates/file-dates.ts";

/** What can wait for somebody who runs a plan, what blocks most first. */
export const WAITING_KINDS = [
  "run failed",
  "not mine",
  "claim",
  "completion",
  "end date",
  "file dates",
  "edit",
  "unanswered",
  "left",
  "not reached",
  "no cover",
  "unsettled",
  "without lead",
  "without date",
  "import problems",
  "held",
] as const;
export type WaitingKind = (typeof WAITING_KINDS)[number];

interface Waits {
  /** Who asks, or whom it is about, by name; "": nobody. */
  readonly who: string;
  /** The ISO instant since which it waits; null: nobody knows. */
  readonly since: string | null;
  /** The open actions that hang on it, by ref. */
  readonly refs: readonly string[];
}

/** One thing that waits. */
export type WaitingItem = Waits &
  (
    | { readonly kind: "completion" | "end date" | "edit" | "not mine"; readonly action: Action }
    /** End dates that one import asks to move: decided in one list. For a person: those that they decide. */
    | {
        readonly kind: "file dates";
        readonly file: string;
        readonly imported: string;
        readonly actions: readonly MovedAction[];
      }
    | { readonly kind: "claim"; readonly label: string; readonly person: PersonId }
    /** A name that stands for nobody: not settled yet, or whoever held it holds it no longer. */
    | { readonly kind: "unsettled"; readonly label: string; readonly held: boolean }
    /** `label`: a name of the plan they hold; null: none. */
    | { readonly kind: "left"; readonly person: PersonId; readonly label: string | null }
    | {
        readonly kind: "not reached";
        readonly person: PersonId;
        readonly label: string | null;
        readonly why: "not-installed" | "unreachable";
      }
    /** Someone is away until a day, or is filed for, and whoever should do it is away too or has left; `by` "": nobody of the plan. */
    | { readonly kind: "no cover"; readonly by: string; readonly why: "away" | "left"; readonly until: Day | null }
    | { readonly kind: "import problems"; readonly count: number }
    /** What is unanswered; `due`: the day a board's next papers are due, null where the plan names none. */
    | { readonly kind: "unanswered"; readonly due: Day | null }
    /** Open actions that nobody leads, or that have no date: nobody is asked about them. */
    | { readonly kind: "without lead" | "without date" }
    /** Reminders that leads put off although their date has passed. */
    | { readonly kind: "held" }
    | ({ readonly kind: "run failed" } & FailedRun)
  );

/** What waits of an action that its reader may not read about here. */
export type RestrictedItem = Waits & {
  readonly kind: Extract<WaitingItem, { readonly action: Action }>["kind"];
  readonly action: RestrictedLine;
};

/** One thing that waits, as those who look on may read it. */
export type SeenWaiting = WaitingItem | RestrictedItem;

/** Whether what waits is about an action that may not be read about here. */
export function isRestricted(item: SeenWaiting): item is RestrictedItem {
  return "action" in item && "hidden" in item.action;
}

/** A working day whose reminders did not go out. */
export interface FailedRun {
  readonly day: Day;
  /** How many messages were tried; 0: nothing ran that day. */
  readonly tried: number;
  /** Why the first of them did not leave, in words; "" when nobody knows. */
  readonly why: string;
}

/** What waits for one person in one plan, as their digest tells it. */
export interface WaitingNotice {
  readonly plan: PlanKey;
  readonly title: string;
  /** How much of each kind, what blocks most first. */
  readonly counts: readonly { readonly kind: WaitingKind; readonly count: number }[];
  /** What of theirs need not wait for another action any more; absent: nothing. */
  readonly freed?: readonly Freed[] | undefined;
  /** What became of what they asked for, and what others did with what is theirs; absent: nothing. */
  readonly news?: readonly News[] | undefined;
}

/** What somebody hears of once: bad news, and what is theirs from now on, first. */
export const NEWS_KINDS = [
  "sent back",
  "date refused",
  "change refused",
  "opened again",
  "yours now",
  "yours no longer",
  "still yours",
  "re-dated",
  "accepted",
  "date agreed",
  "change agreed",
] as const;
export type NewsKind = (typeof NEWS_KINDS)[number];

/** As much of an action as names it; of one that its reader may not read about, the ref. */
export type NamedLine = Pick<ActionLine, "id" | "ref" | "title"> | Pick<RestrictedLine, "id" | "ref" | "hidden">;

/** One thing that was decided or done about an action. */
export interface News {
  readonly kind: NewsKind;
  readonly line: NamedLine;
  /** The entry of its history that says so. */
  readonly entry: number;
  /** Who decided it, and why, in their words; "" for no words. */
  readonly byName: string;
  readonly words: string;
  /** The reader asked for it themself. */
  readonly asked: boolean;
  /** The new end date or review, where there is one. */
  readonly date: Day | null;
  readonly dateKind: "end date" | "review";
}

/** An action that waited for another which is done with, by its completion or because it was withdrawn. */
export interface Freed {
  readonly line: ActionLine;
  readonly other: NamedLine;
  readonly how: "complete" | "withdrawn";
  /** What it waits for still. */
  readonly still: readonly Ref[];
}

/** A person and what waits for them; owed: they are to be told of it today. */
export interface WaitingAsk {
  readonly person: PersonId;
  readonly name: string;
  readonly notice: WaitingNotice;
  readonly state: "owed" | "told";
  /** From when they are told if nothing comes to it; today or earlier when it is owed now; null: with the next message. */
  readonly owedFrom: Day | null;
  /** The same, once they have been told today; null: never again. */
  readonly owedAgain: Day | null;
  /** What the plan remembers once they are told today. */
  readonly rows: readonly LastAsked[];
}

/** What names a line as it may be read. */
export function nameLine(line: SeenLine): NamedLine {
  const { id, ref } = line;
  return "hidden" in line ? { id, ref, hidden: line.hidden } : { id, ref, title: line.title };
}

/** Refs of some actions, each once, in their order. */
export function refsOf(lines: readonly Pick<ActionLine, "ref">[]): readonly string[] {
  return [...new Set(lines.map(({ ref }) => ref))].sort(compareRefs);
}
