import type { PlanStore } from "../ports/plan-store.ts";

/**
 * Who is in which plan, for the plans there are: so that a question costs the plans one is in. Written with each plan
 * since; done at every start and once a day for those from before, and against an older version running beside this.
 */
export async function noteParties(deps: { readonly plans: PlanStore }): Promise<{ readonly plans: number }> {
  return { plans: await deps.plans.noteParties() };
}
