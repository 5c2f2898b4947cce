import { z } from "zod";
import type { Stored } from "../../app/plan-store.ts";
import { CADENCES } from "../../domain/calendar/cadence.ts";
import type { DocumentFields } from "../../domain/import/reconcile/change.ts";
import type { Action, ActionPart, DocumentDate } from "../../domain/plan/action.ts";
import { jsonCells, readJson } from "../table/json-cells.ts";
import { shapeOf } from "../table/shape.ts";
import type { FoundRow, Row } from "../table/table.ts";
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
