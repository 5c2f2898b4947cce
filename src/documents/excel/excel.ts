import type { SourceBlock, SourceDocument } from "../../domain/import/document/source.ts";
import { accept, type Result } from "../../domain/plan/result.ts";
import { orRefusal } from "../package/refused.ts";
import { type PackageParts, unpack } from "../package/unpack.ts";
import type { Book } from "./cell.ts";
import { gatherHidden } from "./hidden.ts";
import { readSheet } from "./sheet.ts";
import { readStrings } from "./strings.ts";
import { readExcelStyles, readThemeColours } from "./styles.ts";
import { visibleRows } from "./visible-rows.ts";
import { readWorkbook, treeOf, type Workbook, type WorkbookSheet } from "./workbook.ts";

/**
 * Reads a workbook as a person sees it: each visible sheet is a heading and a table. Values only: no formula is
 * reckoned, no link, macro or embedded object followed. Comments are left aside; what is hidden or struck is listed.
 */
export function readExcel(name: string, bytes: Uint8Array): Promise<Result<SourceDocument>> {
  return orRefusal(async () => {
    const parts = await unpack(bytes, isWanted);
    const workbook = readWorkbook(parts);
    const book = readBook(parts, workbook);
    const seen = workbook.sheets.map((sheet) => readOne(sheet, parts, book));
    const blocks = seen.flatMap((sheet) => sheet.blocks);
    return accept({ name, kind: "excel", blocks, leftOut: seen.flatMap((sheet) => sheet.leftOut) });
  });
}

type Read = Pick<SourceDocument, "blocks" | "leftOut">;

// Pictures, links, embedded and summarised data are never looked at.
function isWanted(part: string): boolean {
  return /\.(?:xml|rels)$/i.test(part) && !/\/(?:drawings|charts|embeddings|externalLinks|pivot\w+)\//i.test(part);
}

function readBook(parts: PackageParts, { strings, styles, theme, date1904 }: Workbook): Book {
  const texts = strings === null ? undefined : parts.get(strings);
  return {
    strings: texts === undefined ? [] : readStrings(texts),
    styles: readExcelStyles(treeOf(styles, parts), readThemeColours(treeOf(theme, parts))),
    date1904,
  };
}

function readOne({ name, part, hidden }: WorkbookSheet, parts: PackageParts, book: Book): Read {
  const place = `sheet “${name}”`;
  const bytes = part === null ? undefined : parts.get(part);
  if (bytes === undefined) return { blocks: [], leftOut: [{ place, text: name, why: "not followed" }] };
  const sheet = readSheet(bytes, place, book);
  if (hidden) {
    const gathered = gatherHidden();
    for (const { text } of sheet.rows.flatMap(({ cells }) => cells)) gathered.add(place, "hidden sheet", text);
    return { blocks: [], leftOut: gathered.all() };
  }
  const { rows, leftOut } = visibleRows(sheet, place);
  const heading: SourceBlock = { kind: "paragraph", place, text: name, heading: 1, list: null };
  const blocks: readonly SourceBlock[] = rows.length === 0 ? [] : [heading, { kind: "table", place, rows }];
  return { blocks, leftOut: [...sheet.leftOut, ...leftOut] };
}
