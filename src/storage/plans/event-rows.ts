import { z } from "zod";
import { PLAN_EVENT_KINDS, type PlanEvent } from "../../domain/plan/plan-event.ts";
import { jsonCells, readJson } from "../table/json-cells.ts";
import { keyPart } from "../table/keys.ts";
import { shapeOf } from "../table/shape.ts";
import type { FoundRow, Row } from "../table/table.ts";

const Event: z.ZodType<PlanEvent> = shapeOf<PlanEvent>()({
  id: z.string(),
  kind: z.enum(PLAN_EVENT_KINDS),
  at: z.string(),
  day: z.string(),
  by: z.string(),
  byName: z.string(),
  says: z.string(),
  reason: z.string(),
  labels: z.array(z.string()),
  via: z.literal("command line").optional(),
});

/** Begins the keys of what was changed at an instant, so that they stand in the order of time. */
export function eventKey(at: string): string {
  return `event|${at}`;
}

/** The row of an event. */
export function eventRow(event: PlanEvent): Row {
  return { key: `${eventKey(event.at)}|${keyPart(event.id)}`, cells: jsonCells(event) };
}

/** The event that a row holds. */
export function readEvent(row: FoundRow): PlanEvent {
  return readJson(Event, row);
}
