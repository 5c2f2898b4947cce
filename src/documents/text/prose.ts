import type {
  LeftOut,
  SourceBlock,
  SourceCell,
  SourceParagraph,
  SourceRow,
} from "../../domain/import/document/source.ts";
import { addAll } from "../../domain/plan/many.ts";
import { limit } from "../package/caps.ts";
import { findTable } from "./find-table.ts";
import { type HtmlRow, readHtmlTable } from "./html-table.ts";
import { cleanText } from "./inline.ts";
import { followLists, takeMarker } from "./markers.ts";
import { type FoundParagraph, joinParagraphs } from "./paragraphs.ts";

/** What a text holds, in the order in which it stands. */
export interface Prose {
  readonly blocks: readonly SourceBlock[];
  readonly leftOut: readonly LeftOut[];
}

interface Piece {
  readonly rows: readonly (HtmlRow & { readonly line: number })[];
  /** The line after it. */
  readonly next: number;
}

/** Reads running text with the tables in it: between tabs, in Markdown, in HTML. */
export function readProse(text: string): Prose {
  const lines = text.split(/\r\n|[\n\r\f\v\u0085\u2028\u2029]/);
  limit("rows", lines.filter((line) => line.trim() !== "").length);
  const blocks: SourceBlock[] = [];
  const leftOut: LeftOut[] = [];
  const lastClosing = lines.findLastIndex((line) => CLOSING.test(line));
  const level = followLists();
  let waiting: FoundParagraph[] = [];
  let tables = 0;
  const flush = () => {
    for (const found of joinParagraphs(waiting)) addAll(blocks, paragraphsIn(found, level, leftOut));
    waiting = [];
  };
  for (let at = 0; at < lines.length; ) {
    const table = htmlTable(lines, at, lastClosing) ?? pastedTable(lines, at);
    if (table === null) {
      waiting.push({ line: at, text: lines[at] ?? "" });
      at += 1;
      continue;
    }
    flush();
    at = table.next;
    const rows = table.rows.map((row) => rowOf(row, leftOut)).filter(({ cells }) => cells.length > 0);
    if (rows.length > 0) blocks.push({ kind: "table", place: `table ${++tables}`, rows });
  }
  flush();
  return { blocks, leftOut };
}

function pastedTable(lines: readonly string[], at: number): Piece | null {
  const table = findTable(lines, at);
  if (table === null) return null;
  const rows = table.rows.map(({ line, cells, span }) => ({
    line,
    isHeader: false,
    cells: cells.map((raw, column) => ({ column, span, merged: false, raw })),
  }));
  return { rows, next: table.next };
}

const CLOSING = /<\/table\s*>/i;

function htmlTable(lines: readonly string[], at: number, lastClosing: number): Piece | null {
  if (at > lastClosing || !/^\s*<table\b/i.test(lines[at] ?? "")) return null;
  let end = at;
  while (!CLOSING.test(lines[end] ?? "")) end += 1;
  const rows = readHtmlTable(lines.slice(at, end + 1).join("\n"));
  return { rows: rows.map((row) => ({ ...row, line: at })), next: end + 1 };
}

function rowOf({ line, isHeader, cells }: Piece["rows"][number], leftOut: LeftOut[]): SourceRow {
  const place = `line ${line + 1}`;
  limit("columns", cells.length);
  const filled = cells.flatMap(({ raw, column, span, merged }): SourceCell[] => {
    const { paragraphs, struck } = cleanText(raw);
    if (!merged)
      addAll(
        leftOut,
        struck.map((text): LeftOut => ({ place, text, why: "struck" })),
      );
    return paragraphs.length === 0 ? [] : [{ column, span, merged, paragraphs, fill: null, date: null, tables: [] }];
  });
  return { place, isHeader, cells: filled };
}

function paragraphsIn(
  { line, text }: FoundParagraph,
  levelOf: ReturnType<typeof followLists>,
  leftOut: LeftOut[],
): readonly SourceParagraph[] {
  const place = `line ${line + 1}`;
  const [, hashes = ""] = /^\s{0,3}(#{1,6})\s/.exec(text) ?? [];
  const { marker, text: rest } = takeMarker(text.trim().slice(hashes.length).trim());
  const { paragraphs, struck } = cleanText(rest);
  addAll(
    leftOut,
    struck.map((words): LeftOut => ({ place, text: words, why: "struck" })),
  );
  const list = marker === null ? null : levelOf(marker, /^\s*/.exec(text)?.[0].length ?? 0);
  const heading = hashes.length || null;
  return paragraphs.map((paragraph, index) => ({
    kind: "paragraph",
    place,
    text: paragraph.text,
    heading,
    list: index === 0 && list !== null ? list : paragraph.list,
  }));
}
