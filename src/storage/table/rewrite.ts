import { randomUUID } from "node:crypto";
import { StoreDown } from "../../app/ports/ports.ts";
import { type Cells, MOST_WRITES } from "./limits.ts";
import type { FoundRow, Row, Table, Write } from "./table.ts";
import { foundBy, isNewer, markOf, versionOf } from "./version.ts";

/** How often a row is read again when others write it at the same time. */
export const MOST_TRIES = 30;

/** The write that puts a row where one was found, or where there was none. */
export function putWrite(row: Row, found: FoundRow | undefined): Write {
  return found === undefined ? { kind: "create", row } : { kind: "replace", row, over: found };
}

/**
 * Reads one row, decides what it becomes, writes it on its ETag; again when somebody was faster.
 * Resolves false when the decision was to leave it, or a newer release wrote it, which is left to that; true when the
 * row is as decided.
 * The row carries the attempt's own `writer`, so that a lost answer is not taken for somebody else's write.
 */
export async function rewrite(
  table: Table,
  partition: string,
  key: string,
  decide: (found: FoundRow | undefined) => Cells | undefined,
): Promise<boolean> {
  const writer = randomUUID();
  for (let tries = 0; tries < MOST_TRIES; tries++) {
    const found = await table.read(partition, key);
    if (found?.cells.writer === writer) return true;
    const cells = decide(found);
    if (cells === undefined) return false;
    if (found !== undefined && isNewer(found, versionOf(cells))) return false;
    if (await table.write(partition, [putWrite({ key, cells: { ...cells, writer } }, found)])) return true;
  }
  throw new StoreDown(`others keep writing ${key}`);
}

/**
 * Replaces a row on the mark it was read with. Resolves its new mark; undefined: somebody else wrote it since, or a newer
 * release did before. The row's `writer` tells whether that somebody was this very attempt.
 */
export async function replaceOn(table: Table, partition: string, mark: string, row: Row): Promise<string | undefined> {
  const over = foundBy(mark);
  if (isNewer(over, versionOf(row.cells))) return undefined;
  const [etag] = (await table.write(partition, [{ kind: "replace", row, over }])) ?? [];
  if (etag) return markOf({ ...over, etag });
  const present = await table.read(partition, row.key);
  return present?.cells.writer === row.cells.writer ? present && markOf(present) : undefined;
}

/** Removes rows as they were read, a hundred at a time; where others are at it too, the rest is left to the next time. */
export async function removeRows(table: Table, partition: string, rows: readonly FoundRow[]): Promise<number> {
  let removed = 0;
  for (let done = 0; done < rows.length; done += MOST_WRITES) {
    const some = rows.slice(done, done + MOST_WRITES);
    const writes = some.map(({ key, etag }): Write => ({ kind: "remove", key, etag }));
    if (await table.write(partition, writes)) removed += some.length;
  }
  return removed;
}
