import { randomUUID } from "node:crypto";
import { z } from "zod";
import type { Outbox } from "../../app/ports/ports.ts";
import type { Stored } from "../../app/ports/stored.ts";
import type { Day } from "../../domain/calendar/day.ts";
import { claimed } from "../../domain/due/claim.ts";
import type { Chase, Delivery, DeliveryClaim, DeliveryItem } from "../../domain/due/delivery.ts";
import { jsonCells, readJson } from "../table/json-cells.ts";
import { keyPart } from "../table/keys.ts";
import { replaceOn } from "../table/rewrite.ts";
import { shapeOf } from "../table/shape.ts";
import { beginsWith, type FoundRow, partitionsBetween, type Row, type Table } from "../table/table.ts";
import { markOf } from "../table/version.ts";
import { type NamedOnce, namedOnce, STORED_OCCASION, STORED_OWED } from "./about-shape.ts";

const DeliveryRow: z.ZodType<Delivery> = shapeOf<Delivery>()({
  tenant: z.string(),
  day: z.string(),
  person: z.string(),
  name: z.string(),
  chase: shapeOf<Chase>()({ to: z.string(), by: z.string(), byName: z.string(), words: z.string() }).optional(),
  items: z.array(
    shapeOf<NamedOnce<DeliveryItem>>()({
      plan: z.string(),
      action: STORED_OWED,
      ref: z.string(),
      date: z.string(),
      rung: STORED_OCCASION,
    }).transform(({ action: about, rung: occasion, ...item }) => ({ ...item, about, occasion })),
  ),
  about: z.array(z.string()).optional(),
  status: z.enum(["planned", "sending", "sent", "skipped", "refused", "not-accepted", "uncertain", "expired"]),
  reason: z.string(),
  plannedAt: z.string(),
  notBefore: z.string().nullable(),
  attempts: z.number(),
  claim: shapeOf<DeliveryClaim>()({ nonce: z.string(), at: z.string(), leaseUntil: z.string() }).nullable(),
  repeated: z.boolean(),
  sentAt: z.string().nullable(),
  message: z.string().nullable(),
});

/** The reminder ledger in a table: a partition for each tenant and day, a row for each person. */
export function tableOutbox(table: Table): Outbox {
  return {
    plan: async (delivery) => {
      const writer = randomUUID();
      const row = rowOf(delivery, writer);
      if (await table.write(partitionOf(delivery), [{ kind: "create", row }])) return true;
      const present = await table.read(partitionOf(delivery), row.key);
      return present?.cells.writer === writer;
    },
    read: async (tenant, day, person) => {
      const row = await table.read(partitionOf({ tenant, day }), keyPart(person));
      return row && readRow(row);
    },
    listDay: async (tenant, day) => (await table.query(beginsWith(partitionOf({ tenant, day }), ""))).map(readRow),
    listSince: async (tenant, from) => {
      const rows = await table.query(partitionsBetween(partitionOf({ tenant, day: from }), `${keyPart(tenant)}|~`));
      return rows.map((row) => readRow(row).value).reverse();
    },
    // The claim's own nonce names the attempt: asked again after a lost answer, the same claim is found and given.
    claim: async ({ value, mark }, claim) => {
      const taken = claimed(value, claim);
      const now = await replaceOn(table, partitionOf(value), mark, rowOf(taken, claim.nonce));
      return now === undefined ? undefined : { value: taken, mark: now };
    },
    record: async ({ value, mark }, outcome) => {
      const row = rowOf({ ...value, ...outcome }, randomUUID());
      return (await replaceOn(table, partitionOf(value), mark, row)) !== undefined;
    },
  };
}

function partitionOf({ tenant, day }: { tenant: string; day: Day }): string {
  return `${keyPart(tenant)}|${day}`;
}

function rowOf(delivery: Delivery, writer: string): Row {
  const items = delivery.items.map(namedOnce);
  return { key: keyPart(delivery.person), cells: { ...jsonCells({ ...delivery, items }), writer } };
}

function readRow(row: FoundRow): Stored<Delivery> {
  return { value: readJson(DeliveryRow, row), mark: markOf(row) };
}
