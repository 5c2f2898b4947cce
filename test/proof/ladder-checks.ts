import type { Day } from "../../src/domain/calendar/day.ts";
import { isLadderRung, LADDER, type LadderRung } from "../../src/domain/due/asked.ts";
import { type Action, isOpen } from "../../src/domain/plan/action.ts";
import type { DigestItem } from "../../src/domain/reminders/digest.ts";
import { CARYS, OWEN } from "../builders.ts";
import { ownRules } from "./own-rules.ts";
import { dayOf, peopleFor, themeLeads, waitingDates } from "./who-and-when.ts";
import { workdayBy, workdaysFrom } from "./work-calendar.ts";
import type { Sent, Year } from "./year.ts";

type Fault = string | undefined;

/**
 * A rung comes up at its time and not before: the one below has had its working days, without those that a lead's own
 * pause took of them; no owner holds it, and no chair is asked unless an owner released it.
 */
export function checkClimb(year: Year, item: DigestItem, person: string, today: Day): Fault {
  const { rung, date, line } = item;
  const action = year.actions.get(line.id);
  if (!isLadderRung(rung) || action === undefined) return undefined;
  const log = year.log.get(`${line.id} ${date}`) ?? [];
  if (rung === "plan owner" && person !== OWEN) return "asked of no owner";
  if (rung === "theme lead" && !themeLeads(year.plan, action, today).includes(person)) return "asked of no theme lead";
  if (log.some((one) => one.rung === rung)) return undefined;
  const base = baseOf(log, rung, date);
  if (base === undefined) return `${rung} is asked although no lead was reached`;
  if (workdaysFrom(base, today) < ownRules(action).climb + heldDays(year, action, date, base))
    return `${rung} is asked, the rung below on ${base}`;
  const kind = decisionOn(year, action, date)?.kind;
  if (kind === "not further") return `${rung} is asked although an owner holds it`;
  return rung === "theme lead" && person === CARYS && kind !== "let climb" ? "a chair is asked unpressed" : undefined;
}

/** Whoever stands on two rungs hears of an action once. */
export function checkTwice(items: readonly DigestItem[], item: DigestItem): Fault {
  const isUp = ({ line, escalation }: DigestItem) => line.id === item.line.id && escalation !== null;
  return items.filter(isUp).length > 1 ? "on two rungs at once" : undefined;
}

/** When the highest rung below was first asked; of the lowest, when a lead first was on the day or after it. */
function baseOf(log: readonly Sent[], rung: LadderRung, date: Day): Day | undefined {
  const below = LADDER.slice(0, LADDER.indexOf(rung));
  const firsts = below.flatMap((one) => log.find((sent) => sent.rung === one)?.on ?? []);
  return firsts.at(-1) ?? firstDue(log, date);
}

function firstDue(log: readonly Sent[], date: Day): Day | undefined {
  return log.find(({ on, rung }) => !isLadderRung(rung) && on >= workdayBy(date))?.on;
}

/** Working days that anybody's pause of this date took of a rung's. */
function heldDays(year: Year, action: Action, date: Day, base: Day): number {
  const holds = holdsOf(year, action).filter((hold) => hold.date === date);
  const days = holds.map(({ at, until }) => workdaysFrom(dayOf(at) < base ? base : dayOf(at), until));
  return Math.max(0, ...days);
}

function holdsOf({ holds, plan }: Year, { id }: Action) {
  return plan.people.flatMap((person) => holds.get(`${person.id} ${id}`) ?? []);
}

/**
 * Where everyone who answers was reached on the day or after it, and nothing kept it back since, the owner knows; and,
 * once an owner has released it and has had their days, the chair who leads its theme.
 */
export function checkOwner(year: Year, action: Action, today: Day, lost: ReadonlySet<string>): Fault {
  const [date] = waitingDates(year, action);
  if (!isOpen(action) || date === undefined) return undefined;
  const log = year.log.get(`${action.id} ${date}`) ?? [];
  const told = log.find(({ rung }) => rung === "plan owner")?.on;
  const { kind = null } = decisionOn(year, action, date) ?? {};
  if (log.length === 0 || kind === "not further" || (told !== undefined && kind !== "let climb")) return undefined;
  // Who covered for the lead had their turn as such; once the papers have it, no rung below is asked any more.
  const isPast = log.some(({ rung }) => rung === "theme lead" || rung === "unanswered");
  if (isPast || lost.has(told === undefined ? OWEN : CARYS)) return undefined;
  if (holdsOf(year, action).some((hold) => hold.date === date)) return undefined;
  const people = peopleFor(year.plan, action, today);
  const leads = themeLeads(year.plan, action, today);
  if (people.some((person) => leads.includes(person)) || (told !== undefined && !leads.includes(CARYS)))
    return undefined;
  const firsts = people.map((person) =>
    firstDue(
      log.filter((one) => one.person === person),
      date,
    ),
  );
  const { climb } = ownRules(action);
  if (firsts.some((first) => first === undefined || workdaysFrom(first, today) < climb)) return undefined;
  if (told === undefined) return `the owner was not told of ${date}, first asked ${firsts.join(", ")}`;
  return workdaysFrom(told, today) < climb ? undefined : `the chair was not told of ${date}, which was released`;
}

function decisionOn({ decisions }: Year, { id }: Action, date: Day) {
  const decision = decisions.get(id);
  return decision?.date === date ? decision : undefined;
}
