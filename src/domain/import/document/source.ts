import type { Day } from "../../calendar/day.ts";

/** A document as it stands on paper: nothing is understood yet. What `documents/` makes of any file. */
export interface SourceDocument {
  /** The file's name, for titles and places. */
  readonly name: string;
  readonly kind: "word" | "excel" | "csv" | "text";
  /** Paragraphs and tables in the order in which they stand; a sheet is a heading and a table. */
  readonly blocks: readonly SourceBlock[];
  /** What was not taken in, each with its place: deleted, struck or hidden text, hidden rows, columns and sheets. */
  readonly leftOut: readonly LeftOut[];
}

/** Something of a document that was not taken in, and why. */
export interface LeftOut {
  readonly place: string;
  readonly text: string;
  readonly why: "deleted" | "struck" | "hidden text" | "hidden row" | "hidden column" | "hidden sheet" | "not followed";
}

/** One thing that stands in a document. */
export type SourceBlock = SourceParagraph | SourceTable;

/** A paragraph, heading or item of a list. */
export interface SourceParagraph {
  readonly kind: "paragraph";
  /** Where it stands, for people: "paragraph 12", "line 40". */
  readonly place: string;
  readonly text: string;
  /** 1 for a title or heading 1 … 9; null for running text. */
  readonly heading: number | null;
  /** Its bullet or number as printed ("1.", "(i)", "•") and depth from 0, where it is in a list. */
  readonly list: { readonly marker: string; readonly level: number } | null;
}

/** A table or a sheet. */
export interface SourceTable {
  readonly kind: "table";
  /** "table 2", "sheet “Plan”". */
  readonly place: string;
  readonly rows: readonly SourceRow[];
}

/** A row of a table. */
export interface SourceRow {
  /** "table 2, row 5", "sheet “Plan”, row 12", "line 40". */
  readonly place: string;
  /** Marked by the document itself as a heading row that repeats. */
  readonly isHeader: boolean;
  /** Only cells that begin in this row or are merged down into it; grid columns that no cell covers are absent. */
  readonly cells: readonly SourceCell[];
}

/** A cell of a row. */
export interface SourceCell {
  /** Grid column from 0, and how many columns it covers. */
  readonly column: number;
  readonly span: number;
  /** Merged down from a cell above: its paragraphs are that cell's, and it is the same cell. */
  readonly merged: boolean;
  /** Text by paragraph; a bullet or number that the document draws itself stands in `list`. */
  readonly paragraphs: readonly Pick<SourceParagraph, "text" | "list">[];
  /** Background as "RRGGBB", theme colours and tints resolved; null for none or white. */
  readonly fill: string | null;
  /** A real date of a spreadsheet; null where it is text. */
  readonly date: Day | null;
  readonly tables: readonly SourceTable[];
}

/** The text of a cell, a line for each paragraph. */
export function textOf(cell: Pick<SourceCell, "paragraphs">): string {
  return cell.paragraphs.map((paragraph) => paragraph.text).join("\n");
}
