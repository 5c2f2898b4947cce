import { addDays, type Day, dayIn, timeIn } from "../calendar/day.ts";
import { isWorked } from "../calendar/working-days.ts";
import type { PersonId } from "../person.ts";
import { isClosed, type Plan } from "../plan.ts";
import type { Digest } from "./digest.ts";
import { compareItems, findItems, isListed, type PlanToRemind, type ReminderItem } from "./items.ts";
import type { Recipient } from "./recipients.ts";
import { ANY_DAY, keptBack, nextTurnOf, type Reader, type Rhythm } from "./rhythm.ts";

/** Why something is sent to someone now, or why not. */
export type ReminderReason =
  | "owed"
  | "not-started"
  | "closed"
  | "not-worked"
  | "before-hour"
  | "asked-already"
  | "held"
  | "quiet"
  | "paused"
  | "not-their-day"
  | "nothing-near";

/** What one person is sent now, or nothing and why, and when it is their turn again if nobody answers. */
export interface Reminder {
  /** Whose turn it is; a label that stands for nobody keeps its place, with the reason. */
  readonly recipient: Recipient;
  readonly digest: Digest | null;
  readonly reason: ReminderReason;
  /** All that they are or will be asked about, worst first, each with its state. */
  readonly items: readonly ReminderItem[];
  readonly next: { readonly on: Day; readonly at: string } | null;
}

/**
 * One digest for each person across all plans of a tenant, or nothing and why. It asks what is owed by now and not
 * yet asked, so a late, repeated or doubled run comes to the same. A digest goes out when a plan that owes has
 * reached its hour, in the reader's zone where that is known, on a day it works; it then holds every open item of
 * theirs, so that they hear once. A reader's own rhythm keeps all back but what the plan has marked as not to be paused.
 */
export function planReminders(
  plans: readonly PlanToRemind[],
  now: Date,
  readers: ReadonlyMap<PersonId, Reader> = new Map(),
): readonly Reminder[] {
  const gates = plans.map((from) => gatesOf(from.plan, now));
  const last = lastAsked(plans);
  const byPerson = new Map<PersonId, Gated[]>();
  for (const [index, from] of plans.entries()) {
    const gateFor = gates[index] as Gates;
    for (const item of findItems(from, gateFor(null).today)) {
      const { person } = item.recipient;
      const { zone, rhythm } = readers.get(person) ?? ANY_DAY;
      const gate = gateFor(zone);
      const free = from.plan.settings.notPaused.includes(item.line.id);
      const kept = free ? null : keptBack(rhythm, from.plan.settings.week, last.get(person) ?? null, gate.today);
      const gated = { item, gate, kept, rhythm: free ? null : rhythm };
      const before = byPerson.get(person);
      if (before === undefined) byPerson.set(person, [gated]);
      else before.push(gated);
    }
  }
  return [...byPerson].map(([person, found]) => planOne(found, !last.has(person))).sort(byName);
}

/** Whether a plan's digests may go out to a reader in any of these zones: it is started, the day is worked, its hour has come. */
export function isOpenNow(plan: Plan, now: Date, zones: readonly (string | null)[] = [null]): boolean {
  const gateFor = gatesOf(plan, now);
  return [null, ...zones].some((zone) => gateFor(zone).shut === null);
}

/** Whether and why a plan sends nothing at an instant. */
interface Gate {
  readonly plan: Plan;
  readonly today: Day;
  readonly shut: "not-started" | "closed" | "not-worked" | "before-hour" | null;
}

/** A plan's gate for a reader's zone; null: the plan's own. */
type Gates = (zone: string | null) => Gate;

interface Gated {
  readonly item: ReminderItem;
  readonly gate: Gate;
  /** What the reader's own rhythm makes of it. */
  readonly kept: "paused" | "not-their-day" | null;
  readonly rhythm: Rhythm | null;
}

