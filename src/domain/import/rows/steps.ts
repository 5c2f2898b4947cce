import type { ColumnRole } from "../../plan/draft.ts";
import { addAll } from "../../plan/many.ts";
import { type Mapping, mapColumns } from "../columns/columns.ts";
import { findHeader, type RememberedColumns } from "../columns/header.ts";
import { type Grid, type GridLine, type GridRow, type Piece, rowText } from "../document/grid.ts";
import { inlineLegend, isLegend, type LegendEntry, legendLine, legendRow } from "../ratings/legend.ts";
import { bestMapping } from "./continues.ts";

/** One thing after another as the document says it, each known for what it is. */
export type DocumentStep =
  | { readonly kind: "line"; readonly line: GridLine; readonly mapping: Mapping | null }
  | { readonly kind: "row"; readonly row: GridRow; readonly mapping: Mapping; readonly afterBreak: boolean }
  | { readonly kind: "text"; readonly place: string; readonly text: string };

/** What one table's columns were taken for, for its owner to correct. */
export interface TableColumns {
  readonly place: string;
  readonly columns: readonly { readonly heading: string; readonly role: ColumnRole | null; readonly unsure: boolean }[];
}

/** The document as steps, with its key of ratings. */
export interface Steps {
  readonly steps: readonly DocumentStep[];
  readonly legend: readonly LegendEntry[];
  readonly tables: readonly TableColumns[];
  /** Places of tables without headings of their own that took those of another. */
  readonly borrowed: readonly string[];
  /** Tables of which rows were kept as text, with the first of them. */
  readonly kept: readonly { readonly place: string; readonly text: string }[];
}

interface Walk {
  readonly steps: DocumentStep[];
  readonly legend: LegendEntry[];
  readonly tables: TableColumns[];
  readonly borrowed: string[];
  readonly kept: { readonly place: string; readonly text: string }[];
  readonly own: RememberedColumns;
  last: Mapping | null;
  /** All that headed a plan so far, the latest first. */
  readonly plans: Mapping[];
}

/** Goes through the document: headers, rows under them, keys, and all that is neither. */
export function findSteps(pieces: readonly Piece[], own: RememberedColumns): Steps {
  const walk: Walk = { steps: [], legend: [], tables: [], borrowed: [], kept: [], own, last: null, plans: [] };
  pieces.forEach((piece, index) => {
    if (piece.kind === "grid") walkGrid(piece, nextMapping(pieces.slice(index + 1), walk), walk);
    else walkLine(piece, pieces, index, walk);
  });
  return walk;
}

function walkLine(line: GridLine, pieces: readonly Piece[], index: number, walk: Walk): void {
  const inline = inlineLegend(line.text);
  if (inline.length > 1) {
    addAll(walk.legend, inline);
    walk.steps.push({ kind: "text", place: line.place, text: line.text });
    return;
  }
  const entry = legendLine(line.text);
  const near = [pieces[index - 1], pieces[index + 1]].map((piece) =>
    piece?.kind === "line" ? legendLine(piece.text) : undefined,
  );
  if (entry !== undefined && near.some((other) => other !== undefined && isLegend([entry, other])))
    walk.legend.push(entry);
  else walk.steps.push({ kind: "line", line, mapping: null });
}

function walkGrid(grid: Grid, ahead: Mapping | null, walk: Walk): void {
  const keys = legendRows(grid.rows);
  let mapping: Mapping | null = null;
  const first = grid.rows.findIndex((_, at) => findHeader(grid.rows, at, walk.own) !== undefined);
  if (first === -1 || hasRowsAbove(grid, first, walk.last)) {
    const above = grid.rows.slice(0, first === -1 ? undefined : first);
    mapping = bestMapping(above, ahead === null ? walk.plans : [...walk.plans, ahead], keys);
    if (mapping !== null && mapping === ahead) walk.borrowed.push(grid.place);
  }
  const before = walk.steps.length;
  let afterBreak = true;
  for (let at = 0; at < grid.rows.length; at++) {
    const row = grid.rows[at];
    if (row === undefined) break;
    const header = keys.has(row) ? undefined : findHeader(grid.rows, at, walk.own, mapping);
    if (header !== undefined) {
      mapping = mapColumns(
        header,
        rowsUnder(grid.rows, at + header.rows, walk.own, keys),
        grid.width,
        walk.own,
        walk.last,
      );
      walk.tables.push(tellColumns(grid.place, mapping));
      if (mapping.kind === "other")
        for (const one of grid.rows.slice(at, at + header.rows))
          walk.steps.push({ kind: "text", place: one.place, text: rowText(one) });
      if (mapping.kind === "plan") {
        walk.last = mapping;
        walk.plans.unshift(mapping);
      }
      at += header.rows - 1;
    } else {
      walkRow(row, mapping, afterBreak, keys, walk);
      afterBreak = false;
    }
  }
  const text = walk.steps
    .slice(before)
    .find((step) => step.kind === "text" || (step.kind === "row" && step.mapping.kind !== "plan"));
  if (text !== undefined)
    walk.kept.push({
      place: grid.place,
      text: text.kind === "text" ? text.text : text.kind === "row" ? rowText(text.row) : "",
    });
}

