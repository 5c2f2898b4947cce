import { type Activity, type ConversationReference, MessageFactory, type TurnContext } from "botbuilder";
import type { ConversationRef, Message, Messenger, SendOutcome } from "../app/ports.ts";
import { type Adapter, type Attempt, startAttempt } from "./adapter.ts";
import { openConversation } from "./open-conversation.ts";
import { outcomeOf } from "./send-outcome.ts";
import { maySpeakTo } from "./service-url.ts";

export interface MessengerParts {
  readonly adapter: Adapter;
  /** "" in local mode. */
  readonly appId: string;
  readonly local: boolean;
  /** Milliseconds that one attempt may take. */
  readonly patience: number;
}

/** Sends what nobody asked for in this turn, to conversations kept from earlier ones. */
export function createMessenger(parts: MessengerParts): Messenger {
  return {
    open: (person, like) => openConversation(parts, person, like),
    send: (to, message) => send(parts, to, message),
    update: (to, messageId, message) => update(parts, to, messageId, message),
  };
}

async function send(parts: MessengerParts, to: ConversationRef, message: Message): Promise<SendOutcome> {
  if (!maySpeakTo(to.serviceUrl, parts.local)) {
    return { kind: "refused", reason: "The conversation is kept on an address that is not Microsoft's." };
  }
  const attempt = startAttempt(parts.patience);
  try {
    const sent = await inConversation(parts, to, (context) => context.sendActivity(activityOf(message)), attempt);
    return { kind: "sent", message: sent?.id ?? "" };
  } catch (error) {
    return outcomeOf(error, attempt.left);
  }
}

async function update(parts: MessengerParts, to: ConversationRef, id: string, message: Message): Promise<boolean> {
  if (!maySpeakTo(to.serviceUrl, parts.local)) throw new Error("The address of the conversation is not Microsoft's.");
  try {
    await inConversation(parts, to, (context) => context.updateActivity({ ...activityOf(message), id }));
    return true;
  } catch (error) {
    if (error instanceof Error && "statusCode" in error && error.statusCode === 404) return false;
    throw error;
  }
}

/** Rejects at the latest when the attempt's time is over; what has not left by then never will. */
export function inConversation<T>(
  { adapter, appId, patience }: MessengerParts,
  to: ConversationRef,
  act: (context: TurnContext) => Promise<T>,
  attempt: Attempt = startAttempt(patience),
): Promise<T> {
  return new Promise((resolve, reject) => {
    const over = setTimeout(() => reject(new Error("Teams did not answer in time.")), patience);
    adapter
      .continueConversationAsync(appId, referenceOf(to), async (context) => {
        // The SDK would send it as a reply to an activity that it makes up.
        context.activity.id = "";
        adapter.tryOnce(context, attempt);
        resolve(await act(context));
      })
      .catch(reject)
      .finally(() => clearTimeout(over));
  });
}

function referenceOf(to: ConversationRef): Partial<ConversationReference> {
  const conversationType = to.kind === "group" ? "groupChat" : to.kind;
  return {
    channelId: "msteams",
    serviceUrl: to.serviceUrl,
    conversation: {
      id: to.conversation,
      conversationType,
      isGroup: to.kind !== "personal",
      tenantId: to.tenant,
      name: "",
    },
    bot: { id: to.bot, name: "" },
    ...(to.user !== "" && { user: { id: to.user, name: "" } }),
  };
}

/** One activity with one card; `summary` is what the notification shows. */
export function activityOf({ card, summary }: Message): Partial<Activity> {
  const attachment = { contentType: "application/vnd.microsoft.card.adaptive", content: card };
  return { ...MessageFactory.attachment(attachment), summary };
}
