import type { ColumnRole } from "../../plan/draft.ts";
import { distance } from "../../plan/ref.ts";
import type { GridRow } from "../document/grid.ts";
import { isRef, leadingRef, numberedItems } from "../document/ref-text.ts";
import { type Column, covers, type Header, type RememberedColumns } from "./header.ts";
import { isStep, settleColumns } from "./settle.ts";
import { cellsOf, checkShape } from "./shape.ts";
import { DATE_ROLES, plainHeading } from "./words.ts";

/** What kind of table a header heads. */
export type TableKind = "plan" | "measures" | "other";

/** What a table holds, and what each of its columns is for. */
export interface Mapping {
  readonly kind: TableKind;
  readonly columns: readonly Column[];
  /** Its actions have refs: in a column of their own, or before their words. */
  readonly numbered: boolean;
  /** Its refs are those of the groups, not of the actions. */
  readonly groupRef: boolean;
}

/** The meaning of each column by its words and what stands under them; the first words alone are never enough. */
export function mapColumns(
  header: Header,
  under: readonly GridRow[],
  width: number,
  own: RememberedColumns,
  before: Mapping | null = null,
): Mapping {
  const rows = under.filter((row) => row.cells.filter((cell) => cell.text !== "" && !cell.merged).length > 1);
  const unnamed = unnamedColumns(header, rows, width);
  const named = header.columns.flatMap((column) => splitRefs(column, header, rows));
  const read = likeBefore([...named, ...unnamed], before)
    .sort((a, b) => a.column - b.column)
    .map((column) => checkShape(column, cellsOf(column, rows), own[plainHeading(column.heading)] !== undefined));
  const columns = settleColumns(read, rows);
  const groupRef = isGroupRef(columns, rows);
  return { kind: kindOf(columns), columns, numbered: !groupRef && isNumbered(columns, rows), groupRef };
}

/** Headings that a page break or a scan damaged, or lost: those of the table before tell what they were. */
function likeBefore(columns: readonly Column[], before: Mapping | null): Column[] {
  if (before === null) return [...columns];
  const same = columns.filter(
    ({ heading, column }) =>
      heading !== "" && before.columns.some((one) => one.column === column && one.heading === heading),
  );
  return columns.map((column) => {
    if (column.role !== null && !column.unsure) return column;
    const there = before.columns.find((one) => one.column === column.column);
    if (column.heading === "")
      return same.length >= 3 && there !== undefined && there.heading !== "" ? { ...there } : column;
    const words = plainHeading(column.heading);
    const near = before.columns.find(
      (one) => one.heading !== "" && words.length > 3 && distance(plainHeading(one.heading), words) <= 2,
    );
    return near === undefined ? column : { ...column, role: near.role, unsure: false };
  });
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

/** One heading over two columns of which the first holds refs: "Action" above "2.1" and its words. */
function splitRefs(column: Column, header: Header, rows: readonly GridRow[]): readonly Column[] {
  const hasRef = header.columns.some(({ role }) => role === "ref");
  if (hasRef || column.span < 2 || column.role !== "action") return [column];
  const cells = rows.flatMap((row) =>
    row.cells.filter((cell) => cell.column === column.column && cell.span === 1 && cell.text !== ""),
  );
  const refs = cells.filter(({ text }) => isRef(text) && /\d/.test(text)).length;
  if (refs < 2 || refs * 2 <= cells.length) return [column];
  return [
    { ...column, span: 1, heading: "", role: "ref" },
    { ...column, column: column.column + 1, span: column.span - 1 },
  ];
}

/** The ref column numbers what groups the actions: it is blank beside most of them. */
function isGroupRef(columns: readonly Column[], rows: readonly GridRow[]): boolean {
  const filled = (role: ColumnRole) =>
    columns
      .filter((column) => column.role === role)
      .flatMap((column) => cellsOf(column, rows))
      .filter(({ text }) => text !== "").length;
  const sub = columns.some(({ role, heading }) => role === "action" && isStep(heading));
  return sub && filled("ref") < filled("action") && filled("ref") <= filled("objective") + filled("theme");
}

/** Columns with no heading: refs show themselves, others are not known. */
function unnamedColumns(header: Header, rows: readonly GridRow[], width: number): readonly Column[] {
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

function isNumbered(columns: readonly Column[], rows: readonly GridRow[]): boolean {
  if (columns.some(({ role, unsure }) => role === "ref" && !unsure)) return true;
  const cells = columns
    .filter(({ role }) => role === "action")
    .flatMap((column) => cellsOf(column, rows))
    .filter(({ text }) => text !== "");
  const own = cells.filter(({ text }) => leadingRef(text) !== undefined || numberedItems(text) !== undefined);
  return own.length >= 2 && own.length >= cells.length * 0.4;
}
