import type { z } from "zod";
import { type Cells, LONGEST_CELL } from "./limits.ts";
import type { FoundRow } from "./table.ts";
import { FIRST_VERSION } from "./version.ts";

/**
 * A value as JSON in cells `json`, `json1`, `json2` …, each within the longest text the store takes; with the version of
 * its shape.
 */
export function jsonCells(value: unknown, version = FIRST_VERSION): Cells {
  const cells: Record<string, string> = { shape: String(version) };
  let rest = JSON.stringify(value);
  for (let count = 0; rest !== "" || count === 0; count++) {
    const cut = cutBefore(rest, LONGEST_CELL);
    cells[nameOf(count)] = rest.slice(0, cut);
    rest = rest.slice(cut);
  }
  return cells;
}

/** The same for a value made anew that replaces a row: fields of it that this release does not know stay. */
export function jsonCellsOver(found: FoundRow | undefined, shape: z.ZodObject, value: object): Cells {
  if (found === undefined) return jsonCells(value);
  const other = Object.entries(parsed(found)).filter(([name]) => !(name in shape.shape));
  return jsonCells({ ...value, ...Object.fromEntries(other) });
}

/** Throws when a row does not hold what the schema says: somebody else wrote it, or a bug of ours. */
export function readJson<T>(schema: z.ZodType<T>, row: FoundRow): T {
  try {
    return schema.parse(parsed(row));
  } catch (error) {
    throw new Error(`the row ${row.key} of ${row.partition} does not read`, { cause: error });
  }
}

function parsed({ cells }: Pick<FoundRow, "cells">): object {
  const parts: string[] = [];
  for (let part = cells.json; part !== undefined; part = cells[nameOf(parts.length)]) parts.push(part);
  return JSON.parse(parts.join(""));
}

function nameOf(count: number): string {
  return count === 0 ? "json" : `json${count}`;
}

// Half of a pair of surrogates is no character: the store would keep a question mark for each half.
function cutBefore(text: string, most: number): number {
  if (text.length <= most) return text.length;
  const unit = text.charCodeAt(most - 1);
  return unit >= 0xd800 && unit <= 0xdbff ? most - 1 : most;
}
