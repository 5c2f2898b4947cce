import { type Action, isOpen } from "../../src/domain/action.ts";
import type { Day } from "../../src/domain/calendar/day.ts";
import {
  addWorkingDays,
  isWorked,
  onOrAfter,
  onOrBefore,
  workingDaysBetween,
} from "../../src/domain/calendar/working-days.ts";
import type { Plan } from "../../src/domain/plan.ts";
import { isLadderRung } from "../../src/domain/reminders/delivery.ts";
import type { ReminderItem } from "../../src/domain/reminders/items.ts";
import type { Reminder } from "../../src/domain/reminders/plan-reminders.ts";
import { checkLadder } from "./ladder-checks.ts";
import { dayOf, peopleFor, waitingDates } from "./who-and-when.ts";
import type { DecidedDay, Sent, Year } from "./year.ts";

type Fault = string | undefined;

/**
 * The rules once more, said in another way than the code says them: what is wrong with a day, or undefined. `before` is
 * the year as it was when the day was decided, `after` once its messages had left.
 */
export function checkDay(before: Year, after: Year, day: DecidedDay): Fault {
  const { week } = before.plan.settings;
  if (!isWorked(week, day.today) && day.reminders.some(({ digest }) => digest !== null))
    return "a reminder on a day nobody works";
  for (const { recipient, digest } of day.again)
    if (digest !== null && !day.lost.has(recipient.person)) return `${recipient.person} is asked twice`;
  for (const reminder of day.reminders) {
    const fault = checkReminder(before, reminder, day.today);
    if (fault !== undefined) return `${reminder.recipient.person}: ${fault}`;
  }
  return isWorked(week, day.today) ? (checkEnough(after, day) ?? checkLadder(before, after, day)) : undefined;
}

function checkReminder(year: Year, { digest, items, reason, next, recipient }: Reminder, today: Day): Fault {
  if (next !== null && (next.on < today || !isWorked(year.plan.settings.week, next.on)))
    return `the next day told is ${next.on}`;
  if (digest !== null && next !== null && next.on === today) return "the next day told is the day of the digest";
  for (const item of digest?.items ?? []) {
    const fault = checkItem(year, item as ReminderItem, recipient.person, today);
    if (fault !== undefined) return `${item.line.ref}: ${fault}`;
  }
  return digest === null ? checkReason(year, items, reason, today) : undefined;
}

/** What is said of an item is true, and it is asked of who may answer it. */
function checkItem(year: Year, item: ReminderItem, person: string, today: Day): Fault {
  const action = year.actions.get(item.line.id);
  if (action === undefined || !isOpen(action)) return "asked about what is done";
  if (year.answered.has(`${action.id} ${item.date}`)) return `asked about ${item.date}, which was answered`;
  if (item.escalation === null && !peopleFor(year.plan, action, today).includes(person)) return "asked of nobody's";
  const hold = year.holds.get(`${person} ${action.id}`);
  if (item.escalation === null && hold?.date === item.date && today < hold.until) return "asked although held";
  const { week } = year.plan.settings;
  const late = action.endDate !== null && action.endDate < today;
  if ((item.group === "overdue") !== late) return `called ${item.group}, end ${action.endDate}`;
  if (item.group === "update due" && !(action.reviewDate !== null && action.reviewDate < today))
    return "called update due";
  if (item.group === "soon" && today >= onOrBefore(week, item.date)) return "called soon on its day";
  if (item.dateKind === "event" || isLadderRung(item.rung)) return undefined;
  const [words] = item.rung.split(" before");
  const days = Number(words);
  if (item.rung === "after") return today > onOrAfter(week, item.date) ? undefined : "called after its date";
  if (item.rung === "on the day") return today >= onOrBefore(week, item.date) ? undefined : "called on its day";
  return workingDaysBetween(week, today, onOrBefore(week, item.date)) <= days ? undefined : `called ${item.rung}`;
}

function checkReason(year: Year, items: readonly ReminderItem[], reason: Reminder["reason"], today: Day): Fault {
  const { week, quietAfter } = year.plan.settings;
  const states = items.map(({ state }) => state);
  const truths: Partial<Record<Reminder["reason"], boolean>> = {
    "not-worked": !isWorked(week, today),
    "asked-already": items.some((item) => lastSent(year, item) !== undefined),
    held: states.includes("held"),
    quiet: items.some(
      ({ line }) => line.updated !== null && workingDaysBetween(week, dayOf(line.updated.at), today) < quietAfter,
    ),
    "nothing-near": states.every((state) => state === "ahead"),
  };
  return truths[reason] ? undefined : `the reason "${reason}" is not true`;
}

function lastSent(year: Year, { line, recipient, date }: ReminderItem): Sent | undefined {
  return year.log.get(line.id)?.findLast((sent) => sent.person === recipient.person && sent.date === date);
}

/** Whoever answers an action has been asked since its last lead time, and every five working days after its date. */
function checkEnough(year: Year, { today, lost }: DecidedDay): Fault {
  const { week, quietAfter } = year.plan.settings;
  for (const action of year.actions.values()) {
    if (!isOpen(action) || action.dates.some(({ kind }) => kind === "event")) continue;
    const [date] = waitingDates(year, action);
    if (date === undefined || isEndAnswered(action, date, leadTimes(action))) continue;
    const asking = onOrBefore(week, date);
    const times = [...leadTimes(action).map((lead) => addWorkingDays(week, asking, -lead)), asking];
    const reached = times
      .filter((time) => time <= today)
      .sort()
      .at(-1);
    if (reached === undefined) continue;
    const updated = action.lastUpdate === null ? null : dayOf(action.lastUpdate.at);
    if (today < asking && updated !== null && workingDaysBetween(week, updated, today) < quietAfter) continue;
    for (const person of mustAsk(year.plan, action, today)) {
      const hold = year.holds.get(`${person} ${action.id}`);
      if (lost.has(person) || (hold?.date === date && today < hold.until)) continue;
      const sent = year.log.get(action.id)?.filter((one) => one.person === person && one.date === date) ?? [];
      const last = sent.filter(({ rung }) => !isLadderRung(rung)).at(-1)?.on ?? "";
      const since = today >= asking && last !== "" ? workingDaysBetween(week, last, today) : 0;
      if (last < reached || since >= 5) return `${action.ref}: ${person} was last asked about ${date} on ${last}`;
    }
  }
  return undefined;
}

// Where everyone who would cover is away as well, it is enough that somebody is asked.
function mustAsk(plan: Plan, action: Action, today: Day): readonly string[] {
  return peopleFor(plan, action, today).filter(
    (person) => !plan.standIns.some((away) => away.for === person && away.from <= today && today <= away.to),
  );
}

/** Lead times as the council set them: no cadence's reminder lies further ahead than a third of it. */
function leadTimes(action: Action): readonly number[] {
  const longest = { weekly: 1, fortnightly: 3, monthly: 7, quarterly: 21, annual: 86 } as const;
  const most = action.cadence === null ? 99 : (longest[action.cadence as keyof typeof longest] ?? 0);
  return (action.id === "a3" ? [15, 5, 1] : [10, 2]).filter((lead) => lead <= most);
}

function isEndAnswered(action: Action, date: Day, leads: readonly number[]): boolean {
  if (date !== action.endDate || action.lastUpdate === null) return false;
  const week = { weekdays: [1, 2, 3, 4, 5], nation: "ENG", closed: [] } as const;
  const first = addWorkingDays(week, onOrBefore(week, date), -Math.max(0, ...leads));
  return dayOf(action.lastUpdate.at) >= first;
}
