import type { Day } from "../../domain/calendar/day.ts";
import type { LeftOut } from "../../domain/import/document/source.ts";
import { childOf, type XmlElement } from "../package/markup.ts";
import { type Run, runsOf, xmlText } from "./strings.ts";
import type { CellStyle, ExcelStyles } from "./styles.ts";
import { type Shown, showIsoDate, showNumber } from "./value.ts";

/** What the cells of all sheets share. */
export interface Book {
  readonly strings: readonly (readonly Run[])[];
  readonly styles: ExcelStyles;
  /** Whether days are counted from 1904. */
  readonly date1904: boolean;
}

/** A cell as a person sees it; what was left out of it, with why. */
export interface CellContent {
  readonly text: string;
  readonly date: Day | null;
  readonly fill: string | null;
  readonly leftOut: readonly Omit<LeftOut, "place">[];
}

const PLAIN: CellStyle = { format: "General", fill: null, struck: false };

/** Reads a cell: its value, never its formula; struck text and formulas that no value is kept of are left out. */
export function readCell(cell: XmlElement, book: Book): CellContent {
  const style = book.styles.cells[Number(cell.attributes["s"] ?? 0)] ?? PLAIN;
  const runs = runsIn(cell, book);
  const value = xmlText(childOf(cell, "v"));
  if (runs !== null) return { ...struckOut(runs, style.struck), date: null, fill: style.fill };
  if (value === "") {
    // A formula that comes to no text keeps an empty one; a number never is.
    const lost = childOf(cell, "f") !== undefined && cell.attributes["t"] !== "str";
    const formula = `=${xmlText(childOf(cell, "f"))}`;
    return { text: "", date: null, fill: style.fill, leftOut: lost ? [{ text: formula, why: "not followed" }] : [] };
  }
  const shown = show(value, cell.attributes["t"] ?? "n", style, book.date1904);
  const kept = struckOut([{ text: shown.text, struck: null }], style.struck);
  return { ...kept, date: kept.text === "" ? null : shown.date, fill: style.fill };
}

function runsIn(cell: XmlElement, book: Book): readonly Run[] | null {
  const type = cell.attributes["t"];
  if (type === "inlineStr") return runsOf(childOf(cell, "is"));
  if (type !== "s") return null;
  return book.strings[Number(xmlText(childOf(cell, "v")) || -1)] ?? [];
}

function show(value: string, type: string, style: CellStyle, date1904: boolean): Shown {
  if (type === "d") return showIsoDate(value);
  if (type === "b") return { text: value === "1" || value === "true" ? "TRUE" : "FALSE", date: null };
  const number = Number(value);
  if (type === "n" && Number.isFinite(number)) return showNumber(number, style.format, date1904);
  return { text: value, date: null };
}

function struckOut(runs: readonly Run[], byFont: boolean): Pick<CellContent, "text" | "leftOut"> {
  const join = (struck: boolean) =>
    runs
      .filter((run) => (run.struck ?? byFont) === struck)
      .map((run) => run.text)
      .join("");
  const gone = join(true).trim();
  return { text: join(false).trim(), leftOut: gone === "" ? [] : [{ text: gone, why: "struck" }] };
}

/** A row with some text in it, counted from 0; its cells go from left to right. */
export interface SheetRow {
  readonly number: number;
  readonly hidden: boolean;
  readonly cells: readonly SheetCell[];
}

/** A cell that says something or is coloured; rules may colour it still. */
export interface SheetCell extends Pick<CellContent, "text" | "date"> {
  readonly column: number;
  fill: string | null;
}
