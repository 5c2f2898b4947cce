import { z } from "zod";
import type { Stored } from "../../app/ports/stored.ts";
import { CADENCES } from "../../domain/calendar/cadence.ts";
import type { DocumentFields } from "../../domain/import/reconcile/change.ts";
import type { Action, ActionPart, DocumentDate } from "../../domain/plan/action.ts";
import { jsonCells, readJson } from "../table/json-cells.ts";
import { shapeOf } from "../table/shape.ts";
import type { FoundRow, Row } from "../table/table.ts";
import { FIRST_VERSION, foundBy, markOf, type Over } from "../table/version.ts";
import { actionKey } from "./action-keys.ts";
import { DateChange, Revision } from "./date-shapes.ts";
import { Before, beside, Day, FiledUpdate, Leads, Rag, State } from "./filed-shapes.ts";

const Cadence = z.enum(CADENCES);

const DateShape = shapeOf<DocumentDate>()({
  kind: z.enum(["review", "end", "cadence", "event", "ongoing", "complete"]),
  date: Day,
  cadence: Cadence.nullable(),
  text: z.string(),
});

/** What an action and its line in a list have in common. */
export const sharedShape = {
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
  dates: z.array(DateShape),
  measures: z.array(z.string()),
  dependsOn: z.array(z.string()),
  parts: z.array(shapeOf<ActionPart>()({ text: z.string(), rag: Rag })),
  related: z.array(z.string()).optional(),
  support: z.array(z.string()).optional(),
  source: z.string().nullable().optional(),
};

/** What an import may change of an action, as it is staged. */
export const DocumentFieldsShape: z.ZodType<Partial<DocumentFields>> = shapeOf<DocumentFields>()({
  ...documented,
  ref: sharedShape.ref,
  theme: sharedShape.theme,
  objective: sharedShape.objective,
  title: sharedShape.title,
  leads: sharedShape.leads,
  reviewDate: sharedShape.reviewDate,
  endDate: sharedShape.endDate,
  cadence: sharedShape.cadence,
  rag: sharedShape.rag,
}).partial();

const WholeAction: z.ZodType<Action> = shapeOf<Action>()({
  ...sharedShape,
  ...documented,
  lastUpdate: FiledUpdate.nullable(),
  undo: Before.nullable(),
  dateChange: DateChange.nullable(),
  revisions: z.array(Revision).default([]),
  checkDate: Day.default(null),
  ...beside,
});

/**
 * The version of an action's row with its index rows, which are written with it alone. It takes the next number when a
 * line has a field more: a release that does not know the field then leaves such an action to one that does.
 */
export const ACTION_VERSION = FIRST_VERSION;

/** `head` is the newest hash of the action's history; `writer` names the attempt that wrote the row. */
export function actionRow(action: Action, head: string, writer: string): Row {
  return { key: actionKey(action.id), cells: { ...jsonCells(action, ACTION_VERSION), head, writer } };
}

/** An action with its mark. */
export function readActionRow(row: FoundRow): Stored<Action> {
  return { value: readAction(row), mark: `${row.cells.head ?? ""} ${markOf(row)}` };
}

/** The action alone. */
export function readAction(row: FoundRow): Action {
  return readJson(WholeAction, row);
}

/** What a mark holds: the newest hash of the history, and the row as it was read. */
export function readMark(mark: string): { readonly head: string; readonly over: Over } {
  const space = mark.indexOf(" ");
  return { head: mark.slice(0, space), over: foundBy(mark.slice(space + 1)) };
}
