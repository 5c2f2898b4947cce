import type { FoundActions } from "../../app/actions/find-actions.ts";
import type { OpenPlan } from "../../app/open-plan.ts";
import { dayIn, formatDay } from "../../domain/calendar/day.ts";
import { countedSince } from "../../domain/due/stale.ts";
import type { GroupName } from "../../domain/lists/lists.ts";
import type { ActionLine } from "../../domain/plan/action-line.ts";
import type { Plan } from "../../domain/plan/plan.ts";
import { dayFromToday, namedDate, nextDateWords } from "../words/dates.ts";
import { count, times } from "../words/phrases.ts";
import { endDatesWords } from "./updates-beside.ts";

/** A list, as far as it tells what each of its lines is to say. */
export type ListOfLines = OpenPlan & Partial<Pick<FoundActions, "wanted" | "moves">>;

/** What a list tells of an action beside its leads: first of all what its heading is about. */
export function lineFacts(list: ListOfLines, heading: GroupName, line: ActionLine): readonly string[] {
  const { wanted, today, moves } = list;
  const next = nextDateWords(line, today);
  const moved = line.slips ? `end date moved ${times(line.slips)}` : "";
  switch (wanted?.kind) {
    case "slipped":
      return [`End date ${endDatesWords(moves?.get(line.id) ?? [])}`, `moved ${times(line.slips ?? 0)}`];
    case "stale":
    case "not-updated":
      return [lastUpdateWords(list, line), line.cadence === null ? "" : `looked at ${line.cadence}`, next];
    default:
      return [dateUnder(heading, line, today) ?? next, moved, confirmedWords(list, line)];
  }
}

const PAST_END: readonly GroupName[] = ["overdue", "past end date"];

/** The date that a heading is about, whichever of an action's dates comes first; undefined: the next one. */
function dateUnder(heading: GroupName, line: ActionLine, today: string): string | undefined {
  const { endDate, reviewDate } = line;
  if (PAST_END.includes(heading)) return endDate === null ? undefined : namedDate("End date", endDate, today);
  return heading !== "update due" || reviewDate === null ? undefined : namedDate("Review", reviewDate, today);
}

function lastUpdateWords({ plan, today }: OpenPlan, { updated }: ActionLine): string {
  if (updated === null) return "Never updated";
  return `Last update ${dayFromToday(dayIn(plan.settings.zone, new Date(updated.at)), today)}`;
}

/** That its lead said "no change" last, and when. */
function confirmedWords({ plan }: OpenPlan, { updated }: ActionLine): string {
  if (!updated?.confirmed) return "";
  return `confirmed ${formatDay(dayIn(plan.settings.zone, new Date(updated.at)))}, no change`;
}

/** What stale means in this plan, and from when what was never updated is counted. */
export function staleNote({ plan, wanted }: ListOfLines): string {
  if (wanted?.kind !== "stale") return "";
  const since = plan.started === null ? "it was taken in" : "reminders started";
  const never = `what was never updated counts from ${formatDay(countedSince(plan))}, when ${since}, or from when it was added`;
  return `${staleWords(plan)}; ${never}`;
}

/** "no update within its own cadence, else within 30 working days". */
export function staleWords({ settings: { staleAfter } }: Pick<Plan, "settings">): string {
  return `no update within its own cadence, else within ${count(staleAfter, "working day")}`;
}
