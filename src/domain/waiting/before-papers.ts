import type { Day } from "../calendar/day.ts";
import { addWorkingDays } from "../calendar/working-days.ts";
import { isSame } from "../due/about.ts";
import type { LastAsked } from "../due/asked.ts";
import type { PersonId } from "../plan/person.ts";
import type { PlanSettings } from "../plan/plan.ts";

/** Working days before a board's papers are due in which somebody not reached interrupts an owner's day. */
const BEFORE_PAPERS = 5;

/** When an owner is told, however lately they were told of what waits for them, of people who are not reached. */
export interface BeforePapers {
  /** From which day; today where it is owed now; null: before no papers. */
  readonly from: Day | null;
  /** The same, once they have been told today. */
  readonly again: Day | null;
  /** What the plan remembers once they are told today: once for each person and each day on which papers are due. */
  readonly rows: readonly LastAsked[];
}

/** As of a day; `silent` are not reached, `asked` is what the owner was told before. */
export function beforePapers(
  { week, paperDeadlines }: PlanSettings,
  silent: readonly PersonId[],
  asked: readonly LastAsked[],
  owner: PersonId,
  today: Day,
): BeforePapers {
  const dues = paperDeadlines.filter((due) => due > today).sort();
  // While papers are near, those after them wait.
  const windows = dues.map((due, at) => later(addWorkingDays(week, due, -BEFORE_PAPERS), dues[at - 1] ?? ""));
  const [[opens = null, next = null], due] = [windows, dues[0]];
  if (silent.length === 0 || opens === null || due === undefined) return { from: null, again: null, rows: [] };
  if (opens > today) return { from: opens, again: opens, rows: [] };
  const isTold = (row: LastAsked) =>
    asked.some((one) => one.person === owner && isSame(one.about, row.about) && one.date === due && one.on < today);
  const rows = silent.map((person): LastAsked => toldOf(owner, person, due, today)).filter((row) => !isTold(row));
  return { from: rows.length > 0 ? today : next, again: next, rows };
}

function toldOf(owner: PersonId, silent: PersonId, due: Day, today: Day): LastAsked {
  return { person: owner, about: { kind: "not reached", id: silent }, date: due, occasion: "after", on: today };
}

function later(one: Day, other: Day): Day {
  return one > other ? one : other;
}
