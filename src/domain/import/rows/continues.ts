import { hintsAtDate } from "../../calendar/date-text.ts";
import { greatestOf } from "../../plan/many.ts";
import type { Mapping } from "../columns/columns.ts";
import { covers } from "../columns/header.ts";
import { isDateRole } from "../columns/words.ts";
import type { GridRow } from "../document/grid.ts";
import { isRef, leadingRef, numberedItems } from "../document/ref-text.ts";
import { readRagWord } from "../ratings/rag-word.ts";

/** The mapping under which most of the rows make sense; of equals the first. Null where none does. */
export function bestMapping(
  rows: readonly GridRow[],
  mappings: readonly Mapping[],
  keys: ReadonlyMap<GridRow, unknown>,
): Mapping | null {
  const fits = mappings.filter((mapping) => hasPlanRows(rows, mapping, keys));
  const score = (mapping: Mapping) => rows.reduce((sum, row) => sum + proofs(row, mapping), 0);
  return fits.reduce<Mapping | null>((best, one) => (best === null || score(one) > score(best) ? one : best), null);
}

/** Whether rows without headings of their own stand under those of a table before (or after) them. */
function hasPlanRows(rows: readonly GridRow[], mapping: Mapping, keys: ReadonlyMap<GridRow, unknown>): boolean {
  if (mapping.kind !== "plan" || rows.some((row) => keys.has(row)) || isOtherHeader(rows[0])) return false;
  const right = greatestOf(mapping.columns.map((column) => column.column + column.span));
  const filled = rows.flatMap((row) => row.cells.filter((cell) => cell.text !== ""));
  if (filled.length === 0 || filled.some((cell) => cell.column >= right)) return false;
  const columns = new Set(filled.map((cell) => cell.column));
  return columns.size >= 2 && rows.some((row) => proofs(row, mapping) > 0);
}

/** A first row of several short words, none of them a ref, a date or a rating, heads a table of its own. */
function isOtherHeader(row: GridRow | undefined): boolean {
  const cells = row?.cells.filter((cell) => cell.text !== "" && !cell.merged) ?? [];
  return (
    cells.length > 1 &&
    cells.every(
      ({ text, date }) =>
        text.length <= 45 && date === null && !isRef(text) && !hintsAtDate(text) && readRagWord(text) === undefined,
    )
  );
}

/** Signs that a row's cells mean what the columns say: a ref, a numbered action, a date, a rating in their places. */
function proofs(row: GridRow, mapping: Mapping): number {
  const signs = row.cells.map((cell) => {
    const role = mapping.columns.find((column) => covers(column, cell.column))?.role ?? null;
    const beside = mapping.columns.find((column) => covers(column, cell.column + 1))?.role ?? null;
    if ((role === "ref" || beside === "ref") && isRef(cell.text) && /\d/.test(cell.text)) return 1;
    if (role === "action")
      return leadingRef(cell.text) !== undefined || (numberedItems(cell.text)?.items.length ?? 0) > 1 ? 1 : 0;
    if (isDateRole(role)) return hintsAtDate(cell.text) && cell.text.length < 120 ? 1 : 0;
    if (role === "rag") return readRagWord(cell.text) !== undefined ? 1 : 0;
    return 0;
  });
  return signs.reduce<number>((sum, sign) => sum + sign, 0);
}
