import type { Action } from "../../src/domain/action.ts";
import { type Day, dayIn } from "../../src/domain/calendar/day.ts";
import { holdersOf, type Plan } from "../../src/domain/plan.ts";
import type { Year } from "./year.ts";

export function dayOf(at: string): Day {
  return dayIn("Europe/London", new Date(at));
}

/** Holders of its lead labels today, or whoever stands in for them, followed from cover to cover. */
export function peopleFor(plan: Plan, action: Action, today: Day): readonly string[] {
  const follow = (person: string, seen: readonly string[]): readonly string[] => {
    if (seen.includes(person)) return [];
    const covers = plan.standIns.filter(({ for: away, from, to }) => away === person && from <= today && today <= to);
    return covers.length === 0 ? [person] : covers.flatMap(({ by }) => follow(by, [...seen, person]));
  };
  const found = action.leads.flatMap(({ label }) =>
    holdersOf(plan, label, today).flatMap((holder) => {
      const present = follow(holder, []);
      return present.length > 0 ? present : [holder, ...themeLeads(plan, action, today)];
    }),
  );
  return [...new Set(found)];
}

export function themeLeads(plan: Plan, action: Action, today: Day): readonly string[] {
  const labels = plan.themes.find(({ ref }) => ref === action.theme)?.leads ?? [];
  return labels.flatMap((label) => holdersOf(plan, label, today));
}

/** The dates of an action that wait, by themselves: nobody answered them. */
export function waitingDates(year: Year, action: Action): readonly Day[] {
  const dates = [action.reviewDate, action.endDate].filter((date) => date !== null);
  return [...new Set(dates)].filter((date) => !year.answered.has(`${action.id} ${date}`)).sort();
}
