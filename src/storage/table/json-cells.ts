import type { z } from "zod";
import { type Cells, LONGEST_CELL } from "./limits.ts";
import type { FoundRow } from "./table.ts";

/** A value as JSON in cells `json`, `json1`, `json2` …, each within the longest text the store takes. */
export function jsonCells(value: unknown): Cells {
  const cells: Record<string, string> = {};
  let rest = JSON.stringify(value);
  for (let count = 0; rest !== "" || count === 0; count++) {
    const cut = cutBefore(rest, LONGEST_CELL);
    cells[nameOf(count)] = rest.slice(0, cut);
    rest = rest.slice(cut);
  }
  return cells;
}

/** Throws when a row does not hold what the schema says: somebody else wrote it, or a bug of ours. */
export function readJson<T>(schema: z.ZodType<T>, { partition, key, cells }: FoundRow): T {
  const parts: string[] = [];
  for (let part = cells.json; part !== undefined; part = cells[nameOf(parts.length)]) parts.push(part);
  try {
    return schema.parse(JSON.parse(parts.join("")));
  } catch (error) {
    throw new Error(`the row ${key} of ${partition} does not read`, { cause: error });
  }
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
