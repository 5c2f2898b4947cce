import type { Day } from "../../calendar/day.ts";
import type { SourceCell, SourceDocument, SourceParagraph, SourceTable } from "./source.ts";

/** A cell as understanding needs it: its text by line, printed numbers in front, mark-up left by converters gone. */
export interface GridCell {
  readonly column: number;
  readonly span: number;
  /** Merged down: the same cell as the one above. */
  readonly merged: boolean;
  readonly lines: readonly string[];
  readonly text: string;
  readonly fill: string | null;
  readonly date: Day | null;
  /** All of it is a list of several bullets. */
  readonly bulleted?: boolean;
}

/** A row of a table. */
export interface GridRow {
  readonly place: string;
  readonly isHeader: boolean;
  /** Those that hold something: text or a fill; merged ones are kept. */
  readonly cells: readonly GridCell[];
}

/** A line of running text. */
export interface GridLine {
  readonly place: string;
  readonly text: string;
  readonly heading: number | null;
  readonly list: SourceParagraph["list"];
  /** A line of a table of contents: it ends in its page. */
  readonly contents: boolean;
}

/** A table. */
export interface Grid {
  readonly place: string;
  readonly width: number;
  readonly rows: readonly GridRow[];
}

/** One or the other, in the order of the document. */
export type Piece = ({ readonly kind: "line" } & GridLine) | ({ readonly kind: "grid" } & Grid);

/** The document as lines and grids, in order, without what is empty. */
export function readPieces(document: SourceDocument): readonly Piece[] {
  return document.blocks.flatMap((block): readonly Piece[] => {
    if (block.kind === "table") return [{ kind: "grid", ...readGrid(block) }];
    return linesOf(block).map((text) => ({
      kind: "line",
      ...{ place: block.place, text, heading: block.heading, list: block.list },
      contents: /(?:\t|\.{3}|…)\s{0,20}\d{1,3}$/.test(block.text.trimEnd()),
    }));
  });
}

function readGrid(table: SourceTable): Grid {
  const rows = table.rows.map(({ place, isHeader, cells }) => ({
    place,
    isHeader,
    cells: cells.map(readCell).filter((cell) => cell.text !== "" || cell.fill !== null || cell.merged),
  }));
  const ends = rows.flatMap((row) => row.cells.map((cell) => cell.column + cell.span));
  return { place: table.place, width: ends.reduce((most, end) => Math.max(most, end), 0), rows };
}

function readCell(cell: SourceCell): GridCell {
  const own = cell.paragraphs.flatMap(linesOf);
  const said = cell.paragraphs.filter(({ text }) => text.trim() !== "");
  const inner = cell.tables.flatMap((table) => readGrid(table).rows.map((row) => rowText(row)));
  const lines = [...own, ...inner.filter((line) => line !== "")];
  return {
    ...{ column: cell.column, span: Math.max(1, cell.span), merged: cell.merged },
    ...{ lines, text: lines.join("\n"), fill: cell.fill, date: cell.date },
    bulleted: said.length > 1 && said.every(({ list }) => list !== null && !/[a-z0-9]/i.test(list.marker)),
  };
}

/** A cell for words that stood in no table. */
export function textCell(text: string, column: number): GridCell {
  return { column, span: 1, merged: false, lines: text.split("\n"), text, fill: null, date: null };
}

/** What a row says, cell by cell. */
export function rowText(row: GridRow): string {
  return row.cells
    .filter((cell) => cell.text !== "" && !cell.merged)
    .map((cell) => cell.text.replace(/\n/g, " "))
    .join(" | ");
}

/** A paragraph's lines; a number that the document draws itself stands in front, a bullet does not. */
function linesOf({ text, list }: Pick<SourceParagraph, "text" | "list">): readonly string[] {
  const marker = list !== null && /[a-z0-9]/i.test(list.marker) && list.marker !== "o" ? list.marker.trim() : "";
  const lines = plain(text)
    .split("\n")
    .map((line) => line.replace(/[ \t]+/g, " ").trim())
    .filter((line) => line !== "");
  if (marker === "" || (lines[0] ?? "").startsWith(marker)) return lines;
  return [`${marker} ${lines[0] ?? ""}`.trim(), ...lines.slice(1)];
}

const BREAK = /<\/?(?:br|p|li|ul|ol|div|tr|h[1-6])\b[^<>]{0,200}>/gi;
const TAG = /<\/?(?:b|i|u|em|strong|span|sup|sub|a|font|td|th|table|tbody|thead)\b[^<>]{0,200}>/gi;

/** Text without stray HTML and Markdown, odd spaces and invisible characters. */
function plain(text: string): string {
  return text
    .replace(/\r\n?|[\u2028\u2029\v]/g, "\n")
    .replace(BREAK, "\n")
    .replace(TAG, "")
    .replace(/&nbsp;/g, " ")
    .replace(/&amp;/g, "&")
    .replace(/[\u00ad\u200b-\u200f\ufeff]/g, "")
    .replace(/[\u00a0\u2000-\u200a\u202f\u3000]/g, " ")
    .replace(/\*\*|__/g, "");
}
