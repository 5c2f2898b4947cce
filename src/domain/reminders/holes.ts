import { type Day, instantOf } from "../calendar/day.ts";
import { isWorked } from "../calendar/working-days.ts";
import type { PersonId } from "../plan/person.ts";
import type { DigestItem } from "./digest.ts";
import type { PlanToRemind } from "./items.ts";
import { planReminders } from "./plan-reminders.ts";
import type { ReaderHabits } from "./rhythm.ts";

/** Someone who was owed a digest on a day that has passed, and for whom no row was ever written. */
export interface Hole {
  readonly person: PersonId;
  readonly name: string;
  readonly day: Day;
  readonly items: readonly Pick<DigestItem, "plan" | "line">[];
}

/**
 * What should have been sent on a day, decided anew from what is known now, against whose rows there are: any hole is
 * a fault of ours; what a reader's own rhythm kept back is none. What was asked since is left out of account; what was
 * answered since is no hole.
 */
export function findHoles(
  plans: readonly PlanToRemind[],
  rows: ReadonlySet<PersonId>,
  day: Day,
  zone: string,
  readers: ReadonlyMap<PersonId, ReaderHabits> = new Map(),
): readonly Hole[] {
  const atEnd = instantOf(zone, day, "23:59");
  const then = plans
    .filter(({ plan }) => plan.started !== null && plan.started.at < atEnd.toISOString())
    .filter(({ plan }) => isWorked(plan.settings.week, day))
    .map((from) => ({ ...from, asked: from.asked.filter(({ on }) => on <= day) }));
  return planReminders(then, atEnd, readers).flatMap(({ recipient: { person, name }, digest }) => {
    if (digest === null || rows.has(person)) return [];
    return [{ person, name, day, items: digest.items }];
  });
}
