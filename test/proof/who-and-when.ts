import type { Day } from "../../src/domain/calendar/day.ts";
import type { Action } from "../../src/domain/plan/action.ts";
import type { Plan } from "../../src/domain/plan/plan.ts";
import { askingDays } from "./own-rules.ts";
import { daysOn, hourIn, weekdayOf, workdayFrom } from "./work-calendar.ts";
import type { Year } from "./year.ts";

/** The day of what happened in the year: all of it between noon and five, on both sides of a change of clocks. */
export function dayOf(at: string): Day {
  return at.slice(0, 10);
}

/** Who holds a name of the plan on a day. */
function holding(plan: Plan, text: string, today: Day): readonly string[] {
  const holders = plan.labels.find((label) => label.text === text)?.holders ?? [];
  const isOn = (from: Day | null, to: Day | null) => (from === null || from <= today) && (to === null || today <= to);
  return holders.filter(({ from, to }) => isOn(from, to)).map(({ person }) => person);
}

/**
 * Holders of its lead labels today, or whoever stands in for them, followed from cover to cover. Where nobody is there,
 * the accountable co-lead, else the theme lead, else the holder all the same.
 */
export function peopleFor(plan: Plan, action: Action, today: Day): readonly string[] {
  const follow = (person: string, seen: readonly string[]): readonly string[] => {
    if (seen.includes(person)) return [];
    const covers = plan.standIns.filter(({ for: away, from, to }) => away === person && from <= today && today <= to);
    return covers.length === 0 ? [person] : covers.flatMap(({ by }) => follow(by, [...seen, person]));
  };
  const there = (label: string) => holding(plan, label, today).flatMap((holder) => follow(holder, []));
  const accountable = action.leads.filter((lead) => lead.accountable).flatMap(({ label }) => there(label));
  const instead = [accountable, themeLeads(plan, action, today)].find((some) => some.length > 0);
  const found = action.leads.flatMap(({ label }) =>
    holding(plan, label, today).flatMap((holder) => {
      const present = follow(holder, []);
      return present.length > 0 ? present : (instead ?? [holder]);
    }),
  );
  return [...new Set(found)];
}

/** In this council they are never away. */
export function themeLeads(plan: Plan, action: Action, today: Day): readonly string[] {
  const labels = plan.themes.find(({ ref }) => ref === action.theme)?.leads ?? [];
  return labels.flatMap((label) => holding(plan, label, today));
}

/**
 * The dates of an open action that wait for an answer, the first of them first. An update from the first lead time on
 * answers an end date, as a request to move it does; a review waits until it was answered.
 */
export function waitingDates(year: Year, action: Action): readonly Day[] {
  const { reviewDate, endDate, lastUpdate } = action;
  const first = endDate === null ? "" : (askingDays(action, endDate)[0] ?? "");
  const isEndAnswered = action.dateChange !== null || (lastUpdate !== null && dayOf(lastUpdate.at) >= first);
  const dates = [
    endDate !== null && !isEndAnswered ? endDate : null,
    reviewDate !== null && reviewDate !== endDate && !year.answered.has(`${action.id} ${reviewDate}`)
      ? reviewDate
      : null,
  ];
  return dates.filter((date) => date !== null).sort();
}

/** Whether it is nine or later where a reader is. Nothing known of them: London. */
export function hasComeFor(year: Year, person: string, today: Day, utcHour: number): boolean {
  const zone = year.readers.get(person)?.zone === "America/New_York" ? "New York" : "London";
  return hourIn(zone, today, utcHour) >= 9;
}

/** The last day that is a weekly reader's own, up to today: their weekday, or the working day after it. */
export function lastTurn(every: number, today: Day): Day {
  const monday = daysOn(today, 1 - weekdayOf(today));
  const turns = [0, -7, -14].map((days) => workdayFrom(daysOn(monday, every - 1 + days)));
  return turns.find((turn) => turn <= today) ?? "";
}
