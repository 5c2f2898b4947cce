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
  const [whole = ""] = html.split(/<\/table\s*>/i, 1);
  const rows = whole.split(/<tr\b[^<>]{0,500}>/i).slice(1);
  return rows.map((row) => readHtmlRow(row, reaching));
}

type Reaching = Map<number, { readonly cell: HtmlCell; left: number }>;

function readHtmlRow(row: string, reaching: Reaching): HtmlRow {
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
  const pieces = row.split(/<(t[dh]\b[^<>]{0,500})>/i);
  let isHeader = pieces.length > 1;
  for (let at = 1; at < pieces.length && column < CAPS.columns; at += 2) {
    takeReaching();
    const tag = pieces[at] ?? "";
    const span = numberIn(tag, "colspan");
    const cell = { column, span, merged: false, raw: (pieces[at + 1] ?? "").replace(/<\/t[dhr]\s*>[\s\S]*$/i, "") };
    cells.push(cell);
    if (!/^th/i.test(tag)) isHeader = false;
    const down = numberIn(tag, "rowspan");
    if (down > 1) reaching.set(column, { cell, left: down - 1 });
    column += span;
  }
  takeReaching();
  return { isHeader, cells };
}

function numberIn(tag: string, attribute: string): number {
  const found = new RegExp(`\\b${attribute}\\s*=\\s*["']?(\\d{1,4})`, "i").exec(tag)?.[1];
  return Math.min(CAPS.columns, Math.max(1, Number(found ?? 1)));
}
