import type { PlanStore } from "../../src/app/plan-store.ts";
import { type SendOutcome, StoreDown } from "../../src/app/ports.ts";
import { remindLeads } from "../../src/app/reminders/remind-leads.ts";
import { aLabel, anAction, aPerson, aPlan } from "../builders.ts";
import { type ReminderWorld, reminderWorld } from "../fakes/reminder-world.ts";
import { diceOf } from "./dice.ts";

/** A Friday, ten working days before the date everyone is asked about; nine in London is the plan's hour. */
const START = "2026-11-20T08:55:00Z";
const TICK_MS = 300_000;
const SENT: SendOutcome = { kind: "sent", message: "m" };

/** What goes wrong: with Teams' answers, with the store, or with the clock, by the milliseconds since the start. */
interface Storm {
  readonly name: string;
  /** `tries`: how often this person was tried before. */
  readonly answer?: (dice: () => number, tries: number) => SendOutcome;
  readonly storeDown?: (since: number) => boolean;
  /** What the wall clock shows beside the truth, in milliseconds. */
  readonly clockOff?: (since: number) => number;
  /** People who are refused for good are no loss. */
  readonly refusesSome?: boolean;
}

const minutes = (count: number) => count * 60_000;

export const STORMS: readonly Storm[] = [
  { name: "calm" },
  {
    name: "429 with Retry-After, one in three",
    answer: (dice) => (dice() < 1 / 3 ? { kind: "not-delivered", reason: "Teams is busy.", retryAfterMs: 3000 } : SENT),
  },
  {
    name: "429 without Retry-After, one in three",
    answer: (dice) => (dice() < 1 / 3 ? { kind: "not-delivered", reason: "Teams is busy.", retryAfterMs: 5000 } : SENT),
  },
  {
    name: "429 for everybody for half an hour",
    answer: (_, tries) =>
      tries < 6 ? { kind: "not-delivered", reason: "Teams is busy.", retryAfterMs: 60_000 } : SENT,
  },
  {
    name: "5xx or a lost answer, one in ten",
    answer: (dice, tries) =>
      tries === 0 && dice() < 0.1 ? { kind: "uncertain", reason: "Teams failed (502)." } : SENT,
  },
  {
    name: "refused for good, one in ten",
    answer: (dice, tries) =>
      tries === 0 && dice() < 0.1 ? { kind: "refused", reason: "They have blocked the app." } : SENT,
    refusesSome: true,
  },
  { name: "the store down for ten minutes", storeDown: (since) => since >= minutes(5) && since < minutes(15) },
  {
    name: "the clock an hour back, from ten past nine on",
    clockOff: (since) => (since < minutes(15) ? 0 : -minutes(60)),
  },
  {
    name: "the clock a day forward for an hour",
    clockOff: (since) => (since >= minutes(60) && since < minutes(120) ? minutes(1440) : 0),
  },
];

/** What came of a storm among so many people, by the end of the next working day. All but `later` and `refused` must be 0. */
export interface StormTally {
  readonly storm: string;
  readonly people: number;
  readonly missing: number;
  /** Got two in one day. */
  readonly twice: number;
  /** Perhaps undelivered on the first day, and asked by the digest of a later one. */
  readonly later: number;
  readonly refused: number;
}

/** Ticks every five minutes from before the hour of a Friday to the Tuesday after, through the storm. */
export async function ride(storm: Storm, people: number, seed: number): Promise<StormTally> {
  const here = await crowd(people);
  const dice = diceOf(seed);
  const tries = new Map<string, number>();
  const got = new Map<string, string[]>();
  const refused = new Set<string>();
  let truth = 0;
  here.messenger.answer = (person) => {
    const before = tries.get(person) ?? 0;
    tries.set(person, before + 1);
    const outcome = storm.answer?.(dice, before) ?? SENT;
    if (outcome.kind === "refused") refused.add(person);
    if (outcome.kind === "sent") got.set(person, [...(got.get(person) ?? []), dayOf(here)]);
    return outcome;
  };
  const plans = downWhen(here, () => storm.storeDown?.(truth) ?? false);
  for (; truth < minutes(4 * 1440); truth += TICK_MS) {
    const now = new Date(Date.parse(START) + truth + (storm.clockOff?.(truth) ?? 0));
    here.clocks.set(now);
    // As the scheduler does: a run that fails is left to the next.
    await remindLeads({ ...here.deps, plans }, { now, dueOnly: true }).catch((error: unknown) => {
      if (!(error instanceof StoreDown)) throw error;
    });
  }
  const all = [...Array(people).keys()].map(idOf);
  const firstDay = START.slice(0, 10);
  return {
    storm: storm.name,
    people,
    missing: all.filter((id) => !got.has(id) && !refused.has(id)).length,
    twice: [...got.values()].filter((days) => new Set(days).size < days.length).length,
    later: all.filter((id) => !refused.has(id) && got.has(id) && !got.get(id)?.includes(firstDay)).length,
    refused: refused.size,
  };
}

function dayOf({ clocks }: ReminderWorld): string {
  return clocks.now().toISOString().slice(0, 10);
}

function idOf(index: number): string {
  return `p${String(index).padStart(5, "0")}`;
}

function crowd(count: number): Promise<ReminderWorld> {
  const ids = [...Array(count).keys()].map(idOf);
  const actions = ids.map((id, index) =>
    anAction({
      id: `a-${id}`,
      ref: `1.1.${index + 1}`,
      reviewDate: "2026-12-04",
      endDate: null,
      leads: [{ label: `Lead ${id}`, accountable: true }],
    }),
  );
  const people = ids.map((id) => aPerson(id, `Lead ${id}`));
  const labels = ids.map((id) => aLabel(`Lead ${id}`, id));
  return reminderWorld(aPlan({ people, labels }), actions, new Date(START));
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
