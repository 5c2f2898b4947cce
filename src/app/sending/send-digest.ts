import { type Delivery, type DeliveryOutcome, receiverOf } from "../../domain/due/delivery.ts";
import type { PlanToRemind } from "../../domain/reminders/items.ts";
import type { SendOutcome } from "../ports/messages.ts";
import { type KnownPerson, StoreDown } from "../ports/ports.ts";
import type { Stored } from "../ports/stored.ts";
import type { Faults } from "./faults.ts";
import type { Pace } from "./pace.ts";
import { type Prepared, prepareDigest } from "./prepare-digest.ts";
import type { Probes } from "./probes.ts";
import type { RemindDeps } from "./remind-deps.ts";

/** What a run has read and decided on of one tenant. */
export interface Sending {
  readonly deps: RemindDeps;
  readonly tenant: string;
  readonly pace: Pace;
  readonly plans: readonly PlanToRemind[];
  /** The instant the run decides by. */
  readonly now: Date;
  readonly stopping: AbortSignal | undefined;
  readonly faults: Faults;
  /** While a fault of the whole stands, so many are tried. */
  readonly probes: Probes;
}

/** After a fault of ours or of the store: when a row is tried again, in milliseconds. */
const AGAIN_MS = 60_000;

/**
 * Sends one planned digest: claim, read again, fence, send, record. What was asked is recorded before the row says
 * "sent", so a sent row never lacks it; cut off in between, the row's lease runs out and it is sent once more,
 * saying so. Resolves undefined when somebody else has the row. Throws for faults: the lease then hands the row on.
 */
export async function sendDigest(
  sending: Sending,
  row: Stored<Delivery>,
  to: KnownPerson,
): Promise<Delivery | undefined> {
  const { deps, pace } = sending;
  await pace.turn();
  if (sending.stopping?.aborted) return undefined;
  await deps.at("before-claim");
  const since = deps.clocks.monotonic();
  const claim = await deps.outbox.claim(row, claimOf(deps));
  if (claim === undefined) return undefined;
  await deps.at("claimed");
  const outcome = await attempt(sending, claim.value, to, since);
  const recorded = await insist(deps, since, () => deps.outbox.record(claim, outcome));
  if (!recorded) {
    const { person, day } = row.value;
    deps.log.error("delivery-overtaken", { person, day, status: outcome.status });
    return undefined;
  }
  await deps.at("recorded");
  return { ...claim.value, ...outcome };
}

function claimOf({ clocks, newId, leaseMs }: RemindDeps) {
  const now = clocks.now();
  const leaseUntil = new Date(now.getTime() + leaseMs).toISOString();
  return { nonce: newId(), at: now.toISOString(), leaseUntil };
}

async function attempt(sending: Sending, delivery: Delivery, to: KnownPerson, since: number): Promise<DeliveryOutcome> {
  const { deps } = sending;
  const drawn = await drawAgain(sending, delivery);
  await deps.at("read-again");
  if (typeof drawn === "string") return again(deps, delivery, drawn, AGAIN_MS);
  const { prepared, message } = drawn;
  if (message === null) return outcomeOf(delivery, "skipped", prepared.leftOut);
  // A process that was paused and wakes late must not send: its row may be somebody else's by now.
  if (deps.clocks.monotonic() - since > deps.leaseMs / 2) return again(deps, delivery, "the claim grew old", 0);
  await deps.at("before-send");
  const outcome = await deps.messenger.send(to.ref, message);
  await deps.at("after-send");
  if (outcome.kind === "sent") await recordAsked(deps, prepared, since);
  await deps.at("asked");
  return settle(sending, delivery, to, outcome, prepared);
}

/** The digest as it stands now with its message, null when nothing is left to ask; or what went wrong, in words. */
async function drawAgain({ deps, plans, now }: Sending, delivery: Delivery) {
  const { name, day, repeated, chase } = delivery;
  const person = receiverOf(delivery);
  try {
    const prepared = await prepareDigest(deps, plans, delivery, now);
    const { items, waits, others } = prepared;
    const isEmpty = items.length + waits.length === 0;
    const message = isEmpty ? null : deps.draw.digest({ person, name, day, items, waits, others, chase }, repeated);
    return { prepared, message };
  } catch (error) {
    deps.log.error("digest-not-drawn", { person, day, error: String(error) });
    return error instanceof StoreDown ? "the plan could not be read" : "the digest could not be drawn";
  }
}

async function settle(
  { deps, pace, faults, tenant }: Sending,
  delivery: Delivery,
  to: KnownPerson,
  sent: SendOutcome,
  { leftOut }: Prepared,
): Promise<DeliveryOutcome> {
  const person = receiverOf(delivery);
  const now = deps.clocks.now();
  if (sent.kind !== "not-delivered") pace.through();
  if (sent.kind !== "sent") faults.failed(tenant, person, sent, now);
  switch (sent.kind) {
    case "sent": {
      faults.served(tenant);
      if (to.unreachable !== null) await deps.conversations.remember(tenant, person, to.ref, now);
      return { ...outcomeOf(delivery, "sent", leftOut), sentAt: now.toISOString(), message: sent.message };
    }
    case "refused":
      return settleRefused(deps, delivery, sent);
    case "not-delivered":
      pace.pause(sent.retryAfterMs);
      return again(deps, delivery, sent.reason, sent.retryAfterMs);
    case "uncertain":
      return outcomeOf(delivery, "uncertain", sent.reason);
  }
}

/** Only what Teams says of the person is booked to them; what is nobody's own leaves the row to be sent later. */
async function settleRefused(
  deps: RemindDeps,
  delivery: Delivery,
  { of, code, reason }: Extract<SendOutcome, { readonly kind: "refused" }>,
): Promise<DeliveryOutcome> {
  const { tenant, day } = delivery;
  const person = receiverOf(delivery);
  switch (of) {
    case "process":
    case "tenant":
      return outcomeOf(delivery, "planned", reason);
    case "message":
      deps.log.error("message-not-accepted", { person, day, code });
      return outcomeOf(delivery, "not-accepted", reason);
    case "person":
      await deps.conversations.markUnreachable(tenant, person, reason, deps.clocks.now().toISOString());
      return outcomeOf(delivery, "refused", reason);
  }
}

// A fault of ours here must not send the same message again and again: the items come in the next digest instead.
async function recordAsked(deps: RemindDeps, { asked }: Prepared, since: number): Promise<void> {
  for (const { plan, rows } of asked) {
    try {
      await insist(deps, since, () => deps.plans.recordAsked(plan, rows));
    } catch (error) {
      if (error instanceof StoreDown) throw error;
      deps.log.error("asked-not-recorded", { ...plan, error: String(error) });
    }
  }
}

/** Asks the store again until the lease ends: what has left must not be forgotten for a hiccup. */
async function insist<T>({ clocks, leaseMs }: RemindDeps, since: number, write: () => Promise<T>): Promise<T> {
  for (;;) {
    try {
      return await write();
    } catch (error) {
      if (!(error instanceof StoreDown) || clocks.monotonic() - since > leaseMs) throw error;
      await clocks.sleep(leaseMs / 20);
    }
  }
}

function again({ clocks }: RemindDeps, delivery: Delivery, reason: string, afterMs: number): DeliveryOutcome {
  const notBefore = new Date(clocks.now().getTime() + afterMs).toISOString();
  return { ...outcomeOf(delivery, "planned", reason), notBefore };
}

function outcomeOf({ sentAt, message }: Delivery, status: Delivery["status"], reason: string): DeliveryOutcome {
  return { status, reason, notBefore: null, sentAt, message };
}
