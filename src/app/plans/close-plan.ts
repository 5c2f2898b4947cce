import { isClosed, nameOf } from "../../domain/plan.ts";
import { type Closing, planClosing, planOpening } from "../../domain/plans/closing.ts";
import { accept, type Result, refuse } from "../../domain/result.ts";
import { openAllowed } from "../open-allowed.ts";
import { type Asking, type OpenDeps, type OpenPlan, planClosed } from "../open-plan.ts";
import type { NewId } from "../ports.ts";
import { countActions } from "./list-plans.ts";

type Deps = OpenDeps & { readonly newId: NewId };

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
export async function closePlan(deps: Deps, asking: Asking, reason: string): Promise<Result<OpenPlan>> {
  for (;;) {
    const open = await openAllowed(deps, asking, "close the plan", "close the plan", "to read");
    if (!open.ok) return open;
    const { plan, stored } = open.value;
    if (isClosed(plan)) return plan.closed?.by === asking.person ? open : refuse(planClosed(plan));
    const planned = planClosing(plan, closingOf(deps, asking, open.value, reason));
    if (await deps.plans.savePlan({ value: planned.plan, mark: stored.mark }, planned.event))
      return accept({ ...open.value, plan: planned.plan });
  }
}

/** "open plan again": a closed plan goes on as it was, its reminders too where they had been started. */
export async function reopenPlan(deps: Deps, asking: Asking): Promise<Result<OpenPlan>> {
  for (;;) {
    const open = await openAllowed(deps, asking, "close the plan", "open the plan again", "to open again");
    if (!open.ok) return open;
    const { plan, stored } = open.value;
    const planned = planOpening(plan, closingOf(deps, asking, open.value, ""));
    if (planned === undefined) return refuse({ reason: "plan-open", plan: plan.title });
    if (await deps.plans.savePlan({ value: planned.plan, mark: stored.mark }, planned.event))
      return accept({ ...open.value, plan: planned.plan });
  }
}

function closingOf({ newId }: Deps, asking: Asking, { plan, today }: OpenPlan, reason: string): Closing {
  const { person, now } = asking;
  return { id: newId(), by: person, byName: nameOf(plan, person), at: now.toISOString(), today, reason };
}
