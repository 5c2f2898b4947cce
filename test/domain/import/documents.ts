import type { SourceBlock, SourceCell, SourceDocument, SourceRow } from "../../../src/domain/import/document/source.ts";

/** A cell of text, a paragraph for each line; what matters of it can be said beside. */
export function cell(column: number, text: string, other: Partial<SourceCell> = {}): SourceCell {
  const paragraphs = text.split("\n").map((line) => ({ text: line, list: null }));
  return { column, span: 1, merged: false, paragraphs, fill: null, date: null, tables: [], ...other };
}

/** A table of plain texts, a row for each list; blank texts are no cells. */
export function table(rows: readonly (readonly string[])[], place = "table 1"): SourceBlock {
  return {
    kind: "table",
    place,
    rows: rows.map((texts, at): SourceRow => {
      const cells = texts.flatMap((text, column) => (text === "" ? [] : [cell(column, text)]));
      return { place: `${place}, row ${at + 1}`, isHeader: false, cells };
    }),
  };
}

export function line(text: string, heading: number | null = null): SourceBlock {
  return { kind: "paragraph", place: `“${text}”`, text, heading, list: null };
}

export function documentOf(...blocks: readonly SourceBlock[]): SourceDocument {
  return { name: "plan.docx", kind: "word", blocks, leftOut: [] };
}
