import { chatOf } from "../chat-of.ts";
import type { ConversationRef } from "../ports/messages.ts";
import type { Conversations, Log, Members, Roster } from "../ports/ports.ts";

/**
 * Reads who is in a team or chat and keeps their names for matching. What Teams does not answer is left as it was
 * kept: nobody's request waits for it or fails with it.
 */
export async function readMembers(
  deps: {
    readonly roster: Roster;
    readonly members: Members;
    readonly conversations: Conversations;
    readonly log: Log;
  },
  of: ConversationRef,
): Promise<void> {
  try {
    const members = await deps.roster.members(of);
    await deps.members.keep(of.tenant, chatOf(of), members);
    // Whoever is seen there is tried again, whatever Teams said of them.
    const silent = (await deps.conversations.list(of.tenant)).filter(({ unreachable }) => unreachable !== null);
    for (const { person } of silent.filter((one) => members.some((member) => member.person === one.person)))
      await deps.conversations.tryAgain(of.tenant, person);
  } catch (error) {
    deps.log.error("roster-not-read", { kind: of.kind, error: String(error) });
  }
}

/** The bot is no longer there: its people's names are forgotten. */
export async function forgetMembers(deps: { readonly members: Members }, of: ConversationRef): Promise<void> {
  await deps.members.keep(of.tenant, chatOf(of), []);
}
