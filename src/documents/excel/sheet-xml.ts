import { utils } from "@e965/xlsx";
import { DATE_COLUMNS, type ExportCell } from "../../domain/import/export-table/export-columns.ts";
import type { ExportTable } from "../../domain/import/export-table/write-export.ts";
import { greatestOf } from "../../domain/plan/many.ts";
import { formatShowing, serialOf } from "./formats.ts";
import { STYLE } from "./styles-xml.ts";

/** What Excel holds in a cell. */
const LONGEST_CELL = 32_767;
const WIDTHS = { least: 6, middle: 36, most: 60 } as const;

/** A worksheet of a table whose first row is its heading; that row stands still. `dates`: codes of the formats there are. */
export function sheetXml(table: ExportTable, dates: readonly string[]): string {
  const rows = table.map((cells, row) => {
    const drawn = cells.map((cell, column) => {
      const name = `${utils.encode_col(column)}${row + 1}`;
      if (row === 0) return textXml(name, STYLE.heading, cell.text);
      return cellXml(cell, name, heading(table, column) in DATE_COLUMNS, dates);
    });
    return `<row r="${row + 1}">${drawn.join("")}</row>`;
  });
  const widths = (table[0] ?? []).map(
    (_, at) => `<col min="${at + 1}" max="${at + 1}" width="${widthOf(table, at)}" customWidth="1"/>`,
  );
  return [
    '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">',
    '<sheetPr><pageSetUpPr fitToPage="1"/></sheetPr>',
    '<sheetViews><sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/>',
    '<selection pane="bottomLeft"/></sheetView></sheetViews>',
    `<cols>${widths.join("")}</cols><sheetData>${rows.join("")}</sheetData>`,
    '<pageSetup paperSize="8" orientation="landscape" fitToHeight="0"/></worksheet>',
  ].join("");
}

/** The number format under which a cell is the date it says; undefined: it is words. */
export function formatOf({ text, day }: ExportCell): string | undefined {
  return day === null ? undefined : formatShowing(day, text);
}

function cellXml(cell: ExportCell, name: string, ofDates: boolean, dates: readonly string[]): string {
  const { text, day, rag } = cell;
  const style = dates.indexOf(formatOf(cell) ?? "");
  if (day !== null && style !== -1) return `<c r="${name}" s="${STYLE.date + style}"><v>${serialOf(day)}</v></c>`;
  // A date that somebody types over these words, or where there are none, becomes one.
  if (ofDates) return textXml(name, STYLE.date, text);
  return textXml(name, rag === null || rag === "unrated" ? STYLE.text : STYLE[rag], text);
}

/** A cell of text: never a formula, a number or a date, whatever it begins with. */
export function textXml(name: string, style: number, text: string): string {
  if (text === "") return `<c r="${name}" s="${style}"/>`;
  const cut = text.length <= LONGEST_CELL ? text : `${text.slice(0, LONGEST_CELL - 1)}…`;
  return `<c r="${name}" s="${style}" t="inlineStr"><is><t xml:space="preserve">${escaped(cut)}</t></is></c>`;
}

/** Text in XML: what XML cannot hold is left out, and "_x000D_" stays the letters it is. */
export function escaped(text: string): string {
  return text
    .replace(/\r\n?/g, "\n")
    .replace(/(?![\n\t])[\p{Cc}\p{Cs}\uFFFE\uFFFF]/gu, "")
    .replace(/_(?=x[0-9A-Fa-f]{4}_)/g, "_x005F_")
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;");
}

function heading(table: ExportTable, column: number): string {
  return table[0]?.[column]?.text ?? "";
}

/** As wide as what is in it, within reason: a column is wider than that only where most of its rows need it. */
function widthOf(table: ExportTable, column: number): number {
  const widths = table.map((cells) => greatestOf((cells[column]?.text ?? "").split("\n").map(({ length }) => length)));
  const sorted = widths.sort((a, b) => a - b);
  const [usual = 0, longest = 0] = [sorted[Math.floor(sorted.length / 2)], sorted.at(-1)];
  const most = usual > WIDTHS.middle ? WIDTHS.most : WIDTHS.middle;
  return Math.min(Math.max(longest, heading(table, column).length, WIDTHS.least), most) + 2;
}
