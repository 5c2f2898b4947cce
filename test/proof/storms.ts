import type { Messenger, SendOutcome } from "../../src/app/ports/messages.ts";
import type { PlanStore } from "../../src/app/ports/plan-store.ts";
import { StoreDown } from "../../src/app/ports/ports.ts";
import { remindLeads } from "../../src/app/reminders/remind-leads.ts";
import { aLabel, anAction, aPerson, aPlan } from "../builders.ts";
import { type ReminderWorld, reminderWorld } from "../fakes/reminder-world.ts";
import { diceOf } from "./dice.ts";

const TICK_MS = 300_000;
const SENT: SendOutcome = { kind: "sent", message: "m" };

/** What goes wrong: with Teams' answers, with the store, or with the clock, by the milliseconds since the start. */
export interface Storm {
  readonly name: string;
  /** When the ticks begin, five minutes before nine in London; the same for everybody who is asked on that day. */
  readonly start?: string;
  /** The date that is asked about, ten working days on. */
  readonly date?: string;
  /** `tries`: how often this person was tried before; `since`: milliseconds since the start. */
  readonly answer?: (dice: () => number, tries: number, since: number) => SendOutcome;
  readonly storeDown?: (since: number) => boolean;
  /** What the wall clock shows beside the truth, in milliseconds. */
  readonly clockOff?: (since: number) => number;
  /** People who are refused for good are no loss. */
  readonly refusesSome?: boolean;
}

const minutes = (count: number) => count * 60_000;
/** A Friday, ten working days before the date everyone is asked about; nine in London is the plan's hour. */
const FRIDAY = { start: "2026-11-20T08:55:00Z", date: "2026-12-04" } as const;

function busy(retryAfterMs: number): SendOutcome {
  return { kind: "not-delivered", code: "429", reason: "Teams is busy.", retryAfterMs };
}

export const STORMS: readonly Storm[] = [
  { name: "calm" },
  { name: "429 with Retry-After, one in three", answer: (dice) => (dice() < 1 / 3 ? busy(3000) : SENT) },
  { name: "429 without Retry-After, one in three", answer: (dice) => (dice() < 1 / 3 ? busy(5000) : SENT) },
  {
    name: "429 with Retry-After, for everybody for half an hour",
    answer: (_dice, _tries, since) => (since < minutes(35) ? busy(60_000) : SENT),
  },
  {
    name: "429 without Retry-After, for everybody for half an hour",
    answer: (_dice, _tries, since) => (since < minutes(35) ? busy(5000) : SENT),
  },
  {
    name: "5xx or a lost answer, one in ten",
    answer: (dice, tries) =>
      tries === 0 && dice() < 0.1 ? { kind: "uncertain", code: "502", reason: "Teams failed (502)." } : SENT,
  },
  {
    name: "refused for good, one in ten",
    answer: (dice, tries) =>
      tries === 0 && dice() < 0.1
        ? { kind: "refused", of: "person", code: "403", reason: "They have blocked the app." }
        : SENT,
    refusesSome: true,
  },
  { name: "the store refused for ten minutes", storeDown: (since) => since >= minutes(5) && since < minutes(15) },
  {
    name: "the clock an hour back, from ten past nine on",
    clockOff: (since) => (since < minutes(15) ? 0 : -minutes(60)),
  },
  {
    name: "the clock a day forward for an hour",
    clockOff: (since) => (since >= minutes(60) && since < minutes(120) ? minutes(1440) : 0),
  },
  // Both begin on the Friday before, and are asked about a date whose first lead time is the Monday after.
  { name: "London goes to winter time", start: "2026-10-23T07:55:00Z", date: "2026-11-09" },
  { name: "London goes to summer time", start: "2028-03-24T08:55:00Z", date: "2028-04-10" },
];

/** What came of a storm among so many people, four days on. All but the last four must be 0. */
export interface StormTally {
  readonly storm: string;
  readonly people: number;
  readonly missing: number;
  /** Got two in one day. */
  readonly twice: number;
  /** Left before nine in London, by the clock on the wall. */
  readonly early: number;
  /** Perhaps undelivered at first, and asked by the digest of a later day. */
  readonly later: number;
  readonly refused: number;
  /** Requests to Teams in all: few more than people, or it hammers. */
  readonly requests: number;
  /** Minutes from the first to the last of the first day's messages. */
  readonly minutes: number;
}

/** How messages of a storm travel: with no wire, as the storm answers; with one, through it. */
export interface Wire {
  /** A message sent for real, to the conversation of the person, and how many of them have arrived there. */
  send(to: Parameters<Messenger["send"]>[0], message: Parameters<Messenger["send"]>[1]): Promise<SendOutcome>;
  arrived(person: string): number;
}

