import { z } from "zod";
import {
  CHANGED_FIELDS,
  type FieldChange,
  HISTORY_KINDS,
  type HistoryEntry,
  VIAS,
} from "../../domain/history/history.ts";
import type { RecordedEntry } from "../../domain/history/recorded.ts";
import { jsonCells, readJson } from "../table/json-cells.ts";
import { shapeOf } from "../table/shape.ts";
import type { FoundRow, Row } from "../table/table.ts";
import { changeKey, historyKey } from "./action-keys.ts";
import { FiledUpdate } from "./filed-shapes.ts";
import { openRecord, type Sealed } from "./history-chain.ts";
import { sealedShape, WasShape } from "./sealed-shapes.ts";

const Entry = shapeOf<RecordedEntry>()({
  action: z.string(),
  entry: z.number(),
  kind: z.enum(HISTORY_KINDS),
  at: z.string(),
  by: z.string(),
  byName: z.string(),
  inNameOf: z.string().nullable(),
  via: z.enum(VIAS),
  changes: z.array(
    shapeOf<FieldChange>()({
      field: z.enum(CHANGED_FIELDS),
      part: z.string().nullable(),
      from: z.string().nullable(),
      to: z.string().nullable(),
    }),
  ),
  update: FiledUpdate.nullable(),
  reason: z.string(),
  undoes: z.number().nullable(),
  day: z.string(),
  was: WasShape.nullable().optional(),
});

const SealedEntry = sealedShape<RecordedEntry>(Entry);

/** The entry's rows: in its action's history, and among the changes of its day. */
export function historyRows(sealed: Sealed<RecordedEntry>): readonly Row[] {
  const { action, entry, day } = sealed.facts;
  const cells = jsonCells(sealed);
  return [
    { key: historyKey(action, entry), cells },
    { key: changeKey(day, action, entry), cells },
  ];
}

/** The row among the changes of its day of an entry that stands in its action's history. */
export function changeRowOf(row: FoundRow): Row {
  const { action, entry, day } = readSealed(row).facts;
  return { key: changeKey(day, action, entry), cells: row.cells };
}

/** A row of history as it is sealed. */
export function readSealed(row: FoundRow): Sealed<RecordedEntry> {
  return readJson(SealedEntry, row);
}

/** The entry that a row of history holds, with what it altered. */
export function readRecorded(row: FoundRow): RecordedEntry {
  return openRecord(readSealed(row));
}

/** The entry that a row of history holds, as people are shown it. */
export function readEntry(row: FoundRow): HistoryEntry {
  const { was: _, ...entry } = readRecorded(row);
  return entry;
}
