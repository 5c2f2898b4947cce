import { utils } from "@e965/xlsx";

/** A rectangle of cells, counted from 0; both ends belong to it. */
export interface Area {
  readonly top: number;
  readonly left: number;
  readonly bottom: number;
  readonly right: number;
}

/** Reads "B2:D9" or "B2"; null for anything else, such as whole columns. */
export function readArea(text: string): Area | null {
  const [, first, second] = /^(\$?[A-Z]{1,3}\$?\d{1,7})(?::(\$?[A-Z]{1,3}\$?\d{1,7}))?$/.exec(text) ?? [];
  if (first === undefined) return null;
  const from = utils.decode_cell(first);
  const to = utils.decode_cell(second ?? first);
  return { top: from.r, left: from.c, bottom: to.r, right: to.c };
}

/** A cell's name, "B2". */
export function cellName(row: number, column: number): string {
  return utils.encode_cell({ r: row, c: column });
}

/** A column's letters. */
export function columnName(column: number): string {
  return utils.encode_col(column);
}
