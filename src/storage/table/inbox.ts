import { sha256 } from "./keys.ts";
import { beginsWith, type FoundRow, olderThan, type Table, type Write } from "./table.ts";

function inboxKey(once: string): string {
  return `inbox|${sha256(once)}`;
}

/** The first writes of a transaction: they fail when any of it was applied before. */
export function inboxWrites(once: readonly string[], at: string, writer: string): readonly Write[] {
  return [...new Set(once)].map((token) => ({ kind: "create", row: { key: inboxKey(token), cells: { at, writer } } }));
}

/** Whose the transaction was that applied any of this: ours (its answer was lost), theirs, nobody's. */
export async function whoApplied(
  table: Table,
  partition: string,
  once: readonly string[],
  writer: string,
): Promise<"ours" | "theirs" | "nobody"> {
  const read = await Promise.all(once.map((token) => table.read(partition, inboxKey(token))));
  const found = read.filter((row) => row !== undefined);
  if (found.some((row) => row.cells.writer === writer)) return "ours";
  return found.length > 0 ? "theirs" : "nobody";
}

/** Rows of what was applied before an instant. */
export function findOldInbox(table: Table, partition: string, before: string): Promise<readonly FoundRow[]> {
  return table.query(`${beginsWith(partition, "inbox|")} and ${olderThan(before)}`);
}
