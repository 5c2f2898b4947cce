import type { ConversationReference, TurnContext } from "botbuilder";
import type { ConversationRef } from "../../app/ports/messages.ts";
import { type Adapter, type Attempt, startAttempt } from "./adapter.ts";
import { maySpeakTo } from "./service-url.ts";

/** By what Teams is reached when it has not just asked something. */
export interface Connection {
  readonly adapter: Adapter;
  /** "" in local mode. */
  readonly appId: string;
  readonly local: boolean;
  /** Milliseconds that one attempt may take. */
  readonly patience: number;
}

/**
 * Acts in a conversation that is kept on an address of Microsoft's. Rejects at the latest when the attempt's time is
 * over; what has not left by then never will.
 */
export async function inConversation<T>(
  { adapter, appId, local, patience }: Connection,
  to: ConversationRef,
  act: (context: TurnContext) => Promise<T>,
  attempt: Attempt = startAttempt(patience),
): Promise<T> {
  if (!maySpeakTo(to.serviceUrl, local)) throw new Error("The address of the conversation is not Microsoft's.");
  const acted = new Promise<T>((resolve, reject) => {
    adapter
      .continueConversationAsync(appId, referenceOf(to), async (context) => {
        // The SDK would send it as a reply to an activity that it makes up.
        context.activity.id = "";
        adapter.tryOnce(context, attempt);
        resolve(await act(context));
      })
      .catch(reject);
  });
  return inTime(patience, acted);
}

/** Rejects when Teams has not answered within so many milliseconds. */
export function inTime<T>(milliseconds: number, work: Promise<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    const over = setTimeout(() => reject(new Error("Teams did not answer in time.")), milliseconds);
    work.then(resolve, reject).finally(() => clearTimeout(over));
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
