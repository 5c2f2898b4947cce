import { addAll } from "../../domain/plan/many.ts";
/** A row of a table that is pasted as text, and the line after it. */
export interface TextRow {
  readonly cells: readonly string[];
  readonly next: number;
}

/** How far a row or a quoted cell may run on, in lines. */
const REACH = 40;
const REF = /^\s*(?:[A-Z]{0,3}\d+(?:\.\d+)*[.)]?)(?:\s|$)/;

/** Reads the row that begins at a line; where `width` is known, a row broken into lines is joined if its cells then add up. */
export function readRow(lines: readonly string[], at: number, width: number | null): TextRow {
  const line = lines[at] ?? "";
  if (isPipeRow(line)) return { cells: pipeCells(line), next: at + 1 };
  const row = quotedRow(lines, at, width) ?? { cells: line.split("\t").map(unquote), next: at + 1 };
  const joined = width === null || row.cells.length >= width ? row : (joinLines(lines, row, width) ?? row);
  return joinTail(lines, joined);
}

/** Whether a line is a row of a Markdown table. */
export function isPipeRow(line: string): boolean {
  return /^\s*\|.*\|\s*$/.test(line);
}

/** Whether a line only rules off a table's head. */
export function isRule(cells: readonly string[]): boolean {
  return cells.length > 1 && cells.every((cell) => /^\s*:?-{2,}:?\s*$/.test(cell));
}

function pipeCells(line: string): readonly string[] {
  const inner = line.trim().slice(1, -1);
  return inner.split(/(?<!\\)\|/).map((cell) => cell.trim().replaceAll("\\|", "|"));
}

/** Reads cells in quotes that run over lines, as a spreadsheet copies them; null where the row has none that closes and adds up. */
function quotedRow(lines: readonly string[], at: number, width: number | null): TextRow | null {
  const cells: string[] = [];
  let pieces = (lines[at] ?? "").split("\t");
  let next = at + 1;
  for (let opening = pieces.at(-1) ?? ""; opening.startsWith('"') && isOdd(opening); opening = pieces.at(-1) ?? "") {
    const closing = closingLine(lines, next);
    if (closing === null) return null;
    const [last = "", ...rest] = (lines[closing] ?? "").split("\t");
    const quoted = [opening, ...lines.slice(next, closing), last].join("\n").trimEnd().slice(1, -1);
    addAll(cells, pieces.slice(0, -1).map(unquote));
    cells.push(quoted.replaceAll('""', '"'));
    pieces = rest;
    next = closing + 1;
  }
  addAll(cells, pieces.map(unquote));
  return next === at + 1 || (width !== null && cells.length !== width) ? null : { cells, next };
}

// A quotation in prose may open a cell too; it seldom closes before the next tab.
function closingLine(lines: readonly string[], from: number): number | null {
  for (let at = from; at < Math.min(lines.length, from + REACH); at += 1) {
    const [first = "", ...rest] = (lines[at] ?? "").split("\t");
    if (isOdd(first)) return first.trimEnd().endsWith('"') ? at : null;
    if (rest.length > 0) return null;
  }
  return null;
}

function isOdd(text: string): boolean {
  return text.split('"').length % 2 === 0;
}

// Spreadsheets double the quotes inside when they copy a cell; a cell that merely quotes somebody keeps its own.
function unquote(cell: string): string {
  if (!cell.startsWith('"') || !cell.endsWith('"') || cell.length < 4) return cell;
  const inner = cell.slice(1, -1);
  return inner.includes('""') && !inner.replaceAll('""', "").includes('"') ? inner.replaceAll('""', '"') : cell;
}

/** Adds lines to a row that is too short, as long as they continue it, until its cells are as many as the table's columns. */
function joinLines(lines: readonly string[], row: TextRow, width: number): TextRow | null {
  const hasRef = REF.test(row.cells.find((cell) => cell.trim() !== "") ?? "");
  const cells = [...row.cells];
  let afterBlank = false;
  for (let next = row.next; next < Math.min(lines.length, row.next + REACH); next += 1) {
    const line = lines[next] ?? "";
    if (line.trim() === "") {
      afterBlank = true;
      continue;
    }
    if (line.startsWith("\t") || REF.test(line) || isPipeRow(line)) return null;
    // A capital after a blank line, or where rows have no refs, may as well begin a row of its own.
    if (!isContinuing(line) && (afterBlank || !hasRef)) return null;
    const [first = "", ...rest] = line.split("\t");
    cells.push(joinText(cells.pop() ?? "", first));
    addAll(cells, rest.map(unquote));
    if (cells.length > width) return null;
    if (cells.length === width) return { cells, next: next + 1 };
  }
  return null;
}

/** Lines below a row that go on in the middle of a sentence belong to its last cell. */
function joinTail(lines: readonly string[], row: TextRow): TextRow {
  const cells = [...row.cells];
  let next = row.next;
  for (; next < lines.length; next += 1) {
    const line = lines[next] ?? "";
    if (line.includes("\t") || !/^\s*[a-z]/.test(line) || /^\s*[a-z]\)/.test(line)) break;
    if ((cells.at(-1) ?? "").trim() === "") break;
    cells.push(joinText(cells.pop() ?? "", line));
  }
  return { cells, next };
}

function isContinuing(line: string): boolean {
  return /^\s*[a-z(•▪–&-]/.test(line);
}

/** Two pieces of a cell: a sentence that was broken is mended, else each is a paragraph. */
function joinText(above: string, below: string): string {
  const broken = /^\s*[a-z&(]/.test(below) && !/[.:;!?]\s*$/.test(above);
  return `${above.trimEnd()}${broken ? " " : "\n"}${below.trim()}`;
}
