import { askedOf } from "../../src/app/reminders/prepare-digest.ts";
import { type Action, type ActionLine, isOpen, lineOf } from "../../src/domain/action.ts";
import { addDays, type Day } from "../../src/domain/calendar/day.ts";
import { addWorkingDays, isWorked } from "../../src/domain/calendar/working-days.ts";
import type { Plan } from "../../src/domain/plan.ts";
import type { Asked, Hold } from "../../src/domain/reminders/digest.ts";
import { planHold } from "../../src/domain/reminders/holds.ts";
import type { PlanToRemind, ReminderItem } from "../../src/domain/reminders/items.ts";
import { planReminders, type Reminder } from "../../src/domain/reminders/plan-reminders.ts";
import { offerNextReview } from "../../src/domain/updates/next-review.ts";
import { planUpdate } from "../../src/domain/updates/update.ts";
import { aCouncil, type CouncilSize, type Dice, diceFor, FIRST } from "./council.ts";
import { checkDay } from "./year-checks.ts";

/** All that is true on a day of the year, and what was done before it. */
export interface Year {
  readonly dice: Dice;
  plan: Plan;
  readonly actions: Map<string, Action>;
  readonly asked: Map<string, Asked>;
  readonly holds: Map<string, Hold>;
  /** Every message that left: what it asked whom about, and when. */
  readonly log: Map<string, Sent[]>;
  /** Dates that were answered, as "action date". */
  readonly answered: Set<string>;
  readonly tally: YearTally;
}

export interface Sent {
  readonly person: string;
  readonly date: Day;
  readonly rung: Asked["rung"];
  readonly on: Day;
}

export interface YearTally {
  digests: number;
  items: number;
  escalations: number;
  answers: number;
}

/** What was decided on one day, to be checked. */
export interface DecidedDay {
  readonly today: Day;
  readonly reminders: readonly Reminder[];
  /** The same asked again at noon, after what left was recorded. */
  readonly again: readonly Reminder[];
  /** Whose message did not leave. */
  readonly lost: ReadonlySet<string>;
}

/** Lives through a year day by day and throws at the first thing that is not as the rules say, with seed and day. */
export function runYear(seed: number, size: CouncilSize, days = 365): YearTally {
  const dice = diceFor(seed);
  const council = aCouncil(dice, size);
  const year: Year = {
    dice,
    plan: council.plan,
    actions: new Map(council.actions.map((action) => [action.id, action])),
    asked: new Map(),
    holds: new Map(),
    log: new Map(),
    answered: new Set(),
    tally: { digests: 0, items: 0, escalations: 0, answers: 0 },
  };
  for (let day = 0; day < days; day++) {
    const today = addDays(FIRST, day);
    changePeople(year, today);
    const reminders = planReminders([stateOf(year)], new Date(`${today}T10:00:00Z`));
    const lost = new Set(reminders.flatMap(({ recipient }) => (dice.chance(0.02) ? [recipient.person] : [])));
    const before = { ...year, asked: new Map(year.asked), log: copyLog(year.log) };
    deliver(year, reminders, lost, today);
    const again = planReminders([stateOf(year)], new Date(`${today}T12:00:00Z`));
    const fault = checkDay(before, year, { today, reminders, again, lost });
    if (fault !== undefined) throw new Error(`seed ${seed}, ${today}: ${fault}`);
    answerSome(year, reminders, lost, today);
  }
  return year.tally;
}

function copyLog(log: Year["log"]): Year["log"] {
  return new Map([...log].map(([key, sent]) => [key, [...sent]]));
}

const lines = new WeakMap<Action, ActionLine>();

function stateOf(year: Year): PlanToRemind {
  const open = [...year.actions.values()].filter(isOpen).map((action) => {
    const line = lines.get(action) ?? lineOf(action);
    lines.set(action, line);
    return line;
  });
  return { plan: year.plan, lines: open, asked: [...year.asked.values()], holds: [...year.holds.values()] };
}

