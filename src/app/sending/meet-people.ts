import type { PersonId } from "../../domain/plan/person.ts";
import type { ConversationRef, KnownPerson } from "../ports.ts";
import { inParallel, type Pace } from "./pace.ts";
import type { RemindDeps } from "./remind-deps.ts";

/**
 * Opens a conversation with people who are owed a digest and whom the bot has not met: where the app is installed for
 * them, by an administrator's policy, they are reached from then on. Resolves those met. Never rejects for a person.
 */
export async function meetPeople(
  deps: RemindDeps,
  pace: Pace,
  known: ReadonlyMap<PersonId, KnownPerson>,
  people: readonly PersonId[],
): Promise<ReadonlyMap<PersonId, KnownPerson>> {
  const met = new Map<PersonId, KnownPerson>();
  const like = newestOf(known);
  const unmet = people.filter((person) => !known.has(person));
  if (like === undefined) return met;
  await inParallel(unmet, 4, async (person) => {
    await pace.turn();
    const opened = await deps.messenger.open(person, like);
    if (opened.kind === "refused") return deps.log.info("not-met", { person, reason: opened.reason });
    met.set(person, await deps.conversations.remember(like.tenant, person, opened.ref, deps.clocks.now()));
  });
  return met;
}

/** Teams moves organisations between addresses: the newest one wins. */
function newestOf(known: ReadonlyMap<PersonId, KnownPerson>): ConversationRef | undefined {
  const personal = [...known.values()].filter(({ ref }) => ref.kind === "personal");
  return personal.sort((a, b) => ((a.seenAt ?? "") < (b.seenAt ?? "") ? 1 : -1))[0]?.ref;
}
