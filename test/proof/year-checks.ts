import type { Day } from "../../src/domain/calendar/day.ts";
import { isLadderRung } from "../../src/domain/due/asked.ts";
import { type Action, isOpen } from "../../src/domain/plan/action.ts";
import type { DigestItem } from "../../src/domain/reminders/digest.ts";
import type { Reminder } from "../../src/domain/reminders/plan-reminders.ts";
import { STARTED } from "./council.ts";
import { checkClimb, checkOwner, checkTwice } from "./ladder-checks.ts";
import { askingDays, ownRules } from "./own-rules.ts";
import { dayOf, hasComeFor, lastTurn, peopleFor, waitingDates } from "./who-and-when.ts";
import { isWorkday, monthOn, workdayBy, workdayFrom, workdaysBefore, workdaysFrom } from "./work-calendar.ts";
import type { Run, Sent, Year } from "./year.ts";

type Fault = string | undefined;

/** The rules once more, said in another way than the code says them: what is wrong with a run before it is sent. */
export function checkRun(year: Year, run: Run): Fault {
  for (const reminder of run.reminders) {
    const fault = reminder.digest === null ? checkReason(year, reminder, run) : checkDigest(year, reminder, run);
    const next = checkNext(reminder, run.today);
    if (fault !== undefined || next !== undefined) return `${reminder.recipient.person}: ${fault ?? next}`;
  }
  return undefined;
}

/** What is wrong once a day's messages have left: somebody was not asked. */
export function checkAfter(year: Year, today: Day, lost: ReadonlySet<string>): Fault {
  for (const action of year.actions.values()) {
    const fault = checkEnough(year, action, today, lost) ?? checkOwner(year, action, today, lost);
    if (fault !== undefined) return `${action.ref}: ${fault}`;
  }
  return undefined;
}

/** It is never today, but for who only waits for their hour. */
function checkNext({ next, reason }: Reminder, today: Day): Fault {
  if (next === null) return undefined;
  if (next.on < today || !isWorkday(next.on)) return `the next day told is ${next.on}`;
  return next.on === today && reason !== "before-hour" ? "the next day told is today" : undefined;
}

function checkDigest(year: Year, { digest, recipient: { person } }: Reminder, { today, utcHour }: Run): Fault {
  const items = digest?.items ?? [];
  if (!isWorkday(today)) return "a reminder on a day nobody works";
  if (!hasComeFor(year, person, today, utcHour)) return "a reminder before their hour";
  if (year.had.get(person)?.any === today) return "a second reminder on one day";
  const rides = items.find((item) => !isNew(year, item, person, today));
  if (rides !== undefined) return `${rides.line.ref} rides along: it was asked about lately`;
  const { notPaused } = year.plan.settings;
  const kept = rhythmKeeps(year, person, today);
  for (const item of items) {
    const fault =
      kept !== undefined && !notPaused.includes(item.line.id)
        ? `asked although ${kept}`
        : (checkItem(year, item, person, today) ?? checkClimb(year, item, person, today) ?? checkTwice(items, item));
    if (fault !== undefined) return `${item.line.ref}: ${fault}`;
  }
  const places = items.map(({ group }) => GROUPS.indexOf(group));
  return places.some((place, index) => place < (places[index - 1] ?? 0)) ? "the worst is not first" : undefined;
}

const GROUPS = ["overdue", "update due", "due", "check", "soon"];

/** What a reader wished of their own reminders keeps them back today; undefined: nothing does. */
function rhythmKeeps(year: Year, person: string, today: Day): "paused" | "not-their-day" | undefined {
  const rhythm = year.readers.get(person)?.rhythm ?? null;
  if (rhythm === null) return undefined;
  if (rhythm.pausedUntil !== null && today < rhythm.pausedUntil) return "paused";
  if (rhythm.every === "day") return undefined;
  const turn = lastTurn(rhythm.every, today);
  return turn >= rhythm.since && (year.had.get(person)?.pausable ?? "") < turn ? undefined : "not-their-day";
}

