import { z } from "zod";
import { PLAN_EVENT_KINDS, type PlanEvent } from "../../domain/history/plan-event.ts";
import type { RecordedEvent } from "../../domain/history/recorded.ts";
import { openRecord, type Sealed } from "../actions/history-chain.ts";
import { sealedShape, WasShape } from "../actions/sealed-shapes.ts";
import { jsonCells, readJson } from "../table/json-cells.ts";
import { keyPart } from "../table/keys.ts";
import { shapeOf } from "../table/shape.ts";
import { beginsWith, type FoundRow, type Row, type Table } from "../table/table.ts";
import { ToldShape } from "./told-shapes.ts";

/**
 * An event as its row keeps it. `says`: the sentence, as events were kept before they were data and sealed; a release
 * that knows no other reads "". `parts`: how many rows of their own hold the seal, where what it altered is more than one
 * row takes.
 */
interface EventRow extends Omit<PlanEvent, "told"> {
  readonly says: string;
  readonly sealed?: Sealed<RecordedEvent> | undefined;
  readonly parts?: number | undefined;
}

const event = {
  id: z.string(),
  kind: z.enum(PLAN_EVENT_KINDS),
  at: z.string(),
  day: z.string(),
  by: z.string(),
  byName: z.string(),
  reason: z.string(),
  labels: z.array(z.string()),
  via: z.literal("command line").optional(),
};

const SealedEvent = sealedShape<RecordedEvent>(
  shapeOf<RecordedEvent>()({ ...event, entry: z.number(), told: ToldShape, was: WasShape.nullable().optional() }),
);

const Event: z.ZodType<EventRow> = shapeOf<EventRow>()({
  ...event,
  says: z.string(),
  sealed: SealedEvent.optional(),
  parts: z.number().optional(),
});

/** Characters of a seal in one row: a staged row holds it once more, as text. */
const MOST_TEXT = 200_000;

/** An event as it is kept; one from before they were sealed has no place in the chain. */
export type KeptEvent = RecordedEvent | (PlanEvent & { readonly entry?: undefined });

/** Begins the keys of what was changed at an instant, so that they stand in the order of time. */
export function eventKey(at: string): string {
  return `event|${at}`;
}

/** The rows of a sealed event: one, and more where it altered a great deal. */
export function eventRows(sealed: Sealed<RecordedEvent>): readonly Row[] {
  const { id, kind, at, day } = sealed.facts;
  const key = `${eventKey(at)}|${keyPart(id)}`;
  const shown = { id, kind, at, day, by: "", byName: "", says: "", reason: "", labels: [] };
  const text = JSON.stringify(sealed);
  if (text.length <= MOST_TEXT) return [{ key, cells: jsonCells({ ...shown, sealed }) }];
  const parts: Row[] = [];
  for (let from = 0; from < text.length; from += MOST_TEXT) {
    const part = { key: partKey(key, parts.length), cells: jsonCells(text.slice(from, from + MOST_TEXT)) };
    parts.push(part);
  }
  return [{ key, cells: jsonCells({ ...shown, parts: parts.length }) }, ...parts];
}

// Not below the event's own key, where a release that knows no parts would take each for an event.
function partKey(key: string, part: number): string {
  return `parts|${key}|${String(part).padStart(4, "0")}`;
}

/** Events as they are kept; their rows, and others that hold parts of them, read from the table. */
export async function readKeptEvents(table: Table, rows: readonly FoundRow[]): Promise<readonly KeptEvent[]> {
  const read = await readSealedEvents(table, rows);
  return read.map(({ sealed, says, parts: _, ...kept }) =>
    sealed === undefined ? { ...kept, told: { does: "say", says } } : openRecord(sealed),
  );
}

/** The same as they are sealed; `sealed` is missing in one from before. */
export function readSealedEvents(table: Table, rows: readonly FoundRow[]) {
  return Promise.all(
    rows.map(async (row) => {
      const event = readJson(Event, row);
      if (event.parts === undefined) return event;
      const parts = await table.query(beginsWith(row.partition, `parts|${row.key}|`));
      const text = parts.map((part) => readJson(z.string(), part)).join("");
      return { ...event, sealed: SealedEvent.parse(JSON.parse(text)) };
    }),
  );
}

/** An event as people are shown it. */
export function shownEvent(event: KeptEvent): PlanEvent {
  const { was: _, entry: __, ...shown } = { was: undefined, ...event };
  return shown;
}
