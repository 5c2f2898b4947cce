import { isPipeRow, isRule, readRow } from "./row.ts";

/** A table found in a text: its rows with the line each begins at, from 0; `span` is above 1 for a line across it. */
export interface FoundTable {
  readonly rows: readonly { readonly line: number; readonly cells: readonly string[]; readonly span: number }[];
  /** The line after it. */
  readonly next: number;
}

/** Finds the table that begins at a line: between tabs, or in Markdown. Page breaks (blank lines) do not end it. Null for none. */
export function findTable(lines: readonly string[], at: number): FoundTable | null {
  if (!beginsTable(lines[at] ?? "")) return null;
  const rows: FoundTable["rows"][number][] = [];
  let width: number | null = null;
  let next = at;
  for (;;) {
    const here = skipBlank(lines, next);
    const line = lines[here] ?? "";
    if (!isRow(line)) {
      const across: number = here === next && width !== null ? linesAcross(lines, here, width) : 0;
      if (across === 0) break;
      for (let end = here + across; next < end; next += 1) {
        rows.push({ line: next, cells: [lines[next] ?? ""], span: width ?? 1 });
      }
      continue;
    }
    const row = readRow(lines, here, width);
    if (width !== null && isOther(row.cells.length, width, here - next)) break;
    width ??= row.cells.length;
    if (!isRule(row.cells)) rows.push({ line: here, cells: row.cells, span: 1 });
    next = row.next;
  }
  return { rows: realigned(rows), next };
}

const REF = /^\s*\d+(?:\.\d+)+\.?\s*$/;

/** A row whose ref stands before the others' column, with as many blank cells at its end, lost the blank ones before it. */
function realigned(rows: FoundTable["rows"]): FoundTable["rows"] {
  const places = rows.map(({ cells }) => cells.findIndex((cell) => REF.test(cell)));
  const usual = mostFrequent(places.filter((place) => place >= 0));
  return rows.map((row, index) => {
    const lost = usual - (places[index] ?? -1);
    const end = row.cells.slice(row.cells.length - lost);
    if (places[index] !== 0 || lost < 1 || end.some((cell) => cell.trim() !== "")) return row;
    return { ...row, cells: [...end, ...row.cells.slice(0, row.cells.length - lost)] };
  });
}

function mostFrequent(numbers: readonly number[]): number {
  const counts = new Map<number, number>();
  for (const number of numbers) counts.set(number, (counts.get(number) ?? 0) + 1);
  const [most] = [...counts].sort(([, one], [, other]) => other - one);
  return most?.[0] ?? 0;
}

function isRow(line: string): boolean {
  return (line.includes("\t") && line.trim() !== "") || isPipeRow(line);
}

function beginsTable(line: string): boolean {
  if (isPipeRow(line)) return true;
  const cells = line.split("\t");
  const filled = cells.filter((cell) => cell.trim() !== "").length;
  // Two cells of which the first is a number or bullet are a list, as a word processor copies it.
  if (cells.length === 2 && /^\s*(?:[•▪◦●○·\uf0b7o*–-]|\d{1,3}[.)]|\(?[a-z]{1,4}[.)])\s*$/.test(cells[0] ?? ""))
    return false;
  return filled > 1 || (filled === 1 && cells.length > 2 && cells[0]?.trim() !== "");
}

/** After blank lines a row of another width begins another table, unless only its last cells may be missing. */
function isOther(cells: number, width: number, blanks: number): boolean {
  return blanks > 0 && (cells > width || (cells < width && blanks > 1));
}

/** How many lines without tabs stand across the table: before its next row, or in tags as its cells are. */
function linesAcross(lines: readonly string[], at: number, width: number): number {
  let count = 0;
  while (count < 3 && isPlain(lines[at + count])) count += 1;
  const after = lines[at + count] ?? "";
  if (count > 0 && after.split("\t").length === width && width > 1) return count;
  return /^\s*<(?:p|ul|ol|div|li)\b/i.test(lines[at] ?? "") ? 1 : 0;
}

function isPlain(line: string | undefined): boolean {
  return line !== undefined && line.trim() !== "" && !isRow(line);
}

function skipBlank(lines: readonly string[], from: number): number {
  let at = from;
  while (at < lines.length && lines[at]?.trim() === "") at += 1;
  return at;
}
