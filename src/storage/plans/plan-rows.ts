import { z } from "zod";
import type { Stored } from "../../app/ports/stored.ts";
import { isClosed, type Plan, type PlanKey } from "../../domain/plan/plan.ts";
import { jsonCells, readJson } from "../table/json-cells.ts";
import { PLAN } from "../table/keys.ts";
import type { FoundRow, Row } from "../table/table.ts";
import { STORED_CLIMBS } from "./climbs-shape.ts";
import { Measure, Problem, ProblemAnswerShape } from "./document-shapes.ts";
import { type EventHead, headText } from "./event-chain.ts";
import { type OwnPlan, OwnShape } from "./own-shape.ts";
import { DelegateRow, LabelRow, ObjectiveRow, PersonRow, StandInRow, ThemeRow } from "./part-shapes.ts";

/** Characters of small things that share a row. */
const ROW_TEXT = 30_000;

/**
 * `takingIn` names the import whose rows are still on their way; "" once all have arrived. `head` is the newest event's
 * place in its chain.
 */
export function planRow(plan: Plan, takingIn: string, writer: string, head: EventHead): Row {
  const { key: _, themes, objectives, people, labels, standIns, delegates, document, ...rest } = plan;
  const { text, measures, problems, settled, ...kept } = document;
  const own: OwnPlan = { ...rest, document: kept };
  const settings = { ...own.settings, climbsToDirectors: STORED_CLIMBS.stored(own.settings.climbsToDirectors) };
  const marks = { takingIn, closed: isClosed(plan) ? "closed" : "", writer, head: headText(head) };
  return { key: PLAN, cells: { ...jsonCells({ ...own, settings }), ...marks } };
}

/** Kinds of parts that a plan has, as their keys name them. */
const PARTS = [
  ...(["theme", "objective", "person", "label", "stand-in", "delegate"] as const),
  ...(["text", "measure", "problem", "settled"] as const),
] as const;
type Part = (typeof PARTS)[number];

/** Whether a row is a part that this release knows; of others it takes none away. */
export function isPart(key: string): boolean {
  return PARTS.some((part) => key.startsWith(partPrefix(part)));
}

function partPrefix(part: Part): string {
  return `${PLAN}|${part}|`;
}

/** All of a plan but its own row and its actions: one row for each part, under the prefix that one query reads. */
export function planListRows(plan: Plan): readonly Row[] {
  const rows = (part: Part, items: readonly unknown[]) =>
    items.map((item, index) => ({
      key: `${partPrefix(part)}${String(index + 1).padStart(5, "0")}`,
      cells: jsonCells(item),
    }));
  return [
    ...rows("theme", plan.themes),
    ...rows("objective", plan.objectives),
    ...rows("person", plan.people),
    ...rows("label", plan.labels),
    ...rows("stand-in", plan.standIns),
    ...rows("delegate", plan.delegates),
    ...rows("text", inChunks(plan.document.text)),
    ...rows("measure", inChunks(plan.document.measures)),
    ...rows("problem", inChunks(plan.document.problems)),
    ...rows("settled", inChunks(plan.document.settled)),
  ];
}

/** The plan from the rows under its prefix; `own` is the first of them. */
export function readPlanRows(key: PlanKey, own: FoundRow, rows: readonly FoundRow[]): Stored<Plan> {
  function listOf<T>(part: Part, schema: z.ZodType<T>): readonly T[] {
    return rows.filter((row) => row.key.startsWith(partPrefix(part))).map((row) => readJson(schema, row));
  }
  const { document, ...settled } = readJson(OwnShape, own);
  const value: Plan = {
    key,
    ...settled,
    document: {
      ...document,
      text: listOf("text", z.array(z.string())).flat(),
      measures: listOf("measure", z.array(Measure)).flat(),
      problems: listOf("problem", z.array(Problem)).flat(),
      settled: listOf("settled", z.array(ProblemAnswerShape)).flat(),
    },
    themes: listOf("theme", ThemeRow),
    objectives: listOf("objective", ObjectiveRow),
    people: listOf("person", PersonRow),
    labels: listOf("label", LabelRow),
    standIns: listOf("stand-in", StandInRow),
    delegates: listOf("delegate", DelegateRow),
  };
  return { value, mark: own.etag };
}

/** Many small things to a row: opening a plan reads them all. */
function inChunks<T>(items: readonly T[]): readonly (readonly T[])[] {
  const chunks: T[][] = [];
  let length = Number.POSITIVE_INFINITY;
  for (const item of items) {
    const own = JSON.stringify(item).length;
    if (length + own > ROW_TEXT) {
      chunks.push([]);
      length = 0;
    }
    chunks.at(-1)?.push(item);
    length += own;
  }
  return chunks;
}

/** The title alone, of a plan's own row. */
export function readTitle(own: FoundRow): string {
  return readJson(OwnShape, own).title;
}
