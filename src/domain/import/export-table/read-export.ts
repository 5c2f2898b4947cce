import type { Day } from "../../calendar/day.ts";
import type { ImportField, ImportProblem, PlanDraft } from "../../plan/draft.ts";
import type { ImportWhy } from "../../plan/import-why.ts";
import { type SourceCell, type SourceDocument, type SourceTable, textOf } from "../document/source.ts";
import { plainColumn, printedRef } from "../document/text-table.ts";
import { readExportAction, readExportMeasures } from "./export-action.ts";
import {
  DATE_COLUMNS,
  type DateColumn,
  EXPORT_COLUMNS,
  type ExportColumn,
  type ExportRow,
  OPTIONAL_COLUMN,
} from "./export-columns.ts";
import { readExportOutline } from "./export-outline.ts";
import { nameRows } from "./name-rows.ts";

/**
 * Reads a plan that was written by us, edited or not: nothing is guessed of it. Undefined where no table has all our
 * columns, in any order and case. Every row ends in an action or a problem.
 */
export function readExportTable(document: SourceDocument, on: Day): PlanDraft | undefined {
  const tables = document.blocks.flatMap((block) => (block.kind === "table" ? [readTable(block)] : []));
  const own = tables.filter((table) => table !== undefined);
  if (own.length === 0) return undefined;
  const problems: ImportProblem[] = own.flatMap(({ unknown }) =>
    unknown.map((text) => ({ ...NO_ROW, field: "title" as const, text, why: { reason: "column-not-read" } })),
  );
  const tellOf =
    ({ place, ref }: Pick<ExportRow, "place" | "ref">) =>
    (field: ImportField, text: string, why: ImportWhy) =>
      void problems.push({ place, ref: ref === "" ? null : ref, field, text, why });
  const rows = nameRows(
    own.flatMap((table) => table.rows),
    tellOf,
  );
  const known = new Map(rows.map(({ ref }) => [ref.toLowerCase(), ref]));
  const actions = rows.map((row) => readExportAction(row, known, on, tellOf(row)));
  return {
    plan: {
      ...{ title: document.name.replace(/\.[^.]*$/, ""), period: null, status: null },
      ...{ sponsors: [], scheme: [], text: [] },
    },
    ...readExportOutline(rows, tellOf),
    actions,
    measures: rows.flatMap(readExportMeasures),
    problems,
  };
}

const NO_ROW = { place: "heading", ref: null };

interface ReadTable {
  readonly rows: readonly ExportRow[];
  readonly unknown: readonly string[];
}

function readTable({ rows }: SourceTable): ReadTable | undefined {
  const heading = rows.find(({ cells }) => {
    const names = new Set(cells.map((cell) => plainColumn(textOf(cell))));
    return EXPORT_COLUMNS.every((column) => column === OPTIONAL_COLUMN || names.has(plainColumn(column)));
  });
  if (heading === undefined) return undefined;
  const at = new Map(heading.cells.map((cell) => [plainColumn(textOf(cell)), cell.column]));
  const ours = new Set(EXPORT_COLUMNS.map(plainColumn));
  return {
    rows: rows.slice(rows.indexOf(heading) + 1).flatMap(({ place, cells }) => {
      const cellOf = (column: ExportColumn) => cells.find((cell) => cell.column === at.get(plainColumn(column)));
      const text = Object.fromEntries(EXPORT_COLUMNS.map((column) => [column, textIn(cellOf(column))]));
      if (Object.values(text).every((said) => said === "")) return [];
      const days = Object.keys(DATE_COLUMNS).map((column) => [column, cellOf(column as DateColumn)?.date ?? null]);
      const read = { text: text as ExportRow["text"], day: Object.fromEntries(days) as ExportRow["day"] };
      return [{ place, ref: printedRef(read.text.Ref), ...read }];
    }),
    unknown: heading.cells.map(textOf).filter((name) => name !== "" && !ours.has(plainColumn(name))),
  };
}

function textIn(cell: SourceCell | undefined): string {
  return cell === undefined ? "" : textOf(cell).trim();
}
