import type { PlanKey } from "../../domain/plan/plan.ts";
import type { PlanStore } from "../ports/plan-store.ts";
import type { Log } from "../ports/ports.ts";

/** What one run came to: plans and actions looked at, rows made anew or taken away, what was left to others. */
export interface ReindexTally {
  readonly plans: number;
  readonly actions: number;
  readonly mended: number;
  /** Actions that a newer release changes, and plans being taken in: the next run looks at them. */
  readonly left: number;
  readonly failed: number;
}

/** Every plan there is. */
export async function allPlans({ plans }: { readonly plans: PlanStore }): Promise<readonly PlanKey[]> {
  const tenants = await plans.listTenants();
  const listed = await Promise.all(tenants.map((tenant) => plans.listPlans(tenant)));
  return listed.flat().map(({ key }) => key);
}

/**
 * Derives the rows that lists are read from anew, of each plan, where they are not what its actions and their history
 * make them: by any instance, while leads save. Stopped or killed halfway it goes on with the next run; what is right is
 * left as it is. Without `always` it looks only at plans in which rows of an earlier version may be left. A plan that
 * fails stops no other.
 */
export async function reindexPlans(
  deps: { readonly plans: PlanStore; readonly log: Log },
  keys: readonly PlanKey[],
  always: boolean,
  stopping?: AbortSignal,
): Promise<ReindexTally> {
  const tally = { plans: 0, actions: 0, mended: 0, left: 0, failed: 0 };
  for (const key of keys) {
    if (stopping?.aborted) return tally;
    try {
      const done = await deps.plans.reindex(key, always);
      if (done === "unknown") continue;
      tally.plans++;
      tally.left += done === "being-taken-in" ? 1 : done.left;
      if (done === "being-taken-in") continue;
      tally.actions += done.actions;
      tally.mended += done.mended;
    } catch (error) {
      tally.failed++;
      deps.log.error("plan-not-reindexed", { ...key, error: String(error) });
    }
  }
  return tally;
}
