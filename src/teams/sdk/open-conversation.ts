import type { ConversationRef, OpeningOutcome } from "../../app/ports/messages.ts";
import type { PersonId } from "../../domain/plan/person.ts";
import { startAttempt } from "./adapter.ts";
import { type Connection, inTime } from "./connection.ts";
import { failureOf } from "./send-outcome.ts";
import { maySpeakTo } from "./service-url.ts";

/**
 * Opens the personal chat with someone the bot has not met, by their directory id: Teams lets it where the app is
 * installed for them, and gives the same chat each time. `like`: a conversation of the same tenant. One attempt.
 * Source: Microsoft, "Send proactive messages" (learn.microsoft.com/microsoftteams/platform/bots/how-to/conversations).
 */
export async function openConversation(
  { adapter, appId, local, patience }: Connection,
  person: PersonId,
  like: ConversationRef,
): Promise<OpeningOutcome> {
  const { tenant, serviceUrl, bot } = like;
  if (!maySpeakTo(serviceUrl, local)) {
    return { kind: "refused", of: "tenant", code: "address", reason: "The address is not Microsoft's." };
  }
  const wanted = {
    isGroup: false,
    bot: { id: bot, name: "" },
    members: [{ id: person, name: "" }],
    tenantId: tenant,
    channelData: { tenant: { id: tenant } },
    activity: undefined,
  };
  const attempt = startAttempt(patience);
  try {
    const conversation = await inTime(patience, adapter.createChat({ appId, serviceUrl }, wanted, attempt));
    return { kind: "opened", ref: { tenant, kind: "personal", conversation, serviceUrl, bot, user: person } };
  } catch (error) {
    return failureOf(error, attempt.left);
  }
}
