import { type Cells, checkRow } from "../../src/storage/table/limits.ts";
import { type FoundRow, laid, type Table, type Write } from "../../src/storage/table/table.ts";
import type { Tables } from "../../src/storage/tables.ts";

const CONDITION = /(\w+) (eq|ge|lt) '((?:[^']|'')*)'/g;

/** A table in memory that the real stores can stand on. */
function memoryTable(): Table {
  const rows = new Map<string, FoundRow>();
  let etags = 0;
  const at = (partition: string, key: string) => `${partition}\n${key}`;
  const stands = (partition: string, write: Write): boolean => {
    const key = "row" in write ? write.row.key : write.key;
    const found = rows.get(at(partition, key));
    if (write.kind === "create") return found === undefined;
    if (write.kind === "put") return true;
    if (write.kind === "drop") return found !== undefined;
    return found?.etag === (write.kind === "replace" ? write.over.etag : write.etag);
  };
  return {
    read: async (partition, key) => rows.get(at(partition, key)),
    query: async (filter, most = Number.POSITIVE_INFINITY) => {
      const wanted = [...filter.matchAll(CONDITION)].map(([, name = "", by = "", text = ""]) => ({ name, by, text }));
      const found = [...rows.values()].filter((row) => wanted.every((one) => holds(row, one)));
      return found.sort((a, b) => compare(a.partition, b.partition) || compare(a.key, b.key)).slice(0, most);
    },
    write: async (partition, wanted) => {
      const writes = wanted.map(laid);
      for (const write of writes) if ("row" in write) checkRow(partition, write.row.key, write.row.cells);
      if (!writes.every((write) => stands(partition, write))) return undefined;
      return writes.map((write) => {
        const etag = `memory-${++etags}`;
        if ("row" in write) rows.set(at(partition, write.row.key), { ...rowOf(write.row), partition, etag });
        else rows.delete(at(partition, write.key));
        return etag;
      });
    },
  };
}

/** All tables, in memory. */
export function memoryTables(): Tables {
  const [plans, listings, outbox, people, drafts] = [1, 2, 3, 4, 5].map(() => memoryTable());
  if (!plans || !listings || !outbox || !people || !drafts) throw new Error("five were made");
  return { plans, listings, outbox, people, drafts };
}

function rowOf({ key, cells }: { readonly key: string; readonly cells: Cells }) {
  const there = Object.entries(cells).filter(([, text]) => text !== undefined);
  return { key, cells: Object.fromEntries(there) as Cells };
}

function holds(
  { partition, key, cells }: FoundRow,
  { name, by, text }: Record<"name" | "by" | "text", string>,
): boolean {
  const own = name === "PartitionKey" ? partition : name === "RowKey" ? key : cells[name];
  if (own === undefined) return false;
  const order = compare(own, text.replaceAll("''", "'"));
  return by === "eq" ? order === 0 : by === "ge" ? order >= 0 : order < 0;
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
