import { takeDates } from "../../calendar/date-text.ts";
import type { ColumnRole } from "../../plan/draft.ts";
import type { GridCell, GridRow } from "../document/grid.ts";
import { isRef } from "../document/ref-text.ts";
import { readRagWord } from "../ratings/rag-word.ts";
import { DATE_ROLES, isMixed, plainHeading, roleOf } from "./words.ts";

/** One column under a header: where, its words, what it is for (null: not known). */
export interface Column {
  readonly column: number;
  readonly span: number;
  readonly heading: string;
  readonly role: ColumnRole | null;
  /** Unsure columns are listed and not read. */
  readonly unsure: boolean;
}

/** The headings of a table. */
export interface Header {
  readonly columns: readonly Column[];
  /** Rows it takes: 1, or 2 where a second row divides what the first one spans. */
  readonly rows: number;
}

/** A person's own mapping, by heading in plain words (`plainHeading`). */
export type RememberedColumns = Readonly<Record<string, ColumnRole>>;

const LONGEST = 90;
const GRID_WORDS: readonly ColumnRole[] = ["leads", ...DATE_ROLES, "rag", "status", "measures", "ref", "progress"];

/**
 * The header that begins at a row: short cells, at least two of them known for different things, most of them known,
 * among them what is done (or measured) and something said of it. Undefined where it is a row of the plan.
 */
export function findHeader(
  rows: readonly GridRow[],
  at: number,
  remembered: RememberedColumns,
  above: Mapped | null = null,
): Header | undefined {
  const row = rows[at];
  if (row === undefined) return undefined;
  const own = row.cells.filter((cell) => cell.text !== "");
  const months = own.filter(isMonth);
  const words = months.length < 3 ? own : own.filter((cell) => !months.includes(cell));
  if (words.length < 2 || words.some((cell) => !isHeading(cell))) return undefined;
  const under = subHeader(row, rows[at + 1]);
  const columns = withTitle(words.flatMap((cell) => columnsOf(cell, under, remembered)));
  if (!isHeader(columns) || (above !== null && !comesAgain(columns, above))) return undefined;
  const others = own.filter((cell) => !words.includes(cell)).map((cell) => columnOf(cell, cell.text, {}));
  return { columns: [...columns, ...others, ...lone(under, own, remembered)], rows: under === undefined ? 1 : 2 };
}

/** "Oct 26" alone: one of several months that a plan is drawn over. */
function isMonth({ text, date }: GridCell): boolean {
  return date !== null || isMonthName(text);
}

/** Lists of other programs call an action "Title" or "Summary", beside "Action no" or "Issue key". */
function withTitle(columns: readonly Column[]): readonly Column[] {
  const isTitle = ({ heading, role }: Column) => role === null && /^(title|summary)$/.test(plainHeading(heading));
  const listed = columns.some(({ heading }) => /\b(action|task|issue|work item)\b/.test(plainHeading(heading)));
  const headed = columns.some(({ role }) => role === "action");
  return listed && !headed ? columns.map((one) => (isTitle(one) ? { ...one, role: "action" } : one)) : columns;
}

/** Whether a heading is a month alone: "Oct 26", "September". */
export function isMonthName(text: string): boolean {
  return MONTH.test(text);
}

