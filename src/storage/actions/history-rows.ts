import { z } from "zod";
import { CHANGED_FIELDS, type FieldChange, HISTORY_KINDS, type HistoryEntry, VIAS } from "../../domain/plan/history.ts";
import { jsonCells, readJson } from "../table/json-cells.ts";
import { shapeOf } from "../table/shape.ts";
import type { FoundRow, Row } from "../table/table.ts";
import { changeKey, historyKey } from "./action-keys.ts";
import { FiledUpdate } from "./filed-shapes.ts";
import { type KeptText, openEntry, type SealedEntry } from "./history-chain.ts";

const Entry = shapeOf<HistoryEntry>()({
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
});

const Sealed: z.ZodType<SealedEntry> = shapeOf<SealedEntry>()({
  facts: Entry,
  texts: z.record(z.string(), shapeOf<KeptText>()({ text: z.string(), salt: z.string() })),
  digests: z.record(z.string(), z.string()),
  previous: z.string(),
  hash: z.string(),
});

/** The entry's rows: in its action's history, and among the changes of its day. */
export function historyRows(sealed: SealedEntry): readonly Row[] {
  const { action, entry, day } = sealed.facts;
  const cells = jsonCells(sealed);
  return [
    { key: historyKey(action, entry), cells },
    { key: changeKey(day, action, entry), cells },
  ];
}

/** A row of history as it is sealed. */
export function readSealed(row: FoundRow): SealedEntry {
  return readJson(Sealed, row);
}

/** The entry that a row of history holds. */
export function readEntry(row: FoundRow): HistoryEntry {
  return openEntry(readSealed(row));
}
