import { odata, type TableClient, type TransactionAction } from "@azure/data-tables";
import { z } from "zod";
import { addAll } from "../../domain/plan/many.ts";
import { type Cells, checkRow, checkTransaction, sizeOf } from "./limits.ts";
import { shapeOf } from "./shape.ts";
import { isConflict, storeError } from "./store-error.ts";
import { laidOver, type Over } from "./version.ts";

/** One row to be written. */
export interface Row {
  readonly key: string;
  readonly cells: Cells;
}

/** One row as read; a later write on it must still find this ETag. */
export interface FoundRow extends Row {
  readonly partition: string;
  readonly etag: string;
}

/**
 * There is no write without a condition: a row is new, or it is still the one that was read. Or it follows another row
 * of its transaction that is, because it is written together with that one alone: it is put whatever stood there, and
 * dropped where it stands. Or it says the same whoever writes it (who is in which plan), and is put.
 * What is replaced keeps the cells that this release does not know, and is left where a newer release wrote it.
 */
export type Write =
  | { readonly kind: "create"; readonly row: Row }
  | { readonly kind: "replace"; readonly row: Row; readonly over: Over }
  | { readonly kind: "remove"; readonly key: string; readonly etag: string }
  | { readonly kind: "put"; readonly row: Row }
  | { readonly kind: "drop"; readonly key: string };

/** One table. Every method throws StoreDown when the store does not answer. */
export interface Table {
  read(partition: string, key: string): Promise<FoundRow | undefined>;
  /** Rows of a filter in the order of their keys, at most `most` of them. */
  query(filter: string, most?: number): Promise<readonly FoundRow[]>;
  /**
   * All of the writes or none. Resolves their ETags in order, or undefined when a condition did not hold:
   * by somebody else's write, or by our own whose answer was lost. Who asks reads back and compares `writer`.
   * Throws NewerRelease, and writes nothing, where a row to be replaced is of a newer release than what is put there.
   */
  write(partition: string, writes: readonly Write[]): Promise<readonly string[] | undefined>;
}

/** A table over Azure's client for it. */
export function openTable(client: TableClient): Table {
  return {
    read: async (partition, key) => {
      try {
        return readEntity(await client.getEntity(partition, key));
      } catch (error) {
        if (isConflict(error)) return undefined;
        throw storeError(error);
      }
    },
    query: async (filter, most = Number.POSITIVE_INFINITY) => {
      const rows: FoundRow[] = [];
      const maxPageSize = Math.min(most, 1000);
      try {
        // A page may be empty and still not be the last.
        for await (const page of client.listEntities({ queryOptions: { filter } }).byPage({ maxPageSize })) {
          addAll(rows, page.map(readEntity));
          if (rows.length >= most) break;
        }
      } catch (error) {
        throw storeError(error);
      }
      return rows.slice(0, most);
    },
    write: async (partition, wanted) => {
      const writes = wanted.map(laid);
      for (const write of writes) if ("row" in write) checkRow(partition, write.row.key, write.row.cells);
      checkTransaction(writes.map((write) => ("row" in write ? sizeOf(partition, "", write.row.cells) : 0)));
      try {
        const done = await client.submitTransaction(writes.map((write) => operationOf(partition, write)));
        return done.subResponses.map((response) => response.etag ?? "");
      } catch (error) {
        if (isConflict(error)) return undefined;
        throw storeError(error);
      }
    },
  };
}

/** A write as it goes to the store. */
export function laid(write: Write): Write {
  if (write.kind !== "replace") return write;
  return { ...write, row: { ...write.row, cells: laidOver(write.over, write.row.cells) } };
}

/** Rows of one partition whose key begins with a prefix. */
export function beginsWith(partition: string, prefix: string): string {
  return between(partition, prefix, `${prefix}~`);
}

/** Rows of one partition from a key on, up to but without another. */
export function between(partition: string, from: string, to: string): string {
  return odata`PartitionKey eq ${partition} and RowKey ge ${from} and RowKey lt ${to}`;
}

/** Rows of all partitions from one on, up to but without another. */
export function partitionsBetween(from: string, to: string): string {
  return odata`PartitionKey ge ${from} and PartitionKey lt ${to}`;
}

/** For a filter: rows whose `at` is before an instant. */
export function olderThan(before: string): string {
  return odata`at lt ${before}`;
}

/** For a filter: rows that say of which version their shape is, and are of one before it. */
export function ofEarlierVersion(version: number): string {
  return odata`shape lt ${String(version)}`;
}

function operationOf(partitionKey: string, write: Write): TransactionAction {
  if (!("row" in write))
    return ["delete", { partitionKey, rowKey: write.key, etag: write.kind === "remove" ? write.etag : "*" }];
  const entity = { ...write.row.cells, partitionKey, rowKey: write.row.key };
  if (write.kind === "create") return ["create", entity];
  return write.kind === "put"
    ? ["upsert", entity, "Replace"]
    : ["update", entity, "Replace", { etag: write.over.etag }];
}

/** What the store itself says of a row, beside its cells. */
type Said = Readonly<Record<"partitionKey" | "rowKey" | "etag" | "timestamp", string>>;

const Entity = shapeOf<Said>()({
  partitionKey: z.string(),
  rowKey: z.string(),
  etag: z.string().min(1),
  timestamp: z.string(),
}).catchall(z.string());

function readEntity(entity: unknown): FoundRow {
  const { partitionKey, rowKey, etag, timestamp: _, ...rest } = Entity.parse(entity);
  const cells = Object.entries(rest).filter(([name]) => !name.startsWith("odata."));
  return { partition: partitionKey, key: rowKey, etag, cells: Object.fromEntries(cells) };
}
