import type { PlanStore } from "../app/ports/plan-store.ts";
import type { Log } from "../app/ports/ports.ts";
import type { Stored } from "../app/ports/stored.ts";
import type { Plan, PlanKey } from "../domain/plan/plan.ts";
import { actionStore } from "./actions/action-store.ts";
import { type PlanTables, storeNewPlan, takeIn } from "./changes/create-plan.ts";
import { reindexPlan } from "./changes/reindex.ts";
import { discardStaged } from "./changes/staging.ts";
import { storeChange, storePlan } from "./changes/store-change.ts";
import { eventKey, readKeptEvents, shownEvent } from "./plans/event-rows.ts";
import { noteAllParties, plansOfParty } from "./plans/in-plans.ts";
import { listedDue, listedPlans, listedTenants, listPlan, putOffListing } from "./plans/listings.ts";
import { noteCheckpoint, readRecord } from "./plans/plan-record.ts";
import { readPlanRows } from "./plans/plan-rows.ts";
import { reminderStore } from "./reminders/reminder-store.ts";
import { findOldInbox } from "./table/inbox.ts";
import { keepNewest } from "./table/keep-newest.ts";
import { PLAN, partitionOf } from "./table/keys.ts";
import { removeRows } from "./table/rewrite.ts";
import { beginsWith, between } from "./table/table.ts";

/** Staged rows that opening a plan puts in their places before it answers: about half a second. */
const TAKEN_IN_AT_ONCE = 10;

/** Plans kept as they were read last. */
const MOST_KEPT = 100;

/** Plans in tables: a partition for each plan, and a small list of them. */
export function tablePlans(tables: PlanTables, log: Log): PlanStore {
  const { plans, listings } = tables;
  const kept: Kept = new Map();
  return {
    ...actionStore(plans),
    ...reminderStore(plans),
    listPlans: (tenant) => listedPlans(listings, plans, tenant),
    listPlansOf: plansOfParty(tables),
    noteParties: () => noteAllParties(tables),
    listTenants: () => listedTenants(listings, plans),
    listDue: (now) => listedDue(listings, now),
    putOff: (listed, until, now) => putOffListing(listings, listed, until, now),
    wake: ({ key, title }) => listPlan(listings, key, title),
    readPlan: (key) => openPlan(tables, log, kept, key),
    createPlan: (created) => storeNewPlan(tables, created),
    savePlan: (stored, event) => storePlan(tables, stored, event),
    listEvents: async (key, from, to) => {
      const rows = await plans.query(between(partitionOf(key), eventKey(from), `${eventKey(to)}~`));
      return (await readKeptEvents(plans, rows)).map(shownEvent);
    },
    readRecord: async (key, after) => {
      const opened = await openPlan(tables, log, kept, key);
      return typeof opened === "string" ? opened : ((await readRecord(plans, key, after)) ?? "being-taken-in");
    },
    noteCheckpoint: (key, at) => noteCheckpoint(plans, key, at),
    applyChange: (key, mark, change, once) => storeChange(tables, key, mark, change, once),
    reindex: (key, always) => reindexPlan(tables, key, always),
    purge: async (key, before) => {
      const partition = partitionOf(key);
      const forgotten = await removeRows(plans, partition, await findOldInbox(plans, partition, before));
      return forgotten + (await discardStaged(plans, partition));
    },
  };
}

type Kept = Map<string, Stored<Plan>>;

/**
 * A plan's parts are never written without its own row: while that has the ETag it was read with, the plan is the same,
 * and its many rows (a hundred and more) need not be read for every turn.
 */
async function openPlan(
  tables: PlanTables,
  log: Log,
  kept: Kept,
  key: PlanKey,
): Promise<Stored<Plan> | "unknown" | "being-taken-in"> {
  const partition = partitionOf(key);
  const last = kept.get(partition);
  if (last !== undefined && (await tables.plans.read(partition, PLAN))?.etag === last.mark) return last;
  const rows = await tables.plans.query(beginsWith(partition, PLAN));
  const own = rows.find((row) => row.key === PLAN);
  if (own === undefined) return "unknown";
  const { takingIn } = own.cells;
  if (!takingIn) return keepNewest(kept, partition, readPlanRows(key, own, rows), MOST_KEPT);
  // Perhaps whoever imported it is gone: it is finished here, as far as a request can wait.
  if (!(await takeIn(tables, key, takingIn, TAKEN_IN_AT_ONCE))) return "being-taken-in";
  log.info("plan-taken-in", { plan: key.plan });
  return openPlan(tables, log, kept, key);
}
