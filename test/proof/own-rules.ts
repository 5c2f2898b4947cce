import type { Day } from "../../src/domain/calendar/day.ts";
import type { Action } from "../../src/domain/plan/action.ts";
import { workdayBy, workdaysBefore } from "./work-calendar.ts";

/** What the council of the year has settled for an action: see SETTINGS in council.ts, and issue 5's rules. */
export interface OwnRules {
  readonly leads: readonly number[];
  readonly repeat: number;
  readonly quiet: number;
  readonly climb: number;
}

/** A lead time of more than a third of a cadence is dropped: the longest that stays, in working days. */
const LONGEST: Readonly<Record<string, number>> = { weekly: 1, fortnightly: 3, monthly: 7, quarterly: 21, annual: 86 };

export function ownRules({ id, theme, cadence }: Pick<Action, "id" | "theme" | "cadence">): OwnRules {
  const most = cadence === null ? 99 : (LONGEST[cadence] ?? 0);
  return {
    leads: (id === "a3" ? [15, 5, 1] : [10, 2]).filter((lead) => lead <= most),
    repeat: id === "a5" ? 2 : theme === "2" ? 3 : 5,
    quiet: id === "a5" ? 0 : 10,
    climb: theme === "2" ? 7 : 5,
  };
}

/** The days on which a date is asked about, the last of them the day itself or the working day before. */
export function askingDays(action: Action, date: Day): readonly Day[] {
  const day = workdayBy(date);
  return [...ownRules(action).leads.map((lead) => workdaysBefore(day, lead)), day].sort();
}
