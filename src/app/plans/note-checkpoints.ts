import type { PlanStore } from "../ports/plan-store.ts";
import type { Log } from "../ports/ports.ts";

/**
 * Says of each plan, once, from when on what changes alter is kept: of plans from before that. Done at every start and
 * once a day, against an older version running beside this. A plan that fails is left to the next run.
 */
export async function noteCheckpoints(
  { plans, log }: { readonly plans: PlanStore; readonly log: Log },
  now: Date,
): Promise<{ readonly plans: number; readonly failed: number }> {
  const tally = { plans: 0, failed: 0 };
  for (const tenant of await plans.listTenants()) {
    for (const { key } of await plans.listPlans(tenant)) {
      try {
        await plans.noteCheckpoint(key, now.toISOString());
        tally.plans++;
      } catch (error) {
        tally.failed++;
        log.error("checkpoint-not-noted", { ...key, error: String(error) });
      }
    }
  }
  return tally;
}
