import type { Day } from "../calendar/day.ts";
import { theAction } from "../due/about.ts";
import {
  type Hold,
  type HoldChoices,
  isDateRung,
  type LadderDecision,
  type LastAsked,
  type Waited,
} from "../due/asked.ts";
import { groupOf, type OpenDate, rulesOfKind, updatedOn, waitingDateOf } from "../due/due.ts";
import { type LadderRules, rulesFor } from "../due/rules.ts";
import { afterQuiet, firstLeadDay, isHeld, owedFrom, rungOn } from "../due/rungs.ts";
import { type Recipient, recipientsOf } from "../permissions/recipients.ts";
import type { ActionLine } from "../plan/action-line.ts";
import type { Plan } from "../plan/plan.ts";
import type { Ref } from "../plan/ref.ts";
import { whyNotConfirmed } from "../updates/confirm.ts";
import { byAction } from "./by-action.ts";
import type { DigestItem } from "./digest.ts";
import { holdChoices } from "./holds.ts";
import { climbsOf, firstOnOrAfter, hasHeard, whatKeepsNext } from "./ladder.ts";
import type { WaitingAsk } from "./waiting-item.ts";

/** All that deciding needs of one plan: its open actions with a date near enough, what was asked, what is held. */
export interface PlanToRemind {
  readonly plan: Plan;
  readonly lines: readonly ActionLine[];
  readonly asked: readonly LastAsked[];
  readonly holds: readonly Hold[];
  /** What owners decided about the ladder. */
  readonly decisions?: readonly LadderDecision[] | undefined;
  /** What is known of the actions that others wait for, by ref. */
  readonly waited?: ReadonlyMap<Ref, Waited> | undefined;
  /** What waits for its people; absent: it is not asked about now. */
  readonly waits?: readonly WaitingAsk[] | undefined;
}

/**
 * owed: reached and not asked since; asked: asked, and its next time has not come; held: seen, snoozed, or a rung of
 * the ladder that an owner keeps back; quiet: before its date, and updated lately; ahead: its first day has not come.
 */
export type ItemState = "owed" | "asked" | "held" | "quiet" | "ahead";

/** One action that someone is or will be asked about, and why it is asked about now or not. */
export interface ReminderItem extends DigestItem {
  readonly recipient: Recipient;
  readonly state: ItemState;
  /** From when a reminder is owed if nobody answers; today or earlier when it is owed now; null: never again. */
  readonly owedFrom: Day | null;
  /** The same, once it has been asked about today. */
  readonly owedAgain: Day | null;
  /** The first day it was asked about on the day or after it, or on this rung of the ladder; null: not yet. */
  readonly firstAsked: Day | null;
  /** On how many days before today it was asked about. */
  readonly timesAsked: number;
}

/** Every action that is or will be asked about, once for each person asked, as of a day in the plan's zone. */
export function findItems(from: PlanToRemind, today: Day): readonly ReminderItem[] {
  const asked = byAction(from.asked);
  const holds = byAction(from.holds);
  const decisions = byAction(from.decisions ?? []);
  return from.lines.flatMap((line) => {
    const open = openOf(from, line, today);
    if (open === null) return [];
    const rows = asked.get(line.id) ?? [];
    const held = holds.get(line.id) ?? [];
    const leads = recipientsOf(from.plan, line, today);
    const own = leads.map((recipient) => leadItem(open, recipient, rows, held));
    const up = { ...open, leads, asked: rows, holds: held, decision: decisions.get(line.id)?.at(-1) ?? null };
    return open.kind === "event" || open.kind === "check" ? own : [...own, ...ladderItems(up)];
  });
}

/** Whether an item waits for its reader's answer: its window is open and nothing holds it. What is owed is sent today. */
export function isListed(item: Pick<ReminderItem, "state">): boolean {
  return item.state === "owed" || item.state === "asked";
}

// An owner may say of an action that nobody puts its reminders off; nobody puts a rung of the ladder off.
const NO_CHOICES: HoldChoices = { seen: false, nextWorkingDay: null, nextWeek: null, latest: null };

