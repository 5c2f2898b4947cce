import { CsvError, parse } from "csv-parse/sync";
import { stringify } from "csv-stringify/sync";
import type { TextTable } from "../../domain/import/document/text-table.ts";
import { accept, type Result, refuse } from "../../domain/plan/result.ts";
import { CAPS } from "../package/caps.ts";
import { decodeText } from "./decode.ts";
import { delimiterOf } from "./delimiter.ts";

/**
 * Reads a CSV file as spreadsheets write it: commas, semicolons or tabs, quoted line breaks, with a byte order mark or
 * without, UTF-8 or else Windows-1252. An apostrophe that guards a formula is taken off.
 */
export function readCsv(bytes: Uint8Array): Result<TextTable> {
  if (bytes.byteLength > CAPS.bytes) return tooBig("bytes");
  const text = decodeText(bytes);
  return text === null ? unreadable("it is not text; save it as CSV first") : parseCsv(text);
}

/** Reads CSV that is text already. A first line "sep=;" names its delimiter, as Excel understands it. */
export function parseCsv(text: string): Result<TextTable> {
  const named = /^sep=([,;\t])(?:\r\n|[\r\n])/.exec(text);
  try {
    const table: string[][] = parse(text.slice(named?.[0].length ?? 0), {
      delimiter: named?.[1] ?? delimiterOf(text),
      relax_column_count: true,
      relax_quotes: true,
      record_delimiter: ["\r\n", "\n", "\r"],
      to: CAPS.rows + 1,
    });
    if (table.length > CAPS.rows) return tooBig("rows");
    const longest = CAPS["characters in a cell"];
    if (table.some((row) => row.some((cell) => cell.length > longest))) return tooBig("characters in a cell");
    return accept(table.map((row) => row.map(unguard)));
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    return unreadable("a quotation mark is opened and never closed");
  }
}

/**
 * Writes a table as Excel reads it (byte order mark, CRLF); a cell that a spreadsheet would run is guarded by an
 * apostrophe. NUL is left out: a file that holds one is no text, to any reader and to ours.
 */
export function writeCsv(table: TextTable): string {
  return stringify(
    table.map((row) => row.map(guard)),
    { bom: true, record_delimiter: "windows", quoted_match: /[\r\n]/ },
  );
}

// What a spreadsheet takes for a formula (OWASP's list, with the full-width forms), behind apostrophes or not.
const RISKY = /^'*[=+\-@\t\r\n\uff1d\uff0b\uff0d\uff20]/;

function guard(cell: string): string {
  const text = cell.replaceAll("\0", "");
  return RISKY.test(text) ? `'${text}` : text;
}

function unguard(cell: string): string {
  return cell.startsWith("'") && RISKY.test(cell) ? cell.slice(1) : cell;
}

function tooBig(what: "bytes" | "rows" | "characters in a cell"): Result<TextTable> {
  return refuse({ reason: "file-too-big", what, most: CAPS[what] });
}

function unreadable(why: string): Result<TextTable> {
  return refuse({ reason: "file-unreadable", why });
}
