import { z } from "zod";
import type { Action } from "../../domain/plan/action.ts";
import { type ActionLine, type LastUpdated, type LastWords, lineOf } from "../../domain/plan/action-line.ts";
import { jsonCells, readJson } from "../table/json-cells.ts";
import type { Cells } from "../table/limits.ts";
import { shapeOf } from "../table/shape.ts";
import type { FoundRow } from "../table/table.ts";
import { ACTION_VERSION, sharedShape } from "./action-rows.ts";

const Words = shapeOf<LastWords>()({ at: z.string(), by: z.string(), byName: z.string(), words: z.string() });
const Updated = shapeOf<LastUpdated>()({
  at: z.string(),
  byName: z.string(),
  by: z.string().optional(),
  confirmed: z.literal(true).optional(),
  said: Words.optional(),
});

const Line: z.ZodType<ActionLine> = shapeOf<ActionLine>()({
  ...sharedShape,
  dateText: z.string(),
  slips: z.number().optional(),
  event: z.string().optional(),
  waitsFor: z.array(z.string()).optional(),
  moving: z.string().optional(),
  into: z.string().optional(),
  notMine: z.boolean().optional(),
  checkDate: z.string().nullable().optional(),
  answered: z.array(z.string()).optional(),
  back: z.boolean().optional(),
  updated: Updated.nullable(),
});

/** The line of an action, as each of its index rows carries it. */
export function lineCells(action: Action): Cells {
  return jsonCells(lineOf(action), ACTION_VERSION);
}

/** The line that an index row carries. */
export function readLine(row: FoundRow): ActionLine {
  return readJson(Line, row);
}
