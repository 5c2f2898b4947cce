import { z } from "zod";
import type { SendFailure, SendOutcome } from "../../app/ports/messages.ts";
import type { RefusedFor } from "../../domain/reminders/whole-fault.ts";
import { signInCode, signInWords } from "./sign-in-code.ts";

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

interface Refused {
  readonly of: RefusedFor;
  readonly reason: string;
}

/** Rule: Microsoft, "status codes from bot conversational APIs"; whose matter each is, as in use since. */
const BY_CODE: Readonly<Record<string, Refused>> = {
  BotNotRegistered: { of: "process", reason: "Teams does not accept this bot's registration." },
  BotDisabledByAdmin: { of: "tenant", reason: "An administrator has switched the app off." },
  InvalidBotApiHost: { of: "tenant", reason: "Teams wants another address for this organisation." },
  NotEnoughPermissions: { of: "tenant", reason: "The app lacks a permission in this organisation." },
  MessageSizeTooBig: { of: "message", reason: "The message is too big for Teams." },
  BotNotInConversationRoster: { of: "person", reason: "The app is not installed for them." },
  ConversationBlockedByUser: { of: "person", reason: "They have blocked the app." },
  MessageWritesBlocked: { of: "person", reason: "They have blocked or muted the app." },
  ForbiddenOperationException: { of: "person", reason: "The app is not installed for them." },
  ConversationNotFound: { of: "person", reason: "Teams no longer knows the conversation." },
};

const BY_STATUS: Readonly<Record<number, Refused>> = {
  400: { of: "message", reason: "Teams does not accept the message." },
  401: { of: "process", reason: "Teams does not accept this bot's registration." },
  403: { of: "tenant", reason: "Teams does not let the app write." },
  404: { of: "tenant", reason: "Teams does not know the address." },
  413: { of: "message", reason: "The message is too big for Teams." },
};

/** What a request that threw comes to. `left`: it was handed to the network. */
export function outcomeOf(error: unknown, left: boolean): SendOutcome {
  const failure = Failure.safeParse(error).data ?? {};
  const status = failure.statusCode;
  if (status !== undefined) return outcomeOfStatus(status, failure);
  if (!left) return notLeft(error);
  if (typeof failure.code === "string" && NEVER_WRITTEN.test(failure.code)) {
    const reason = `Teams could not be reached (${failure.code}).`;
    return { kind: "not-delivered", code: failure.code, reason, retryAfterMs: 5_000 };
  }
  return { kind: "uncertain", code: "no answer", reason: "Teams did not answer." };
}

/** The same of a request whose success is something else than a message. */
export function failureOf(error: unknown, left: boolean): SendFailure {
  const outcome = outcomeOf(error, left);
  if (outcome.kind !== "sent") return outcome;
  return { kind: "uncertain", code: "unreadable", reason: "What Teams answered could not be read." };
}

/** A request leaves once it carries a token: Microsoft refuses us one, or could not be asked. */
function notLeft(error: unknown): SendFailure {
  const code = signInCode(error);
  if (code !== undefined) return { kind: "refused", of: "process", code, reason: signInWords(code) };
  return { kind: "not-delivered", code: "not made", reason: "The request could not be made.", retryAfterMs: 30_000 };
}

function outcomeOfStatus(status: number, failure: Failure): SendOutcome {
  // Accepted, and the answer unreadable: it is there, under an id we do not know.
  if (status < 300) return { kind: "sent", message: "" };
  const code = codesIn(failure).find((candidate) => Object.hasOwn(BY_CODE, candidate));
  if (code !== undefined) return { kind: "refused", code, ...(BY_CODE[code] as Refused) };
  const busy = { kind: "not-delivered", code: String(status), reason: "Teams is busy." } as const;
  if (status === 429) return { ...busy, retryAfterMs: retryAfter(failure) };
  if (status === 412) return { ...busy, retryAfterMs: 1_000 };
  if (status >= 500 || status === 408) {
    return { kind: "uncertain", code: String(status), reason: `Teams failed (${status}).` };
  }
  const told = BY_STATUS[status] ?? { of: "tenant", reason: `Teams refused it (${status}).` };
  return { kind: "refused", code: String(status), ...told };
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