/** Ticks every five minutes from before the hour of a Friday to the Tuesday after, through the storm. */
export async function ride(storm: Storm, people: number, seed: number, wire?: Wire): Promise<StormTally> {
  const { start, date } = { ...FRIDAY, ...storm };
  const here = await crowd(people, new Date(start), date);
  const { clocks } = here;
  const dice = diceOf(seed);
  const tries = new Map<string, number>();
  const got: { readonly person: string; readonly at: Date }[] = [];
  const refused = new Set<string>();
  const send: Messenger["send"] = async (to, message) => {
    const before = tries.get(to.user) ?? 0;
    tries.set(to.user, before + 1);
    const arrived = wire?.arrived(to.user) ?? 0;
    const outcome = await (wire?.send(to, message) ?? storm.answer?.(dice, before, clocks.monotonic()) ?? SENT);
    if (outcome.kind === "refused") refused.add(to.user);
    const has = wire === undefined ? outcome.kind === "sent" : wire.arrived(to.user) > arrived;
    if (has) got.push({ person: to.user, at: clocks.now() });
    return outcome;
  };
  const messenger = { ...here.messenger, send };
  const plans = downWhen(here, () => storm.storeDown?.(clocks.monotonic()) ?? false);
  while (clocks.monotonic() < minutes(4 * 1440)) {
    const since = clocks.monotonic();
    const now = new Date(Date.parse(start) + since + (storm.clockOff?.(since) ?? 0));
    clocks.set(now);
    // As the scheduler does: a run that fails is left to the next.
    await remindLeads({ ...here.deps, messenger, plans }, { now, dueOnly: true }).catch((error: unknown) => {
      if (!(error instanceof StoreDown)) throw error;
    });
    clocks.pass(TICK_MS - (clocks.monotonic() % TICK_MS));
  }
  const all = [...Array(people).keys()].map(idOf);
  return { storm: storm.name, people, ...sumUp(all, got, refused), requests: sum([...tries.values()]) };
}

function sumUp(
  all: readonly string[],
  got: readonly { readonly person: string; readonly at: Date }[],
  refused: ReadonlySet<string>,
): Omit<StormTally, "storm" | "people" | "requests"> {
  const days = new Map<string, string[]>();
  for (const { person, at } of got) days.set(person, [...(days.get(person) ?? []), londonDay.format(at)]);
  const firstDay = [...days.values()].flat().sort()[0] ?? "";
  const first = got.filter(({ at }) => londonDay.format(at) === firstDay).map(({ at }) => at.getTime());
  return {
    missing: all.filter((id) => !days.has(id) && !refused.has(id)).length,
    twice: [...days.values()].filter((some) => new Set(some).size < some.length).length,
    early: got.filter(({ at }) => londonTime.format(at) < "09:00").length,
    later: all.filter((id) => !refused.has(id) && days.has(id) && !days.get(id)?.includes(firstDay)).length,
    refused: refused.size,
    minutes: Math.round((Math.max(...first) - Math.min(...first)) / minutes(1)),
  };
}

function sum(counts: readonly number[]): number {
  return counts.reduce((total, count) => total + count, 0);
}

const londonDay = new Intl.DateTimeFormat("en-CA", { timeZone: "Europe/London", dateStyle: "short" });
const londonTime = new Intl.DateTimeFormat("en-GB", { timeZone: "Europe/London", timeStyle: "short" });

function idOf(index: number): string {
  return `p${String(index).padStart(5, "0")}`;
}

function crowd(count: number, start: Date, date: string): Promise<ReminderWorld> {
  const ids = [...Array(count).keys()].map(idOf);
  const actions = ids.map((id, index) =>
    anAction({
      id: `a-${id}`,
      ref: `1.1.${index + 1}`,
      reviewDate: date,
      endDate: null,
      leads: [{ label: `Lead ${id}`, accountable: true }],
    }),
  );
  const people = ids.map((id) => aPerson(id, `Lead ${id}`));
  const labels = ids.map((id) => aLabel(`Lead ${id}`, id));
  return reminderWorld(aPlan({ people, labels }), actions, start);
}

/** The plans' store, which refuses everything while it is down. */
function downWhen({ deps }: ReminderWorld, down: () => boolean): PlanStore {
  return new Proxy(deps.plans, {
    get: (target, name: keyof PlanStore) => {
      const method = target[name] as (...given: unknown[]) => unknown;
      return async (...given: unknown[]) => {
        if (down()) throw new StoreDown("down");
        return method(...given);
      };
    },
  });
}
