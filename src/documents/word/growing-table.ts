import type { SourceCell, SourceRow, SourceTable } from "../../domain/import/document/source.ts";
import { limit } from "../package/caps.ts";
import { childOf, elementsOf, isOn, valOf, type XmlElement } from "../package/markup.ts";
import { fillOf } from "./colour.ts";
import type { WordContext } from "./context.ts";
import { leaveOut, startFlow, withoutBlankEnds } from "./flow.ts";
import { runText, showsPrompt } from "./runs.ts";

/** A table as its rows come. */
export interface GrowingTable {
  properties(element: XmlElement): void;
  row(element: XmlElement): void;
  done(): SourceTable;
}

/** A table before its first row; `place` names it. */
export function startTable(context: WordContext, place: string): GrowingTable {
  const rows: SourceRow[] = [];
  let shading: XmlElement | undefined;
  let number = 0;
  // Cells that go on downwards, by their first column.
  let above: ReadonlyMap<number, SourceCell> = new Map();
  return {
    properties(element) {
      shading = childOf(element, "w:shd");
    },
    row(element) {
      context.countRow();
      const here = `${place}, row ${++number}`;
      const properties = childOf(element, "w:trPr");
      if (childOf(properties, "w:del") !== undefined) return leaveOut(context, here, textOfRow(element), "deleted");
      if (isOn(properties, "w:hidden") === true) return leaveOut(context, here, textOfRow(element), "hidden row");
      const shade = childOf(childOf(element, "w:tblPrEx"), "w:shd") ?? shading;
      const read = readRow(context, { element, place: here, above, shading: shade });
      above = read.below;
      rows.push({ place: here, isHeader: isOn(properties, "w:tblHeader") === true, cells: read.cells });
    },
    done: () => ({ kind: "table", place, rows }),
  };
}

interface RowToRead {
  readonly element: XmlElement;
  readonly place: string;
  readonly above: ReadonlyMap<number, SourceCell>;
  readonly shading: XmlElement | undefined;
}

function readRow(context: WordContext, row: RowToRead) {
  const cells: SourceCell[] = [];
  const below = new Map<number, SourceCell>();
  let column = countOf(childOf(row.element, "w:trPr"), "w:gridBefore", 0);
  for (const { cell, isBlank } of cellsIn(row.element)) {
    const properties = childOf(cell, "w:tcPr");
    const span = countOf(properties, "w:gridSpan", 1);
    const at = column;
    column += span;
    limit("columns", column);
    context.countCell();
    if (childOf(properties, "w:cellDel") !== undefined) {
      leaveOut(context, row.place, runText(cell), "deleted");
      continue;
    }
    const before = cells.at(-1);
    if (before !== undefined && isContinued(properties, "w:hMerge")) {
      cells[cells.length - 1] = { ...before, span: before.span + span };
      continue;
    }
    const origin = isContinued(properties, "w:vMerge") ? row.above.get(at) : undefined;
    if (origin !== undefined) {
      // Word shows nothing of a cell that another one is merged down over.
      leaveOut(context, row.place, runText(cell), "hidden text");
      cells.push({ ...origin, span, merged: true });
    } else cells.push({ column: at, span, merged: false, date: null, ...readCell(context, row, cell, isBlank) });
    const last = cells.at(-1);
    if (last !== undefined && childOf(properties, "w:vMerge") !== undefined) below.set(at, last);
  }
  return { cells, below };
}

function readCell(context: WordContext, row: RowToRead, cell: XmlElement, isBlank: boolean) {
  const paragraphs: SourceCell["paragraphs"][number][] = [];
  const tables: SourceTable[] = [];
  let characters = 0;
  const flow = startFlow(context, {
    place: () => row.place,
    paragraph({ text, list }) {
      characters += text.length;
      limit("characters in a cell", characters);
      paragraphs.push({ text, list });
    },
    table: (table) => void tables.push(readWordTable(context, `${row.place}, inner table ${tables.length + 1}`, table)),
  });
  if (!isBlank) for (const child of elementsOf(cell)) flow.add(child);
  flow.end();
  const fill = fillOf(childOf(childOf(cell, "w:tcPr"), "w:shd") ?? row.shading, context.theme) ?? null;
  return { paragraphs: withoutBlankEnds(paragraphs), tables, fill };
}

/** A table that is there whole. */
export function readWordTable(context: WordContext, place: string, element: XmlElement): SourceTable {
  const table = startTable(context, place);
  const visit = (child: XmlElement): void => {
    if (child.name === "w:tr") table.row(child);
    else if (child.name === "w:tblPr") table.properties(child);
    else for (const inner of elementsOf(child)) visit(inner);
  };
  visit(element);
  return table.done();
}

/** The cells of a row, out of the content controls that may stand around them. */
function cellsIn(element: XmlElement, isBlank = false): { readonly cell: XmlElement; readonly isBlank: boolean }[] {
  return elementsOf(element).flatMap((child) => {
    if (child.name === "w:tc") return [{ cell: child, isBlank }];
    return child.name.startsWith("w:tr") || child.name.endsWith("Pr")
      ? []
      : cellsIn(child, isBlank || (child.name === "w:sdt" && showsPrompt(child)));
  });
}

function textOfRow(element: XmlElement): string {
  return cellsIn(element)
    .map(({ cell }) => runText(cell).trim())
    .filter((text) => text !== "")
    .join(" | ");
}

/** A merge is written on its first cell as "restart", and on those it covers without a word or as "continue". */
function isContinued(properties: XmlElement | undefined, name: "w:hMerge" | "w:vMerge"): boolean {
  const merge = childOf(properties, name);
  return merge !== undefined && merge.attributes["val"] !== "restart";
}

function countOf(properties: XmlElement | undefined, name: string, otherwise: number): number {
  const value = Number(valOf(properties, name) ?? otherwise);
  return Number.isInteger(value) && value >= otherwise ? value : otherwise;
}
