import { type Activity, MessageFactory } from "botbuilder";
import type { ConversationRef, Message, Messenger, SendFailure, SendOutcome } from "../../app/ports/messages.ts";
import { startAttempt } from "./adapter.ts";
import { type Connection, inConversation } from "./connection.ts";
import { openConversation } from "./open-conversation.ts";
import { outcomeOf } from "./send-outcome.ts";
import { maySpeakTo } from "./service-url.ts";

/** Sends what nobody asked for in this turn, to conversations kept from earlier ones. */
export function createMessenger(connection: Connection): Messenger {
  return {
    open: (person, like) => openConversation(connection, person, like),
    send: (to, message) => send(connection, to, message),
    update: (to, messageId, message) => update(connection, to, messageId, message),
  };
}

async function send(connection: Connection, to: ConversationRef, message: Message): Promise<SendOutcome> {
  if (!maySpeakTo(to.serviceUrl, connection.local)) {
    return elsewhere();
  }
  const attempt = startAttempt(connection.patience);
  try {
    const sent = await inConversation(connection, to, (context) => context.sendActivity(activityOf(message)), attempt);
    return { kind: "sent", message: sent?.id ?? "" };
  } catch (error) {
    return outcomeOf(error, attempt.left);
  }
}

/** What is kept of somebody is on no address of Microsoft's. */
export function elsewhere(): SendFailure {
  const reason = "The conversation is kept on an address that is not Microsoft's.";
  return { kind: "refused", of: "tenant", code: "address", reason };
}

async function update(connection: Connection, to: ConversationRef, id: string, message: Message): Promise<boolean> {
  try {
    await inConversation(connection, to, (context) => context.updateActivity({ ...activityOf(message), id }));
    return true;
  } catch (error) {
    if (error instanceof Error && "statusCode" in error && error.statusCode === 404) return false;
    throw error;
  }
}

/** One activity with one card; `summary` is what the notification shows. */
export function activityOf({ card, summary }: Message): Partial<Activity> {
  const attachment = { contentType: "application/vnd.microsoft.card.adaptive", content: card };
  return { ...MessageFactory.attachment(attachment), summary };
}
