import { readComingDay } from "../../domain/calendar/asked-day.ts";
import { planAbsence, planReturn } from "../../domain/people/absences.ts";
import type { StandIn } from "../../domain/person.ts";
import type { Plan } from "../../domain/plan.ts";
import { accept, type Result, refuse } from "../../domain/result.ts";
import { type Asking, type OpenPlan, openPlan } from "../open-plan.ts";
import type { PlanStore } from "../plan-store.ts";

/** What was typed: "away 20 December to 5 January, cover Ben Okafor". Dates and names as typed. */
export interface AwayRequest {
  readonly lead: string;
  readonly from: string;
  readonly to: string;
  readonly cover: string;
}

export interface Away extends OpenPlan {
  readonly standIn: StandIn;
}

type Deps = { readonly plans: PlanStore };

/** Puts somebody's items to their cover for a stated period. Saying it again changes nothing more. */
export async function setAway(deps: Deps, asking: Asking, request: AwayRequest): Promise<Result<Away>> {
  return changePlan(deps, asking, ({ plan, today }) => {
    const from = readComingDay(request.from, today);
    if (from === undefined) return refuse({ reason: "date-unreadable", field: "date", text: request.from });
    const to = readComingDay(request.to, from);
    if (to === undefined) return refuse({ reason: "date-unreadable", field: "date", text: request.to });
    const planned = planAbsence(plan, { ...request, from, to }, asking.person, today);
    return planned.ok ? accept({ plan: planned.value.plan, more: { standIn: planned.value.standIn } }) : planned;
  });
}

/** "back": ends an absence today. */
export async function endAway(deps: Deps, asking: Asking, lead: string): Promise<Result<OpenPlan>> {
  return changePlan(deps, asking, ({ plan, today }) => {
    const planned = planReturn(plan, lead, asking.person, today);
    return planned.ok ? accept({ plan: planned.value, more: {} }) : planned;
  });
}

/** Decides anew when the plan changed meanwhile. */
async function changePlan<More>(
  deps: Deps,
  asking: Asking,
  decide: (open: OpenPlan) => Result<{ readonly plan: Plan; readonly more: More }>,
): Promise<Result<OpenPlan & More>> {
  for (;;) {
    const open = await openPlan(deps, asking);
    if (!open.ok) return open;
    const decided = decide(open.value);
    if (!decided.ok) return decided;
    const { plan, more } = decided.value;
    if (await deps.plans.savePlan({ value: plan, mark: open.value.stored.mark })) {
      return accept({ ...open.value, plan, ...more });
    }
  }
}