/** An action with the date that waits, and what every item about it has in common. */
interface Open extends OpenDate {
  readonly plan: Plan;
  readonly line: ActionLine;
  readonly rules: LadderRules;
  readonly today: Day;
  readonly shared: Pick<
    DigestItem,
    "plan" | "scheme" | "line" | "group" | "date" | "dateKind" | "waitsFor" | "notConfirmed"
  >;
}

function openOf({ plan, waited }: PlanToRemind, line: ActionLine, today: Day): Open | null {
  const own = rulesFor(plan.settings, line);
  const open = waitingDateOf(plan, line, own);
  if (open === null) return null;
  const { date, kind } = open;
  const rules = rulesOfKind(kind, own);
  const shared = {
    plan: plan.key,
    scheme: plan.scheme,
    line,
    group: groupOf(line, date, rules, today),
    date,
    dateKind: kind,
    notConfirmed: whyNotConfirmed(line, plan.settings, today),
    waitsFor: (line.waitsFor ?? []).flatMap((ref) => waited?.get(ref) ?? []),
  };
  return { ...open, plan, line, rules, today, shared };
}

function leadItem(open: Open, recipient: Recipient, rows: readonly LastAsked[], holds: readonly Hold[]): ReminderItem {
  const { line, rules, date, today } = open;
  const { person } = recipient;
  const mine = rows.find((row) => row.person === person && row.date === date && isDateRung(row.occasion)) ?? null;
  const pausable = !open.plan.settings.notPaused.includes(line.id);
  const hold = holds.find((one) => pausable && one.person === person && one.date === date) ?? null;
  const rung = rungOn(rules, date, today);
  // What came back is told at once, however lately it was filed.
  const updated = line.back ? null : updatedOn(line, rules);
  const loud = rung === null ? firstLeadDay(rules, date) : owedFrom(rules, date, mine, hold);
  const next = afterQuiet(rules, date, loud, updated);
  const askedToday: LastAsked = { person, about: theAction(line.id), date, occasion: rung ?? "after", on: today };
  const quiet = afterQuiet(rules, date, today, updated) > today;
  const owedAgain = afterQuiet(rules, date, owedFrom(rules, date, askedToday, hold), updated);
  return {
    ...open.shared,
    rung: rung ?? `${Math.max(0, ...rules.leadDays)} before`,
    escalation: null,
    covers: recipient.covers,
    hold,
    choices: pausable ? holdChoices({ date, hold }, rules, today) : NO_CHOICES,
    recipient,
    state:
      rung === null ? "ahead" : isHeld(date, hold, today) ? "held" : next <= today ? "owed" : quiet ? "quiet" : "asked",
    owedFrom: next,
    owedAgain,
    again: owedAgain,
    firstAsked: firstOnOrAfter(mine),
    timesAsked: timesBefore(mine, today),
  };
}

function ladderItems(
  open: Open & {
    leads: readonly Recipient[];
    asked: readonly LastAsked[];
    holds: readonly Hold[];
    decision: LadderDecision | null;
  },
): readonly ReminderItem[] {
  const climbs = climbsOf(open, open.today);
  const next = whatKeepsNext(open, climbs, open.today);
  const items = climbs.flatMap((climb) => {
    const { recipients, from, on, waits, ...escalation } = climb;
    return recipients.map((recipient): ReminderItem => {
      const heard = on !== null && hasHeard(open, climb, recipient.person);
      const state = heard ? "asked" : waits !== null ? "held" : from <= open.today ? "owed" : "ahead";
      return {
        ...open.shared,
        rung: escalation.rung,
        escalation: { ...escalation, waits: next },
        covers: recipient.covers,
        hold: null,
        choices: NO_CHOICES,
        recipient,
        state,
        owedFrom: !heard && waits === null ? from : null,
        owedAgain: null,
        firstAsked: on,
        timesAsked: 0,
      };
    });
  });
  // Whoever stands on two rungs sees the higher one alone, once it has come.
  const isHigher = (one: ReminderItem, other: ReminderItem) =>
    one.recipient.person === other.recipient.person && items.indexOf(one) > items.indexOf(other) && isListed(one);
  return items.filter((item) => !items.some((one) => isHigher(one, item)));
}

// A message that was cut off and is sent once more on its day is one.
function timesBefore(row: LastAsked | null, today: Day): number {
  return row === null ? 0 : (row.times ?? 1) - (row.on === today ? 1 : 0);
}