/** What is said of an item is true, and it is asked of who may answer it. */
function checkItem(year: Year, item: DigestItem, person: string, today: Day): Fault {
  const action = year.actions.get(item.line.id);
  if (action === undefined) return "asked about nothing";
  if (item.escalation === null && !peopleFor(year.plan, action, today).includes(person)) return "asked of nobody's";
  const hold = year.holds.get(`${person} ${action.id}`);
  if (item.escalation === null && hold?.date === item.date && today < hold.until) return "asked although held";
  if (item.dateKind === "check") {
    const isDue = action.state === "complete" && action.checkDate === item.date && today >= workdayBy(item.date);
    return isDue && item.group === "check" ? undefined : "asked whether it is complete still";
  }
  if (!isOpen(action)) return `asked about what is ${action.state}`;
  if (item.dateKind === "event") return item.date === eventDate(action) ? undefined : "asked of its event";
  const [waits] = waitingDates(year, action);
  if (item.date !== waits) return `asked about ${item.date}, where ${waits} waits`;
  if (item.date !== (item.dateKind === "end" ? action.endDate : action.reviewDate)) return `called ${item.dateKind}`;
  return checkWords(action, item, today);
}

function checkWords(action: Action, { group, rung, date }: DigestItem, today: Day): Fault {
  const { endDate, reviewDate } = action;
  if ((group === "overdue") !== (endDate !== null && endDate < today)) return `called ${group}, end ${endDate}`;
  if (group === "update due" && !(reviewDate !== null && workdayFrom(reviewDate) < today)) return "called update due";
  if (group === "soon" && today >= workdayBy(date)) return "called soon on its day";
  if (isLadderRung(rung)) return undefined;
  if (rung === "after") return today > workdayFrom(date) ? undefined : "called after its date";
  if (today > workdayFrom(date)) return `called ${rung} after its date`;
  if (rung === "on the day") return today >= workdayBy(date) ? undefined : "called on its day";
  if (isQuiet(action, date, today)) return "asked before its date although it was updated lately";
  return today >= workdaysBefore(workdayBy(date), Number(rung.split(" ")[0])) ? undefined : `called ${rung}`;
}

/** Before its date, updated lately, and not given back to its lead since. */
function isQuiet(action: Action, date: Day, today: Day): boolean {
  const { lastUpdate, state } = action;
  const cameBack = state === "open" && lastUpdate?.rag === "complete";
  if (lastUpdate === null || cameBack || today >= workdayBy(date)) return false;
  return workdaysFrom(dayOf(lastUpdate.at), today) < ownRules(action).quiet;
}

/** An item belongs in a message: it was never asked, its next time has come, a hold has ended, or it climbs. */
function isNew(
  year: Year,
  { line, date, dateKind, rung, escalation }: DigestItem,
  person: string,
  today: Day,
): boolean {
  const action = year.actions.get(line.id);
  if (action === undefined) return false;
  const sent = sentTo(year, action, date, person);
  if (escalation !== null) return !sent.some((one) => one.rung === rung);
  const last = lastOn(sent);
  if (last === "") return true;
  const hold = year.holds.get(`${person} ${action.id}`);
  if (hold?.date === date && last < hold.until && hold.until <= today) return true;
  if (dateKind === "event") return today >= workdayFrom(monthOn(last));
  const since = workdaysFrom(last, today);
  if (last >= workdayBy(date)) return since >= ownRules(action).repeat;
  const days = dateKind === "check" ? [workdayBy(date)] : askingDays(action, date);
  return days.some((day) => last < day && day <= today);
}

function sentTo({ log }: Year, action: Action, date: Day, person: string): readonly Sent[] {
  return (log.get(`${action.id} ${date}`) ?? []).filter((sent) => sent.person === person);
}

function lastOn(sent: readonly Sent[]): Day {
  return sent.findLast(({ rung }) => !isLadderRung(rung))?.on ?? "";
}

/** A month after its last update, or after reminders began. */
function eventDate({ lastUpdate }: Action): Day {
  return workdayFrom(monthOn(lastUpdate === null ? STARTED : dayOf(lastUpdate.at)));
}

