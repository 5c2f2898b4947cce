import type { Day } from "../calendar/day.ts";
import { compareDue } from "../due/order.ts";
import type { Recipient } from "../permissions/recipients.ts";
import type { PersonId } from "../plan/person.ts";
import type { Digest } from "./digest.ts";
import { type Gates, gatesOf, isRunning, type Shut, sendsToday } from "./gates.ts";
import { findItems, type PlanToRemind, type ReminderItem } from "./items.ts";
import { type Gated, type GatedItem, type GatedWaiting, type NextDigest, nextDigest } from "./next-digest.ts";
import { ANY_DAY, type KeptBack, keptBack, type ReaderHabits } from "./rhythm.ts";
import type { WaitingAsk } from "./waiting-item.ts";

/** Why something is sent to someone now, or why not. */
export type ReminderReason =
  | "owed"
  | Shut
  | "asked-already"
  /** Nothing new came to what waits for them since they were told. */
  | "told-already"
  | "held"
  | "quiet"
  | KeptBack
  | "nothing-near"
  /** Nothing of theirs is asked about, and nothing waits for them. */
  | "nothing-asked";

/** What one person is sent now, or nothing and why, and when it is their turn again if nobody answers. */
export interface Reminder {
  /** Whose turn it is; a label that stands for nobody keeps its place, with the reason. */
  readonly recipient: Recipient;
  readonly digest: Digest | null;
  readonly reason: ReminderReason;
  /** All that they are or will be asked about, worst first, each with its state. */
  readonly items: readonly ExplainedItem[];
  /** What waits for them besides, by plan, and whether they are to be told of it. */
  readonly waits: readonly WaitingAsk[];
  /** When it is their turn again: once what is sent now has reached them, and where it does not. */
  readonly next: NextDigest | null;
  readonly nextUnsent: NextDigest | null;
}

/** An item, and what keeps its plan from asking its reader now; null: nothing does. */
export interface ExplainedItem extends ReminderItem {
  readonly kept: Shut | KeptBack | null;
}

/**
 * One digest for each person across all plans of a tenant, or nothing and why. It asks what is owed by now and not
 * yet asked, so a late, repeated or doubled run comes to the same. A digest goes out when a plan that owes has
 * reached its hour, in the reader's zone where that is known, on a day it works; it then holds all that is owed by now:
 * what they were asked about lately does not ride along. What waits for somebody's decision goes with it, or alone where they owe nothing. A
 * reader's own rhythm keeps all back but what the plan has marked as not to be paused.
 */
export function planReminders(
  plans: readonly PlanToRemind[],
  now: Date,
  readers: ReadonlyMap<PersonId, ReaderHabits> = new Map(),
): readonly Reminder[] {
  const last = lastAsked(plans);
  const people = new Map<PersonId, Found>();
  const foundOf = (person: PersonId) => {
    const found = people.get(person) ?? { items: [], waits: [], isFirst: !last.has(person) };
    people.set(person, found);
    return found;
  };
  for (const from of plans) {
    const gateFor = gatesOf(from.plan, now);
    const gated = (person: PersonId, free: boolean) => gatedFor(gateFor, readers.get(person), free, last.get(person));
    const { notPaused } = from.plan.settings;
    for (const item of findItems(from, gateFor(null).today)) {
      const { person } = item.recipient;
      foundOf(person).items.push({ item, ...gated(person, notPaused.includes(item.line.id)) });
    }
    for (const ask of from.waits ?? []) foundOf(ask.person).waits.push({ ask, ...gated(ask.person, false) });
  }
  return [...people.values()].map(planOne).sort(byName);
}

/** What was found of one person. */
interface Found {
  readonly items: GatedItem[];
  readonly waits: GatedWaiting[];
  /** Nobody has asked them anything before. */
  readonly isFirst: boolean;
}

/** `free`: no rhythm of a reader keeps it back. */
function gatedFor(gateFor: Gates, reader: ReaderHabits = ANY_DAY, free: boolean, last: Day | undefined): Gated {
  const gate = gateFor(reader.zone);
  const rhythm = free ? null : reader.rhythm;
  return { gate, rhythm, kept: keptBack(rhythm, gate.plan.settings.week, last ?? null, gate.today) };
}