function hasRowsAbove(grid: Grid, first: number, last: Mapping | null): boolean {
  return (
    last !== null && grid.rows.slice(0, first).some((row) => row.cells.filter((cell) => cell.text !== "").length > 2)
  );
}

function walkRow(
  row: GridRow,
  mapping: Mapping | null,
  afterBreak: boolean,
  keys: ReadonlyMap<GridRow, readonly LegendEntry[]>,
  walk: Walk,
): void {
  const key = keys.get(row);
  const [one, ...more] = row.cells.filter((cell) => cell.text !== "" && !cell.merged);
  if (key !== undefined) addAll(walk.legend, key);
  else if (mapping !== null && mapping.kind !== "other") walk.steps.push({ kind: "row", row, mapping, afterBreak });
  else if (one !== undefined && more.length === 0 && mapping === null)
    for (const text of one.lines)
      walk.steps.push({
        kind: "line",
        line: { place: row.place, text, heading: null, list: null, contents: false },
        mapping,
      });
  else if (one !== undefined) walk.steps.push({ kind: "text", place: row.place, text: rowText(row) });
}

/** The rows below a header, up to the next one. */
function rowsUnder(
  rows: readonly GridRow[],
  from: number,
  own: RememberedColumns,
  keys: ReadonlyMap<GridRow, unknown>,
): readonly GridRow[] {
  const next = rows.findIndex((row, at) => at >= from && !keys.has(row) && findHeader(rows, at, own) !== undefined);
  return rows.slice(from, next === -1 ? undefined : next);
}

/** The mapping of the next table with headings, for a table before it that has lost its own. */
function nextMapping(pieces: readonly Piece[], walk: Walk): Mapping | null {
  if (walk.last !== null) return null;
  for (const piece of pieces) {
    if (piece.kind !== "grid") continue;
    const at = piece.rows.findIndex((_, index) => findHeader(piece.rows, index, walk.own) !== undefined);
    const header = at === -1 ? undefined : findHeader(piece.rows, at, walk.own);
    if (header === undefined) continue;
    const mapping = mapColumns(header, piece.rows.slice(at + header.rows), piece.width, walk.own);
    if (mapping.kind === "plan") return mapping;
  }
  return null;
}

/** Rows of a key: at least two that follow one another, or one row that holds all of it. */
function legendRows(rows: readonly GridRow[]): ReadonlyMap<GridRow, readonly LegendEntry[]> {
  const found = new Map<GridRow, readonly LegendEntry[]>();
  let run: [GridRow, LegendEntry][] = [];
  const close = () => {
    if (isLegend(run.map(([, entry]) => entry))) for (const [row, entry] of run) found.set(row, [entry]);
    run = [];
  };
  for (const row of rows) {
    const across = row.cells.flatMap((cell) => cell.lines.flatMap((line) => legendLine(line) ?? []));
    const entry = legendRow(row);
    const whole = row.cells.every(
      (cell) => cell.text === "" || cell.lines.every((line) => legendLine(line) !== undefined),
    );
    if (across.length > 1 && whole && isLegend(across)) found.set(row, across);
    else if (entry !== undefined) run.push([row, entry]);
    else close();
  }
  close();
  return found;
}

function tellColumns(place: string, { columns }: Mapping): TableColumns {
  return { place, columns: columns.map(({ heading, role, unsure }) => ({ heading, role, unsure })) };
}
