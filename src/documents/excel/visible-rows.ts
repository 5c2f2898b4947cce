import type { LeftOut, SourceCell, SourceRow } from "../../domain/import/document/source.ts";
import { CAPS } from "../package/caps.ts";
import { paragraphsOf } from "../package/gather-paragraphs.ts";
import { type Area, cellName, columnName } from "./area.ts";
import type { SheetCell } from "./cell.ts";
import { gatherHidden } from "./hidden.ts";
import type { Sheet } from "./sheet.ts";

/** What a person sees of a sheet, and what is hidden in it. */
export interface VisibleRows {
  readonly rows: readonly SourceRow[];
  readonly leftOut: readonly LeftOut[];
}

/** A merge that says something, while its rows go by. */
interface Merge extends Area {
  readonly cell: SheetCell;
  /** Whether a row has shown its text. */
  shown: boolean;
}

/** Takes what is visible of a sheet, merged cells joined; hidden rows and columns are listed. */
export function visibleRows(sheet: Sheet, place: string): VisibleRows {
  const hidden = gatherHidden();
  const inRow = (row: number) => `${place}, row ${row + 1}`;
  const hide = (column: number, row: number, text: string) => {
    if (sheet.hiddenColumns.has(column)) hidden.add(`${place}, column ${columnName(column)}`, "hidden column", text);
    else hidden.add(inRow(row), "hidden row", text);
  };
  const merges = mergesOf(sheet);
  // The merge that covers each column, at the row that is looked at.
  let covering: (Merge | undefined)[] = [];
  let next = 0;
  const rows = sheet.rows.flatMap((row): SourceRow[] => {
    covering = covering.map((merge) => (merge !== undefined && merge.bottom >= row.number ? merge : undefined));
    for (let merge = merges[next]; merge !== undefined && merge.top <= row.number; merge = merges[++next]) {
      if (merge.bottom >= row.number) cover(covering, merge);
    }
    const own = row.cells.filter(({ column }) => covering[column] === undefined);
    for (const cell of row.cells) {
      const over = covering[cell.column];
      if (over === undefined || over.cell === cell) continue;
      hidden.add(`${place}, ${cellName(row.number, cell.column)}`, "hidden text", cell.text);
    }
    for (const { column, text } of own)
      if (row.hidden || sheet.hiddenColumns.has(column)) hide(column, row.number, text);
    if (row.hidden) return [];
    const merged = [...new Set(covering)].filter((merge) => merge !== undefined);
    const cells = cellsOf(own, merged, sheet.hiddenColumns);
    if (!cells.some((cell) => !cell.merged && cell.paragraphs.length > 0)) return [];
    for (const merge of merged) merge.shown = true;
    return [{ place: inRow(row.number), isHeader: false, cells }];
  });
  for (const { shown, top, left, cell } of merges) if (!shown) hide(left, top, cell.text);
  return { rows, leftOut: hidden.all() };
}

function mergesOf({ rows, merges }: Sheet): readonly Merge[] {
  const byNumber = new Map(rows.map((row) => [row.number, row]));
  return merges
    .flatMap((area) => {
      const cell = byNumber.get(area.top)?.cells.find(({ column }) => column === area.left);
      return cell === undefined ? [] : [{ ...area, cell, shown: false }];
    })
    .sort((one, other) => one.top - other.top);
}

/** Excel lets no merge overlap another; of a file that does, the first stands. */
function cover(covering: (Merge | undefined)[], merge: Merge): void {
  const right = Math.min(merge.right, CAPS.columns - 1);
  for (let column = merge.left; column <= right; column += 1) if (covering[column] !== undefined) return;
  for (let column = merge.left; column <= right; column += 1) covering[column] = merge;
}

function cellsOf(
  own: readonly SheetCell[],
  merges: readonly Merge[],
  hidden: ReadonlySet<number>,
): readonly SourceCell[] {
  const single = own.filter(({ column }) => !hidden.has(column)).map((cell) => sourceCell(cell, cell.column, 1, false));
  const joined = merges.flatMap(({ cell, left, right, shown }) => {
    const last = Math.min(right, CAPS.columns - 1);
    let first = left;
    while (hidden.has(first)) first += 1;
    return first > last ? [] : [sourceCell(cell, first, last - first + 1, shown)];
  });
  return [...single, ...joined].sort((one, other) => one.column - other.column);
}

function sourceCell({ text, fill, date }: SheetCell, column: number, span: number, merged: boolean): SourceCell {
  return { column, span, merged, paragraphs: paragraphsOf(text), fill, date, tables: [] };
}
