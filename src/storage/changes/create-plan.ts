import { randomUUID } from "node:crypto";
import type { NewPlan } from "../../app/ports/plan-store.ts";
import type { PlanKey } from "../../domain/plan/plan.ts";
import { NO_EVENT } from "../plans/event-chain.ts";
import { noteParties } from "../plans/in-plans.ts";
import { announcePlan, listPlan } from "../plans/listings.ts";
import { newPlanRows } from "../plans/new-plan-rows.ts";
import { planRow, readTitle } from "../plans/plan-rows.ts";
import { inboxWrites } from "../table/inbox.ts";
import { PLAN, partitionOf } from "../table/keys.ts";
import type { FoundRow, Table, Write } from "../table/table.ts";
import { discardStaged, rollForward, stage } from "./staging.ts";
import { createSteps } from "./steps.ts";

/** The tables a plan stands in; that of the people holds who is in which. */
export interface PlanTables {
  readonly plans: Table;
  readonly listings: Table;
  readonly people: Table;
}

/**
 * Stages all rows, then writes the plan's own row: from that moment the plan exists, and its rows are rolled
 * forward, here or by whoever opens it next. Resolves false when the plan exists.
 */
export async function storeNewPlan(tables: PlanTables, created: NewPlan): Promise<boolean> {
  const { key, title } = created.plan;
  const partition = partitionOf(key);
  if ((await tables.plans.read(partition, PLAN)) !== undefined) return false;
  const importId = randomUUID();
  const rows = newPlanRows(created, importId);
  await announcePlan(tables.listings, key, title);
  await noteParties(tables.people, created.plan, null);
  const takeHead = await stage(tables.plans, partition, importId, createSteps(partition, rows));
  if (!(await commitPlan(tables.plans, partition, created, importId, takeHead))) {
    await discardStaged(tables.plans, partition);
    return false;
  }
  await takeIn(tables, key, importId, Number.POSITIVE_INFINITY);
  return true;
}

async function commitPlan(
  table: Table,
  partition: string,
  { plan, once }: NewPlan,
  importId: string,
  takeHead: Write,
): Promise<boolean> {
  const row = planRow(plan, importId, importId, NO_EVENT);
  const inbox = inboxWrites(once, plan.importedAt, importId);
  if (await table.write(partition, [...inbox, { kind: "create", row }, takeHead])) return true;
  const present = await table.read(partition, PLAN);
  return present?.cells.writer === importId;
}

/** Goes on with a plan's taking in, at most `most` staged rows of it. Resolves whether the plan is whole. */
export async function takeIn(
  { plans, listings }: Pick<PlanTables, "plans" | "listings">,
  key: PlanKey,
  importId: string,
  most: number,
): Promise<boolean> {
  const partition = partitionOf(key);
  if (!(await rollForward(plans, partition, importId, most))) return false;
  const own = await plans.read(partition, PLAN);
  if (own === undefined || own.cells.takingIn !== importId) return own !== undefined;
  await listPlan(listings, key, readTitle(own));
  await markWhole(plans, own);
  await discardStaged(plans, partition);
  return true;
}

// Refused: another instance has done it, or our own answer was lost; whole either way.
async function markWhole(table: Table, own: FoundRow): Promise<void> {
  const row = { key: own.key, cells: { ...own.cells, takingIn: "" } };
  await table.write(own.partition, [{ kind: "replace", row, over: own }]);
}
