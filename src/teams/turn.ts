import type { ConversationRef, Message } from "../app/ports/messages.ts";
import type { PersonId } from "../domain/plan/person.ts";

/** Who asks: proven by the channel's token and the activity, never by card data. */
export interface Actor {
  readonly tenant: string;
  readonly person: PersonId;
  readonly name: string;
}

/** One thing that reached the bot, once read and checked. */
export interface Turn {
  readonly actor: Actor;
  /** The instant the edge read the clock. */
  readonly at: Date;
  /** Teams' id of the activity; the same one may arrive twice. */
  readonly activity: string;
  readonly ref: ConversationRef;
  /** What the channel or group chat is called, where Teams says it. */
  readonly called?: string | undefined;
  /** IANA zone of the client they wrote from, where it says one. */
  readonly zone?: string | undefined;
}

/** What was said in a turn. */
export type Heard =
  /** `link`: the first https link behind words of the formatted text; absent: there is none. */
  | { readonly kind: "text"; readonly text: string; readonly link?: string }
  /** The first file of a message; `others` were left aside. `text` is what was typed beside it. */
  | {
      readonly kind: "file";
      readonly name: string;
      readonly url: string;
      /** Where Teams keeps it, for those who may open it there; null: nobody said. */
      readonly link: string | null;
      readonly others: number;
      readonly text: string;
    }
  /** A table pasted as text, its lines as they came. */
  | { readonly kind: "table"; readonly text: string }
  /** A button: its data as it came, and the message that holds the card (null where Teams did not say). */
  | { readonly kind: "submission"; readonly data: unknown; readonly card: string | null }
  | { readonly kind: "installed" }
  | { readonly kind: "removed" };

/** What is answered. */
export type Reply =
  /**
   * A new message; for a button, the card in its place as the one who pressed sees it.
   * `base`: what everyone else sees in its place; null leaves their view alone.
   */
  | { readonly kind: "message"; readonly message: Message; readonly base: Message | null }
  /** An earlier message of ours, replaced; sent anew when it is gone. `sent` learns the id of a new one. */
  | {
      readonly kind: "replace";
      readonly messageId: string | null;
      readonly message: Message;
      readonly sent: (messageId: string) => Promise<void>;
    }
  /**
   * What may outlast the turn: `first` is posted at once and becomes, in place, what `work` comes to. What it tells
   * meanwhile is shown every two seconds. A button waits for it.
   */
  | { readonly kind: "working"; readonly first: Message; readonly work: LongWork }
  | { readonly kind: "none" };

/** Tells how far it is; rejects only for bugs. */
export type LongWork = (tell: (message: Message) => void) => Promise<Message>;

/** Answers a turn. Throws only for bugs; bot.ts turns those into a sentence. */
export type Hear = (turn: Turn, heard: Heard) => Promise<Reply>;
