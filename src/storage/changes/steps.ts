import { isDeepStrictEqual } from "node:util";
import type { ActionPatch, PlanChange } from "../../domain/import/reconcile/change.ts";
import { checkRow, MOST_WRITES } from "../table/limits.ts";
import type { FoundRow, Row } from "../table/table.ts";
import { FIRST_VERSION, knownCells } from "../table/version.ts";
import type { StagedStep } from "./staged-step.ts";

/** Text of a staged row in UTF-16 units: well under what one row may hold. */
const MOST_TEXT = 300_000;
/** Patches to a staged row: what their actions need is read at once. */
const MOST_PATCHES = 8;

/** New rows, as many to a step as one transaction takes; one write is kept for the staged row's end. */
export function createSteps(partition: string, rows: readonly Row[]): readonly StagedStep[] {
  for (const row of rows) checkRow(partition, row.key, row.cells);
  return chunksOf(rows, MOST_WRITES - 1).map((chunk) => ({ kind: "create", rows: chunk }));
}

/** Rows to stand under a prefix, where others stand now. */
export interface RowsDiffer {
  readonly rows: readonly Row[];
  readonly remove: readonly FoundRow[];
}

/** Which of the rows that should be differ from those that are. */
export function differingRows(wanted: readonly Row[], present: readonly FoundRow[]): RowsDiffer {
  const found = new Map(present.map((row) => [row.key, row]));
  const keys = new Set(wanted.map((row) => row.key));
  return {
    rows: wanted.filter((row) => !sameCells(row, found.get(row.key))),
    remove: present.filter((row) => !keys.has(row.key)),
  };
}

/** Rows that differ, and those that go, as many to a step as one transaction takes. */
export function putSteps(partition: string, { rows, remove }: RowsDiffer): readonly StagedStep[] {
  for (const row of rows) checkRow(partition, row.key, row.cells);
  const gone = remove.map((row) => row.key);
  return [
    ...chunksOf(rows, MOST_WRITES - 1).map((chunk): StagedStep => ({ kind: "put", rows: chunk, remove: [] })),
    ...chunksOf(gone, MOST_WRITES - 1).map((chunk): StagedStep => ({ kind: "put", rows: [], remove: chunk })),
  ];
}

/** Patches of actions, a few to a step. */
export function patchSteps(patches: readonly ActionPatch[], by: PlanChange["by"]): readonly StagedStep[] {
  return chunksOf(patches, MOST_PATCHES).map((chunk) => ({ kind: "patch", patches: chunk, by }));
}

function sameCells(row: Row, found: FoundRow | undefined): boolean {
  if (found === undefined) return false;
  const [own, there] = [row.cells, found.cells].map((cells) => ({
    shape: String(FIRST_VERSION),
    ...knownCells(cells),
  }));
  return isDeepStrictEqual(own, there);
}

function chunksOf<T>(items: readonly T[], most: number): readonly (readonly T[])[] {
  const chunks: T[][] = [];
  let text = Number.POSITIVE_INFINITY;
  for (const item of items) {
    const length = JSON.stringify(item).length + 1;
    const last = chunks.at(-1);
    if (last !== undefined && last.length < most && text + length <= MOST_TEXT) {
      last.push(item);
      text += length;
    } else {
      chunks.push([item]);
      text = length;
    }
  }
  return chunks;
}