/** Whoever answers an action has been asked since its last lead time, and as often as settled after its date. */
function checkEnough(year: Year, action: Action, today: Day, lost: ReadonlySet<string>): Fault {
  const owed = owedAbout(year, action, today);
  if (owed === null) return undefined;
  const { date, reached, again } = owed;
  for (const person of peopleFor(year.plan, action, today)) {
    if (lost.has(person) || !mustHear(year, action, person, today)) continue;
    const hold = year.holds.get(`${person} ${action.id}`);
    if (hold?.date === date && today < hold.until) continue;
    const last = lastOn(sentTo(year, action, date, person));
    if (last < reached || again(last)) return `${person} was last asked about ${date} on ${last}`;
    if (hold?.date === date && hold.kind === "snoozed" && last < hold.until)
      return `${person} was not asked again on ${hold.until}, until when it was snoozed`;
  }
  return undefined;
}

/** The date about which an action is to be asked by today, since when, and whether it is to be asked again by now. */
function owedAbout(year: Year, action: Action, today: Day) {
  const { repeat } = ownRules(action);
  const often = (last: Day) => last >= workdayBy(date) && workdaysFrom(last, today) >= repeat;
  let date = action.checkDate ?? "";
  if (action.state === "complete" && date !== "")
    return workdayBy(date) > today ? null : { date, reached: workdayBy(date), again: often };
  if (!isOpen(action)) return null;
  if (action.reviewDate === null && action.endDate === null && action.dates.some(({ kind }) => kind === "event")) {
    date = eventDate(action);
    const monthly = (last: Day) => today >= workdayFrom(monthOn(last));
    return date > today ? null : { date, reached: date, again: monthly };
  }
  date = waitingDates(year, action)[0] ?? "";
  if (date === "") return null;
  const reached = askingDays(action, date).findLast((day) => day <= today);
  if (reached === undefined) return null;
  return isQuiet(action, date, today) ? null : { date, reached, again: often };
}

/** Their own rhythm does not excuse it: there is none, today is their day, or the action is not to be paused. */
function mustHear(year: Year, action: Action, person: string, today: Day): boolean {
  const rhythm = year.readers.get(person)?.rhythm ?? null;
  if (rhythm === null || year.plan.settings.notPaused.includes(action.id)) return true;
  if (rhythm.pausedUntil !== null && today < rhythm.pausedUntil) return false;
  return rhythm.every === "day" || (today >= rhythm.since && lastTurn(rhythm.every, today) === today);
}

function checkReason(year: Year, { items, reason, recipient: { person } }: Reminder, { today, utcHour }: Run): Fault {
  const isTrue = (): boolean => {
    switch (reason) {
      case "not-worked":
        return !isWorkday(today);
      case "before-hour":
        return isWorkday(today) && !hasComeFor(year, person, today, utcHour);
      case "paused":
      case "not-their-day":
        return rhythmKeeps(year, person, today) === reason;
      case "asked-already":
        return items.some(({ line, date }) =>
          (year.log.get(`${line.id} ${date}`) ?? []).some((one) => one.person === person),
        );
      case "held":
        return items.some(({ line, escalation }) => {
          const hold = year.holds.get(`${person} ${line.id}`);
          return escalation !== null || (hold !== undefined && today < hold.until);
        });
      case "quiet":
        return items.some(({ line: { id } }) => {
          const action = year.actions.get(id);
          const updated = action?.lastUpdate?.at;
          return action && updated && workdaysFrom(dayOf(updated), today) < ownRules(action).quiet;
        });
      case "nothing-near":
        return items.every((item) => isAhead(year, item, today));
      default:
        return false;
    }
  };
  return isTrue() ? undefined : `the reason "${reason}" is not true`;
}

function isAhead({ actions }: Year, { line, date, dateKind, escalation }: DigestItem, today: Day): boolean {
  const action = actions.get(line.id);
  if (action === undefined) return false;
  if (escalation !== null) return true;
  if (dateKind === "event" || dateKind === "check") return workdayBy(date) > today;
  return (askingDays(action, date)[0] ?? "") > today;
}