const MONTH = /^(jan|feb|mar|apr|may|jun|jul|aug|sept?|oct|nov|dec)[a-z]*\.?( ?['’-]?(\d{2}|\d{4}))?$/i;

/** Headings that may name a month: "RAG July 2026". */
const DATED: readonly ColumnRole[] = ["rag", "status", "progress", "target", "measures"];

/** Short words: no ref, no date, no rating, no sentence. */
function isHeading({ text, date }: GridCell): boolean {
  if (text.length > LONGEST || text.split(/\s+/).length > 16 || date !== null) return false;
  if (isRef(text) && /\d/.test(text) && !/^(q|qtr|year|yr|month|week|term) ?\d$/i.test(text)) return false;
  if (roleOf(text) === "rag") return true;
  const word = readRagWord(text);
  const { dates, rest } = takeDates(text);
  return (
    (word === undefined || /^(completed?|status|closed)$/i.test(text)) &&
    (dates.length === 0 || DATED.includes(roleOf(rest) ?? "other"))
  );
}

/** Below a header a row is one again where it repeats half of those headings, or nearly all of it is known. */
function comesAgain(columns: readonly Column[], above: Mapped): boolean {
  const before = new Set(above.columns.map(({ heading }) => plainHeading(heading)));
  const named = columns.filter(({ heading }) => heading !== "");
  const same = named.filter(({ heading }) => before.has(plainHeading(heading))).length;
  const roles = new Set(named.map(({ role }) => role).filter((role) => role !== null));
  const known = named.filter(({ role }) => role !== null).length;
  return same * 2 >= named.length || (roles.size >= 4 && known === named.length);
}

type Mapped = { readonly columns: readonly Column[] };

function isHeader(columns: readonly Column[]): boolean {
  const known = columns.filter(({ role }) => role !== null);
  const roles = new Set(known.map(({ role }) => role));
  const named = columns.filter(({ heading }) => heading !== "");
  if (roles.size < 2 || known.length * 2 < named.length) return false;
  const about = known.filter(({ role }) => role !== null && ABOUT.includes(role));
  const grid = known.filter(({ role }) => role !== null && GRID_WORDS.includes(role));
  return about.some((one) => grid.some((other) => other !== one && other.role !== one.role));
}

const ABOUT: readonly ColumnRole[] = ["action", "detail", "theme", "objective", "measures"];

/** The next row, where it only divides columns that this one spans, or stands under its blanks. */
function subHeader(row: GridRow, next: GridRow | undefined): GridRow | undefined {
  if (next === undefined) return undefined;
  const own = next.cells.filter((cell) => cell.text !== "" && !cell.merged);
  const divides = own.every((cell) => {
    const above = row.cells.find((one) => covers(one, cell.column) && one.text !== "");
    return (
      cell.text.length <= 40 &&
      isHeading(cell) &&
      (above === undefined || above.span > cell.span || opens(row, cell, own))
    );
  });
  const known = own.filter((cell) => roleOf(cell.text) !== null).length;
  return own.length >= 2 && divides && known * 2 > own.length ? next : undefined;
}

/** Without merged cells: the heading above has blanks to its right, which other cells of the second row stand under. */
function opens(row: GridRow, cell: GridCell, own: readonly GridCell[]): boolean {
  const isBlank = (column: number) => row.cells.every((one) => !covers(one, column) || one.text === "");
  return isBlank(cell.column + 1) && own.some((other) => other.column === cell.column + 1);
}

function columnsOf(cell: GridCell, under: GridRow | undefined, remembered: RememberedColumns): readonly Column[] {
  const parts = under?.cells.filter((one) => covers(cell, one.column) && one.text !== "" && !one.merged) ?? [];
  if (parts.length === 0) return [columnOf(cell, cell.text, remembered)];
  return parts.map((part) => {
    const alone = roleOf(part.text);
    return columnOf(part, alone === null ? `${cell.text} ${part.text}` : part.text, remembered);
  });
}

/** Headings of the second row under a blank of the first. */
function lone(under: GridRow | undefined, own: readonly GridCell[], remembered: RememberedColumns): readonly Column[] {
  const rest = under?.cells.filter((cell) => cell.text !== "" && !cell.merged) ?? [];
  return rest
    .filter((cell) => !own.some((above) => covers(above, cell.column)))
    .map((cell) => columnOf(cell, cell.text, remembered));
}

function columnOf({ column, span }: GridCell, text: string, remembered: RememberedColumns): Column {
  const heading = text.replace(/\s+/g, " ").trim();
  const given = remembered[plainHeading(heading)];
  const mixed = given === undefined && isMixed(heading);
  return { column, span, heading, role: given ?? (mixed ? null : roleOf(heading)), unsure: mixed };
}

/** Whether a cell or a column of some span stands over a grid column. */
export function covers(cell: { readonly column: number; readonly span: number }, column: number): boolean {
  return column >= cell.column && column < cell.column + cell.span;
}
