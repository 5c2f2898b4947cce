import type { PlanEvent } from "../../domain/history/plan-event.ts";
import { type RecordedEvent, recordEvent } from "../../domain/history/recorded.ts";
import type { Plan } from "../../domain/plan/plan.ts";
import { type Sealed, sealRecord } from "../actions/history-chain.ts";
import { beginsWith, type FoundRow, type Table } from "../table/table.ts";
import { eventKey, readSealedEvents } from "./event-rows.ts";

/** The newest event of a plan's chain: how many there are, and its hash. */
export interface EventHead {
  readonly entry: number;
  readonly hash: string;
}

/** No event was sealed yet. */
export const NO_EVENT: EventHead = { entry: 0, hash: "" };

/** A head as the plan's own row keeps it. */
export function headText({ entry, hash }: EventHead): string {
  return `${entry} ${hash}`;
}

/** The head that a plan's own row names. One that was written by a release without a chain names none: it is looked for. */
export async function readEventHead(table: Table, own: FoundRow): Promise<EventHead> {
  const [entry = "", hash = ""] = own.cells.head?.split(" ") ?? [];
  if (own.cells.head !== undefined) return { entry: Number(entry), hash };
  const rows = await table.query(beginsWith(own.partition, eventKey("")));
  const sealed = (await readSealedEvents(table, rows)).flatMap((event) => event.sealed ?? []);
  return sealed.reduce((newest, one) => (one.facts.entry > newest.entry ? headOf(one) : newest), NO_EVENT);
}

/** An event sealed onto a head. */
export function sealEvent(event: PlanEvent, before: Plan, after: Plan, head: EventHead): Sealed<RecordedEvent> {
  return sealRecord(recordEvent(event, head.entry + 1, before, after), head.hash);
}

/** The head that a sealed event becomes. */
export function headOf({ facts, hash }: Sealed<RecordedEvent>): EventHead {
  return { entry: facts.entry, hash };
}