function gatesOf(plan: Plan, now: Date): Gates {
  const { zone, hour, week } = plan.settings;
  const today = dayIn(zone, now);
  const shut =
    plan.started === null
      ? "not-started"
      : isClosed(plan)
        ? "closed"
        : isWorked(week, today)
          ? null
          : ("not-worked" as const);
  const known = new Map<string, Gate>();
  return (readers) => {
    const at = readers ?? zone;
    const gate = known.get(at) ?? { plan, today, shut: shut ?? (timeIn(at, now) < hour ? "before-hour" : null) };
    known.set(at, gate);
    return gate;
  };
}

/** The last day each person was asked anything that their own rhythm may keep back. */
function lastAsked(plans: readonly PlanToRemind[]): ReadonlyMap<PersonId, Day> {
  const last = new Map<PersonId, Day>();
  for (const { plan, asked } of plans)
    for (const { person, action, on } of asked)
      if (!plan.settings.notPaused.includes(action) && on > (last.get(person) ?? "")) last.set(person, on);
  return last;
}

function planOne(found: readonly Gated[], isFirst: boolean): Reminder {
  const sorted = [...found].sort((a, b) => compareItems(a.item, b.item));
  const { recipient } = (sorted[0] as Gated).item;
  const owes = sorted.some(({ item, gate, kept }) => item.state === "owed" && gate.shut === null && kept === null);
  // Beside a digest, a plan that does not send has nothing to tell.
  const told = owes ? sorted.filter(({ gate }) => gate.shut !== "not-started" && gate.shut !== "closed") : sorted;
  const items = told.map(({ item }) => item);
  // Once one plan's hour has come, the items of a plan with a later hour go with it: one message a day.
  const listed = sorted.filter(
    ({ item, gate, kept }) => isListed(item) && kept === null && (gate.shut === null || gate.shut === "before-hour"),
  );
  const day =
    listed
      .map(({ gate }) => gate.today)
      .sort()
      .at(-1) ?? "";
  const { person, name } = recipient;
  const digest = owes ? { person, name, day, isFirst, items: listed.map(({ item }) => item) } : null;
  const reason = owes ? "owed" : whyNothing(sorted);
  const next = nextTurn(sorted, owes ? listed : []);
  return { recipient, digest, reason, items, next };
}

function whyNothing(found: readonly Gated[]): ReminderReason {
  const owed = found.filter(({ item }) => item.state === "owed");
  for (const shut of ["before-hour", "not-worked", "closed", "not-started"] as const)
    if (owed.some(({ gate }) => gate.shut === shut)) return shut;
  const kept = owed.find((one) => one.kept !== null)?.kept;
  if (kept) return kept;
  const states = found.map(({ item }) => item.state);
  if (states.includes("asked")) return "asked-already";
  if (states.includes("held")) return "held";
  return states.includes("quiet") ? "quiet" : "nothing-near";
}

function nextTurn(found: readonly Gated[], sent: readonly Gated[]): Reminder["next"] {
  const sentNow = new Set(sent);
  const turns = found
    .filter(({ gate }) => gate.shut !== "not-started" && gate.shut !== "closed")
    .flatMap((one) => {
      const { week, hour } = one.gate.plan.settings;
      const from = sentNow.has(one) ? one.item.owedAgain : one.item.owedFrom;
      if (from === null) return [];
      const { today } = one.gate;
      // Kept back today, or sent today: not again today.
      const soonest = one.kept === null && sentNow.size === 0 ? today : addDays(today, 1);
      return [{ on: nextTurnOf(one.rhythm, week, from < soonest ? soonest : from), at: hour }];
    });
  const key = (turn: { on: Day; at: string }) => `${turn.on} ${turn.at}`;
  return turns.sort((a, b) => (key(a) < key(b) ? -1 : 1))[0] ?? null;
}

function byName(a: Reminder, b: Reminder): number {
  return (
    a.recipient.name.localeCompare(b.recipient.name, "en-GB") || (a.recipient.person < b.recipient.person ? -1 : 1)
  );
}
