import type { ActionLine } from "../action.ts";
import type { Day } from "../calendar/day.ts";
import type { DeskTurn } from "../desk/desk-item.ts";
import type { PersonId } from "../person.ts";
import type { Plan } from "../plan.ts";
import { compareRag } from "../rag.ts";
import { compareRefs } from "../ref.ts";
import type { Asked, DigestGroup, DigestItem, Hold, HoldChoices } from "./digest.ts";
import { groupOf, openDateOf, rulesFor } from "./due.ts";
import { holdChoices } from "./holds.ts";
import { type Recipient, recipientsOf } from "./recipients.ts";
import { firstLeadDay, isHeld, owedFrom, rungOn } from "./rungs.ts";

/** All that deciding needs of one plan: its open actions with a date near enough, what was asked, what is held. */
export interface PlanToRemind {
  readonly plan: Plan;
  readonly lines: readonly ActionLine[];
  readonly asked: readonly Asked[];
  readonly holds: readonly Hold[];
  /** What waits for its people; absent: it is not asked about now. */
  readonly desks?: readonly DeskTurn[] | undefined;
}

/**
 * owed: reached and not asked since; asked: asked, and its next time has not come; held: seen or snoozed;
 * ahead: its first lead day has not come.
 */
export type ItemState = "owed" | "asked" | "held" | "ahead";

/** One action that someone is or will be asked about, and why it is asked about now or not. */
export interface ReminderItem extends DigestItem {
  readonly recipient: Recipient;
  readonly state: ItemState;
  /** From when a reminder is owed if nobody answers; today or earlier when it is owed now. */
  readonly owedFrom: Day;
  /** The same, once it has been asked about today. */
  readonly owedAgain: Day;
}

/** Every action that is or will be asked about, once for each person asked, as of a day in the plan's zone. */
export function findItems(from: PlanToRemind, today: Day): readonly ReminderItem[] {
  const key = (row: { readonly person: PersonId; readonly action: string }) => `${row.person} ${row.action}`;
  const asked = new Map(from.asked.map((row) => [key(row), row]));
  const holds = new Map(from.holds.map((row) => [key(row), row]));
  return from.lines.flatMap((line) =>
    recipientsOf(from.plan, line, today).flatMap((recipient) => {
      const pair = key({ person: recipient.person, action: line.id });
      const item = itemOf(from.plan, line, recipient, today, asked.get(pair) ?? null, holds.get(pair) ?? null);
      return item === null ? [] : [item];
    }),
  );
}

/** Sorts the worst first: overdue, update due, today, to be checked, soon; then by rating, date and ref. */
export function compareItems(a: DigestItem, b: DigestItem): number {
  const byGroup = GROUPS.indexOf(a.group) - GROUPS.indexOf(b.group);
  const byDate = a.date < b.date ? -1 : a.date > b.date ? 1 : 0;
  return byGroup || compareRag(a.line.rag, b.line.rag) || byDate || compareRefs(a.line.ref, b.line.ref);
}

/** Whether an item belongs in a digest that is sent today: its window is open and nothing holds it. */
export function isListed(item: ReminderItem): boolean {
  return item.state === "owed" || item.state === "asked";
}

const GROUPS: readonly DigestGroup[] = ["overdue", "update due", "today", "check", "soon"];

// An owner may say of an action that nobody puts its reminders off.
const NO_CHOICES: HoldChoices = { seen: false, nextWorkingDay: null, nextWeek: null, latest: null };

function itemOf(
  plan: Plan,
  line: ActionLine,
  recipient: Recipient,
  today: Day,
  asked: Asked | null,
  held: Hold | null,
): ReminderItem | null {
  const open = openDateOf(line, plan.settings);
  if (open === null) return null;
  const rules = rulesFor(open.kind, plan.settings);
  const { date } = open;
  const pausable = !plan.settings.notPaused.includes(line.id);
  const hold = pausable && held?.date === date ? held : null;
  const rung = rungOn(rules, date, today);
  const next = rung === null ? firstLeadDay(rules, date) : owedFrom(rules, date, asked, hold);
  const { person } = recipient;
  const askedToday: Asked = { person, action: line.id, date, rung: rung ?? "after", on: today };
  return {
    plan: plan.key,
    scheme: plan.scheme,
    line,
    group: groupOf(line, date, rules, today),
    date,
    dateKind: open.kind,
    rung: rung ?? `${Math.max(0, ...rules.leadDays)} before`,
    hold,
    choices: pausable ? holdChoices({ date, hold }, rules, today) : NO_CHOICES,
    recipient,
    state: rung === null ? "ahead" : isHeld(date, hold, today) ? "held" : next <= today ? "owed" : "asked",
    owedFrom: next,
    owedAgain: owedFrom(rules, date, askedToday, hold),
  };
}
