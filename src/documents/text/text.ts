import type { SourceBlock, SourceCell, SourceDocument, SourceRow } from "../../domain/import/document/source.ts";
import { accept, type Result } from "../../domain/plan/result.ts";
import { limit } from "../package/caps.ts";
import { paragraphsOf } from "../package/gather-paragraphs.ts";
import { damaged, orRefusal } from "../package/refused.ts";
import { parseCsv } from "./csv.ts";
import { decodeText } from "./decode.ts";
import { isTableOnly } from "./delimiter.ts";
import { readProse } from "./prose.ts";

/**
 * Reads CSV, TSV, or a text with tables pasted into it. CSV is taken as it stands; of a text, stray HTML and Markdown
 * are taken for what they mean.
 */
export function readText(name: string, bytes: Uint8Array): Promise<Result<SourceDocument>> {
  return orRefusal(async () => {
    limit("bytes", bytes.byteLength);
    const text = decodeText(bytes)?.replace(/^\ufeff/, "");
    if (text === undefined) throw damaged("it is not text; save it as CSV first");
    const isTable = /\.(?:csv|tsv|tab)$/i.test(name) || (isTableOnly(text) && !/<(?:p|ul|li|br)\b/i.test(text));
    return isTable ? csvDocument(name, text) : accept({ name, kind: "text", ...readProse(text) });
  });
}

function csvDocument(name: string, text: string): Result<SourceDocument> {
  const table = parseCsv(text);
  if (!table.ok) return table;
  const rows = table.value.flatMap((cells, index): SourceRow[] => {
    const filled = cells.flatMap((cell, column): SourceCell[] => {
      const paragraphs = paragraphsOf(cell);
      if (paragraphs.length === 0) return [];
      return [{ column, span: 1, merged: false, paragraphs, fill: null, date: null, tables: [] }];
    });
    return filled.length === 0 ? [] : [{ place: `row ${index + 1}`, isHeader: false, cells: filled }];
  });
  const blocks: readonly SourceBlock[] = rows.length === 0 ? [] : [{ kind: "table", place: "the table", rows }];
  return accept({ name, kind: "csv", blocks, leftOut: [] });
}
