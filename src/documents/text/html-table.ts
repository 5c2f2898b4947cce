import { Tokenizer } from "htmlparser2";
import type { SourceRow } from "../../domain/import/document/source.ts";
import { CAPS } from "../package/caps.ts";

/** A cell of a table written in HTML. */
interface HtmlCell {
  readonly column: number;
  readonly span: number;
  readonly merged: boolean;
  readonly raw: string;
}

/** A row of such a table, and whether its cells are all headings. */
export interface HtmlRow extends Pick<SourceRow, "isHeader"> {
  readonly cells: readonly HtmlCell[];
}

/** Reads a table written in HTML, up to its end; tables inside are read as text. */
export function readHtmlTable(html: string): readonly HtmlRow[] {
  // Cells that reach down from rows above, by column.
  const reaching: Reaching = new Map();
  return rowsIn(html).map((row) => readHtmlRow(row, reaching));
}

interface FoundCell {
  readonly isHeading: boolean;
  readonly attributes: Readonly<Record<string, string>>;
  raw: string;
}

/** What is known while a table is read. */
interface Reading {
  readonly rows: FoundCell[][];
  /** How many tables are open. */
  depth: number;
  /** Where the text of the open cell begins; -1: none is open. */
  from: number;
}

/** The cells of each row, each with its markup as it stands: it is taken for what it means where its text is read. */
function rowsIn(html: string): readonly (readonly FoundCell[])[] {
  const reading: Reading = { rows: [], depth: 0, from: -1 };
  let [name, attribute] = ["", ""];
  let attributes: Record<string, string> = {};
  const begin = (end: number) => beginTag(reading, name, attributes, end);
  const callbacks = {
    ...IGNORED,
    onopentagname(start: number, end: number) {
      name = html.slice(start, end).toLowerCase();
      attributes = {};
      if (reading.depth === 1 && PARTS.has(name)) endCell(reading, html, start - 1);
    },
    onattribname(start: number, end: number) {
      attribute = html.slice(start, end).toLowerCase();
    },
    onattribdata(start: number, end: number) {
      attributes[attribute] = html.slice(start, end);
    },
    ...{ onopentagend: begin, onselfclosingtag: begin },
    onclosetag(start: number, end: number) {
      const closed = html.slice(start, end).toLowerCase();
      if (reading.depth === 1 && (PARTS.has(closed) || closed === "table")) endCell(reading, html, start - 2);
      if (closed === "table") reading.depth -= 1;
      if (reading.depth === 0) tokens.pause();
    },
  };
  const tokens = new Tokenizer({ decodeEntities: false }, callbacks);
  tokens.write(html);
  endCell(reading, html, html.length);
  return reading.rows;
}

const PARTS: ReadonlySet<string> = new Set(["tr", "td", "th"]);

function beginTag(reading: Reading, name: string, attributes: FoundCell["attributes"], end: number): void {
  if (name === "table") reading.depth += 1;
  if (reading.depth > 1) return;
  if (name === "tr") reading.rows.push([]);
  if (name !== "td" && name !== "th") return;
  reading.rows.at(-1)?.push({ isHeading: name === "th", attributes, raw: "" });
  reading.from = end + 1;
}

function endCell(reading: Reading, html: string, at: number): void {
  const cell = reading.rows.at(-1)?.at(-1);
  if (reading.from >= 0 && cell !== undefined) cell.raw = html.slice(reading.from, at);
  reading.from = -1;
}

const nothing = () => {};
const IGNORED = {
  ...{ onattribentity: nothing, onattribend: nothing, oncdata: nothing, oncomment: nothing, ondeclaration: nothing },
  ...{ onend: nothing, onprocessinginstruction: nothing, ontext: nothing, ontextentity: nothing },
};

type Reaching = Map<number, { readonly cell: HtmlCell; left: number }>;

function readHtmlRow(row: readonly FoundCell[], reaching: Reaching): HtmlRow {
  const cells: HtmlCell[] = [];
  let column = 0;
  const takeReaching = () => {
    for (let above = reaching.get(column); above !== undefined; above = reaching.get(column)) {
      cells.push({ ...above.cell, merged: true });
      above.left -= 1;
      if (above.left === 0) reaching.delete(column);
      column += above.cell.span;
    }
  };
  for (const { attributes, raw } of row) {
    if (column >= CAPS.columns) break;
    takeReaching();
    const cell = { column, span: numberIn(attributes["colspan"]), merged: false, raw };
    cells.push(cell);
    const down = numberIn(attributes["rowspan"]);
    if (down > 1) reaching.set(column, { cell, left: down - 1 });
    column += cell.span;
  }
  takeReaching();
  return { isHeader: row.length > 0 && row.every(({ isHeading }) => isHeading), cells };
}

function numberIn(attribute: string | undefined): number {
  const [, figures] = /^\s*(\d{1,4})/.exec(attribute ?? "") ?? [];
  return Math.min(CAPS.columns, Math.max(1, Number(figures ?? 1)));
}
