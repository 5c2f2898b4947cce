import { type Action, isOpen } from "../../src/domain/action.ts";
import type { Day } from "../../src/domain/calendar/day.ts";
import { onOrBefore, workingDaysBetween } from "../../src/domain/calendar/working-days.ts";
import { isLadderRung, LADDER, type LadderRung } from "../../src/domain/reminders/delivery.ts";
import { OWEN } from "../builders.ts";
import { dayOf, peopleFor, themeLeads, waitingDates } from "./who-and-when.ts";
import type { DecidedDay, Sent, Year } from "./year.ts";

/**
 * A rung is asked once, never before the one below had its five working days, never of a director or chair unpressed,
 * and the owner always once those days have gone by.
 */
export function checkLadder(before: Year, after: Year, { today, lost }: DecidedDay): string | undefined {
  for (const action of after.actions.values()) {
    const sent = (after.log.get(action.id) ?? []).filter(({ rung }) => isLadderRung(rung));
    const fault =
      sent
        .filter(({ on }) => on === today)
        .map((one) => checkClimb(before, action, one, today))
        .find(Boolean) ??
      checkTwice(sent) ??
      checkOwner(before, after, action, { today, lost });
    if (fault) return `${action.ref}: ${fault}`;
  }
  return undefined;
}

/** An owner who leads a theme as well hears of it once. */
function checkTwice(sent: readonly Sent[]): string | undefined {
  return sent.some(({ person, rung }) => person === OWEN && rung === "theme lead")
    ? "the owner stands on two rungs"
    : undefined;
}

function checkClimb(year: Year, action: Action, { rung, date, person }: Sent, today: Day): string | undefined {
  const { week } = year.plan.settings;
  const log = (year.log.get(action.id) ?? []).filter((one) => one.date === date);
  const below = LADDER.slice(0, LADDER.indexOf(rung as LadderRung));
  const asked = log.filter((one) => (below as readonly string[]).includes(one.rung));
  const firstOf = below.flatMap((one) => asked.find((row) => row.rung === one) ?? []).at(-1);
  const base = firstOf?.on ?? firstDue(log, week, date);
  if (base === undefined) return `${rung} is asked although no lead was reached`;
  if (workingDaysBetween(week, base, today) < 5) return `${rung} is asked ${today}, the rung below on ${base}`;
  const above = year.plan.people.find(({ id }) => id === person)?.roles ?? [];
  return rung === "theme lead" && above.includes("chair") ? "a chair is asked unpressed" : undefined;
}

function firstDue(log: readonly Sent[], week: Year["plan"]["settings"]["week"], date: Day): Day | undefined {
  return log.find(({ on, rung }) => !isLadderRung(rung) && on >= onOrBefore(week, date))?.on;
}

/** Where every lead of today was reached on the day or after it, and no pause took of the days, the owner knows. */
function checkOwner(
  before: Year,
  after: Year,
  action: Action,
  { today, lost }: Pick<DecidedDay, "today" | "lost">,
): string | undefined {
  const { week } = before.plan.settings;
  const [date] = waitingDates(before, action);
  if (!isOpen(action) || date === undefined || lost.has(OWEN)) return undefined;
  const answered = action.lastUpdate !== null && dayOf(action.lastUpdate.at) >= date;
  const holds = [...before.holds.values()].some((hold) => hold.action === action.id && hold.date === date);
  if (answered || holds) return undefined;
  const log = (before.log.get(action.id) ?? []).filter((one) => one.date === date);
  const people = peopleFor(before.plan, action, today);
  if (people.some((person) => themeLeads(before.plan, action, today).includes(person))) return undefined;
  const firsts = people.map((person) =>
    firstDue(
      log.filter((one) => one.person === person),
      week,
      date,
    ),
  );
  if (firsts.some((first) => first === undefined || workingDaysBetween(week, first, today) < 5)) return undefined;
  const isTold = after.log.get(action.id)?.some((one) => one.date === date && one.rung === "plan owner");
  return isTold ? undefined : `the owner was not told of ${date}, first asked ${firsts.join(", ")}`;
}
