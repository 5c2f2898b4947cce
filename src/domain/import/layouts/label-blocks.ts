import type { ColumnRole } from "../../plan/draft.ts";
import { roleOf } from "../columns/words.ts";
import { type Grid, type GridCell, type GridRow, type Piece, textCell } from "../document/grid.ts";
import { leadingRef } from "../document/ref-text.ts";
import { spreadLabels } from "./labelled-cells.ts";
import { readLedLists } from "./led-lists.ts";

interface Labelled {
  readonly label: string;
  readonly ref: string;
  readonly role: ColumnRole;
  readonly text: string;
}

/** Blocks of "Action 1.1: …", "Lead: …", "Timeline: …" lines, or of two-column tables, as tables with headings. */
export function readBlocks(pieces: readonly Piece[]): readonly Piece[] {
  const flat = readLedLists(pieces).map((piece) => (piece.kind === "grid" ? readLabelled(piece) : piece));
  const labels = flat.map((piece) => (piece.kind === "line" ? readLabel(piece.text) : undefined));
  const read = flat.map(
    (piece, index) => labels[index] ?? (piece.kind === "line" ? readNumbered(piece.text, labels, index) : undefined),
  );
  const starts = flat.map((piece, index) =>
    piece.kind === "grid" ? false : read[index]?.role === "action" && hasRest(read, index),
  );
  if (starts.filter(Boolean).length < 2) return flat;
  const made: Piece[] = [];
  for (let index = 0; index < flat.length; index++) {
    const piece = flat[index];
    const first = read[index];
    if (piece === undefined) break;
    if (!starts[index] || first === undefined || piece.kind !== "line") {
      made.push(piece);
      continue;
    }
    const block = [first, ...restOf(read, index)];
    made.push(asGrid(block, piece.place));
    index += block.length - 1;
  }
  return made;
}

/** "1.1 Do this" with "Lead: …" and "By: …" below it is an action as well. */
function readNumbered(text: string, labels: readonly (Labelled | undefined)[], at: number): Labelled | undefined {
  const found = leadingRef(text);
  const said = restOf(labels, at).map(({ role }) => role);
  const whole = said.includes("leads") && said.some((role) => role !== "leads");
  return found === undefined || !whole
    ? undefined
    : { label: "Action", ref: found.ref, role: "action", text: found.rest };
}

const SAID: readonly ColumnRole[] = [
  "leads",
  "support",
  "due",
  "review",
  "end",
  "start",
  "completed",
  "rag",
  "status",
  "measures",
  "progress",
  "source",
  "other",
  "baseline",
  "target",
  "depends",
];

function readLabel(text: string): Labelled | undefined {
  const found = /^([A-Za-z][A-Za-z /()&-]{2,40}?)\s{0,9}(?:(?:no\.? ?)?(\d[\d.]*[a-z]?))?\s{0,9}:\s*(\S.*)$/s.exec(
    text,
  );
  const role = found === null ? null : roleOf(found[1] ?? "");
  if (found === null || role === null) return undefined;
  return { label: found[1] ?? "", ref: found[2] ?? "", role, text: found[3] ?? "" };
}

function restOf(read: readonly (Labelled | undefined)[], from: number): readonly Labelled[] {
  const rest: Labelled[] = [];
  for (let at = from + 1; at < read.length; at++) {
    const one = read[at];
    if (one === undefined || !SAID.includes(one.role) || rest.some((other) => other.label === one.label)) break;
    rest.push(one);
  }
  return rest;
}

function hasRest(read: readonly (Labelled | undefined)[], at: number): boolean {
  return restOf(read, at).some(({ role }) => role !== "measures" && role !== "progress" && role !== "other");
}

function asGrid(block: readonly Labelled[], place: string): Piece {
  const [first] = block;
  const titles = [
    ...(first?.ref === "" ? [] : ["Ref"]),
    ...block.map(({ label }) => (/^(rag|status)\b/i.test(label) ? "RAG" : label)),
  ];
  const texts = [...(first?.ref === "" ? [] : [first?.ref ?? ""]), ...block.map(({ text }) => text)];
  const rows = [titles, texts].map(
    (cells, index): GridRow => ({ place, isHeader: index === 0, cells: cells.map(textCell) }),
  );
  return { kind: "grid", place, width: titles.length, rows };
}

/** "Recommendation 3" among the labels of an upright table is its number. */
function numberIn(labels: readonly string[]): string | undefined {
  return labels
    .map(
      (label) => /^(?:recommendation|finding|action)\s+(?:no\.?\s*)?(\d{1,3}(?:\.\d{1,3})*[a-z]?)$/i.exec(label)?.[1],
    )
    .find((number) => number !== undefined);
}

function readLabelled(grid: Grid): Piece {
  return uprightTable(grid) ?? { kind: "grid", ...spreadLabels(grid) };
}

/** A table of two columns whose left one holds headings, as one action with its headings above. */
function uprightTable(grid: Grid): Piece | undefined {
  const rows = grid.rows.map((row) => row.cells.filter((cell) => cell.text !== "" && !cell.merged));
  const pairs = rows.filter((cells) => cells.length === 2);
  if (grid.width > 4 || pairs.length < 3 || pairs.length < rows.length - 1) return undefined;
  const labels = pairs.map(([label]) => roleOf(label?.text ?? ""));
  const known = labels.filter((role) => role !== null).length;
  const once = labels.filter((role) => role === "action").length === 1 && new Set(labels).size >= 3;
  if (!once || known < labels.length || !labels.some((role) => role === "leads" || role === "end" || role === "due"))
    return undefined;
  const place = grid.rows[0]?.place ?? grid.place;
  const number = labels.includes("ref") ? undefined : numberIn(pairs.map(([label]) => label?.text ?? ""));
  const across = [0, 1].map((side): GridRow => {
    const cells = pairs.map((pair, column) => ({ ...(pair[side] as GridCell), column, span: 1 }));
    const ref = number === undefined ? [] : [textCell(side === 0 ? "Ref" : number, pairs.length)];
    return { place, isHeader: side === 0, cells: [...cells, ...ref] };
  });
  return { kind: "grid", place: grid.place, width: pairs.length + (number === undefined ? 0 : 1), rows: across };
}
