import { dayIn } from "../../domain/calendar/day.ts";
import { planPauseEnd } from "../../domain/changes/state.ts";
import { onceOf } from "../../domain/plan/once.ts";
import { isClosed, type PlanKey } from "../../domain/plan/plan.ts";
import type { PlanStore } from "../ports/plan-store.ts";
import type { Log } from "../ports/ports.ts";

/** What one run came to. */
export interface PausesEnded {
  readonly resumed: number;
  readonly failed: number;
}

/**
 * Opens again every action whose pause has come to its day, in its plan's zone, as a change of its own that its history
 * tells: so every list, figure and reminder finds it open without asking what day it is. Late, repeated or doubled it
 * comes to the same; what changed meanwhile and a plan that fails are left to the next run.
 */
export async function endPauses(
  deps: { readonly plans: PlanStore; readonly log: Log },
  now: Date,
): Promise<PausesEnded> {
  const tally = { resumed: 0, failed: 0 };
  for (const tenant of await deps.plans.listTenants()) {
    for (const { key } of await deps.plans.listPlans(tenant)) {
      try {
        tally.resumed += await endIn(deps.plans, key, now);
      } catch (error) {
        tally.failed++;
        deps.log.error("pauses-not-ended", { ...key, error: String(error) });
      }
    }
  }
  return tally;
}

async function endIn(plans: PlanStore, key: PlanKey, now: Date): Promise<number> {
  const paused = await plans.listByStatus(key, "paused");
  const stored = paused.length === 0 ? "unknown" : await plans.readPlan(key);
  if (typeof stored === "string" || isClosed(stored.value)) return 0;
  const plan = stored.value;
  const when = { at: now.toISOString(), today: dayIn(plan.settings.zone, now) };
  let ended = 0;
  for (const { id } of paused) {
    const before = await plans.readAction(key, id);
    const planned = before && planPauseEnd(plan, before.value, when);
    if (!before || !planned) continue;
    const act = ["end a pause", id, String(before.value.version)];
    const once = onceOf({ tenant: key.tenant, conversation: "", person: "", token: "", act, given: null });
    if ((await plans.commit(key, { before, ...planned, once })) === "saved") ended++;
  }
  return ended;
}
