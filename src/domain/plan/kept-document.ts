import type { Day } from "../calendar/day.ts";
import type { ProblemAnswer } from "./answers.ts";
import type { ColumnRole, DraftMeasure, ImportProblem } from "./draft.ts";

/** What a plan keeps of the document it came from, beside its actions. */
export interface PlanDocument {
  readonly period: { readonly from: Day; readonly to: Day } | null;
  readonly status: string | null;
  readonly sponsors: readonly string[];
  /** Running text, by paragraph. */
  readonly text: readonly string[];
  readonly measures: readonly DraftMeasure[];
  /** The owner's own mapping of columns, by heading in plain words: taken by the next import. */
  readonly columns: Readonly<Record<string, ColumnRole>>;
  /** What an owner has answered to problems, for when the next import has them again. */
  readonly settled: readonly ProblemAnswer[];
  /** What nobody has settled yet. */
  readonly problems: readonly ImportProblem[];
}

/** Of a plan that came from no document. */
export const NO_DOCUMENT: PlanDocument = {
  period: null,
  status: null,
  sponsors: [],
  text: [],
  measures: [],
  columns: {},
  settled: [],
  problems: [],
};
