import type { Day } from "../calendar/day.ts";
import type { ProblemAnswer } from "./answers.ts";
import type { ColumnRole, DraftMeasure, ImportProblem } from "./draft.ts";
import type { ImportWhy } from "./import-why.ts";

/** A problem that a plan keeps. */
export interface KeptProblem extends Omit<ImportProblem, "why"> {
  /** Absent in rows up to release 0.1. */
  readonly why?: ImportWhy | undefined;
  /** The sentence as release 0.1 kept it, and still reads it; "" in rows since. */
  readonly message: string;
}

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
  readonly problems: readonly KeptProblem[];
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
