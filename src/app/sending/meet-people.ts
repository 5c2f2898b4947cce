import type { PersonId } from "../../domain/plan/person.ts";
import { whoToTry } from "../../domain/reminders/whole-fault.ts";
import type { ConversationRef, OpeningOutcome } from "../ports/messages.ts";
import type { KnownPerson } from "../ports/ports.ts";
import { inParallel } from "./pace.ts";
import type { Sending } from "./send-digest.ts";

/** Conversations opened at once. */
const WIDTH = 4;
/** Somebody whom messages do not reach is tried again after so long, in milliseconds. */
const TRIED_AGAIN_MS = 7 * 86_400_000;

/** Whether it is time to try again somebody whom messages did not reach. */
export function isTriedAgain({ unreachable, unreachableTried, unreachableSince }: KnownPerson, now: Date): boolean {
  const tried = unreachableTried ?? unreachableSince;
  return unreachable !== null && (tried === undefined || now.getTime() - Date.parse(tried) >= TRIED_AGAIN_MS);
}

/**
 * Opens a conversation with people who are owed a digest and whom the bot has not met, or whom its messages have not
 * reached for a while: where the app is installed for them they are reached from then on. Resolves those met. Once
 * several in a row could not be met, whatever keeps them, the rest waits for the next run. Never rejects for a person.
 */
export async function meetPeople(
  sending: Sending,
  known: ReadonlyMap<PersonId, KnownPerson>,
  people: readonly PersonId[],
): Promise<ReadonlyMap<PersonId, KnownPerson>> {
  const met = new Map<PersonId, KnownPerson>();
  const { deps, tenant, pace, faults } = sending;
  const like = newestOf(known);
  if (like === undefined) return met;
  const isStopped = () => sending.stopping?.aborted || pace.pausedFor() > deps.leaseMs;
  const meet = async (person: PersonId) => {
    await pace.turn();
    if (isStopped()) return;
    const before = known.get(person);
    const opened = await deps.messenger.open(person, like);
    if (opened.kind !== "opened") return notMet(sending, person, before, opened);
    pace.through();
    faults.opened(tenant);
    const kept = before ?? (await deps.conversations.remember(tenant, person, opened.ref, deps.clocks.now()));
    met.set(person, before === undefined ? kept : { ...before, ref: opened.ref });
  };
  const tried = triedNow(sending, people);
  await inParallel(tried, WIDTH, async (person) => {
    const isProbe = tried.length === 1;
    if (isStopped() || (!isProbe && barrierOf(sending) !== undefined)) return;
    await meet(person).catch((error: unknown) => deps.log.error("not-met", { person, error: String(error) }));
  });
  return met;
}

function barrierOf({ faults, tenant, deps }: Sending) {
  const now = deps.clocks.now();
  return faults.barrier(tenant, now) ?? faults.openingBarrier(tenant, now);
}

/** All of them; where something stands in the way of all, one, or nobody where a message was tried already. */
function triedNow(sending: Sending, people: readonly PersonId[]): readonly PersonId[] {
  const { faults, tenant, deps, probes } = sending;
  const barrier = barrierOf(sending);
  if (barrier === undefined) return people;
  if (faults.barrier(tenant, deps.clocks.now()) !== undefined && !probes.take()) return [];
  const one = whoToTry(barrier, people);
  return one === undefined ? [] : [one];
}

async function notMet(
  { deps, tenant, pace, faults }: Sending,
  person: PersonId,
  before: KnownPerson | undefined,
  failure: Exclude<OpeningOutcome, { kind: "opened" }>,
): Promise<void> {
  const now = deps.clocks.now();
  faults.notOpened(tenant, person, failure, now);
  if (failure.kind === "not-delivered") pace.pause(failure.retryAfterMs);
  deps.log.info("not-met", { person, code: failure.code, reason: failure.reason });
  const isTheirs = failure.kind === "refused" && failure.of === "person";
  if (isTheirs && before !== undefined)
    await deps.conversations.markUnreachable(tenant, person, failure.reason, now.toISOString());
}

/** Teams moves organisations between addresses: the newest one wins. */
function newestOf(known: ReadonlyMap<PersonId, KnownPerson>): ConversationRef | undefined {
  const personal = [...known.values()].filter(({ ref }) => ref.kind === "personal");
  return personal.sort((a, b) => ((a.seenAt ?? "") < (b.seenAt ?? "") ? 1 : -1))[0]?.ref;
}
