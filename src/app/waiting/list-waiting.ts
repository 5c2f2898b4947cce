import { redactAction } from "../../domain/permissions/audience.ts";
import { isClosed } from "../../domain/plan/plan.ts";
import { accept, type Result } from "../../domain/plan/result.ts";
import type { SeenWaiting } from "../../domain/reminders/waiting-item.ts";
import { waitingFor } from "../../domain/waiting/tell-waiting.ts";
import { type Asking, type OpenDeps, type OpenPlan, openPlan } from "../open-plan.ts";
import { gatherWaiting, type WaitingDeps } from "./gather-waiting.ts";

/** What waits for a person, what blocks most first, and how much waits for others. */
export interface Waiting extends OpenPlan {
  readonly items: readonly SeenWaiting[];
  readonly forOthers: number;
}

/** "waiting": all that waits for the one who asks, each with what decides it. */
export async function listWaiting(deps: WaitingDeps & OpenDeps, asking: Asking): Promise<Result<Waiting>> {
  const open = await openPlan(deps, asking, "to read");
  if (!open.ok) return open;
  const { plan, today, audience } = open.value;
  // In a closed plan nobody decides anything any more; an owner sees what is unanswered before all others do.
  const found = isClosed(plan) ? [] : await gatherWaiting(deps, plan, asking.now);
  const all = found.filter(({ kind }) => kind !== "unanswered" || audience === "own chat");
  const items = waitingFor(plan, all, asking.person, today).map((item): SeenWaiting => {
    if (!("action" in item)) return item;
    const action = redactAction(open.value, item.action);
    return "hidden" in action ? { ...item, action } : { ...item, action };
  });
  return accept({ ...open.value, items, forOthers: all.length - items.length });
}
