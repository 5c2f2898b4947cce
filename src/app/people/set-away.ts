import { readComingDay } from "../../domain/calendar/asked-day.ts";
import { calledIn, type PlanTold } from "../../domain/history/plan-told.ts";
import { planAbsence, planReturn } from "../../domain/people/absences.ts";
import { labelsOf } from "../../domain/people/handover.ts";
import type { PersonId, StandIn } from "../../domain/plan/person.ts";
import type { Plan } from "../../domain/plan/plan.ts";
import { accept, type Result, refuse } from "../../domain/plan/result.ts";
import { changePlan } from "../change-plan.ts";
import { type Asking, type OpenDeps, type OpenPlan, openPlan } from "../open-plan.ts";

/** What was typed: "away 20 December to 5 January, cover Ben Okafor". Dates and names as typed. */
export interface AwayRequest {
  readonly lead: string;
  readonly from: string;
  readonly to: string;
  readonly cover: string;
}

/** An absence that is arranged, and the plan with it. */
export interface Away extends OpenPlan {
  readonly standIn: StandIn;
  /** What was arranged for some of these days before. */
  readonly replaced: readonly StandIn[];
}

/** An absence that has ended, and the plan without it. */
export interface EndedAbsence extends OpenPlan {
  /** What was arranged and is not to be any more. */
  readonly ended: readonly StandIn[];
}

type Deps = OpenDeps;

/** Puts somebody's items to their cover for a stated period. Saying it again changes nothing more. */
export async function setAway(deps: Deps, asking: Asking, request: AwayRequest): Promise<Result<Away>> {
  const open = () => openPlan(deps, asking);
  return changePlan(deps, asking, open, ({ plan, today }) => {
    const from = readComingDay(request.from, today);
    if (from === undefined) return refuse({ reason: "date-unreadable", field: "date", text: request.from });
    const to = readComingDay(request.to, from);
    if (to === undefined) return refuse({ reason: "date-unreadable", field: "date", text: request.to });
    const planned = planAbsence(plan, { ...request, from, to }, asking.person, today);
    if (!planned.ok) return planned;
    const { standIn } = planned.value;
    const { for: lead, by } = standIn;
    const told = { does: "go away", lead: calledIn(plan, lead), cover: calledIn(plan, by), from, to } as const;
    const known = plan.standIns.some((one) => one.for === standIn.for && one.by === standIn.by && same(one, standIn));
    const replaced = known ? [] : without(plan, planned.value.plan);
    return accept({ plan: known ? plan : planned.value.plan, standIn, replaced, memo: memoOf(plan, lead, told) });
  });
}

/** "back": ends an absence today. */
export async function endAway(deps: Deps, asking: Asking, lead: string): Promise<Result<EndedAbsence>> {
  const open = () => openPlan(deps, asking);
  return changePlan(deps, asking, open, ({ plan, today }) => {
    const planned = planReturn(plan, lead, asking.person, today);
    if (!planned.ok) return planned;
    const ended = without(plan, planned.value);
    const who = ended[0]?.for ?? asking.person;
    const begun = ended.some(({ from }) => from <= today);
    const told = { does: "come back", lead: calledIn(plan, who), begun } as const;
    return accept({ plan: planned.value, ended, memo: memoOf(plan, who, told) });
  });
}

function without(before: Plan, after: Plan): readonly StandIn[] {
  return before.standIns.filter((one) => !after.standIns.includes(one));
}

function same(a: StandIn, b: StandIn): boolean {
  return a.from === b.from && a.to === b.to;
}

function memoOf(plan: Plan, away: PersonId, told: PlanTold) {
  return { kind: "cover arranged" as const, told, labels: labelsOf(plan, away) };
}
