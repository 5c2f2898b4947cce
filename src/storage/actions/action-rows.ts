import { z } from "zod";
import type { Stored } from "../../app/plan-store.ts";
import { CADENCES } from "../../domain/calendar/cadence.ts";
import type { DocumentFields } from "../../domain/import/reconcile/change.ts";
import type { Action } from "../../domain/plan/action.ts";
import { type ActionLine, lineOf } from "../../domain/plan/action-line.ts";
import { ACTION_STATES } from "../../domain/plan/action-state.ts";
import { jsonCells, readJson } from "../table/json-cells.ts";
import type { Cells } from "../table/limits.ts";
import type { FoundRow, Row } from "../table/table.ts";
import { actionKey } from "./action-keys.ts";

const Rag = z.enum(["red", "amber", "green", "complete", "unrated"]);
const State = z.enum(ACTION_STATES);
const Cadence = z.enum(CADENCES);
const Day = z.string().nullable();

const DocumentDate = z.object({
  kind: z.enum(["review", "end", "cadence", "event", "ongoing", "complete"]),
  date: Day,
  cadence: Cadence.nullable(),
  text: z.string(),
});

const DateChange = z.object({
  at: z.string(),
  by: z.string(),
  byName: z.string(),
  from: z.string(),
  to: z.string(),
  reason: z.string(),
});

const Revision = z.object({
  from: z.string(),
  to: z.string(),
  reason: z.string(),
  askedBy: z.string(),
  approvedBy: z.string(),
  on: z.string(),
});

/** An update as filed: in an action's row and in its history. */
export const FiledUpdate = z.object({
  entry: z.number(),
  at: z.string(),
  by: z.string(),
  byName: z.string(),
  inNameOf: z.string().nullable(),
  via: z.literal("return form").optional(),
  rag: Rag,
  partRags: z.array(Rag),
  progress: z.string(),
  difference: z.string(),
  evidence: z.string(),
  inTheWay: z.string().optional(),
  nextReview: Day,
});

const Round = z.array(z.object({ person: z.string(), at: z.string(), rag: Rag }));

const Before = z.object({
  rag: Rag,
  partRags: z.array(Rag),
  state: State,
  reviewDate: Day,
  lastUpdate: FiledUpdate.nullable(),
  dateChange: DateChange.nullable(),
  checkDate: Day.optional(),
  round: Round.optional(),
});

const asked = { at: z.string(), by: z.string(), byName: z.string() };
const Leads = z.array(z.object({ label: z.string(), accountable: z.boolean() }));

/** What waits beside an action, and what people added to it. */
const beside = {
  evidence: z
    .array(
      z.object({
        ...asked,
        entry: z.number(),
        kind: z.enum(["link", "file", "note"]),
        where: z.string(),
        shows: z.string(),
      }),
    )
    .optional(),
  proposal: z
    .object({
      ...asked,
      fields: z
        .object({ title: z.string(), leads: Leads, measures: z.array(z.string()), reviewDate: Day, endDate: Day })
        .partial(),
      reason: z.string(),
    })
    .nullish(),
  notMine: z.object({ ...asked, suggests: z.string(), words: z.string() }).nullish(),
  decision: z.object({ ...asked, reason: z.string(), into: z.string().nullable(), until: Day }).nullish(),
  round: Round.optional(),
};

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
