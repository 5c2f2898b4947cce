import type { ConversationRef, OpeningOutcome } from "../../app/ports.ts";
import type { PersonId } from "../../domain/plan/person.ts";
import { type Connection, inTime } from "./connection.ts";
import { outcomeOf } from "./send-outcome.ts";
import { maySpeakTo } from "./service-url.ts";

const AUDIENCE = "https://api.botframework.com";

/**
 * Opens the personal chat with someone the bot has not met, by their directory id: Teams lets it where the app is
 * installed for them, and gives the same chat each time. `like`: a conversation of the same tenant.
 * Source: Microsoft, "Send proactive messages" (learn.microsoft.com/microsoftteams/platform/bots/how-to/conversations).
 */
export async function openConversation(
  { adapter, appId, local, patience }: Connection,
  person: PersonId,
  like: ConversationRef,
): Promise<OpeningOutcome> {
  const { tenant, serviceUrl, bot } = like;
  if (!maySpeakTo(serviceUrl, local)) return { kind: "refused", reason: "The address is not Microsoft's." };
  const wanted = {
    isGroup: false,
    bot: { id: bot, name: "" },
    members: [{ id: person, name: "" }],
    tenantId: tenant,
    channelData: { tenant: { id: tenant } },
    activity: undefined as never,
  };
  let conversation = "";
  try {
    await inTime(
      patience,
      adapter.createConversationAsync(appId, "msteams", serviceUrl, AUDIENCE, wanted, async ({ activity }) => {
        conversation = activity.conversation.id;
      }),
    );
  } catch (error) {
    const outcome = outcomeOf(error, true);
    return { kind: "refused", reason: outcome.kind === "refused" ? outcome.reason : "Teams did not answer." };
  }
  return { kind: "opened", ref: { tenant, kind: "personal", conversation, serviceUrl, bot, user: person } };
}
