import { withoutLast } from "../../plan/ends.ts";
/** Cells of text, row by row, as a document holds them. */
export type TextTable = readonly (readonly string[])[];

/** A row below the heading: where it stands in the file, and its cells by column, trimmed. */
export interface TableRow<Column extends string> {
  readonly place: string;
  readonly cells: Readonly<Record<Column, string>>;
}

/** A table under its heading; columns nobody knows are named, not read. */
export interface HeadedTable<Column extends string> {
  readonly rows: readonly TableRow<Column>[];
  readonly missing: readonly Column[];
  readonly unknown: readonly string[];
}

/** Finds the columns by their names in the first row that holds anything, in any order and any case. */
export function readHeadedTable<Column extends string>(
  table: TextTable,
  columns: readonly Column[],
): HeadedTable<Column> {
  const top = table.findIndex((row) => row.some((cell) => cell.trim() !== ""));
  const heading = (table[top] ?? []).map(plainColumn);
  const positions = columns.map((column) => heading.indexOf(plainColumn(column)));
  const rows = table.slice(top + 1).flatMap((row, index) => {
    if (row.every((cell) => cell.trim() === "")) return [];
    const cells = columns.map((column, at) => [column, tidy(row[positions[at] ?? -1] ?? "")]);
    return [{ place: `row ${top + index + 2}`, cells: Object.fromEntries(cells) as Record<Column, string> }];
  });
  return {
    rows,
    missing: columns.filter((_, at) => positions[at] === -1),
    unknown: (table[top] ?? []).filter((name, at) => name.trim() !== "" && !positions.includes(at)),
  };
}

/** The items of a cell: behind bullets where it begins with one, one a line where it has lines, else between semicolons. */
export function splitCell(cell: string): readonly string[] {
  const bulleted = /^\s*• /.test(cell);
  return cell
    .split(bulleted ? /(?:^|\n)\s*• / : cell.includes("\n") ? "\n" : ";")
    .map((item) => item.trim())
    .filter((item) => item !== "");
}

/** One cell that `splitCell` takes apart into the same items. */
export function joinCell(items: readonly string[]): string {
  const plain = items.every((item) => !/[;\n]|^\s*•/.test(item));
  return plain ? items.join("; ") : items.map((item) => `• ${item}`).join("\n");
}

/** A ref or label as printed, without the dots and spaces after it. */
export function printedRef(text: string): string {
  return withoutLast(text, /[\s.]/).trim();
}

/** A heading as it is looked for: letters and figures alone, in small letters. */
export function plainColumn(name: string): string {
  return name.toLowerCase().replace(/[^a-z0-9]/g, "");
}

function tidy(cell: string): string {
  return cell.replace(/\r\n?/g, "\n").trim();
}
