import type { PersonId } from "../../domain/plan/person.ts";
import type { RefusedFor, SendFault } from "../../domain/reminders/whole-fault.ts";

/** Where a message to someone goes: what Teams gave us, opaque to all but teams/. */
export interface ConversationRef {
  readonly tenant: string;
  readonly kind: "personal" | "group" | "channel";
  readonly conversation: string;
  readonly serviceUrl: string;
  readonly bot: string;
  /** Teams' own id of the person ("29:…"); empty outside a personal chat. */
  readonly user: string;
}

/** Adaptive Card JSON, ready to send. */
export type Card = Readonly<Record<string, unknown>>;

/** A card with the text of its notification. */
export interface Message {
  readonly card: Card;
  readonly summary: string;
  /** It says why what was asked for was not done; absent: it was done, or a form says why above what was typed. */
  readonly refused?: true | undefined;
}

/** What came of one attempt to send. Never throws for what a network or Teams can do. */
export type SendOutcome = { readonly kind: "sent"; readonly message: string } | SendFailure;

/** What an attempt came to that served nobody. */
export type SendFailure =
  /** Certainly not delivered, and not by trying again at once. */
  | ({ readonly kind: "refused"; readonly of: RefusedFor } & SendFault)
  /** Certainly not delivered: throttled, or never left. May be tried again after so many milliseconds. */
  | ({ readonly kind: "not-delivered"; readonly retryAfterMs: number } & SendFault)
  /** Perhaps delivered: 5xx, reset or timeout after the request left. */
  | ({ readonly kind: "uncertain" } & SendFault);

/** What came of opening a conversation, by the same policy as sending. */
export type OpeningOutcome = { readonly kind: "opened"; readonly ref: ConversationRef } | SendFailure;

/** Sends to Teams. What a network or Teams can do is an outcome and never thrown. */
export interface Messenger {
  /** The personal chat with someone never met; `like`: a conversation of their tenant. Of at most ten seconds. */
  open(person: PersonId, like: ConversationRef): Promise<OpeningOutcome>;
  /** One attempt, of at most ten seconds. */
  send(to: ConversationRef, message: Message): Promise<SendOutcome>;
  /** Replaces a message of ours. Resolves false when it is gone. */
  update(to: ConversationRef, messageId: string, message: Message): Promise<boolean>;
}

/** Whether Microsoft and Teams let us in, asked by what changes nothing. One attempt each, and never thrown. */
export interface TeamsCheck {
  /** Has a token been given for the bot. */
  signIn(): Promise<Checked>;
  /** Asks who is in a conversation. */
  look(at: ConversationRef): Promise<Checked>;
}

/** Code of a sign-in that can be tried on the bot's host and nowhere else. */
export const HOST_ALONE = "host alone";

export type Checked = { readonly kind: "well" } | SendFailure;
