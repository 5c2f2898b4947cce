import type { Day } from "../../calendar/day.ts";
import type { GridCell } from "../document/grid.ts";
import { readRagWord } from "../ratings/rag-word.ts";
import { type ActionRecord, type Field, fieldsOf } from "../rows/record.ts";

/** What was said of an action before the import, to become its history. */
export interface DraftUpdate {
  readonly ref: string;
  /** The document's own date; null where it bears none. */
  readonly day: Day | null;
  readonly text: string;
}

/** Cells of columns that the plan has no place for: kept, under their headings, each once. */
export function keptText(records: readonly ActionRecord[]): readonly string[] {
  const seen = new Set<GridCell>();
  return records.flatMap((record) =>
    record.fields
      .filter((field) => isNew(field, seen) && isKept(field))
      .map(({ column, cell }) => `${record.ref} ${column.heading}: ${cell.text}`),
  );
}

function isKept({ column: { role, unsure }, cell: { text } }: Field): boolean {
  if (unsure || role === null) return true;
  if (role === "rag") return readRagWord(text)?.asked === true;
  if (role === "baseline" || role === "target") return !/^\W*\d+(?:[.,]+\d+)*\W*$/.test(text);
  return role === "detail" || role === "other" || role === "status" || role === "depends";
}

/** Progress that the document reports, with the words that stand beside a rating. */
export function reportedProgress(records: readonly ActionRecord[], day: Day | null): readonly DraftUpdate[] {
  const seen = new Set<GridCell>();
  return records.flatMap((record) =>
    [...fieldsOf(record, "progress"), ...fieldsOf(record, "rag").filter(({ cell }) => cell.text.length > 20)]
      .filter((field) => isNew(field, seen))
      .map(({ cell }) => ({ ref: record.ref ?? "", day, text: cell.text })),
  );
}

function isNew({ cell }: Field, seen: Set<GridCell>): boolean {
  if (cell.text === "" || cell.merged || seen.has(cell)) return false;
  seen.add(cell);
  return true;
}
