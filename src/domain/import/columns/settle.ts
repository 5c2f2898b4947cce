import type { ColumnRole } from "../../plan/draft.ts";
import type { GridCell, GridRow } from "../document/grid.ts";
import { readRagWord } from "../ratings/rag-word.ts";
import type { Column } from "./header.ts";
import { cellsOf } from "./shape.ts";
import { plainHeading } from "./words.ts";

/** Settles what columns are for beside each other: one of refs, one of actions, what groups them, grades and targets. */
export function settleColumns(read: readonly Column[], rows: readonly GridRow[]): readonly Column[] {
  const rated = read.some(({ role }) => role === "rag");
  const graded = once(read, "ref").map((column) => {
    const cells = cellsOf(column, rows).filter(({ text }) => text !== "");
    if (column.role === "theme" && isGrade(cells)) return { ...column, role: "other" as const };
    return column.role === "progress" && !rated && isRated(cells) ? { ...column, role: "rag" as const } : column;
  });
  return settleGroups(settleAction(settleSteps(graded.map((column) => settleTarget(column, graded, rows)))));
}

/** A second column of refs says something else: it is kept as text. */
function once(columns: readonly Column[], role: ColumnRole): readonly Column[] {
  const first = columns.find((column) => column.role === role && !column.unsure);
  return columns.map((column) => (column.role === role && column !== first ? { ...column, role: "other" } : column));
}

/** "Sub-action" beside "Action": the finer one is what is done, the other groups it. */
function settleSteps(columns: readonly Column[]): readonly Column[] {
  const sub = columns.find(({ role, heading }) => (role === "action" || role === "detail") && isStep(heading));
  const action = columns.find((column) => column.role === "action" && column !== sub);
  if (sub === undefined || action === undefined || action.column > sub.column) return columns;
  const group = columns.some(({ role }) => role === "objective") ? "detail" : "objective";
  return columns.map((column) =>
    column === sub ? { ...column, role: "action" } : column === action ? { ...column, role: group } : column,
  );
}

const STEP =
  /^(sub (actions?|tasks?|steps?)|(detailed|individual|specific) (actions?|steps?|tasks?)|steps?( to take)?|key steps|tasks?)$/;

/** Whether a heading names a part of an action: "Sub-action", "Steps". */
export function isStep(heading: string): boolean {
  return STEP.test(plainHeading(heading));
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
function settleTarget(column: Column, all: readonly Column[], rows: readonly GridRow[]): Column {
  const beside = all.some((other) => other !== column && other.role === "measures");
  if (column.role !== "measures" || !beside || !/^(\d{4} )?targets?( \d{4}.*)?$/.test(plainHeading(column.heading)))
    return column;
  const cells = cellsOf(column, rows).filter(({ text }) => text !== "");
  return cells.every(({ text }) => /^\W*\d+(?:[.,]+\d+)*\W*$/.test(text)) ? { ...column, role: "target" } : column;
}

/** "Position" or "Progress" that says hardly anything but ratings. */
function isRated(cells: readonly GridCell[]): boolean {
  return cells.filter(({ text }) => readRagWord(text) !== undefined).length >= Math.max(1, cells.length * 0.8);
}

/** "Priority" that says high, medium or low. */
function isGrade(cells: readonly GridCell[]): boolean {
  return cells.length > 0 && cells.every(({ text }) => GRADE.test(text));
}

const GRADE = /^(high|medium|med|low|h|m|l|[1-5]|urgent|critical|important)$/i;
