import type { Reindexed } from "../../app/ports/plan-store.ts";
import { StoreDown } from "../../app/ports/ports.ts";
import type { Day } from "../../domain/calendar/day.ts";
import type { PlanKey } from "../../domain/plan/plan.ts";
import { ACTION_VERSION } from "../actions/action-rows.ts";
import { type ActionRows, changeMends, derivedIndex, INDEXES, indexMends } from "../actions/derive-rows.ts";
import { noteParties } from "../plans/in-plans.ts";
import { relistPlan } from "../plans/listings.ts";
import { readPlanRows } from "../plans/plan-rows.ts";
import { PLAN, partitionOf } from "../table/keys.ts";
import { MOST_WRITES } from "../table/limits.ts";
import { MOST_TRIES, removeRows } from "../table/rewrite.ts";
import { beginsWith, type FoundRow, ofEarlierVersion, type Table } from "../table/table.ts";
import { isNewer, versionOf } from "../table/version.ts";
import { type PlanTables, takeIn } from "./create-plan.ts";

/** Says in which version a plan's index was derived last. */
const DERIVED = "index";

/** @see PlanStore.reindex */
export async function reindexPlan(
  tables: PlanTables,
  key: PlanKey,
  always: boolean,
): Promise<Reindexed | "unknown" | "being-taken-in"> {
  const { plans, listings, people } = tables;
  const partition = partitionOf(key);
  const takingIn = (await plans.read(partition, PLAN))?.cells.takingIn;
  if (takingIn && !(await takeIn(tables, key, takingIn, Number.POSITIVE_INFINITY))) return "being-taken-in";
  const parts = await plans.query(beginsWith(partition, PLAN));
  const own = parts.find((row) => row.key === PLAN);
  if (own === undefined) return "unknown";
  if (!always && (await isDerived(plans, partition))) return { actions: 0, mended: 0, left: 0 };
  const { value: plan } = readPlanRows(key, own, parts);
  await noteParties(people, plan, null);
  await relistPlan(listings, key, plan.title);
  const done = await reindexActions(plans, partition, plan.importedAt.slice(0, 10));
  const row = { key: DERIVED, cells: { shape: String(ACTION_VERSION) } };
  if (done.left === 0) await plans.write(partition, [{ kind: "put", row }]);
  return done;
}

/** Whether no row of an earlier version can be left: neither from before the index was last derived, nor by an older release since. */
async function isDerived(plans: Table, partition: string): Promise<boolean> {
  const derived = await plans.read(partition, DERIVED);
  if (derived === undefined || versionOf(derived.cells) < ACTION_VERSION) return false;
  const earlier = `${beginsWith(partition, "action|")} and ${ofEarlierVersion(ACTION_VERSION)}`;
  return (await plans.query(earlier, 1)).length === 0;
}

async function reindexActions(plans: Table, partition: string, importedOn: Day): Promise<Reindexed> {
  const rowsOf = (prefix: string) => plans.query(beginsWith(partition, prefix));
  // Before the actions: a row that is found here and belongs to none of them then belongs to none at all.
  const index = byAction((await Promise.all(INDEXES.map(rowsOf))).flat(), -1);
  const changes = byAction(await rowsOf("change|"), -2);
  const actions = await rowsOf("action|");
  const history = byAction(await rowsOf("update|"), -2);
  let [mended, left] = [0, 0];
  for (const own of actions) {
    const id = idIn(own.key, -1);
    const rows = {
      own,
      index: index.get(id) ?? [],
      history: oldestFirst(history.get(id)),
      changes: changes.get(id) ?? [],
    };
    index.delete(id);
    const done = await reindexAction(plans, partition, rows, importedOn);
    if (done === "left") left++;
    else mended += done;
  }
  for (const orphans of index.values()) mended += await removeRows(plans, partition, orphans);
  return { actions: actions.length, mended, left };
}

/** Writes what is not as it should be; where somebody writes the action meanwhile, their write stands and it is derived anew. */
async function reindexAction(
  plans: Table,
  partition: string,
  read: ActionRows,
  importedOn: Day,
): Promise<number | "left"> {
  let [rows, mended] = [read, 0];
  for (let tries = 0; tries < MOST_TRIES; ) {
    if (isNewer(rows.own, ACTION_VERSION)) return "left";
    const changes = changeMends(rows).slice(0, MOST_WRITES);
    const writes = changes.length > 0 ? changes : indexMends(rows, importedOn);
    if (writes.length === 0) return mended;
    if (await plans.write(partition, writes)) mended += writes.filter(({ kind }) => kind !== "replace").length;
    else tries++;
    rows = await readAgain(plans, partition, rows, importedOn);
  }
  throw new StoreDown(`others keep writing ${read.own.key}`);
}

async function readAgain(plans: Table, partition: string, before: ActionRows, importedOn: Day): Promise<ActionRows> {
  const own = await plans.read(partition, before.own.key);
  if (own === undefined) throw new Error(`${before.own.key} of ${partition} is gone`);
  const id = idIn(own.key, -1);
  const history = oldestFirst(await plans.query(beginsWith(partition, `update|${id}|`)));
  const keys = new Set(
    [...before.index, ...derivedIndex({ own, history }, importedOn), ...derivedIndex(before, importedOn)].map(
      ({ key }) => key,
    ),
  );
  const index = await Promise.all([...keys].map((key) => plans.read(partition, key)));
  const days = new Set(
    changeMends({ history, changes: [] }).map((write) => ("row" in write ? write.row.key : write.key)),
  );
  const changes = await Promise.all([...days].map((key) => plans.read(partition, key)));
  return { own, history, index: index.filter(isThere), changes: changes.filter(isThere) };
}

function isThere(row: FoundRow | undefined): row is FoundRow {
  return row !== undefined;
}

/** Rows by the part of their keys that is an action's id, counted from the end. */
function byAction(rows: readonly FoundRow[], at: number): Map<string, readonly FoundRow[]> {
  const found = new Map<string, FoundRow[]>();
  for (const row of rows) {
    const id = idIn(row.key, at);
    found.set(id, [...(found.get(id) ?? []), row]);
  }
  return found;
}

function idIn(key: string, at: number): string {
  return key.split("|").at(at) ?? "";
}

/** Keys of history let the newest come first. */
function oldestFirst(rows: readonly FoundRow[] = []): readonly FoundRow[] {
  return [...rows].reverse();
}
