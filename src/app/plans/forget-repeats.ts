import type { PlanStore } from "../ports/plan-store.ts";
import type { ImportDrafts, Log } from "../ports/ports.ts";

/** Days for which a repeat of a change is known as one. */
const REMEMBERED_DAYS = 30;

/**
 * Removes what was only kept to know repeats, what dead imports left, and imports nobody applied. A plan that fails is
 * left to the next run.
 */
export async function forgetRepeats(
  deps: { readonly plans: PlanStore; readonly drafts: ImportDrafts; readonly log: Log },
  now: Date,
): Promise<{ readonly plans: number; readonly removed: number; readonly failed: number }> {
  const before = new Date(now.getTime() - REMEMBERED_DAYS * 86_400_000).toISOString();
  const tally = { plans: 0, removed: await deps.drafts.sweep(before), failed: 0 };
  for (const tenant of await deps.plans.listTenants()) {
    for (const { key } of await deps.plans.listPlans(tenant)) {
      try {
        tally.removed += await deps.plans.purge(key, before);
        tally.plans++;
      } catch (error) {
        tally.failed++;
        deps.log.error("repeats-not-forgotten", { ...key, error: String(error) });
      }
    }
  }
  return tally;
}
