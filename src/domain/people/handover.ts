import { addDays, type Day, dayIn } from "../calendar/day.ts";
import type { Delegate, Handover, Holder, Label, Person, PersonId, StandIn } from "../plan/person.ts";
import { findPerson, type Plan } from "../plan/plan.ts";

/** What somebody is in a plan from a day on, and so passes to another. */
export interface Part {
  /** Names of the plan that they hold. */
  readonly labels: readonly string[];
  readonly seats: readonly Person["roles"][number][];
  /** Names outside Teams that they vouch for. */
  readonly sponsored: readonly string[];
  readonly delegates: readonly Delegate[];
  /** Absences of others that they cover. */
  readonly covers: readonly StandIn[];
}

/** All that someone is in a plan from a day on. */
export function partOf(plan: Plan, person: PersonId, day: Day): Part {
  const holds = (label: Label) => label.holders.some((holder) => holder.person === person && lasts(holder, day));
  return {
    labels: plan.labels.filter(holds).map(({ text }) => text),
    seats: findPerson(plan, person)?.roles ?? [],
    sponsored: plan.labels.filter(({ sponsor }) => sponsor === person).map(({ text }) => text),
    delegates: plan.delegates.filter((one) => one.for === person || one.by === person),
    covers: plan.standIns.filter((one) => one.by === person && one.to >= day),
  };
}

/** The names that somebody holds, or held or will. */
export function labelsOf(plan: Plan, person: PersonId): readonly string[] {
  return plan.labels.filter(({ holders }) => holders.some((one) => one.person === person)).map(({ text }) => text);
}

/** Whether somebody is nothing in the plan that could pass to another. */
export function isNothing({ labels, seats, sponsored, delegates, covers }: Part): boolean {
  return [labels, seats, sponsored, delegates, covers].every((some) => some.length === 0);
}

/** The plan as it is at an instant, in its zone. */
export function planAt(plan: Plan, now: Date): Plan {
  return planOn(plan, dayIn(plan.settings.zone, now));
}

/** The plan as it is on a day: every handover whose day has come is done. The same plan where there is none. */
export function planOn(plan: Plan, day: Day): Plan {
  const due = (plan.handovers ?? []).filter(({ on }) => on <= day).sort((a, b) => (a.on < b.on ? -1 : 1));
  if (due.length === 0) return plan;
  const later = (plan.handovers ?? []).filter((handover) => !due.includes(handover));
  return due.reduce(passOver, { ...plan, handovers: later });
}

/**
 * All that one is in the plan is the other's from the day on; the one keeps what they had until the day before, on
 * record. Their own absences stay theirs: the other is there. Done twice it changes nothing more.
 */
export function passOver(plan: Plan, handover: Handover): Plan {
  const { from, to, on } = handover;
  const seats = findPerson(plan, from)?.roles ?? [];
  return {
    ...plan,
    people: plan.people.map((person) => {
      if (person.id === from) return { ...person, roles: [] };
      return person.id === to ? { ...person, roles: [...new Set([...person.roles, ...seats])] } : person;
    }),
    labels: plan.labels.map((label) => labelAfter(label, handover)),
    delegates: passDelegates(plan.delegates, handover),
    standIns: plan.standIns.flatMap((cover) => coverAfter(cover, { from, to, on })),
  };
}

function labelAfter(label: Label, { from, to, on }: Handover): Label {
  const passing = label.holders.filter((holder) => holder.person === from && lasts(holder, on));
  const sponsor = label.sponsor === from ? to : label.sponsor;
  if (passing.length === 0) return sponsor === label.sponsor ? label : { ...label, sponsor };
  const past = label.holders.flatMap((holder): readonly Holder[] => {
    if (!passing.includes(holder)) return [holder];
    return holder.from !== null && holder.from >= on ? [] : [{ ...holder, to: addDays(on, -1) }];
  });
  const taken = past.some((holder) => holder.person === to && (holder.from ?? on) <= on && lasts(holder, on));
  const next = passing.map((holder) => ({
    person: to,
    from: holder.from !== null && holder.from > on ? holder.from : on,
    to: holder.to,
  }));
  const claims = label.claims?.filter(({ person }) => person !== to);
  return {
    ...label,
    sponsor,
    holders: [...past, ...(taken ? [] : next)],
    ...(label.answers === from && { answers: to }),
    ...(claims !== undefined && { claims }),
  };
}

function passDelegates(delegates: readonly Delegate[], { from, to }: Handover): readonly Delegate[] {
  const whose = (person: PersonId) => (person === from ? to : person);
  const passed = delegates.map((one) => ({ for: whose(one.for), by: whose(one.by) }));
  const once = new Map(passed.map((one) => [`${one.for} ${one.by}`, one]));
  return [...once.values()].filter((one) => one.for !== one.by);
}

function coverAfter(cover: StandIn, { from, to, on }: Handover): readonly StandIn[] {
  if (cover.by !== from || cover.to < on) return [cover];
  const before = cover.from < on ? [{ ...cover, to: addDays(on, -1) }] : [];
  const after = cover.for === to ? [] : [{ ...cover, by: to, from: cover.from < on ? on : cover.from }];
  return [...before, ...after];
}

function lasts({ to }: Holder, day: Day): boolean {
  return to === null || to >= day;
}
