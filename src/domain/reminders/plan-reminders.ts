import { type Day, dayIn, timeIn } from "../calendar/day.ts";
import { isWorked, onOrAfter } from "../calendar/working-days.ts";
import type { DeskTurn } from "../desk/desk-item.ts";
import type { PersonId } from "../person.ts";
import { isClosed, type Plan } from "../plan.ts";
import type { Digest } from "./digest.ts";
import { compareItems, findItems, isListed, type PlanToRemind, type ReminderItem } from "./items.ts";
import type { Recipient } from "./recipients.ts";

/** Why something is sent to someone now, or why not. */
export type ReminderReason =
  | "owed"
  | "not-started"
  | "not-worked"
  | "before-hour"
  | "asked-already"
  /** Nothing new came to what waits for them since they were told. */
  | "told-already"
  | "held"
  | "nothing-near";

/** What one person is sent now, or nothing and why, and when it is their turn again if nobody answers. */
export interface Reminder {
  /** Whose turn it is; a label that stands for nobody keeps its place, with the reason. */
  readonly recipient: Recipient;
  readonly digest: Digest | null;
  readonly reason: ReminderReason;
  /** All that they are or will be asked about, worst first, each with its state. */
  readonly items: readonly ReminderItem[];
  /** What waits for them besides, by plan, and whether they are to be told of it. */
  readonly desks: readonly DeskTurn[];
  readonly next: { readonly on: Day; readonly at: string } | null;
}

/**
 * One digest for each person across all plans of a tenant, or nothing and why. It asks what is owed by now and not
 * yet asked, so a late, repeated or doubled run comes to the same. A digest goes out when a plan that owes has
 * reached its hour on a day it works, and then holds every open item of theirs, so that they hear once. What waits for
 * somebody's decision goes with it, or alone where they owe nothing.
 */
export function planReminders(plans: readonly PlanToRemind[], now: Date): readonly Reminder[] {
  const gates = plans.map((from) => gateOf(from.plan, now));
  const found = plans.flatMap((from, index) => {
    const gate = gates[index] as Gate;
    return findItems(from, gate.today).map((item) => ({ item, gate }));
  });
  const byPerson = new Map<PersonId, Gated[]>();
  for (const one of found) {
    const { person } = one.item.recipient;
    byPerson.set(person, [...(byPerson.get(person) ?? []), one]);
  }
  const desks = plans.flatMap(({ desks = [] }, index) => desks.map((turn) => ({ turn, gate: gates[index] as Gate })));
  const people = new Set([...byPerson.keys(), ...desks.map(({ turn }) => turn.person)]);
  const deskOf = (person: PersonId) => desks.filter(({ turn }) => turn.person === person);
  return [...people].map((person) => planOne(byPerson.get(person) ?? [], deskOf(person))).sort(byName);
}

/** Whether a plan's digests may go out: it is started, the day is worked and its hour has come. */
export function isOpenNow(plan: Plan, now: Date): boolean {
  return gateOf(plan, now).shut === null;
}

/** Whether and why a plan sends nothing at an instant. */
interface Gate {
  readonly plan: Plan;
  readonly today: Day;
  readonly shut: "not-started" | "not-worked" | "before-hour" | null;
}

interface Gated {
  readonly item: ReminderItem;
  readonly gate: Gate;
}

function gateOf(plan: Plan, now: Date): Gate {
  const { zone, hour, week } = plan.settings;
  const today = dayIn(zone, now);
  if (plan.started === null || isClosed(plan)) return { plan, today, shut: "not-started" };
  if (!isWorked(week, today)) return { plan, today, shut: "not-worked" };
  return { plan, today, shut: timeIn(zone, now) < hour ? "before-hour" : null };
}

interface GatedDesk {
  readonly turn: DeskTurn;
  readonly gate: Gate;
}

function planOne(found: readonly Gated[], desks: readonly GatedDesk[]): Reminder {
  const sorted = [...found].sort((a, b) => compareItems(a.item, b.item));
  const recipient = sorted[0]?.item.recipient ?? whoseDesk(desks[0] as GatedDesk);
  const owes = sorted.some(({ item, gate }) => item.state === "owed" && gate.shut === null);
  const sends = owes || desks.some(({ turn, gate }) => turn.state === "owed" && gate.shut === null);
  // Beside a digest, a plan that is not started has nothing to tell.
  const told = sends ? sorted.filter(({ gate }) => gate.shut !== "not-started") : sorted;
  // Once one plan's hour has come, the items of a plan with a later hour go with it: one message a day.
  const goesWith = ({ gate }: { readonly gate: Gate }) => (gate.shut ?? "before-hour") === "before-hour";
  const listed = owes ? sorted.filter((one) => isListed(one.item) && goesWith(one)) : [];
  const waiting = sends ? desks.filter(goesWith) : [];
  const { person, name } = recipient;
  return {
    recipient,
    digest: sends ? { person, name, ...digestOf(listed, waiting) } : null,
    reason: sends ? "owed" : sorted.length > 0 ? whyNothing(sorted) : whyNoDesk(desks),
    items: told.map(({ item }) => item),
    desks: desks.map(({ turn }) => turn),
    next: nextTurn(sorted, listed),
  };
}

function digestOf(listed: readonly Gated[], desks: readonly GatedDesk[]): Pick<Digest, "day" | "items" | "desks"> {
  const days = [...listed, ...desks].map(({ gate }) => gate.today).sort();
  const notices = desks.map(({ turn }) => turn.notice);
  return { day: days.at(-1) ?? "", items: listed.map(({ item }) => item), desks: notices };
}

function whoseDesk({ turn: { person, name } }: GatedDesk): Recipient {
  return { person, name, unreached: null };
}

function whyNoDesk(desks: readonly GatedDesk[]): ReminderReason {
  const owed = desks.filter(({ turn }) => turn.state === "owed");
  return owed.map(({ gate }) => gate.shut).find((shut) => shut !== null) ?? "told-already";
}

function whyNothing(found: readonly Gated[]): ReminderReason {
  const owed = found.filter(({ item }) => item.state === "owed");
  for (const shut of ["before-hour", "not-worked", "not-started"] as const)
    if (owed.some(({ gate }) => gate.shut === shut)) return shut;
  const states = found.map(({ item }) => item.state);
  if (states.includes("asked")) return "asked-already";
  return states.includes("held") ? "held" : "nothing-near";
}

function nextTurn(found: readonly Gated[], sent: readonly Gated[]): Reminder["next"] {
  const turns = found
    .filter(({ gate }) => gate.shut !== "not-started")
    .map((one) => {
      const { week, hour } = one.gate.plan.settings;
      const from = sent.includes(one) ? one.item.owedAgain : one.item.owedFrom;
      const on = onOrAfter(week, [from, one.gate.today].sort().at(-1) ?? from);
      return { on, at: hour };
    });
  const key = (turn: { on: Day; at: string }) => `${turn.on} ${turn.at}`;
  return turns.sort((a, b) => (key(a) < key(b) ? -1 : 1))[0] ?? null;
}

function byName(a: Reminder, b: Reminder): number {
  return (
    a.recipient.name.localeCompare(b.recipient.name, "en-GB") || (a.recipient.person < b.recipient.person ? -1 : 1)
  );
}
