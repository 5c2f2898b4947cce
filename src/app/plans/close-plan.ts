import type { PersonId } from "../../domain/plan/person.ts";
import { isClosed, nameOf, type Plan } from "../../domain/plan/plan.ts";
import { accept, type Result, refuse } from "../../domain/plan/result.ts";
import { type Administrator, administratorAsking, openForAdministrator } from "../administer.ts";
import { changePlan } from "../change-plan.ts";
import { openAllowed } from "../open-allowed.ts";
import { type Asking, type OpenDeps, type OpenPlan, planClosed } from "../open-plan.ts";
import type { PlanStore } from "../plan-store.ts";
import { countActions } from "./list-plans.ts";

/** What closing would leave behind. */
export interface ClosingPreview extends OpenPlan {
  readonly open: number;
  readonly overdue: number;
  /** Of those open, how many wait for a decision. */
  readonly waiting: number;
}

/** "close plan": shows its owner what it means; nothing is changed. */
export async function previewClosing(deps: OpenDeps, asking: Asking): Promise<Result<ClosingPreview>> {
  const open = await openAllowed(deps, asking, "close the plan");
  if (!open.ok) return open;
  const { key } = open.value.plan;
  const [counts, ...asked] = await Promise.all([
    countActions(deps, open.value),
    deps.plans.listByStatus(key, "awaiting-sign-off"),
    deps.plans.listRequests(key),
  ]);
  return accept({ ...open.value, ...counts, waiting: new Set(asked.flat().map(({ id }) => id)).size });
}

/** Closes a plan: its reminders end, nothing of it is changed any more, the record stays. Safe to press twice. */
export function closePlan(deps: OpenDeps, asking: Asking, reason: string): Promise<Result<OpenPlan>> {
  const open = () => openAllowed(deps, asking, "close the plan", "close the plan", "to read");
  return changePlan(deps, asking, open, ({ plan }) => {
    const { person: by, now } = asking;
    const told = { kind: "closed" as const, says: `${nameOf(plan, by)} closed the plan.`, reason, labels: [] };
    if (isClosed(plan)) return isOwn(plan, by, reason) ? accept({ plan, told }) : refuse(planClosed(plan));
    return accept({ plan: { ...plan, closed: { at: now.toISOString(), by, reason } }, told });
  });
}

/** The same by an administrator, of a plan that nobody of it ends. */
export function closeForAdministrator(
  deps: { readonly plans: PlanStore },
  by: Administrator,
  reason: string,
): Promise<Result<OpenPlan>> {
  const open = () => openForAdministrator(deps, by);
  return changePlan(deps, administratorAsking(by), open, ({ plan }) => {
    const told = { kind: "closed" as const, says: "An administrator closed the plan.", reason, labels: [] };
    return accept({ plan: { ...plan, closed: { at: by.now.toISOString(), by: by.id, reason } }, told });
  });
}

/** Whether it is the same press again: for another reason it would not be. */
function isOwn({ closed }: Plan, by: PersonId, reason: string): boolean {
  return closed?.by === by && closed.reason === reason;
}

/** "open plan again": a closed plan goes on as it was, its reminders too where they had been started. */
export function reopenPlan(deps: OpenDeps, asking: Asking): Promise<Result<OpenPlan>> {
  const open = () => openAllowed(deps, asking, "close the plan", "open the plan again", "to open again");
  return changePlan(deps, asking, open, ({ plan }) => {
    if (!isClosed(plan)) return refuse({ reason: "plan-open", plan: plan.title });
    const says = `${nameOf(plan, asking.person)} opened the plan again.`;
    return accept({ plan: { ...plan, closed: null }, told: { kind: "opened again" as const, says, labels: [] } });
  });
}
