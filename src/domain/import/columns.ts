import { hintsAtDate } from "../date-text.ts";
import { type ColumnRole, DATE_ROLES, plainHeading } from "./column-words.ts";
import { colourName } from "./fill-colour.ts";
import type { Cell, Row } from "./grid.ts";
import { type Column, covers, type Header, type RememberedColumns } from "./header.ts";
import { readRagWord } from "./rag-word.ts";
import { isColumnRef, isRef, leadingRef } from "./ref-text.ts";

/** What kind of table a header heads. */
export type TableKind = "plan" | "measures" | "other";

export interface Mapping {
  readonly kind: TableKind;
  readonly columns: readonly Column[];
}

/** The meaning of each column by its words and what stands under them; the first words alone are never enough. */
export function mapColumns(header: Header, rows: readonly Row[], width: number, own: RememberedColumns): Mapping {
  const unnamed = unnamedColumns(header, rows, width);
  const read = [...header.columns, ...unnamed]
    .sort((a, b) => a.column - b.column)
    .map((column) => checkShape(column, cellsOf(column, rows), own[plainHeading(column.heading)] !== undefined));
  const columns = settleGroups(settleAction(read), rows);
  return { kind: kindOf(columns), columns };
}

function kindOf(columns: readonly Column[]): TableKind {
  const has = (...roles: ColumnRole[]) => columns.some(({ role }) => role !== null && roles.includes(role));
  const headings = columns.map(({ heading }) => plainHeading(heading)).join(" ");
  if (/\b(likelihood|probability|mitigat\w+)\b/.test(headings) && /\b(risk|impact|score)\b/.test(headings))
    return "other";
  if (/\b(attendees|membership|agenda|venue|frequency of meeting)\b/.test(headings)) return "other";
  if (has("action") && has("leads", ...DATE_ROLES, "rag", "status")) return "plan";
  if (has("action") && has("ref") && has("measures", "progress", "theme", "objective")) return "plan";
  if (has("measures") && has("baseline", "target") && !has("action")) return "measures";
  return "other";
}

/** Where no column is headed as actions, the nearest thing to one is: steps, recommendations, objectives. */
function settleAction(columns: readonly Column[]): readonly Column[] {
  if (columns.some(({ role }) => role === "action")) {
    const called = columns.find(({ role, heading }) => role === "action" && /\bactions?\b/.test(plainHeading(heading)));
    const first = called ?? columns.find(({ role }) => role === "action");
    return columns.map((column) =>
      column.role === "action" && column !== first ? { ...column, role: "detail" } : column,
    );
  }
  const stand = (["detail", "theme", "objective"] as const)
    .map((role) => columns.filter((column) => column.role === role).at(-1))
    .find((column) => column !== undefined);
  return columns.map((column) => (column === stand ? { ...column, role: "action" } : column));
}

/** "Outcome" left of the actions and filled less often than they are is what groups them; of two alike one is higher. */
function settleGroups(columns: readonly Column[], rows: readonly Row[]): readonly Column[] {
  const action = columns.find(({ role }) => role === "action");
  if (action === undefined) return columns;
  const groups = columns.filter(({ role }) => role === "theme");
  const objectives = columns.filter(({ role }) => role === "objective");
  return columns.map((column) => {
    const words = plainHeading(column.heading);
    if (
      column.role === "measures" &&
      column.column < action.column &&
      /^((desired|intended|key|strategic) )?outcomes?$/.test(words)
    )
      return objectives.length === 0 ? { ...column, role: "objective" as const } : column;
    if (column.role === "theme" && isGrade(cellsOf(column, rows))) return { ...column, role: "other" as const };
    if (column.role === "theme" && groups.indexOf(column) === 1 && objectives.length === 0)
      return { ...column, role: "objective" as const };
    if (column.role === "theme" && groups.indexOf(column) > 0) return { ...column, role: "other" as const };
    if (column.role === "objective" && objectives.indexOf(column) > 0) return { ...column, role: "detail" as const };
    return column;
  });
}

