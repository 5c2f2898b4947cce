import { z } from "zod";
import { addDays } from "../../domain/calendar/day.ts";
import type { PlanRecord } from "../../domain/history/as-at.ts";
import { leastOf } from "../../domain/plan/many.ts";
import type { PlanKey } from "../../domain/plan/plan.ts";
import { jsonCells, readJson } from "../table/json-cells.ts";
import { PLAN, partitionOf } from "../table/keys.ts";
import { shapeOf } from "../table/shape.ts";
import { beginsWith, between, type FoundRow, type Row, type Table, type Write } from "../table/table.ts";
import { headText, readEventHead } from "./event-chain.ts";
import { eventKey, readKeptEvents } from "./event-rows.ts";
import { readPlanRows } from "./plan-rows.ts";

/** The row that says from which instant on all that changes of a plan alter is kept. */
const CHECKPOINT = "checkpoint";

const Checkpoint = shapeOf<{ readonly at: string }>()({ at: z.string() });

/** The row of a checkpoint; a new plan has it from its first instant. */
export function checkpointRow(at: string): Row {
  return { key: CHECKPOINT, cells: jsonCells({ at }) };
}

/** What a write of a plan's own row takes with it that a release without a chain wrote last: what it altered nobody kept. */
export function checkpointWrites(own: FoundRow, at: string): readonly Write[] {
  return own.cells.head === undefined ? [{ kind: "put", row: checkpointRow(at) }] : [];
}

/**
 * Says of a plan from before that from when on what changes alter is kept. Of one that says so already nothing is written;
 * where two do it at once, one of them. A plan that is being taken in is left for the next time.
 */
export async function noteCheckpoint(table: Table, key: PlanKey, at: string): Promise<void> {
  const partition = partitionOf(key);
  const [own, there] = await Promise.all([PLAN, CHECKPOINT].map((row) => table.read(partition, row)));
  if (own === undefined || own.cells.takingIn || (own.cells.head !== undefined && there !== undefined)) return;
  const head = headText(await readEventHead(table, own));
  await table.write(partition, [
    { kind: "replace", row: { key: PLAN, cells: { ...own.cells, head } }, over: own },
    { kind: "put", row: checkpointRow(at) },
  ]);
}

/** The plan as its rows say, with at least all events since an instant. Undefined: it is not there, or not whole yet. */
export async function readRecord(table: Table, key: PlanKey, after: string): Promise<PlanRecord | undefined> {
  const partition = partitionOf(key);
  const rows = await table.query(beginsWith(partition, PLAN));
  const own = rows.find((row) => row.key === PLAN);
  if (own === undefined || own.cells.takingIn) return undefined;
  const { entry: newest } = await readEventHead(table, own);
  const checkpoint = await table.read(partition, CHECKPOINT);
  const read = async (from: string) => {
    const found = await readKeptEvents(table, await table.query(between(partition, eventKey(from), "event|~")));
    return found.filter(({ entry = 0 }) => entry <= newest);
  };
  // Instants are those of the clocks that decided: one that follows may carry an earlier one, hardly by a day.
  const near = await read(addDays(after.slice(0, 10), -1));
  const events = isWhole(near, after, newest) ? near : await read("");
  // "~" is after every instant.
  const wholeFrom = checkpoint === undefined ? "~" : readJson(Checkpoint, checkpoint).at;
  return { plan: readPlanRows(key, own, rows).value, events, newest, wholeFrom };
}

/** Whether all events from the first after an instant are there. */
function isWhole(events: PlanRecord["events"], after: string, newest: number): boolean {
  const since = events.filter(({ at, entry }) => entry !== undefined && at > after).map(({ entry = 0 }) => entry);
  const numbers = new Set(events.map(({ entry }) => entry));
  for (let number = leastOf(since); number <= newest; number++) if (!numbers.has(number)) return false;
  return true;
}
