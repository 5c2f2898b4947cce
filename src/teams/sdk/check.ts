import { ConfigurationServiceClientCredentialFactory, TeamsInfo } from "botbuilder";
import { type Checked, type ConversationRef, HOST_ALONE, type TeamsCheck } from "../../app/ports/messages.ts";
import { CHANNEL, startAttempt } from "./adapter.ts";
import { settingsOf, type TeamsAuth } from "./authentication.ts";
import { type Connection, inConversation, inTime } from "./connection.ts";
import { elsewhere } from "./messenger.ts";
import { failureOf } from "./send-outcome.ts";
import { maySpeakTo } from "./service-url.ts";

const LOGIN = "https://login.microsoftonline.com/botframework.com";

/** Asks Microsoft for a token and Teams for what it knows of a chat. */
export function createCheck(connection: Connection, auth: TeamsAuth): TeamsCheck {
  return { signIn: () => signIn(connection, auth), look: (at) => look(connection, at) };
}

async function signIn({ patience }: Connection, auth: TeamsAuth): Promise<Checked> {
  if (auth.kind === "local") return { kind: "well" };
  try {
    const factory = new ConfigurationServiceClientCredentialFactory(settingsOf(auth));
    const credentials = await factory.createCredentials(auth.appId, CHANNEL, LOGIN, true);
    const { getToken } = credentials as unknown as { readonly getToken: (anew: boolean) => Promise<string> };
    await inTime(patience, getToken.call(credentials, true));
    return { kind: "well" };
  } catch (error) {
    const failure = failureOf(error, false);
    if (auth.kind !== "managed-identity" || failure.kind === "refused") return failure;
    return { ...failure, code: HOST_ALONE, reason: "The bot's managed identity is on its own host alone." };
  }
}

async function look(connection: Connection, at: ConversationRef): Promise<Checked> {
  if (!maySpeakTo(at.serviceUrl, connection.local)) return elsewhere();
  const attempt = startAttempt(connection.patience);
  try {
    await inConversation(connection, at, (context) => TeamsInfo.getPagedMembers(context, 50), attempt);
    return { kind: "well" };
  } catch (error) {
    return failureOf(error, attempt.left);
  }
}
