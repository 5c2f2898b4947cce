import type { ImportField, ImportProblem } from "../../plan/draft.ts";
import type { ImportWhy } from "../../plan/import-why.ts";
import type { Column } from "../columns/header.ts";
import type { GridCell } from "../document/grid.ts";
import type { OutlineGroup, OutlinePosition } from "./outline.ts";

/** A cell of an action and the column it stands in; `row` counts the rows of the document. */
export interface Field {
  readonly column: Column;
  readonly cell: GridCell;
  readonly row: number;
}

/** An action as its rows say it, not yet read. */
export interface ActionRecord {
  readonly place: string;
  ref: string | null;
  /** Its ref was given by us: its number says nothing. */
  given: boolean;
  readonly title: string[];
  readonly theme: OutlineGroup | null;
  readonly objective: OutlineGroup | null;
  readonly fields: Field[];
  /** One of several actions of one row: which, and of how many. */
  readonly shared: { readonly index: number; readonly count: number } | null;
  /** What was doubtful about taking it for an action. */
  readonly doubts: {
    readonly field: ImportField;
    readonly text: string;
    readonly why: ImportWhy;
  }[];
}

/** The cells of an action in columns of one meaning; those of unsure columns are not read. */
export function fieldsOf(record: ActionRecord, role: Column["role"]): readonly Field[] {
  return record.fields.filter((field) => field.column.role === role && !field.column.unsure);
}

/** What the rows have made so far. */
export interface Rows {
  readonly outline: OutlinePosition;
  readonly records: ActionRecord[];
  readonly problems: ImportProblem[];
  /** Text documents lose cells at page breaks: their rows may stand a column too far left. */
  readonly loose: boolean;
  count: number;
  record: ActionRecord | null;
}

/** Each cell once: a merged one stands in several rows. */
export function eachOnce(fields: readonly Field[]): readonly Field[] {
  return fields.filter(({ cell, column }, index) => {
    if (!cell.merged) return true;
    return fields.findIndex((other) => other.column === column && other.cell.text === cell.text) === index;
  });
}

/** Tells of a problem of one action. */
export type Tell = (field: ImportField, text: string, why: ImportWhy) => void;
