import { utils } from "@e965/xlsx";
import type { LeftOut } from "../../domain/import/document/source.ts";
import { addAll } from "../../domain/plan/many.ts";
import { CAPS, limit } from "../package/caps.ts";
import { elementsOf, walkXml, type XmlElement } from "../package/markup.ts";
import { type Area, cellName, readArea } from "./area.ts";
import { type Book, readCell, type SheetCell, type SheetRow } from "./cell.ts";
import { paint, type Rule, readRules } from "./rules.ts";

/** A worksheet as it is read, hidden rows and columns included. */
export interface Sheet {
  readonly rows: readonly SheetRow[];
  readonly merges: readonly Area[];
  readonly hiddenColumns: ReadonlySet<number>;
  readonly leftOut: readonly LeftOut[];
}

const PIECES = new Set(["row", "col", "mergeCell", "conditionalFormatting"]);

/** Reads a worksheet's part; `place` names the sheet. Cost grows with the cells it holds, not with how far they lie apart. */
export function readSheet(bytes: Uint8Array, place: string, book: Book): Sheet {
  const rows: SheetRow[] = [];
  const merges: Area[] = [];
  const rules: Rule[] = [];
  const hiddenColumns = new Set<number>();
  const leftOut: LeftOut[] = [];
  let last = -1;
  let extensions = 0;
  walkXml(bytes, {
    // What newer programs add for themselves says the same again in words of its own.
    isWhole: (name) => extensions === 0 && PIECES.has(name),
    whole(piece) {
      if (piece.name === "mergeCell") addAll(merges, [readArea(piece.attributes["ref"] ?? "") ?? []].flat());
      else if (piece.name === "conditionalFormatting") addAll(rules, readRules(piece, book.styles.painted));
      else if (piece.name === "col") addHidden(piece, hiddenColumns);
      else {
        const row = readRow(piece, last + 1, place, book, leftOut);
        last = row.number;
        if (row.cells.some(({ text }) => text !== "")) rows.push(row);
        limit("rows", rows.length);
      }
    },
    open: (name) => {
      if (name === "extLst") extensions += 1;
    },
    close: (name) => {
      if (name === "extLst") extensions -= 1;
    },
  });
  rows.sort((one, other) => one.number - other.number);
  for (const rule of paint(rows, rules)) {
    leftOut.push({ place: `${place}, ${rule.where}`, text: `colours by a rule: ${rule.said}`, why: "not followed" });
  }
  return { rows, merges, hiddenColumns, leftOut };
}

function readRow(piece: XmlElement, next: number, place: string, book: Book, leftOut: LeftOut[]): SheetRow {
  const { r, ht } = piece.attributes;
  const number = r === undefined ? next : Number(r) - 1;
  const cells: SheetCell[] = [];
  let column = -1;
  for (const element of elementsOf(piece)) {
    const letters = /^[A-Z]{1,3}/.exec(element.attributes["r"] ?? "")?.[0];
    column = letters === undefined ? column + 1 : utils.decode_col(letters);
    const { text, date, fill, leftOut: gone } = readCell(element, book);
    for (const { text: what, why } of gone) {
      leftOut.push({ place: `${place}, ${cellName(number, column)}`, text: what, why });
    }
    if (text !== "") {
      limit("columns", column + 1);
      limit("characters in a cell", text.length);
    }
    if (text !== "" || (fill !== null && column < CAPS.columns)) cells.push({ column, text, date, fill });
  }
  cells.sort((one, other) => one.column - other.column);
  return { number, hidden: isTrue(piece.attributes["hidden"]) || ht === "0", cells };
}

function addHidden({ attributes }: XmlElement, hidden: Set<number>): void {
  if (!isTrue(attributes["hidden"]) && attributes["width"] !== "0") return;
  const end = Math.min(Number(attributes["max"]), CAPS.columns);
  for (let column = Number(attributes["min"]) - 1; column < end; column += 1) hidden.add(column);
}

function isTrue(value: string | undefined): boolean {
  return value === "1" || value === "true";
}
