import type { PersonId } from "../../domain/plan/person.ts";
import { isClosed, type Plan } from "../../domain/plan/plan.ts";
import { accept, type Result, refuse } from "../../domain/plan/result.ts";
import { type Administrator, administratorAsking, openForAdministrator } from "../administer.ts";
import { changePlan } from "../change-plan.ts";
import { openAllowed } from "../open-allowed.ts";
import { type Asking, type OpenDeps, type OpenPlan, planClosed } from "../open-plan.ts";
import type { PlanStore } from "../ports/plan-store.ts";
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

const CLOSED = { kind: "closed", labels: [] } as const;

/** Closes a plan: its reminders end, nothing of it is changed any more, the record stays. Safe to press twice. */
export function closePlan(deps: OpenDeps, asking: Asking, reason: string): Promise<Result<OpenPlan>> {
  const open = () => openAllowed(deps, asking, "close the plan", "close the plan", "to read");
  return changePlan(deps, asking, open, ({ plan }) => {
    const { person: by, now } = asking;
    const memo = { ...CLOSED, told: { does: "close", administrator: false } as const, reason };
    if (isClosed(plan)) return isOwn(plan, by, reason) ? accept({ plan, memo }) : refuse(planClosed(plan));
    return accept({ plan: { ...plan, closed: { at: now.toISOString(), by, reason } }, memo });
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
    const memo = { ...CLOSED, told: { does: "close", administrator: true } as const, reason };
    return accept({ plan: { ...plan, closed: { at: by.now.toISOString(), by: by.id, reason } }, memo });
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
    const memo = { kind: "opened again", told: { does: "open again" }, labels: [] } as const;
    return accept({ plan: { ...plan, closed: null }, memo });
  });
}
