import { askedOf } from "../../src/app/sending/prepare-digest.ts";
import { addDays, type Day } from "../../src/domain/calendar/day.ts";
import { addWorkingDays } from "../../src/domain/calendar/working-days.ts";
import type { Hold, LadderDecision, LastAsked } from "../../src/domain/due/asked.ts";
import { type Action, isAsked, nextDateOf } from "../../src/domain/plan/action.ts";
import { type ActionLine, lineOf } from "../../src/domain/plan/action-line.ts";
import type { Plan } from "../../src/domain/plan/plan.ts";
import type { PlanToRemind, ReminderItem } from "../../src/domain/reminders/items.ts";
import { planReminders, type Reminder } from "../../src/domain/reminders/plan-reminders.ts";
import type { ReaderHabits } from "../../src/domain/reminders/rhythm.ts";
import { aCouncil, type CouncilSize, type Dice, diceFor, FIRST } from "./council.ts";
import { isWorkday } from "./work-calendar.ts";
import { checkAfter, checkRun } from "./year-checks.ts";
import { liveOn, startDay } from "./year-life.ts";

/** All that is true on a day of the year, and what was done before it. */
export interface Year {
  readonly dice: Dice;
  plan: Plan;
  readonly readers: Map<string, ReaderHabits>;
  readonly actions: Map<string, Action>;
  readonly asked: Map<string, LastAsked>;
  readonly holds: Map<string, Hold>;
  readonly decisions: Map<string, LadderDecision>;
  /** Every message that left, by "action date": what it asked whom, and when. */
  readonly log: Map<string, Sent[]>;
  /** The last day each person was sent anything, and anything that their own rhythm may keep back. */
  readonly had: Map<string, { readonly any: Day; readonly pausable: Day }>;
  /** Review dates that were answered, as "action date". */
  readonly answered: Set<string>;
  readonly tally: YearTally;
}

export interface Sent {
  readonly person: string;
  readonly rung: LastAsked["occasion"];
  readonly on: Day;
}

/** What happened in a year. */
export interface YearTally {
  digests: number;
  items: number;
  escalations: number;
  /** Nothing was sent, and the reason shown was looked at. */
  reasons: number;
  updates: number;
  completions: number;
  moves: number;
  holds: number;
  decisions: number;
  reassigned: number;
  left: number;
  absences: number;
  handovers: number;
  rhythms: number;
  events: number;
  checks: number;
}

export const NOTHING_YET: YearTally = {
  ...{ digests: 0, items: 0, escalations: 0, reasons: 0, updates: 0, completions: 0, moves: 0, holds: 0 },
  ...{ decisions: 0, reassigned: 0, left: 0, absences: 0, handovers: 0, rhythms: 0, events: 0, checks: 0 },
};

/** What was decided at one hour of a day (of Greenwich), to be checked. */
export interface Run {
  readonly today: Day;
  readonly utcHour: number;
  readonly reminders: readonly Reminder[];
}

/** Nine has come for nobody; for London; for New York. */
const HOURS = [7, 10, 15] as const;

/** Lives through a year day by day and throws at the first thing that is not as the rules say, with seed and day. */
export function runYear(seed: number, size: CouncilSize, days = 365): YearTally {
  const dice = diceFor(seed);
  const { plan, readers, actions } = aCouncil(dice, size);
  const year: Year = {
    ...{ dice, plan, readers },
    actions: new Map(actions.map((action) => [action.id, action])),
    ...{ asked: new Map(), holds: new Map(), decisions: new Map(), log: new Map(), had: new Map() },
    ...{ answered: new Set(), tally: { ...NOTHING_YET } },
  };
  for (let day = 0; day < days; day++) {
    const today = addDays(FIRST, day);
    const fault = liveADay(year, today);
    if (fault !== undefined) throw new Error(`seed ${seed}, ${today}: ${fault}`);
  }
  return year.tally;
}

