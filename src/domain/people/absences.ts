import { addDays, type Day } from "../calendar/day.ts";
import { may, planStandingsOf } from "../permissions/permissions.ts";
import type { PersonId, StandIn } from "../plan/person.ts";
import { nameOf, ownersOf, type Plan } from "../plan/plan.ts";
import type { Refusal } from "../plan/refusal.ts";
import { accept, type Result, refuse } from "../plan/result.ts";
import { findByName, membersOf } from "./find-person.ts";

/** Someone is away from one day to another, both included, and somebody answers for them. Names as typed. */
export interface AbsenceWish {
  /** Whose absence: "" is the one who asks. */
  readonly lead: string;
  readonly cover: string;
  readonly from: Day;
  readonly to: Day;
}

/** The plan with an absence in it. */
export interface PlannedAbsence {
  readonly plan: Plan;
  readonly standIn: StandIn;
}

/**
 * An absence as the plan keeps it: the lead's items go to the cover for those days and come back by themselves.
 * Typed by the lead, their delegate or an owner. It replaces what it overlaps of the same lead.
 */
export function planAbsence(plan: Plan, wish: AbsenceWish, by: PersonId, today: Day): Result<PlannedAbsence> {
  const lead = wish.lead === "" ? accept(by) : findOne(plan, wish.lead);
  if (!lead.ok) return lead;
  const cover = findOne(plan, wish.cover);
  if (!cover.ok) return cover;
  const fault = arrangeFault(plan, lead.value, by, today);
  if (fault !== undefined) return refuse(fault);
  if (wish.to < wish.from) return refuse({ reason: "absence-backwards", from: wish.from, to: wish.to });
  if (wish.to < today) return refuse({ reason: "date-past", field: "date", date: wish.to, today });
  if (cover.value === lead.value) return refuse({ reason: "cover-oneself" });
  const standIn: StandIn = { for: lead.value, by: cover.value, from: wish.from, to: wish.to };
  const others = plan.standIns.filter((one) => one.for !== standIn.for || !overlaps(one, standIn));
  return accept({ plan: { ...plan, standIns: [...others, standIn] }, standIn });
}

/**
 * "back": the absence that somebody is in ends yesterday; who is not away yet is not going to be the next time. What is
 * arranged for later stays.
 */
export function planReturn(plan: Plan, lead: string, by: PersonId, today: Day): Result<Plan> {
  const who = lead === "" ? accept(by) : findOne(plan, lead);
  if (!who.ok) return who;
  const fault = arrangeFault(plan, who.value, by, today);
  if (fault !== undefined) return refuse(fault);
  const ahead = plan.standIns.filter((one) => one.for === who.value && one.to >= today);
  const running = ahead.filter((one) => one.from <= today);
  const left = running.length > 0 ? running : nextOf(ahead);
  if (left.length === 0) return refuse({ reason: "not-away", name: nameOf(plan, who.value) });
  const ended = left.filter((one) => one.from < today).map((one) => ({ ...one, to: addDays(today, -1) }));
  return accept({ ...plan, standIns: [...plan.standIns.filter((one) => !left.includes(one)), ...ended] });
}

/** The absence that begins first; several people may answer in it. */
function nextOf(ahead: readonly StandIn[]): readonly StandIn[] {
  const [first] = ahead.map(({ from }) => from).sort();
  return ahead.filter(({ from }) => from === first);
}

function overlaps(a: StandIn, b: StandIn): boolean {
  return a.from <= b.to && b.from <= a.to;
}

// A delegate is one of this lead's alone.
function arrangeFault(plan: Plan, lead: PersonId, by: PersonId, today: Day): Refusal | undefined {
  const own = lead === by;
  const serves = plan.delegates.some((one) => one.for === lead && one.by === by);
  const standings = planStandingsOf(plan, by, today).filter((one) => own || serves || one !== "delegate");
  if (may(own ? "arrange their own cover" : "arrange another's cover", standings)) return undefined;
  const name = nameOf(plan, lead);
  const owners = ownersOf(plan).map((one) => one.name);
  return {
    reason: "not-allowed",
    request: own ? "arrange cover" : `arrange cover for ${name}`,
    ask: own ? owners : [name, ...owners],
  };
}

function findOne(plan: Plan, typed: string): Result<PersonId> {
  const found = findByName(membersOf(plan), typed);
  return found.ok ? accept(found.value.person) : found;
}
