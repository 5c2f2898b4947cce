import { randomUUID } from "node:crypto";
import { isDeepStrictEqual } from "node:util";
import type { ActionChange, CommitOutcome } from "../../app/ports/action-store.ts";
import type { Stored } from "../../app/ports/stored.ts";
import { recordEntry } from "../../domain/history/recorded.ts";
import type { Action } from "../../domain/plan/action.ts";
import { inboxWrites, OUTCOMES, whoApplied } from "../table/inbox.ts";
import { PLAN } from "../table/keys.ts";
import { putWrite } from "../table/rewrite.ts";
import { beginsWith, type FoundRow, type Table, type Write } from "../table/table.ts";
import { isNewer } from "../table/version.ts";
import { actionKey, indexKeys, refPrefix } from "./action-keys.ts";
import { ACTION_VERSION, actionRow, readActionRow, readMark } from "./action-rows.ts";
import { sealRecord } from "./history-chain.ts";
import { historyRows } from "./history-rows.ts";
import { lineCells } from "./line-rows.ts";
import { readHeldRefs, refWrites } from "./ref-rows.ts";

/**
 * One transaction: inbox, the action on its mark, its history, its index rows. The plan's row is read, and written as it
 * is by another ref alone: of two changes that give one ref away, or count on with it, the second then decides anew.
 * Throws when the change is no successor of the state it says it follows: a bug.
 */
export async function commitChange(table: Table, partition: string, change: ActionChange): Promise<CommitOutcome> {
  const { before, after, entry, once } = change;
  const plan = await table.read(partition, PLAN);
  if (plan !== undefined && plan.cells.takingIn !== "") return "being-taken-in";
  // Closed since it was opened: whoever looks again is told so.
  if (plan?.cells.closed) return "changed-meanwhile";

  const writer = randomUUID();
  const { head, over } = readMark(before.mark);
  if (isNewer(over, ACTION_VERSION)) return "newer-release";
  const sealed = sealRecord(recordEntry(entry, before.value, after), head);
  const called = await callWrites(table, partition, plan, change);
  if (called === "taken") return "changed-meanwhile";
  const own: readonly Write[] = [
    ...inboxWrites(once, entry.at, writer),
    { kind: "replace", row: actionRow(after, sealed.hash, writer), over },
    ...historyRows(sealed).map((row): Write => ({ kind: "create", row })),
    ...called,
  ];
  const read = async () => indexWrites(after, await readIndex(table, partition, before.value, after));
  // Only where another release kept other index rows are they not where they should be, and have to be looked for.
  for (const index of [() => indexFollows(before.value, after), read]) {
    if (await table.write(partition, [...own, ...(await index())])) return "saved";
    const why = await whyNot(table, partition, change, writer);
    if (typeof why === "object") return commitChange(table, partition, { ...change, before: why });
    if (why !== "as it was") return why;
    if (called.length > 0) return "changed-meanwhile";
  }
  throw new Error(`the change of ${after.id} does not follow its present state`);
}

/** What another ref writes; "taken": another action is called so by now. */
async function callWrites(
  table: Table,
  partition: string,
  plan: FoundRow | undefined,
  { before: { value: before }, after, entry }: ActionChange,
): Promise<readonly Write[] | "taken"> {
  if (before.ref === after.ref || plan === undefined) return [];
  const held = readHeldRefs(await table.query(beginsWith(partition, refPrefix(after.ref))));
  if (held.some(({ id }) => id !== after.id)) return "taken";
  const own: Write = { kind: "replace", row: { key: PLAN, cells: plan.cells }, over: plan };
  return [own, ...(await refWrites(table, partition, before, after, entry.day))];
}

/** Written without being read: index rows change with their action alone, in one transaction on its mark. */
function indexFollows(before: Action, after: Action): readonly Write[] {
  const keys = indexKeys(after);
  const cells = lineCells(after);
  const gone = indexKeys(before).filter((key) => !keys.includes(key));
  return [
    ...gone.map((key): Write => ({ kind: "drop", key })),
    ...keys.map((key): Write => ({ kind: "put", row: { key, cells } })),
  ];
}

/** The index rows of an action as it was, and those that stand already where it will. */
export async function readIndex(
  table: Table,
  partition: string,
  before: Action,
  after: Action,
): Promise<ReadonlyMap<string, FoundRow>> {
  const keys = new Set([...indexKeys(before), ...indexKeys(after)]);
  const rows = await Promise.all([...keys].map((key) => table.read(partition, key)));
  return new Map(rows.flatMap((row) => (row === undefined ? [] : [[row.key, row]])));
}

/** `indexed`: read just before, so its rows carry the ETags; whoever changes them meanwhile changes the action's too. */
export function indexWrites(after: Action, indexed: ReadonlyMap<string, FoundRow>): readonly Write[] {
  const keys = indexKeys(after);
  const cells = lineCells(after);
  const gone = [...indexed.values()].filter((row) => !keys.includes(row.key));
  return [
    ...gone.map((row): Write => ({ kind: "remove", key: row.key, etag: row.etag })),
    ...keys.map((key) => putWrite({ key, cells }, indexed.get(key))),
  ];
}

// The client sends again what got no answer: the refusal may be of our own write's second arrival. An action that only
// its index was made anew with says the same as before, on another mark.
async function whyNot(
  table: Table,
  partition: string,
  { before, after, once }: ActionChange,
  writer: string,
): Promise<CommitOutcome | "as it was" | Stored<Action>> {
  const applied = await whoApplied(table, partition, once, writer);
  if (applied !== "nobody") return OUTCOMES[applied];
  const action = await table.read(partition, actionKey(after.id));
  if (action?.cells.writer === writer) return "saved";
  const { over, head } = readMark(before.mark);
  if (action === undefined || action.etag === over.etag) return action ? "as it was" : "changed-meanwhile";
  const now = readActionRow(action);
  const isSame = action.cells.head === head && isDeepStrictEqual(now.value, before.value);
  return isSame ? now : "changed-meanwhile";
}
