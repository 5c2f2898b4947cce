import { z } from "zod";
import type { SendOutcome } from "../../app/ports.ts";

/** What a failed request to Teams' connector leaves: Azure's RestError, read loosely. */
const Failure = z.looseObject({
  name: z.string().optional(),
  message: z.string().optional(),
  code: z.unknown().optional(),
  statusCode: z.number().optional(),
  details: z.unknown().optional(),
  response: z.looseObject({ headers: z.custom<{ get(name: string): string | undefined }>().optional() }).nullish(),
});
type Failure = z.infer<typeof Failure>;

/** The connection was refused, or never made: nothing of the request was written. */
const NEVER_WRITTEN =
  /^(ECONNREFUSED|ENOTFOUND|EAI_AGAIN|EHOSTUNREACH|ENETUNREACH|EADDRNOTAVAIL|CERT_.*|DEPTH_ZERO.*|SELF_SIGNED.*|UNABLE_TO.*|ERR_TLS_.*)$/;

const BY_CODE: Readonly<Record<string, string>> = {
  BotDisabledByAdmin: "An administrator has switched the app off for them.",
  BotNotInConversationRoster: "The app is not installed for them.",
  ConversationBlockedByUser: "They have blocked the app.",
  MessageWritesBlocked: "They have blocked or muted the app.",
  ForbiddenOperationException: "The app is not installed for them.",
  InvalidBotApiHost: "Teams wants another address for this organisation.",
  ConversationNotFound: "Teams no longer knows the conversation.",
  MessageSizeTooBig: "The message is too big for Teams.",
  BotNotRegistered: "Teams does not accept this bot's registration.",
};

const BY_STATUS: Readonly<Record<number, string>> = {
  400: "Teams does not accept the message.",
  401: "Teams does not accept this bot's registration.",
  403: "Teams does not let the app write to them.",
  404: "Teams no longer knows the conversation.",
  413: "The message is too big for Teams.",
};

/** What a send that threw comes to. `left`: the request was handed to the network. */
export function outcomeOf(error: unknown, left: boolean): SendOutcome {
  const failure = Failure.safeParse(error).data ?? {};
  const status = failure.statusCode;
  if (status !== undefined) return outcomeOfStatus(status, failure);
  if (!left) return { kind: "not-delivered", reason: "The request could not be made.", retryAfterMs: 30_000 };
  if (typeof failure.code === "string" && NEVER_WRITTEN.test(failure.code)) {
    return { kind: "not-delivered", reason: `Teams could not be reached (${failure.code}).`, retryAfterMs: 5_000 };
  }
  return { kind: "uncertain", reason: "Teams did not answer." };
}

function outcomeOfStatus(status: number, failure: Failure): SendOutcome {
  // Accepted, and the answer unBY_CODE: it is there, under an id we do not know.
  if (status < 300) return { kind: "sent", message: "" };
  if (status === 429) return { kind: "not-delivered", reason: "Teams is busy.", retryAfterMs: retryAfter(failure) };
  if (status === 412) return { kind: "not-delivered", reason: "Teams is busy.", retryAfterMs: 1_000 };
  if (status >= 500 || status === 408) return { kind: "uncertain", reason: `Teams failed (${status}).` };
  const code = codesIn(failure).find((candidate) => candidate in BY_CODE);
  const reason =
    (code === undefined ? undefined : BY_CODE[code]) ?? BY_STATUS[status] ?? `Teams refused it (${status}).`;
  return { kind: "refused", reason };
}

/** Milliseconds; at most a minute, and five seconds when Teams does not say. */
function retryAfter(failure: Failure): number {
  const seconds = Number.parseFloat(failure.response?.headers?.get("retry-after") ?? "");
  return Number.isFinite(seconds) && seconds >= 0 ? Math.min(seconds, 60) * 1_000 : 5_000;
}

const Body = z.looseObject({
  code: z.string().optional(),
  subCode: z.string().optional(),
  message: z.string().optional(),
  error: z.looseObject({ code: z.string().optional(), message: z.string().optional() }).optional(),
});

/** Every code of an error body: Teams puts them in `error`, beside it, or in JSON inside a string. */
function codesIn(failure: Failure): readonly string[] {
  const own = typeof failure.code === "string" ? [failure.code] : [];
  return [...own, ...codesOf(failure.details), ...codesOf(nested(failure.message))];
}

function codesOf(body: unknown): readonly string[] {
  const { data } = Body.safeParse(body);
  if (data === undefined) return [];
  const codes = [data.subCode, data.code, data.error?.code].filter((code) => code !== undefined);
  return [...codes, ...codesOf(nested(data.message)), ...codesOf(nested(data.error?.message))];
}

function nested(text: string | undefined): unknown {
  if (!text?.startsWith("{")) return undefined;
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
