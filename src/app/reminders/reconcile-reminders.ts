import { addDays, dayIn, instantOf } from "../../domain/calendar/day.ts";
import { addAll } from "../../domain/plan/many.ts";
import type { PersonId } from "../../domain/plan/person.ts";
import { findHoles, type Hole } from "../../domain/reminders/holes.ts";
import type { PlanToRemind } from "../../domain/reminders/items.ts";
import type { ReaderHabits } from "../../domain/reminders/rhythm.ts";
import type { RemindDeps } from "../sending/remind-deps.ts";
import { gatherReminders } from "./gather-reminders.ts";
import { readersOf } from "./readers.ts";

/** What a reconciliation found; `failed`: tenants that could not be read. */
export interface ReconciliationReport {
  readonly holes: readonly Hole[];
  readonly failed: number;
}

/**
 * Once a day: decides again what yesterday should have sent, and reports whoever has no row for it. Sends nothing: what
 * is still owed goes out with the next run. Each hole is logged as the fault it is.
 */
export async function reconcileReminders(
  deps: Pick<RemindDeps, "plans" | "outbox" | "conversations" | "log">,
  now: Date,
): Promise<ReconciliationReport> {
  const holes: Hole[] = [];
  let failed = 0;
  for (const tenant of await deps.plans.listTenants()) {
    try {
      addAll(holes, await ofTenant(deps, tenant, now));
    } catch (error) {
      failed += 1;
      deps.log.error("reminders-not-reconciled", { tenant, error: String(error) });
    }
  }
  for (const { person, day, items } of holes)
    deps.log.error("reminder-missed", { person, day, refs: items.map(({ line }) => line.ref) });
  return { holes, failed };
}

async function ofTenant(
  deps: Pick<RemindDeps, "plans" | "outbox" | "conversations" | "log">,
  tenant: string,
  now: Date,
): Promise<readonly Hole[]> {
  const keys = (await deps.plans.listPlans(tenant)).map(({ key }) => key);
  const plans = await gatherReminders(deps, keys, now, "all");
  const readers = readersOf(await deps.conversations.list(tenant));
  const zones = [...new Set(plans.map(({ plan }) => plan.settings.zone))];
  const holes = await Promise.all(
    zones.map((zone) => {
      const there = plans.filter(({ plan }) => plan.settings.zone === zone);
      return inZone(deps, tenant, there, { zone, now, readers });
    }),
  );
  return holes.flat();
}

/** Each plan by the day that is over where it is. */
async function inZone(
  deps: Pick<RemindDeps, "plans" | "outbox">,
  tenant: string,
  plans: readonly PlanToRemind[],
  {
    zone,
    now,
    readers,
  }: { readonly zone: string; readonly now: Date; readonly readers: ReadonlyMap<PersonId, ReaderHabits> },
): Promise<readonly Hole[]> {
  const day = addDays(dayIn(zone, now), -1);
  const rows = await deps.outbox.listDay(tenant, day);
  const holes = findHoles(plans, new Set(rows.map(({ value }) => value.person)), day, zone, readers);
  const since = plans.map(({ plan }) => instantOf(zone, day, plan.settings.hour).toISOString()).sort()[0] ?? "";
  const kept = await Promise.all(holes.map((hole) => withoutChanged(deps, hole, since)));
  return kept.filter(({ items }) => items.length > 0);
}

/** What was changed after the day's reminders went out came to be owed afterwards: it is asked on the next day. */
async function withoutChanged({ plans }: Pick<RemindDeps, "plans">, hole: Hole, since: string): Promise<Hole> {
  const newest = await Promise.all(hole.items.map(({ plan, line }) => plans.listHistory(plan, line.id, 1, null)));
  return { ...hole, items: hole.items.filter((_, index) => (newest[index]?.items[0]?.at ?? "") < since) };
}
