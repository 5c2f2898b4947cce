import type { SourceBlock, SourceCell, SourceDocument } from "../../domain/import/document/source.ts";
import type { DocumentLimit } from "../../domain/plan/refusal.ts";
import { accept, type Result } from "../../domain/plan/result.ts";
import { RefusedDocument } from "./refused.ts";

/**
 * What reading a document may take at most, so that no file costs more memory or time than a plan is worth.
 * A cell is as long as Excel allows; the ratio is unpacked bytes to packed ones, asked of parts over `packedFreely`.
 */
export const CAPS = {
  bytes: 20_000_000,
  "bytes unpacked": 60_000_000,
  packedFreely: 1_000_000,
  ratio: 100,
  entries: 2_000,
  depth: 256,
  attributes: 256,
  /** In one row, paragraph or small part, which is in memory whole. */
  elements: 500_000,
  rows: 20_000,
  columns: 512,
  cells: 500_000,
  "characters in a cell": 32_767,
  "characters in a paragraph": 32_767,
  "seconds to read": 30,
  "megabytes of memory to read": 400,
} as const;

/** The refusal of a document that is more than a limit allows. */
export function tooBig(what: DocumentLimit, most: number = CAPS[what]): RefusedDocument {
  return new RefusedDocument({ reason: "file-too-big", what, most });
}

/** Refuses what a limit does not allow. */
export function limit(what: DocumentLimit, value: number): void {
  if (value > CAPS[what]) throw tooBig(what);
}

/** Holds what any reader made of a file to the limits; of paragraphs between tables there may be as many as of rows. */
export function withinCaps(document: SourceDocument): Result<SourceDocument> {
  limit("rows", document.blocks.filter(({ kind }) => kind === "paragraph").length);
  limit(
    "rows",
    document.blocks.reduce((sum, block) => sum + rowsOf(block), 0),
  );
  limit(
    "cells",
    document.blocks.reduce((sum, block) => sum + cellsOf(block), 0),
  );
  return accept(document);
}

function rowsOf(block: SourceBlock): number {
  if (block.kind === "paragraph") {
    limit("characters in a paragraph", block.text.length);
    return 0;
  }
  return block.rows.reduce((sum, row) => sum + 1 + row.cells.reduce((inner, cell) => inner + rowsIn(cell), 0), 0);
}

function rowsIn(cell: SourceCell): number {
  limit("columns", cell.column + cell.span);
  if (cell.merged) return 0;
  limit(
    "characters in a cell",
    cell.paragraphs.reduce((sum, { text }) => sum + text.length, 0),
  );
  return cell.tables.reduce((sum, table) => sum + rowsOf(table), 0);
}

function cellsOf(block: SourceBlock): number {
  return block.kind === "paragraph" ? 0 : block.rows.reduce((sum, { cells }) => sum + cells.length, 0);
}
