import type { Day } from "../calendar/day.ts";
import {
  type SourceCell,
  type SourceDocument,
  type SourceRow,
  type SourceTable,
  textOf,
} from "../import/document/source.ts";
import { type FormCode, type RowCode, readFormCode, readRowCode } from "./form-code.ts";
import { FILLED, FORM_COLUMNS, type FormColumn, YOUR_NAME } from "./return-form.ts";

/** A return form as it came back. Nothing of it is trusted: it is what somebody filled in. */
export interface ReturnedForm {
  readonly code: FormCode;
  /** Who filled it in, as they put it; "" where they did not. */
  readonly filledBy: string;
  /** Rows in which something is filled in, each action once. */
  readonly rows: readonly ReturnedRow[];
  /** Rows that were left aside: without a code that can be read, the same action again, or more than are read. */
  readonly leftAside: number;
}

/** What was filled in about one action, as it was typed. */
export interface ReturnedRow {
  readonly code: RowCode;
  /** The ref that the row shows; other than the code's where somebody changed it. */
  readonly ref: string;
  readonly rating: string;
  /** The ratings of its parts, by their numbers from 0. */
  readonly parts: readonly string[];
  readonly progress: string;
  readonly difference: string;
  readonly evidence: string;
  readonly nextReview: string;
  /** Where the date is one, and not words. */
  readonly nextReviewDay: Day | null;
}

/** No partner leads more open actions than this. */
const MOST_ROWS = 200;
const MOST_PARTS = 50;
const LONGEST_NAME = 80;
/** More than any update may have, so that too much is still seen to be. */
const LONGEST_TEXT = 10_000;

/** The return form that a document is; undefined: it is none. "damaged": it is one whose headings are gone. */
export function readReturnForm(document: SourceDocument): ReturnedForm | "damaged" | undefined {
  for (const block of document.blocks) {
    const code = block.kind === "table" ? codeIn(block) : undefined;
    if (block.kind === "table" && code !== undefined) return readRows(block, code);
  }
  return undefined;
}

// It stands above the headings: of a document of 20,000 rows only the first are looked at.
function codeIn({ rows }: SourceTable): FormCode | undefined {
  const cells = rows.slice(0, 5).flatMap((row) => row.cells);
  return cells.map((cell) => readFormCode(textOf(cell))).find((code) => code !== undefined);
}

function readRows({ rows }: SourceTable, code: FormCode): ReturnedForm | "damaged" {
  const at = rows.findIndex((row) => row.cells.some((cell) => textOf(cell) === "Progress"));
  const columns = columnsOf(rows[at]);
  if (columns === undefined) return "damaged";
  const filled = rows.slice(at + 1).flatMap((row) => readRow(row, columns) ?? []);
  const wholes = new Map<string, ReturnedRow>();
  for (const row of filled) {
    const { action, part } = row.code ?? {};
    if (action !== undefined && part === null && !wholes.has(action) && wholes.size < MOST_ROWS)
      wholes.set(action, row as ReturnedRow);
  }
  const parts = filled.filter(({ code: of }) => of?.part != null && wholes.has(of.action));
  const all = [...wholes.values()].map((row) => ({ ...row, parts: ratingsOf(row, parts) }));
  return {
    code,
    filledBy: nameIn(rows.slice(0, at)),
    rows: all.filter(isFilled),
    leftAside: filled.filter((row) => isFilled(row) && !isTaken(row, wholes, parts)).length,
  };
}

type AnyRow = Omit<ReturnedRow, "code"> & { readonly code: RowCode | undefined };

function isTaken(row: AnyRow, wholes: ReadonlyMap<string, ReturnedRow>, parts: readonly AnyRow[]): boolean {
  return parts.includes(row) || (row.code !== undefined && wholes.get(row.code.action) === row);
}

function ratingsOf({ code }: ReturnedRow, parts: readonly AnyRow[]): readonly string[] {
  const ratings: string[] = [];
  for (const { code: of, rating } of parts)
    if (of?.action === code.action && of.part !== null && of.part < MOST_PARTS) ratings[of.part] = rating;
  return Array.from(ratings, (rating) => rating ?? "");
}

function isFilled(row: Omit<AnyRow, "code">): boolean {
  const { rating, parts, progress, difference, evidence, nextReview } = row;
  return [rating, ...parts, progress, difference, evidence, nextReview].some((text) => text !== "");
}

function columnsOf(row: SourceRow | undefined): ReadonlyMap<FormColumn, number> | undefined {
  const columns = new Map<FormColumn, number>();
  for (const cell of row?.cells ?? []) {
    const heading = FORM_COLUMNS.find((column) => column === textOf(cell).trim());
    if (heading !== undefined && !columns.has(heading)) columns.set(heading, cell.column);
  }
  const needed: readonly FormColumn[] = ["Ref", ...FILLED, "Code (leave as it is)"];
  return needed.every((column) => columns.has(column)) ? columns : undefined;
}

function readRow({ cells }: SourceRow, columns: ReadonlyMap<FormColumn, number>): AnyRow | undefined {
  const cellOf = (column: FormColumn) => cells.find((cell: SourceCell) => cell.column === columns.get(column));
  const text = (column: FormColumn) => {
    const cell = cellOf(column);
    return cell === undefined ? "" : textOf(cell).trim().slice(0, LONGEST_TEXT);
  };
  const code = readRowCode(text("Code (leave as it is)"));
  const row: AnyRow = {
    code,
    ref: text("Ref"),
    rating: text("Rating"),
    parts: [],
    progress: text("Progress"),
    difference: text("Difference for children"),
    evidence: text("Evidence"),
    nextReview: text("Next review date"),
    nextReviewDay: cellOf("Next review date")?.date ?? null,
  };
  return code === undefined && !isFilled(row) ? undefined : row;
}

function nameIn(rows: readonly SourceRow[]): string {
  for (const { cells } of rows) {
    const at = cells.findIndex((cell) => textOf(cell).trim() === YOUR_NAME);
    const name = cells[at + 1];
    if (at !== -1) return name === undefined || name.column > (cells[at]?.column ?? 0) + 1 ? "" : nameOf(name);
  }
  return "";
}

function nameOf(cell: SourceCell): string {
  return textOf(cell).replace(/\s+/g, " ").trim().slice(0, LONGEST_NAME);
}
