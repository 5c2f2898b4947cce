import { isClosed, type Plan } from "../../domain/plan/plan.ts";
import { chatOf } from "../chat-of.ts";
import type { ConversationRef } from "../ports/messages.ts";
import type { Chats, PostRefusal } from "../ports/ports.ts";

/** A channel or chat of a plan in which Teams refuses our messages. */
export interface RefusedPlace extends PostRefusal {
  readonly name: string;
}

/** Notes what came of an answer in a team or group chat, so that owners see where nothing gets through. */
export async function notePost(
  { chats }: { readonly chats: Chats },
  to: ConversationRef,
  refusal: PostRefusal | null,
): Promise<void> {
  await chats.noteRefusal(to.tenant, chatOf(to), refusal);
}

/** Where messages are refused, of the channels and chats bound to a plan. */
export async function refusedPlaces(chats: Chats | undefined, plan: Plan): Promise<readonly RefusedPlace[]> {
  const { channels = [], key } = plan;
  if (chats === undefined || channels.length === 0 || isClosed(plan)) return [];
  const refused = await chats.listRefused(key.tenant);
  return channels.flatMap(({ conversation, name }) => {
    const refusal = refused.get(conversation);
    return refusal === undefined ? [] : [{ name, ...refusal }];
  });
}
