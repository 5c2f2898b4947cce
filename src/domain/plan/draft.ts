import type { Cadence } from "../calendar/cadence.ts";
import type { Day } from "../calendar/day.ts";
import type { ActionState } from "./action-state.ts";
import type { ImportWhy } from "./import-why.ts";

/** What was understood of a document: printed as it is by `import --preview --json`. Empty is null, "" or []. */
export interface PlanDraft {
  readonly plan: {
    readonly title: string;
    readonly period: { readonly from: Day; readonly to: Day } | null;
    readonly status: string | null;
    readonly sponsors: readonly string[];
    readonly scheme: readonly DraftMeaning[];
    /** The document's own running text, by paragraph. */
    readonly text: readonly string[];
  };
  readonly themes: readonly DraftTheme[];
  readonly objectives: readonly DraftObjective[];
  readonly actions: readonly DraftAction[];
  readonly measures: readonly DraftMeasure[];
  readonly problems: readonly ImportProblem[];
}

/** A rating of a draft; null: not rated. */
export type DraftRag = "red" | "amber" | "green" | "complete" | null;

/** What a document's key says of one rating. */
export interface DraftMeaning {
  readonly rag: Exclude<DraftRag, null>;
  readonly name: string;
  readonly colour: string;
  readonly meaning: string;
}

/** A theme as understood. */
export interface DraftTheme {
  readonly ref: string;
  readonly title: string;
  /** A level above themes, where the document has one. */
  readonly section: string | null;
  /** Where it comes from: the quoted recommendation, inspection page and paragraph. */
  readonly source: string | null;
  readonly intent: string | null;
  readonly outcome: string | null;
  readonly leads: readonly string[];
}

/** An objective as understood. */
export interface DraftObjective {
  readonly ref: string;
  /** The ref of its theme. */
  readonly theme: string;
  readonly title: string;
}

/** An action as understood. */
export interface DraftAction {
  /** As printed, without trailing dots or spaces; given by us where the document has none. */
  readonly ref: string;
  readonly theme: string;
  readonly objective: string;
  readonly title: string;
  readonly source: string | null;
  /** As printed, without trailing dots or spaces. */
  readonly leads: readonly string[];
  readonly support: readonly string[];
  /** The date that governs; it is one of `dates`. */
  readonly due: DraftDate | null;
  readonly dates: readonly DraftDate[];
  readonly rag: DraftRag;
  readonly parts: readonly { readonly text: string; readonly rag: DraftRag }[];
  /** Refs of actions that must come first. */
  readonly dependsOn: readonly string[];
  /** Refs it only mentions. */
  readonly related: readonly string[];
  /** What our own table says that it is in; absent: as its rating says. It counts for a new action alone. */
  readonly state?: ActionState | undefined;
}

/** A date as understood, with how exactly it was said. */
export interface DraftDate {
  readonly kind: "review" | "end" | "cadence" | "event" | "ongoing" | "complete";
  readonly date: Day | null;
  readonly precision: "day" | "month" | "quarter" | "term" | "year" | null;
  readonly cadence: Cadence | null;
  readonly text: string;
}

/** A measure as understood, and what it is a measure of. */
export interface DraftMeasure {
  readonly ref: string | null;
  readonly for: { readonly kind: "action" | "objective" | "theme" | "plan"; readonly ref: string };
  readonly text: string;
  readonly kind: string | null;
  readonly unit: string | null;
  readonly polarity: "higher" | "lower" | "close" | null;
  readonly baseline: number | null;
  readonly targets: readonly { readonly value: number | null; readonly by: Day | null; readonly interim: boolean }[];
}

/** What a problem of an import is about. */
export type ImportField = "ref" | "title" | "theme" | "objective" | "leads" | "due" | "rag" | "measures" | "dependsOn";

/** What could not be understood: where it stands, what it says, why it is asked about. */
export interface ImportProblem {
  readonly place: string;
  readonly ref: string | null;
  readonly field: ImportField;
  readonly text: string;
  readonly why: ImportWhy;
}

/** What a column of a plan is for. */
export type ColumnRole =
  | "ref"
  | "theme"
  | "objective"
  | "action"
  | "detail"
  | "leads"
  | "support"
  | "due"
  | "review"
  | "end"
  | "start"
  | "completed"
  | "rag"
  | "status"
  | "measures"
  | "baseline"
  | "target"
  | "source"
  | "depends"
  | "progress"
  | "other";
