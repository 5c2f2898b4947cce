import { randomUUID } from "node:crypto";
import type { ConversationRef, Messenger } from "../app/ports/messages.ts";
import type { Conversations } from "../app/ports/ports.ts";
import type { PersonId } from "../domain/plan/person.ts";
import { SAMPLE_TENANT } from "./sample-people.ts";

/** Begins the name of a chat that nobody sees: of somebody of the sample whom the client does not know. */
const PLAYED = "played:";

/** A chat of somebody's own that is only played. */
function playedChat(person: PersonId): ConversationRef {
  const chat = `${PLAYED}${person}`;
  return { tenant: SAMPLE_TENANT, kind: "personal", conversation: chat, serviceUrl: "", bot: "", user: chat };
}

/**
 * Gives everybody of the sample whom the client does not know a chat that is only played, so that on a machine of one's
 * own they are reached as they would be in Teams. Whoever is acted as reads what they had by typing "reminders".
 */
export async function rememberPlayed(conversations: Conversations, people: readonly PersonId[]): Promise<void> {
  const known = new Set((await conversations.list(SAMPLE_TENANT)).map(({ person }) => person));
  const unknown = people.filter((person) => !known.has(person));
  await Promise.all(unknown.map((person) => conversations.remember(SAMPLE_TENANT, person, playedChat(person))));
}

/** Sends as the other does, but into played chats: what goes there has arrived. */
export function playedMessenger(messenger: Messenger): Messenger {
  const isPlayed = ({ conversation }: ConversationRef) => conversation.startsWith(PLAYED);
  return {
    ...messenger,
    open: async (person, like) =>
      isPlayed(like)
        ? { kind: "refused", of: "person", reason: "the client was not opened yet", code: "" }
        : messenger.open(person, like),
    send: async (to, message) => (isPlayed(to) ? { kind: "sent", message: randomUUID() } : messenger.send(to, message)),
    update: async (to, id, message) => isPlayed(to) || messenger.update(to, id, message),
  };
}
