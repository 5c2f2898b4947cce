import type { Mapping } from "../columns/columns.ts";
import { covers } from "../columns/header.ts";
import type { GridCell, GridRow } from "../document/grid.ts";
import { isRef } from "../document/ref-text.ts";
import type { Field } from "./record.ts";

/** A row's cells under their columns; several cells under one heading are one. */
export function fieldsUnder(row: GridRow, mapping: Mapping, count: number): readonly Field[] {
  return mapping.columns.flatMap((column): readonly Field[] => {
    const cells = row.cells.filter((cell) => mapping.columns.find((one) => covers(one, cell.column)) === column);
    const [first] = cells;
    return first === undefined ? [] : [{ column, cell: cells.length === 1 ? first : joined(first, cells), row: count }];
  });
}

function joined(first: GridCell, cells: readonly GridCell[]): GridCell {
  const own = cells.filter(({ merged, text }) => !merged && text !== "");
  const kept = own.length > 0 ? own : cells;
  const lines = kept.flatMap((cell) => cell.lines);
  return {
    ...first,
    ...(kept.length === 1 ? kept[0] : {}),
    lines,
    text: lines.join("\n"),
    merged: own.length === 0 && first.merged,
  };
}

/** A row whose first column was lost at a page break: its ref stands one column too far left. */
export function shifted(row: GridRow, mapping: Mapping): GridRow {
  const ref = mapping.columns.find(({ role }) => role === "ref");
  if (ref === undefined || ref.column === 0) return row;
  const at = (column: number) => row.cells.find((cell) => cell.column === column)?.text ?? "";
  const astray =
    isRef(at(ref.column - 1)) && /\d\.\d/.test(at(ref.column - 1)) && !isRef(at(ref.column)) && at(ref.column) !== "";
  return astray ? { ...row, cells: row.cells.map((cell) => ({ ...cell, column: cell.column + 1 })) } : row;
}