/** The last day each person was asked anything that their own rhythm may keep back. */
function lastAsked(plans: readonly PlanToRemind[]): ReadonlyMap<PersonId, Day> {
  const last = new Map<PersonId, Day>();
  for (const { plan, asked } of plans)
    for (const { person, about, on, occasion } of asked)
      if (
        typeof occasion === "string" &&
        !(about.kind === "action" && plan.settings.notPaused.includes(about.id)) &&
        on > (last.get(person) ?? "")
      )
        last.set(person, on);
  return last;
}

function planOne({ items: found, waits, isFirst }: Found): Reminder {
  const sorted = [...found].sort((a, b) => compareDue(a.item, b.item));
  const recipient = sorted[0]?.item.recipient ?? forWhom(waits[0] as GatedWaiting);
  const isNow = ({ gate, kept }: Gated) => gate.shut === null && kept === null;
  const owes = sorted.some((one) => one.item.state === "owed" && isNow(one));
  const sends = owes || waits.some((one) => one.ask.state === "owed" && isNow(one));
  // Once one plan's hour has come, the items of a plan with a later hour go with it: one message a day.
  const goesWith = ({ gate, kept }: Gated) => sendsToday(gate) && kept === null;
  const listed = owes ? sorted.filter((one) => one.item.state === "owed" && goesWith(one)) : [];
  const waiting = sends ? waits.filter(goesWith) : [];
  const { person, name } = recipient;
  return {
    recipient,
    digest: sends ? { person, name, isFirst, ...digestOf(listed, waiting) } : null,
    reason: sends ? "owed" : whyNothing(sorted, waits),
    items: sorted.map(({ item, gate, kept }) => ({ ...item, kept: gate.shut ?? kept })),
    waits: waits.map(({ ask }) => ask),
    next: nextDigest([...sorted, ...waits], [...listed, ...waiting], sends),
    nextUnsent: nextDigest([...sorted, ...waits], [], sends),
  };
}

function digestOf(
  listed: readonly GatedItem[],
  waits: readonly GatedWaiting[],
): Pick<Digest, "day" | "items" | "waits"> {
  const days = [...listed, ...waits].map(({ gate }) => gate.today).sort();
  const notices = waits.map(({ ask }) => ask.notice);
  return { day: days.at(-1) ?? "", items: listed.map(({ item }) => item), waits: notices };
}

function forWhom({ ask: { person, name } }: GatedWaiting): Recipient {
  return { person, name, unreached: null };
}

function whyNothing(found: readonly GatedItem[], waits: readonly GatedWaiting[]): ReminderReason {
  const owed = [
    ...found.filter(({ item }) => item.state === "owed"),
    ...waits.filter(({ ask }) => ask.state === "owed"),
  ];
  const shut = whyShut(owed);
  if (shut !== null) return shut;
  if (found.length === 0) return "told-already";
  const running = found.filter(({ gate }) => isRunning(gate));
  if (running.length === 0) return found[0]?.gate.shut ?? "nothing-near";
  const states = running.map(({ item }) => item.state);
  const known = (["asked", "held", "quiet"] as const).find((state) => states.includes(state));
  return known === undefined ? "nothing-near" : known === "asked" ? "asked-already" : known;
}

/** What keeps back what is owed; null: nothing is owed. */
function whyShut(owed: readonly Gated[]): ReminderReason | null {
  const kept = owed.flatMap(({ kept }) => kept ?? [])[0] ?? null;
  const shut = (["before-hour", "not-worked", "closed", "not-started"] as const).find((one) =>
    owed.some(({ gate }) => gate.shut === one),
  );
  return shut ?? kept;
}

function byName(a: Reminder, b: Reminder): number {
  return (
    a.recipient.name.localeCompare(b.recipient.name, "en-GB") || (a.recipient.person < b.recipient.person ? -1 : 1)
  );
}
