import { z } from "zod";
import type { Day } from "../../domain/calendar/day.ts";
import type { HistoryEntry } from "../../domain/history/history.ts";
import type { Action } from "../../domain/plan/action.ts";
import { jsonCells, jsonCellsOver, readJson } from "../table/json-cells.ts";
import { keyPart } from "../table/keys.ts";
import { putWrite } from "../table/rewrite.ts";
import { shapeOf } from "../table/shape.ts";
import type { FoundRow, Row, Table, Write } from "../table/table.ts";
import { refPrefix } from "./action-keys.ts";
import { openedRef, type RefHeld, type RefSpan, refsHeld } from "./ref-spans.ts";

const Held = shapeOf<RefHeld>()({
  ref: z.string(),
  id: z.string(),
  from: z.string(),
  to: z.string().nullable(),
  earlier: z.array(shapeOf<RefSpan>()({ from: z.string(), to: z.string() })).optional(),
});

/** The row of a ref that an action has from a day on. */
export function refRow({ ref, id }: Pick<Action, "ref" | "id">, from: Day): Row {
  const held: RefHeld = { ref, id, from, to: null };
  return { key: refKey({ ref, id }), cells: jsonCells(held) };
}

function refKey({ ref, id }: Pick<Action, "ref" | "id">): string {
  return `${refPrefix(ref)}${keyPart(id)}`;
}

/** The rows of all labels that an action has had, as its history tells. */
export function derivedRefRows(action: Action, history: readonly HistoryEntry[], since: Day): readonly Row[] {
  const held = refsHeld(action, history, since, (ref) => refKey({ ref, id: action.id }));
  return held.map((one) => ({ key: refKey(one), cells: jsonCells(one) }));
}

/** Closes the label an action had until a day and opens the one it has from then on. */
export async function refWrites(
  table: Table,
  partition: string,
  before: Action,
  after: Action,
  day: Day,
): Promise<readonly Write[]> {
  if (before.ref === after.ref) return [];
  const [oldKey, newKey] = [refKey(before), refKey(after)];
  const [old, again] = await Promise.all([oldKey, newKey].map((key) => table.read(partition, key)));
  const held = openedRef(again && readJson(Held, again), { id: after.id, to: after.ref, day });
  const open = putWrite({ key: newKey, cells: jsonCellsOver(again, Held, held) }, again);
  if (old === undefined || oldKey === newKey) return [open];
  const close = { key: oldKey, cells: jsonCells({ ...readJson(Held, old), to: day }) };
  return [putWrite(close, old), open];
}

/** Labels that hold now, in the order of their keys: as people count. */
export function readHeldRefs(rows: readonly FoundRow[]): readonly RefHeld[] {
  return rows.map((row) => readJson(Held, row)).filter((held) => held.to === null);
}

/** Labels that held once, the last to hold first. */
export function readFormerRefs(rows: readonly FoundRow[]): readonly RefHeld[] {
  const held = rows.map((row) => readJson(Held, row)).filter((one) => one.to !== null);
  return held.sort((a, b) => ((a.to ?? "") < (b.to ?? "") ? 1 : -1));
}
