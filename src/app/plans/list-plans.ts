import { isCounted, isOpen, isOverdue } from "../../domain/plan/action.ts";
import { isClosed } from "../../domain/plan/plan.ts";
import { accept, type Result } from "../../domain/plan/result.ts";
import { type Asking, type OpenDeps, type OpenPlan, openPlans } from "../open-plan.ts";

/** How it stands with one plan of a person. */
export interface ListedPlan extends OpenPlan {
  readonly actions: number;
  readonly open: number;
  readonly overdue: number;
  /** It is the one that is meant where it is asked. */
  readonly meant: boolean;
}

/** "plans": every plan the one who asks is in; open ones first, then by title. */
export async function listPlans(deps: OpenDeps, asking: Asking): Promise<Result<readonly ListedPlan[]>> {
  const opened = await openPlans(deps, { ...asking, plan: null }, "to read");
  if (!opened.ok) return opened;
  const { all, meant } = opened.value;
  const only = meant.length === 1 ? meant[0] : undefined;
  const plans = await Promise.all(
    all.map(async (open) => ({ ...open, ...(await countActions(deps, open)), meant: open === only })),
  );
  return accept(plans.sort((a, b) => rank(a) - rank(b) || a.plan.title.localeCompare(b.plan.title, "en-GB")));
}

/** Of one plan, how many of its actions are open and overdue. */
export async function countActions({ plans }: OpenDeps, { plan, today }: OpenPlan) {
  const lines = (await plans.listActions(plan.key)).filter(isCounted);
  return {
    actions: lines.length,
    open: lines.filter(isOpen).length,
    overdue: lines.filter((line) => isOverdue(line, today)).length,
  };
}

function rank({ plan, meant }: ListedPlan): number {
  return meant ? 0 : isClosed(plan) ? 2 : 1;
}
