import type { Day } from "../../domain/calendar/day.ts";
import { type Delivery, receiverOf } from "../../domain/due/delivery.ts";
import { leastOf } from "../../domain/plan/many.ts";
import type { PersonId } from "../../domain/plan/person.ts";
import { type WholeFault, whoToTry } from "../../domain/reminders/whole-fault.ts";
import type { KnownPerson } from "../ports/ports.ts";
import type { Stored } from "../ports/stored.ts";
import { inParallel, restUntil } from "./pace.ts";
import type { RemindDeps } from "./remind-deps.ts";
import { type Sending, sendDigest } from "./send-digest.ts";

/** The rows a run may send. */
export interface SendableRows {
  readonly days: readonly Day[];
  readonly concerns: (person: PersonId) => boolean;
  /** Whom a message reaches. */
  readonly reachable: ReadonlyMap<PersonId, KnownPerson>;
}

/** What a run made of each person's row, and all rows as they are in the end. */
export interface Worked {
  readonly done: ReadonlyMap<PersonId, Delivery>;
  readonly rows: ReadonlyMap<PersonId, Delivery>;
}

/**
 * Messages under way at once: one for each so many that wait, up to a most. What is under way when a process dies is
 * all that may be sent twice, so a few dozen go one by one; thousands need several to keep to the rate.
 */
const WAITING_FOR_ONE = 100;
const WIDEST = 8;
/** Times one run tries one row; the next run goes on. */
const TRIES = 3;
/** Times a row may be taken over from a process that stopped, before it is believed to be the row's own doing. */
const MOST_ATTEMPTS = 10;

/**
 * Sends what is planned, and what another process left unfinished once its lease has run out; resolves what this run
 * made of each person's row, and all rows as they are in the end.
 */
export async function workOutbox(sending: Sending, work: SendableRows): Promise<Worked> {
  const { deps } = sending;
  const done = new Map<PersonId, Delivery>();
  const tries = new Map<PersonId, number>();
  const waitFor = watchRows(deps);

  const mayTake = ({ value }: Stored<Delivery>) => {
    const to = receiverOf(value);
    return work.concerns(to) && work.reachable.has(to) && (tries.get(value.person) ?? 0) < TRIES;
  };
  /** Told to stop, or to wait longer than a run does: the next one goes on. */
  const isOver = () => sending.stopping?.aborted || sending.pace.pausedFor() > deps.leaseMs;
  const barrier = () => sending.faults.barrier(sending.tenant, deps.clocks.now());
  const take = async (row: Stored<Delivery>) => {
    if (isOver()) return;
    const { person, day } = row.value;
    tries.set(person, (tries.get(person) ?? 0) + 1);
    try {
      const delivery = await sendOrGiveUp(sending, work, row);
      if (delivery !== undefined) done.set(person, delivery);
      // Refused for what is nobody's own: once is enough for this run.
      if (delivery?.status === "planned" && delivery.notBefore === null) tries.set(person, TRIES);
    } catch (error) {
      deps.log.error("digest-failed", { person, day, error: String(error) });
    }
  };

  for (;;) {
    const rows = await listRows(deps, sending.tenant, work.days);
    const fault = barrier();
    if (fault !== undefined) {
      const probe = probeOf(fault, rows.filter(mayTake));
      if (isOver() || probe === undefined || !sending.probes.take()) return { done, rows: byPerson(rows) };
      await take(probe);
      continue;
    }
    const waits = rows.filter(mayTake).map((row) => ({ row, wait: waitFor(row.value) }));
    const ready = nextUp(waits.filter(({ wait }) => wait === 0).map(({ row }) => row));
    const later = waits.flatMap(({ wait }) => (wait === null ? [] : [wait]));
    if (isOver() || ready.length + later.length === 0) return { done, rows: byPerson(rows) };
    const takeUnlessBarred = async (row: Stored<Delivery>) => (barrier() === undefined ? take(row) : undefined);
    if (ready.length > 0) await inParallel(ready, widthFor(ready.length), takeUnlessBarred);
    else await rest(sending, leastOf([...later, Math.ceil(deps.leaseMs / 8)]));
  }
}

async function rest({ deps, stopping }: Sending, ms: number): Promise<void> {
  const until = deps.clocks.monotonic() + ms;
  await restUntil(() => until, deps.clocks, stopping);
}

/** The one row that shows whether what stands in the way of all has passed. */
function probeOf(fault: WholeFault, rows: readonly Stored<Delivery>[]): Stored<Delivery> | undefined {
  const planned = rows.filter(({ value }) => value.status === "planned");
  const person = whoToTry(
    fault,
    planned.map(({ value }) => receiverOf(value)),
  );
  return planned.find(({ value }) => receiverOf(value) === person);
}

function widthFor(waiting: number): number {
  return Math.min(WIDEST, Math.ceil(waiting / WAITING_FOR_ONE));
}

/** What is planned goes first; then, alone, the row left behind that was tried least: it may be what stops processes. */
function nextUp(ready: readonly Stored<Delivery>[]): readonly Stored<Delivery>[] {
  const planned = ready.filter(({ value }) => value.status === "planned");
  if (planned.length > 0) return planned;
  return [...ready].sort((a, b) => a.value.attempts - b.value.attempts).slice(0, 1);
}

/** All rows of some days. */
export async function listRows(
  { outbox }: Pick<RemindDeps, "outbox">,
  tenant: string,
  days: readonly Day[],
): Promise<readonly Stored<Delivery>[]> {
  const listed = await Promise.all(days.map((day) => outbox.listDay(tenant, day)));
  return listed.flat();
}

/** The rows by whose they are; of a chase by its key. */
export function byPerson(rows: readonly Stored<Delivery>[]): ReadonlyMap<PersonId, Delivery> {
  return new Map(rows.map(({ value }) => [value.person, value]));
}

/**
 * Milliseconds until a row may be taken; null: not by this run. A lease is watched on our own clock that only grows:
 * a claim that has not changed for a whole lease is nobody's, whatever any clock on a wall says.
 */
function watchRows({ clocks, leaseMs }: RemindDeps): (delivery: Delivery) => number | null {
  const watched = new Map<string, number>();
  return ({ status, claim, notBefore }) => {
    if (status === "planned") {
      const wait = notBefore === null ? 0 : Date.parse(notBefore) - clocks.now().getTime();
      return wait > leaseMs ? null : Math.max(0, wait);
    }
    if (status !== "sending" || claim === null) return null;
    const since = watched.get(claim.nonce) ?? clocks.monotonic();
    watched.set(claim.nonce, since);
    return Math.max(0, since + leaseMs - clocks.monotonic());
  };
}

async function sendOrGiveUp(
  sending: Sending,
  { reachable }: SendableRows,
  row: Stored<Delivery>,
): Promise<Delivery | undefined> {
  const { status, attempts, sentAt, message } = row.value;
  const to = reachable.get(receiverOf(row.value));
  if (to === undefined) return undefined;
  if (status !== "sending" || attempts < MOST_ATTEMPTS) return sendDigest(sending, row, to);
  const reason = `stopped ${attempts} times while it was being sent`;
  const given = { status: "uncertain", reason, notBefore: null, sentAt, message } as const;
  return (await sending.deps.outbox.record(row, given)) ? { ...row.value, ...given } : undefined;
}
