import { z } from "zod";
import type { Stored } from "../../app/plan-store.ts";
import { CADENCES } from "../../domain/calendar/cadence.ts";
import type { DocumentFields } from "../../domain/import/reconcile/change.ts";
import type { Action } from "../../domain/plan/action.ts";
import { type ActionLine, lineOf } from "../../domain/plan/action-line.ts";
import { jsonCells, readJson } from "../table/json-cells.ts";
import type { Cells } from "../table/limits.ts";
import type { FoundRow, Row } from "../table/table.ts";
import { actionKey } from "./action-keys.ts";
import { Before, beside, DateChange, Day, FiledUpdate, Leads, Rag, Revision, State } from "./filed-shapes.ts";

const Cadence = z.enum(CADENCES);

const DocumentDate = z.object({
  kind: z.enum(["review", "end", "cadence", "event", "ongoing", "complete"]),
  date: Day,
  cadence: Cadence.nullable(),
  text: z.string(),
});

const shared = {
  id: z.string(),
  ref: z.string(),
  theme: z.string(),
  objective: z.string(),
  title: z.string(),
  leads: Leads,
  reviewDate: Day,
  endDate: Day,
  cadence: Cadence.nullable(),
  rag: Rag,
  state: State,
  version: z.number(),
  restricted: z.boolean().optional(),
  addedOn: z.string().optional(),
};

const documented = {
  dates: z.array(DocumentDate),
  measures: z.array(z.string()),
  dependsOn: z.array(z.string()),
  parts: z.array(z.object({ text: z.string(), rag: Rag })),
  related: z.array(z.string()).optional(),
  support: z.array(z.string()).optional(),
  source: z.string().nullable().optional(),
};

/** What an import may change of an action, as it is staged. */
export const DocumentFieldsShape: z.ZodType<Partial<DocumentFields>> = z
  .object({
    ...documented,
    ref: shared.ref,
    theme: shared.theme,
    objective: shared.objective,
    title: shared.title,
    leads: shared.leads,
    reviewDate: shared.reviewDate,
    endDate: shared.endDate,
    cadence: shared.cadence,
    rag: shared.rag,
  })
  .partial();

const WholeAction: z.ZodType<Action> = z.object({
  ...shared,
  ...documented,
  lastUpdate: FiledUpdate.nullable(),
  undo: Before.nullable(),
  dateChange: DateChange.nullable(),
  revisions: z.array(Revision).default([]),
  checkDate: Day.default(null),
  ...beside,
});

const Line: z.ZodType<ActionLine> = z.object({
  ...shared,
  dateText: z.string(),
  slips: z.number().optional(),
  event: z.string().optional(),
  waitsFor: z.array(z.string()).optional(),
  moving: z.string().optional(),
  into: z.string().optional(),
  notMine: z.boolean().optional(),
  checkDate: Day.optional(),
  answered: z.array(z.string()).optional(),
  back: z.boolean().optional(),
  updated: z.object({ at: z.string(), byName: z.string() }).nullable(),
});

/** `head` is the newest hash of the action's history; `writer` names the attempt that wrote the row. */
export function actionRow(action: Action, head: string, writer: string): Row {
  return { key: actionKey(action.id), cells: { ...jsonCells(action), head, writer } };
}

/** An action with its mark. */
export function readActionRow(row: FoundRow): Stored<Action> {
  return { value: readAction(row), mark: `${row.cells.head ?? ""} ${row.etag}` };
}

/** The action alone. */
export function readAction(row: FoundRow): Action {
  return readJson(WholeAction, row);
}

/** What a mark holds: the newest hash of the history, and the ETag of the row. */
export function readMark(mark: string): { readonly head: string; readonly etag: string } {
  const space = mark.indexOf(" ");
  return { head: mark.slice(0, space), etag: mark.slice(space + 1) };
}

/** The line of an action, as each of its index rows carries it. */
export function lineCells(action: Action): Cells {
  return jsonCells(lineOf(action));
}

/** The line that an index row carries. */
export function readLine(row: FoundRow): ActionLine {
  return readJson(Line, row);
}
