import { distance } from "../ref.ts";
import { cellsOf, checkShape } from "./column-shape.ts";
import { type ColumnRole, DATE_ROLES, plainHeading } from "./column-words.ts";
import type { Cell, Row } from "./grid.ts";
import { type Column, covers, type Header, type RememberedColumns } from "./header.ts";
import { isRef, leadingRef, numberedItems } from "./ref-text.ts";

/** What kind of table a header heads. */
export type TableKind = "plan" | "measures" | "other";

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
  under: readonly Row[],
  width: number,
  own: RememberedColumns,
  before: Mapping | null = null,
): Mapping {
  const rows = under.filter((row) => row.cells.filter((cell) => cell.text !== "" && !cell.merged).length > 1);
  const unnamed = unnamedColumns(header, rows, width);
  const read = likeBefore([...header.columns, ...unnamed], before)
    .sort((a, b) => a.column - b.column)
    .map((column) => checkShape(column, cellsOf(column, rows), own[plainHeading(column.heading)] !== undefined));
  const graded = read.map((column) =>
    column.role === "theme" && isGrade(cellsOf(column, rows)) ? { ...column, role: "other" as const } : column,
  );
  const columns = settleGroups(settleAction(settleSteps(graded.map((column) => settleTarget(column, graded, rows)))));
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

/** "Sub-action" beside "Action": the finer one is what is done, the other groups it. */
function settleSteps(columns: readonly Column[]): readonly Column[] {
  const sub = columns.find(
    ({ role, heading }) => (role === "action" || role === "detail") && SUB.test(plainHeading(heading)),
  );
  const action = columns.find((column) => column.role === "action" && column !== sub);
  if (sub === undefined || action === undefined || action.column > sub.column) return columns;
  const group = columns.some(({ role }) => role === "objective") ? "detail" : "objective";
  return columns.map((column) =>
    column === sub ? { ...column, role: "action" } : column === action ? { ...column, role: group } : column,
  );
}

const SUB =
  /^(sub (actions?|tasks?|steps?)|(detailed|individual|specific) (actions?|steps?|tasks?)|steps?( to take)?|key steps|tasks?)$/;

/** The ref column numbers what groups the actions: it is blank beside most of them. */
function isGroupRef(columns: readonly Column[], rows: readonly Row[]): boolean {
  const filled = (role: ColumnRole) =>
    columns
      .filter((column) => column.role === role)
      .flatMap((column) => cellsOf(column, rows))
      .filter(({ text }) => text !== "").length;
  const sub = columns.some(({ role, heading }) => role === "action" && SUB.test(plainHeading(heading)));
  return sub && filled("ref") < filled("action") && filled("ref") <= filled("objective") + filled("theme");
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
  const made = columns.filter(
    ({ role, heading }) => role === "measures" && /\b(deliverable|milestone)s?\b/i.test(heading),
  );
  const stand = [
    made,
    ...(["detail", "theme", "objective"] as const).map((role) => columns.filter((column) => column.role === role)),
  ]
    .map((found) => found.at(-1))
    .find((column) => column !== undefined);
  return columns.map((column) => (column === stand ? { ...column, role: "action" } : column));
}

/** "Outcome" left of the actions and filled less often than they are is what groups them; of two alike one is higher. */
function settleGroups(columns: readonly Column[]): readonly Column[] {
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
    if (column.role === "theme" && groups.indexOf(column) === 1 && objectives.length === 0)
      return { ...column, role: "objective" as const };
    if (column.role === "theme" && groups.indexOf(column) > 0) return { ...column, role: "other" as const };
    if (column.role === "objective" && objectives.indexOf(column) > 0) return { ...column, role: "detail" as const };
    return column;
  });
}

/** "Target" beside the measures, with nothing but figures under it. */
function settleTarget(column: Column, all: readonly Column[], rows: readonly Row[]): Column {
  const beside = all.some((other) => other !== column && other.role === "measures");
  if (column.role !== "measures" || !beside || !/^(\d{4} )?targets?( \d{4}.*)?$/.test(plainHeading(column.heading)))
    return column;
  const cells = cellsOf(column, rows).filter(({ text }) => text !== "");
  return cells.every(({ text }) => /^\W*[\d.,]+\s*%?\W*$/.test(text)) ? { ...column, role: "target" } : column;
}

/** "Priority" that says high, medium or low. */
function isGrade(cells: readonly Cell[]): boolean {
  return (
    cells.length > 0 && cells.every(({ text }) => /^(high|medium|med|low|h|m|l|[1-5]|urgent|critical)$/i.test(text))
  );
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

function isNumbered(columns: readonly Column[], rows: readonly Row[]): boolean {
  if (columns.some(({ role, unsure }) => role === "ref" && !unsure)) return true;
  const cells = columns
    .filter(({ role }) => role === "action")
    .flatMap((column) => cellsOf(column, rows))
    .filter(({ text }) => text !== "");
  const own = cells.filter(({ text }) => leadingRef(text) !== undefined || numberedItems(text) !== undefined);
  return own.length >= 2 && own.length >= cells.length * 0.4;
}