function liveADay(year: Year, today: Day): string | undefined {
  const { dice } = year;
  startDay(year, today);
  const lost = new Set<string>();
  const all: Reminder[] = [];
  for (const utcHour of hoursOf(year, today)) {
    const decided = decide(year, today, utcHour);
    if (typeof decided === "string") return decided;
    // Whoever's message may have got lost has a row of today all the same: the ledger keeps a second one back.
    const reminders = decided.filter(({ recipient, digest }) => digest === null || !lost.has(recipient.person));
    const fault = checkRun(year, { today, utcHour, reminders });
    if (fault !== undefined) return `${utcHour}:00, ${fault}`;
    for (const { digest, recipient } of reminders) if (digest !== null && dice.chance(0.02)) lost.add(recipient.person);
    deliver(year, reminders, lost, today);
    all.push(...reminders);
  }
  const fault = isWorkday(today) ? checkAfter(year, today, lost) : undefined;
  liveOn(year, all, lost, today);
  return fault;
}

/**
 * Some days a run before anybody's hour, on half of them one in the morning, on every one the run of the afternoon: who
 * was asked in the morning must not be asked again. On a day nobody works one look is enough.
 */
function hoursOf({ dice }: Year, today: Day): readonly number[] {
  if (!isWorkday(today)) return [15];
  return HOURS.filter((hour) => hour === 15 || dice.chance(hour === 7 ? 0.05 : 0.5));
}

/** As a run does, from the dates that are near; now and then from all, which must come to the same. */
function decide(year: Year, today: Day, utcHour: number): readonly Reminder[] | string {
  const now = new Date(`${today}T${String(utcHour).padStart(2, "0")}:00:00Z`);
  const near = planReminders([stateOf(year, horizonOf(year, today))], now, year.readers);
  if (!year.dice.chance(0.08)) return near;
  const all = planReminders([stateOf(year, "9999-12-31")], now, year.readers);
  const sentOf = (reminders: readonly Reminder[]) =>
    reminders.flatMap(
      ({ digest }) => digest?.items.map(({ line, rung }) => `${digest.person} ${line.id} ${rung}`) ?? [],
    );
  return String(sentOf(all)) === String(sentOf(near)) ? all : "what lies far ahead changes what is sent";
}

const lines = new WeakMap<Action, ActionLine>();

function stateOf({ plan, actions, asked, holds, decisions }: Year, until: Day): PlanToRemind {
  const near: ActionLine[] = [];
  for (const action of actions.values()) {
    const date = nextDateOf(action);
    if (!isAsked(action) || (date !== null && date > until)) continue;
    const line = lines.get(action) ?? lineOf(action);
    lines.set(action, line);
    near.push(line);
  }
  return {
    ...{ plan, lines: near, asked: [...asked.values()] },
    ...{ holds: [...holds.values()], decisions: [...decisions.values()] },
  };
}

// The longest lead time of the council and one day more, as gather-reminders reads.
function horizonOf({ plan }: Year, today: Day): Day {
  return addWorkingDays(plan.settings.week, today, 16);
}

function deliver(year: Year, reminders: readonly Reminder[], lost: ReadonlySet<string>, today: Day): void {
  const { tally, plan } = year;
  for (const { recipient, digest, items } of reminders) {
    const { person } = recipient;
    if (digest === null) tally.reasons++;
    if (digest === null || lost.has(person)) continue;
    tally.digests++;
    let pausable = year.had.get(person)?.pausable ?? "";
    const isSent = ({ line, rung }: ReminderItem) =>
      digest.items.some((one) => one.line.id === line.id && one.rung === rung);
    for (const item of items.filter(isSent)) {
      const row = askedOf(person, item, today);
      year.asked.set(`${person} ${row.about.id} ${item.escalation === null ? "" : item.rung}`, row);
      const key = `${row.about.id} ${row.date}`;
      year.log.set(key, [...(year.log.get(key) ?? []), { person, rung: row.occasion, on: today }]);
      if (!plan.settings.notPaused.includes(row.about.id)) pausable = today;
      tally.items++;
      if (item.escalation !== null) tally.escalations++;
      if (item.dateKind === "event") tally.events++;
      if (item.dateKind === "check") tally.checks++;
    }
    year.had.set(person, { any: today, pausable });
  }
}