/** Someone goes away and is covered; someone takes over another's work for good. */
function changePeople(year: Year, today: Day): void {
  const { dice, plan } = year;
  const people = plan.people.map(({ id }) => id).filter((id) => id.startsWith("lead-"));
  if (dice.chance(0.15)) {
    const away = { for: dice.pick(people), by: dice.pick(people), from: today, to: addDays(today, dice.upTo(20)) };
    if (away.for !== away.by) year.plan = { ...year.plan, standIns: [...plan.standIns, away] };
  }
  if (dice.chance(0.03)) {
    const label = dice.pick(plan.labels.filter(({ text }) => text.startsWith("lead-")));
    const ended = label.holders.map((holder) => ({ ...holder, to: holder.to ?? addDays(today, -1) }));
    const changed = { ...label, holders: [...ended, { person: dice.pick(people), from: today, to: null }] };
    const labels = year.plan.labels.map((one) => (one.text === label.text ? changed : one));
    year.plan = { ...year.plan, labels };
  }
}

function deliver(year: Year, reminders: readonly Reminder[], lost: ReadonlySet<string>, today: Day): void {
  for (const { recipient, digest, items } of reminders) {
    if (digest === null || lost.has(recipient.person)) continue;
    year.tally.digests++;
    for (const item of items.filter((one) => digest.items.includes(one))) {
      const row = askedOf(recipient.person, item, today);
      const rung = item.escalation === null ? "" : item.rung;
      year.asked.set(`${row.person} ${row.action} ${rung}`, row);
      const { person, date } = row;
      const sent = year.log.get(row.action) ?? [];
      year.log.set(row.action, [...sent, { person, date, rung: row.rung, on: today }]);
      year.tally.items++;
      if (item.escalation !== null) year.tally.escalations++;
    }
  }
}

/** How likely somebody answers on a day: some always do, some hardly ever. */
function zeal(person: string): number {
  return [0.3, 0.1, 0.02, 0][person.length % 2 === 0 ? person.charCodeAt(person.length - 1) % 4 : 1] ?? 0;
}

function answerSome(year: Year, reminders: readonly Reminder[], lost: ReadonlySet<string>, today: Day): void {
  for (const { recipient, items } of reminders) {
    if (lost.has(recipient.person) || !isWorked(year.plan.settings.week, today)) continue;
    for (const item of items) {
      if (item.escalation !== null) continue;
      if (year.dice.chance(zeal(recipient.person) * (item.state === "ahead" ? 0.05 : 1))) update(year, item, today);
      else if (year.dice.chance(0.03)) hold(year, item, today);
    }
  }
}

function update(year: Year, item: ReminderItem, today: Day): void {
  const action = year.actions.get(item.line.id);
  if (action === undefined || !isOpen(action)) return;
  const { settings } = year.plan;
  const { person, name } = item.recipient;
  const filing = { person, name, inNameOf: null, via: "card", at: `${today}T14:00:00.000Z`, today } as const;
  const done = year.dice.chance(0.05);
  const planned = planUpdate(
    action,
    {
      ...{ rag: done ? "complete" : "amber", partRags: [], progress: "Went on", difference: "Seen in audits" },
      ...{ evidence: done ? "Audit of the month" : "", nextReview: offerNextReview(action, settings, today) },
      ...{ moveTo: "", moveReason: "", confirmed: [] },
    },
    filing,
    settings,
  );
  if (!planned.ok) throw new Error(`an update was refused: ${JSON.stringify(planned.refusal)}`);
  const { after } = planned.value;
  year.actions.set(after.id, after);
  if (action.reviewDate !== null && action.reviewDate !== after.reviewDate)
    year.answered.add(`${action.id} ${action.reviewDate}`);
  // From here on the date that was asked about on this day must not be asked again.
  if (item.state !== "ahead" && item.dateKind !== "event") year.answered.add(`${action.id} ${item.date}`);
  year.tally.answers++;
}

function hold(year: Year, item: ReminderItem, today: Day): void {
  const { dice, plan } = year;
  const { choices } = item;
  const held = { ...item, person: item.recipient.person };
  const day = choices.latest;
  const wish =
    day !== null && dice.chance(0.5)
      ? ({ kind: "date", date: addWorkingDays(plan.settings.week, today, 1) } as const)
      : ({ kind: "seen" } as const);
  const planned = planHold(held, wish, plan.settings, new Date(`${today}T15:00:00Z`), today);
  if (planned.ok) year.holds.set(`${planned.value.person} ${planned.value.action}`, planned.value);
}