/** "Priority" that says high, medium or low. */
function isGrade(cells: readonly Cell[]): boolean {
  return (
    cells.length > 0 && cells.every(({ text }) => /^(high|medium|med|low|h|m|l|[1-5]|urgent|critical)$/i.test(text))
  );
}

function checkShape(column: Column, cells: readonly Cell[], settled: boolean): Column {
  const filled = cells.filter((cell) => cell.text !== "");
  if (settled || column.role === null) return column;
  if (filled.length === 0) {
    const coloured = cells.some(({ fill }) => fill !== null && colourName(fill) !== "white");
    return column.role === "status" && coloured ? { ...column, role: "rag" } : column;
  }
  const share = (test: (cell: Cell) => boolean) => filled.filter(test).length / filled.length;
  if (column.role === "status" || column.role === "rag") {
    const rated = share((cell) => readRagWord(cell.text) !== undefined);
    if (column.role === "rag") return rated >= 0.3 ? column : { ...column, role: "progress" };
    return { ...column, role: rated >= 0.5 ? "rag" : "status" };
  }
  if (
    column.role === "ref" &&
    share((cell) => isColumnRef(cell.lines[0] ?? "") || leadingRef(cell.text) !== undefined) < 0.5
  )
    return { ...column, unsure: true };
  if (isDateRole(column.role))
    return checkDates(
      column,
      share((cell) => cell.date !== null || speaksOfTime(cell.text)),
    );
  if (
    column.role === "leads" &&
    (share((cell) => isDateLike(cell)) > 0.5 || share((cell) => cell.text.length > 200) > 0.5)
  )
    return { ...column, unsure: true };
  return column;
}

function checkDates(column: Column, share: number): Column {
  if (share >= 0.3) return column;
  const words = plainHeading(column.heading);
  if (/milestone/.test(words)) return { ...column, role: "measures" };
  return { ...column, unsure: share < 0.1 };
}

export function isDateRole(role: ColumnRole | null): boolean {
  return DATE_ROLES.some((one) => one === role);
}

function isDateLike(cell: Cell): boolean {
  return cell.date !== null || /^\W*(\d{1,2}[./-]\d{1,2}[./-]\d{2,4})\W*$/.test(cell.text);
}

const TIME =
  /\b(on-?going|continuous(ly)?|complet\w+|immediate(ly)?|month|monthly|weekly|quarterly|annual(ly)?|annum|termly|term|year|quarter|q[1-4]|tb[cda]|when|after|await\w*|achieved|closed|done|daily|spring|summer|autumn|winter|weeks?|days?|asap|n\/?a|yes|from|until|to be)\b/i;

function speaksOfTime(text: string): boolean {
  return hintsAtDate(text) || TIME.test(text);
}

/** Columns with no heading: refs show themselves, others are not known. */
function unnamedColumns(header: Header, rows: readonly Row[], width: number): readonly Column[] {
  const hasRef = header.columns.some(({ role }) => role === "ref");
  return Array.from({ length: width }, (_, column) => column)
    .filter((column) => !header.columns.some((one) => covers(one, column)))
    .flatMap((at): readonly Column[] => {
      const column: Column = { column: at, span: 1, heading: "", role: null, unsure: false };
      const cells = cellsOf(column, rows).filter((cell) => cell.text !== "" && cell.column === at && cell.span === 1);
      if (cells.length === 0) return [];
      const refs = cells.filter((cell) => isRef(cell.text) && /\d/.test(cell.text)).length;
      const role = !hasRef && refs >= 2 && refs * 2 > cells.length ? "ref" : null;
      return [{ ...column, role, unsure: role === null }];
    });
}

function cellsOf(column: Column, rows: readonly Row[]): readonly Cell[] {
  return rows.flatMap((row) => row.cells.filter((cell) => covers(column, cell.column) && !cell.merged));
}
