import type { Day } from "../../calendar/day.ts";
import type { ActionState } from "../../plan/action-state.ts";
import type { Rag } from "../../plan/rag.ts";

/** The columns of a plan as we write it ourselves; a table that has all but the last is read as it is written. */
export const EXPORT_COLUMNS = [
  "Ref",
  "Theme",
  "Theme title",
  "Theme lead",
  "Objective",
  "Objective title",
  "Action",
  "Lead",
  "Supported by",
  "Review date",
  "End date",
  "Other dates",
  "Measures",
  "Depends on",
  "Related to",
  "Source",
  "RAG",
  "Parts",
  "State",
] as const;
export type ExportColumn = (typeof EXPORT_COLUMNS)[number];

/** A table without it is one of ours as well: it says what its rating does not. */
export const OPTIONAL_COLUMN: ExportColumn = "State";

/** The columns of dates, each with what a phrase under it is for unless it says so itself. */
export const DATE_COLUMNS = { "Review date": "review", "End date": "end", "Other dates": "start" } as const;
export type DateColumn = keyof typeof DATE_COLUMNS & ExportColumn;

/** A row of a table that we wrote: its place, its text and its real date by column. */
export interface ExportRow {
  readonly place: string;
  /** Clean; "" where it says none. */
  readonly ref: string;
  readonly text: Readonly<Record<ExportColumn, string>>;
  readonly day: Readonly<Record<DateColumn, Day | null>>;
}

/** A cell of a plan to be written: its text; a date where the text is one; a rating where the text is one. */
export interface ExportCell {
  readonly text: string;
  readonly day: Day | null;
  readonly rag: Rag | null;
}

/** What its rating does not say of an action; its reason and who decided it stay in the plan's history. */
export const EXPORT_STATES: Readonly<Partial<Record<ActionState, string>>> = {
  "not-started": "Not started",
  paused: "Paused",
  withdrawn: "Withdrawn",
  merged: "Merged",
  carried: "Carried",
};

/** In place of a rating: it is done, and its second person is still waited for. */
export const AWAITING_WORDS = "Done, awaiting sign-off";

/** In place of the rating of complete while no completion of the whole is accepted: of a part, or of what is paused. */
export const DONE_WORD = "Done";

/** The lines of a cell, one for each item. */
export function cellLines(text: string): readonly string[] {
  return text.split("\n").filter((line) => line !== "");
}
