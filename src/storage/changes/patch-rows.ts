import { randomUUID } from "node:crypto";
import { NewerRelease } from "../../app/ports/stored.ts";
import { recordEntry } from "../../domain/history/recorded.ts";
import type { ActionPatch, PlanChange } from "../../domain/import/reconcile/change.ts";
import { layPatch } from "../../domain/import/reconcile/lay-patch.ts";
import type { Action } from "../../domain/plan/action.ts";
import { addAll } from "../../domain/plan/many.ts";
import { actionKey } from "../actions/action-keys.ts";
import { ACTION_VERSION, actionRow, readAction, readActionRow, readMark } from "../actions/action-rows.ts";
import { indexWrites, readIndex } from "../actions/commit.ts";
import { sealRecord } from "../actions/history-chain.ts";
import { historyRows } from "../actions/history-rows.ts";
import { refWrites } from "../actions/ref-rows.ts";
import { BeyondLimits, checkRow, MOST_WRITES } from "../table/limits.ts";
import { beginsWith, type Table, type Write } from "../table/table.ts";
import { isNewer } from "../table/version.ts";

interface Patches {
  readonly patches: readonly ActionPatch[];
  readonly by: PlanChange["by"];
}

/** The writes that lay as many of the patches as fit on their actions as they stand, and the patches that are left. */
export async function laidPatches(
  table: Table,
  partition: string,
  { patches, by }: Patches,
  most: number,
): Promise<{ readonly writes: readonly Write[]; readonly rest: readonly ActionPatch[] }> {
  const laid = await Promise.all(patches.map((patch) => writesOf(table, partition, patch, by)));
  const writes: Write[] = [];
  for (const [index, own] of laid.entries()) {
    if (index > 0 && writes.length + own.length > most) return { writes, rest: patches.slice(index) };
    addAll(writes, own);
  }
  return { writes, rest: [] };
}

async function writesOf(
  table: Table,
  partition: string,
  patch: ActionPatch,
  by: PlanChange["by"],
): Promise<readonly Write[]> {
  const row = await table.read(partition, actionKey(patch.action));
  if (row === undefined) return [];
  const { value: before, mark } = readActionRow(row);
  const laid = layPatch(before, patch, by);
  if (laid === null) return [];
  const { after, entry } = laid;
  const { head, over } = readMark(mark);
  const sealed = sealRecord(recordEntry(entry, before, after), head);
  const [indexed, refs] = await Promise.all([
    readIndex(table, partition, before, after),
    refWrites(table, partition, before, after, by.day),
  ]);
  return [
    { kind: "replace", row: actionRow(after, sealed.hash, randomUUID()), over },
    ...historyRows(sealed).map((entryRow): Write => ({ kind: "create", row: entryRow })),
    ...indexWrites(after, indexed),
    ...refs,
  ];
}

/**
 * Throws BeyondLimits for what could not be rolled forward once committed, NewerRelease for an action that is left to a
 * newer release, and for two patches of one action: better now than halfway.
 */
export async function checkPatches(table: Table, partition: string, { patches, by }: Patches): Promise<void> {
  if (patches.length === 0) return;
  if (new Set(patches.map(({ action }) => action)).size < patches.length)
    throw new Error("an import changes one action twice");
  const rows = await table.query(beginsWith(partition, "action|"));
  const found = new Map(rows.map((row) => [row.key, row]));
  for (const patch of patches) {
    const own = found.get(actionKey(patch.action));
    if (own !== undefined && isNewer(own, ACTION_VERSION)) throw new NewerRelease(`a newer release wrote ${own.key}`);
    const before = own && readAction(own);
    const after = before && layPatch(before, patch, by)?.after;
    if (before === undefined || after === undefined) continue;
    const { key, cells } = actionRow(after, "0".repeat(64), randomUUID());
    checkRow(partition, key, cells);
    if (mostWrites(before, after) > MOST_WRITES) throw new BeyondLimits(`${after.ref} has too many leads`);
  }
}

// The action, two of history, two of refs, three index rows twice, its leads before and after, the staged row.
function mostWrites(before: Action, after: Action): number {
  return 12 + before.leads.length + after.leads.length;
}
