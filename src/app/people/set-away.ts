import { readComingDay } from "../../domain/calendar/asked-day.ts";
import { formatDay } from "../../domain/calendar/day.ts";
import { planAbsence, planReturn } from "../../domain/people/absences.ts";
import { labelsOf } from "../../domain/people/handover.ts";
import type { PersonId, StandIn } from "../../domain/plan/person.ts";
import { nameOf, type Plan } from "../../domain/plan/plan.ts";
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
    const days = `from ${formatDay(from)} to ${formatDay(to)}`;
    const says = `${nameOf(plan, standIn.by)} answers for ${nameOf(plan, standIn.for)} ${days}.`;
    const known = plan.standIns.some((one) => one.for === standIn.for && one.by === standIn.by && same(one, standIn));
    const replaced = known ? [] : without(plan, planned.value.plan);
    return accept({ plan: known ? plan : planned.value.plan, standIn, replaced, told: told(plan, standIn.for, says) });
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
    const says = `${nameOf(plan, who)} is ${begun ? "back" : "not away after all"}.`;
    return accept({ plan: planned.value, ended, told: told(plan, who, says) });
  });
}

function without(before: Plan, after: Plan): readonly StandIn[] {
  return before.standIns.filter((one) => !after.standIns.includes(one));
}

function same(a: StandIn, b: StandIn): boolean {
  return a.from === b.from && a.to === b.to;
}

function told(plan: Plan, away: PersonId, says: string) {
  return { kind: "cover arranged" as const, says, labels: labelsOf(plan, away) };
}
