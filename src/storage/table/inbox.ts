import type { Applied, Once } from "../../domain/plan/once.ts";
import { sha256 } from "./keys.ts";
import { beginsWith, type FoundRow, olderThan, type Table, type Write } from "./table.ts";

/** All who made a request lie side by side; what each gave with it is in their row. */
function requestPrefix({ request }: Once): string {
  return `inbox|${sha256(request)}|`;
}

function inboxKey(once: Once): string {
  return `${requestPrefix(once)}${sha256(once.person)}`;
}

/** The first writes of a transaction: they fail when the request was applied before, with whatever content. */
export function inboxWrites(once: Once | undefined, at: string, writer: string): readonly Write[] {
  if (once === undefined) return [];
  return [{ kind: "create", row: { key: inboxKey(once), cells: { at, writer, given: sha256(once.given) } } }];
}

/** Whose the transaction was that applied a request: ours (its answer was lost), an earlier one of it or of other content, none. */
export async function whoApplied(
  table: Table,
  partition: string,
  once: Once,
  writer: string,
): Promise<"ours" | "this" | "other" | "nobody"> {
  const row = await table.read(partition, inboxKey(once));
  if (row === undefined) return "nobody";
  return row.cells.writer === writer ? "ours" : ownOf(row, once);
}

/** What a write that was refused for a request's row came to. */
export const OUTCOMES = { ours: "saved", this: "already-applied", other: "changed-meanwhile" } as const;

/** What was applied before under a request's token, place and act. */
export async function findApplied(table: Table, partition: string, once: Once): Promise<Applied> {
  const rows = await table.query(beginsWith(partition, requestPrefix(once)));
  const own = rows.find(({ key }) => key === inboxKey(once));
  if (own === undefined) return { own: "nothing", at: "", others: rows.length };
  return { own: ownOf(own, once), at: String(own.cells.at), others: rows.length - 1 };
}

/** Rows of what was applied before an instant. */
export function findOldInbox(table: Table, partition: string, before: string): Promise<readonly FoundRow[]> {
  return table.query(`${beginsWith(partition, "inbox|")} and ${olderThan(before)}`);
}

function ownOf({ cells }: FoundRow, { given }: Once): "this" | "other" {
  return cells.given === sha256(given) ? "this" : "other";
}
