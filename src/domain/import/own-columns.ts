import type { Day } from "../day.ts";
import type { Rag } from "../rag.ts";

/** The columns of a plan as we write it ourselves; a table that has all of them is read as it is written. */
export const OWN_COLUMNS = [
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
] as const;
export type OwnColumn = (typeof OWN_COLUMNS)[number];

/** A cell of a plan to be written: its text; a date where the text is one; a rating where the text is one. */
export interface OwnCell {
  readonly text: string;
  readonly day: Day | null;
  readonly rag: Rag | null;
}

/** A rating in our own words. */
export const OWN_RATING: Readonly<Record<Rag, string>> = {
  red: "Red",
  amber: "Amber",
  green: "Green",
  complete: "Complete",
  unrated: "Not rated",
};

/** Beside a rating of complete: its second person is still waited for. */
export const AWAITING_MARK = " (awaiting sign-off)";
