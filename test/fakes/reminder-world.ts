import type { ConversationRef, Message, Messenger, OpeningOutcome, SendOutcome } from "../../src/app/ports/messages.ts";
import { remindLeads } from "../../src/app/reminders/remind-leads.ts";
import { createFaults } from "../../src/app/sending/faults.ts";
import type { Clocks } from "../../src/app/sending/pace.ts";
import type { RemindDeps } from "../../src/app/sending/remind-deps.ts";
import type { Action } from "../../src/domain/plan/action.ts";
import type { Plan } from "../../src/domain/plan/plan.ts";
import type { Digest } from "../../src/domain/reminders/digest.ts";
import type { WaitingNotice } from "../../src/domain/reminders/waiting-item.ts";
import { aOnce, aPlan, importedEntry, KEY, NOW } from "../builders.ts";
import { memoryStores } from "./memory-stores.ts";

/** A clock that moves only when told to or slept on; the wall's may be set apart from the one that only grows. */
export interface FakeClocks extends Clocks {
  set(wall: Date): void;
  pass(ms: number): void;
}

export function fakeClocks(start: Date): FakeClocks {
  let wall = start.getTime();
  let grown = 0;
  const pass = (ms: number) => {
    wall += ms;
    grown += ms;
  };
  return {
    now: () => new Date(wall),
    monotonic: () => grown,
    dice: () => 0,
    sleep: async (ms) => {
      pass(ms);
      await new Promise((resolve) => setImmediate(resolve));
    },
    set: (to) => {
      wall = to.getTime();
    },
    pass,
  };
}

/** One message that left. */
export interface Left {
  readonly person: string;
  readonly refs: readonly string[];
  readonly repeated: boolean;
  /** How much of each kind waits for them; absent: nothing. */
  readonly waits?: readonly string[];
  /** What need not wait for another action any more; absent: nothing. */
  readonly freed?: readonly string[];
}

/** Sends nothing: keeps what left, and answers as told. */
function fakeMessenger(): Messenger & {
  readonly left: Left[];
  installedFor: string[];
  answer: (to: string) => SendOutcome;
} {
  const left: Left[] = [];
  const messenger = {
    left,
    /** Whom Teams opens a conversation with, though they never wrote. */
    installedFor: [] as string[],
    answer: (_to: string): SendOutcome => ({ kind: "sent", message: `message-${left.length}` }),
    open: async (person: string): Promise<OpeningOutcome> =>
      messenger.installedFor.includes(person)
        ? { kind: "opened", ref: refOf(person) }
        : { kind: "refused", of: "person", code: "403", reason: "The app is not installed for them." },
    send: async (to: ConversationRef, message: Message) => {
      const outcome = messenger.answer(to.user);
      if (outcome.kind === "sent" || outcome.kind === "uncertain") left.push(message.card as unknown as Left);
      return outcome;
    },
    update: async () => true,
  };
  return messenger;
}

/** Draws a digest as what a test asks about. */
const drawPlainly = {
  digest: ({ person, items, waits }: Digest, repeated: boolean): Message => ({
    card: {
      person,
      refs: items.map(({ line }) => line.ref),
      repeated,
      ...(waits.some(({ freed }) => freed === undefined) && {
        waits: waits.flatMap((desk) => desk.counts.map((one) => `${one.count} ${one.kind}`)),
      }),
      ...(waits.some(({ freed }) => freed !== undefined) && { freed: waits.flatMap(freedWords) }),
    },
    summary: `${items.length}`,
  }),
};

function freedWords({ freed = [] }: WaitingNotice): readonly string[] {
  return freed.map(
    ({ line, other, how, still }) =>
      `${line.ref} freed by ${other.ref}, ${how}, waits for ${still.join() || "nothing"}`,
  );
}

export function refOf(person: string): ConversationRef {
  return {
    tenant: KEY.tenant,
    kind: "personal",
    conversation: `c-${person}`,
    serviceUrl: "http://127.0.0.1/",
    bot: "b",
    user: person,
  };
}

/** A running plan in memory, whose people the bot has met. */
export async function reminderWorld(plan: Plan = aPlan(), actions: readonly Action[] = [], now: Date = NOW) {
  const stores = memoryStores();
  const clocks = fakeClocks(now);
  const messenger = fakeMessenger();
  const logged: string[] = [];
  let ids = 0;
  await stores.plans.createPlan({ plan, actions, history: actions.map(importedEntry) });
  for (const { id } of plan.people) await stores.conversations.remember(plan.key.tenant, id, refOf(id));
  const deps: RemindDeps = {
    ...stores,
    clocks,
    messenger,
    log: { info: () => {}, error: (event, facts) => void logged.push(`${event} ${JSON.stringify(facts)}`) },
    newId: () => `id-${++ids}`,
    draw: drawPlainly,
    faults: createFaults(),
    leaseMs: 120_000,
    perSecond: 30,
    at: () => {},
  };
  return {
    ...stores,
    deps,
    clocks,
    messenger,
    logged,
    /** A run at an instant, the clock set to it. */
    run: (at: Date = clocks.now(), more: Partial<RemindDeps> & { dryRun?: boolean } = {}) => {
      const { dryRun = false, ...other } = more;
      clocks.set(at);
      return remindLeads({ ...deps, ...other }, { now: at, dryRun });
    },
    row: async (person: string, day: string) => (await stores.outbox.read(plan.key.tenant, day, person))?.value,
    /** Replaces an action, as an update would. */
    change: async (id: string, more: Partial<Action>, when = "2026-09-01T09:00:00.000Z") => {
      const before = await stores.plans.readAction(plan.key, id);
      if (before === undefined) throw new Error(`no action ${id}`);
      const after = { ...before.value, ...more, version: before.value.version + 1 };
      const entry = { ...importedEntry(after), entry: after.version, at: when };
      await stores.plans.commit(plan.key, { before, after, entry, once: aOnce(`${after.id} ${after.version}`) });
    },
  };
}

export type ReminderWorld = Awaited<ReturnType<typeof reminderWorld>>;
