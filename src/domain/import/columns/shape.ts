import { hintsAtDate } from "../../calendar/date-text.ts";
import type { GridCell, GridRow } from "../document/grid.ts";
import { isColumnRef, leadingRef } from "../document/ref-text.ts";
import { colourName } from "../ratings/fill-colour.ts";
import { readRagWord } from "../ratings/rag-word.ts";
import { type Column, covers, isMonthName } from "./header.ts";
import { isDateRole, plainHeading } from "./words.ts";

/** Checks a heading against what stands under it: what does not fit is read as something else, or not at all. */
export function checkShape(column: Column, cells: readonly GridCell[], settled: boolean): Column {
  const filled = cells.filter((cell) => cell.text !== "");
  if (settled) return column;
  if (column.role === null) {
    const rated = isMonthName(column.heading) && filled.some(({ text }) => readRagWord(text)?.rag != null);
    return rated && filled.every(({ text }) => readRagWord(text) !== undefined) ? { ...column, role: "rag" } : column;
  }
  if (filled.length === 0) {
    const coloured = cells.some(({ fill }) => fill !== null && colourName(fill) !== "white");
    return column.role === "status" && coloured ? { ...column, role: "rag" } : column;
  }
  const share = (test: (cell: GridCell) => boolean) => filled.filter(test).length / filled.length;
  if (column.role === "status" || column.role === "rag") {
    const rated = share(
      ({ text }) =>
        readRagWord(text) !== undefined || /^(red|amber|green|blue|grey|complete|[ragb])\b\s*[-–:.(,]/i.test(text),
    );
    if (column.role === "rag") return rated >= 0.3 ? column : { ...column, role: "progress" };
    return { ...column, role: rated >= 0.5 ? "rag" : "status" };
  }
  if (
    column.role === "ref" &&
    share((cell) => isColumnRef(cell.lines[0] ?? "") || leadingRef(cell.text) !== undefined) < 0.5
  )
    return { ...column, unsure: true };
  if (isDateRole(column.role))
    return checkDates(
      column,
      share((cell) => cell.date !== null || speaksOfTime(cell.text)),
    );
  if (column.role === "measures" && isTarget(column) && share(isDateLike) >= 0.8) return { ...column, role: "end" };
  if (
    column.role === "leads" &&
    (share((cell) => isDateLike(cell)) > 0.5 || share((cell) => cell.text.length > 200) > 0.5)
  )
    return { ...column, unsure: true };
  return column;
}

function isTarget({ heading }: Column): boolean {
  return /^targets?$/.test(plainHeading(heading));
}

function checkDates(column: Column, share: number): Column {
  if (share >= 0.3) return column;
  const words = plainHeading(column.heading);
  if (/milestone/.test(words)) return { ...column, role: "measures" };
  return { ...column, unsure: share < 0.1 };
}

function isDateLike(cell: GridCell): boolean {
  return cell.date !== null || /^\W*(\d{1,2}[./-]\d{1,2}[./-]\d{2,4})\W*$/.test(cell.text);
}

const TIME =
  /\b(on-?going|continuous(ly)?|complet\w+|immediate(ly)?|month|monthly|weekly|quarterly|annual(ly)?|annum|termly|term|year|quarter|q[1-4]|tb[cda]|when|after|await\w*|achieved|closed|done|daily|spring|summer|autumn|winter|weeks?|days?|asap|n\/?a|yes|from|until|to be)\b/i;

function speaksOfTime(text: string): boolean {
  return hintsAtDate(text) || TIME.test(text);
}

/** The cells of a column, merged ones once. */
export function cellsOf(column: Column, rows: readonly GridRow[]): readonly GridCell[] {
  return rows.flatMap((row) => row.cells.filter((cell) => covers(column, cell.column) && !cell.merged));
}
