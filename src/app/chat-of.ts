import type { ConversationRef } from "./ports/messages.ts";

/** The id by which a chat is remembered: a channel's threads, each a conversation of its own to Teams, are one chat. */
export function chatOf({ conversation }: Pick<ConversationRef, "conversation">): string {
  return conversation.split(";")[0] ?? conversation;
}
