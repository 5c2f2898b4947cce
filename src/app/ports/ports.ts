import type { Day } from "../../domain/calendar/day.ts";
import type { Delivery, DeliveryClaim, DeliveryOutcome } from "../../domain/due/delivery.ts";
import type { Member, PersonId } from "../../domain/plan/person.ts";
import type { PlanKey } from "../../domain/plan/plan.ts";
import type { Rhythm } from "../../domain/reminders/rhythm.ts";
import type { ConversationRef } from "./messages.ts";
import type { Stored } from "./stored.ts";

/** The reminder ledger: what was, is and will be sent, by tenant, person and day. */
export interface Outbox {
  /** Resolves false when the row was there (planned by any instance): it is left as it is. */
  plan(delivery: Delivery): Promise<boolean>;
  read(tenant: string, day: Day, person: PersonId): Promise<Stored<Delivery> | undefined>;
  listDay(tenant: string, day: Day): Promise<readonly Stored<Delivery>[]>;
  /** From a day on, newest first. */
  listSince(tenant: string, from: Day): Promise<readonly Delivery[]>;
  /**
   * Takes the row for sending, on its mark, as `claimed` says. Undefined: somebody else has it.
   * When the answer of the write is lost, reads back and compares the nonce.
   */
  claim(stored: Stored<Delivery>, claim: DeliveryClaim): Promise<Stored<Delivery> | undefined>;
  /** Writes what came of it, on the claim's mark. Resolves false when somebody else took the row. */
  record(stored: Stored<Delivery>, outcome: DeliveryOutcome): Promise<boolean>;
}

/** What is known of a person's conversation with us. */
export interface KnownPerson {
  readonly tenant: string;
  readonly person: PersonId;
  readonly ref: ConversationRef;
  readonly welcomedAt: string | null;
  /** When the conversation was first kept as it is. */
  readonly seenAt?: string | undefined;
  /** Why messages no longer reach them; null: they do. */
  readonly unreachable: string | null;
  /** The ISO instant since when; absent: nobody knows. */
  readonly unreachableSince?: string | undefined;
  /** The ISO instant at which that was found last, or before which they are to be tried again; absent: as `unreachableSince`. */
  readonly unreachableTried?: string | undefined;
  /** When they want to be reminded; absent: as the plans say. */
  readonly rhythm?: Rhythm | null | undefined;
  /** IANA zone of their client, as it last said; absent: never. */
  readonly zone?: string | undefined;
}

/** Where messages to people go, and what else is known of them, by tenant and person. */
export interface Conversations {
  find(tenant: string, person: PersonId): Promise<KnownPerson | undefined>;
  /** Several at once, for a run of reminders. */
  list(tenant: string): Promise<readonly KnownPerson[]>;
  /**
   * Keeps the newest conversation, and the IANA zone of their client where it says one; clears "unreachable". Resolves
   * what is known now.
   */
  remember(tenant: string, person: PersonId, ref: ConversationRef, at?: Date, zone?: string): Promise<KnownPerson>;
  /** Keeps when someone wants to be reminded. Resolves false for someone whose conversation is not known. */
  setRhythm(tenant: string, person: PersonId, rhythm: Rhythm | null): Promise<boolean>;
  /** Resolves true for the one caller that may welcome this person. */
  claimWelcome(tenant: string, person: PersonId, at: string): Promise<boolean>;
  /** `at`: the ISO instant it was found; the first and the last one are kept. */
  markUnreachable(tenant: string, person: PersonId, reason: string, at: string): Promise<void>;
  /** A person whom messages do not reach is seen: the next run tries them again. Of anybody else nothing changes. */
  tryAgain(tenant: string, person: PersonId): Promise<void>;
}

/** What each chat and channel is to us; `conversation` without the message that a thread answers. */
export interface Chats {
  /** The plan that is meant there where none is named, by its id; null: nobody has said. */
  planOf(tenant: string, conversation: string): Promise<string | null>;
  remember(tenant: string, conversation: string, plan: string): Promise<void>;
  /** Resolves true for the one caller that may say there what we are, once an installation. */
  claimGreeting(tenant: string, conversation: string, at: string): Promise<boolean>;
  /** Why a message there was refused last, and when; null: one got through since. */
  noteRefusal(tenant: string, conversation: string, refusal: PostRefusal | null): Promise<void>;
  /** Where messages are refused, by conversation. */
  listRefused(tenant: string): Promise<ReadonlyMap<string, PostRefusal>>;
  /** We are no longer there. */
  forget(tenant: string, conversation: string): Promise<void>;
}

/** Why Teams refused a message of ours in a channel or chat, and when. */
export interface PostRefusal {
  readonly reason: string;
  /** The ISO instant. */
  readonly at: string;
}

/** Who is in the team or chat where the bot is installed. */
export interface Roster {
  /** Rejects when Teams does not answer, or no longer knows the conversation. */
  members(of: ConversationRef): Promise<readonly Member[]>;
}

/** Names of the people in the teams and chats where the bot is, so that a plan's names can be matched; nothing else of them. */
export interface Members {
  /** Replaces what was kept of one team or chat; of nobody: it is forgotten. */
  keep(tenant: string, place: string, members: readonly Member[]): Promise<void>;
  /** Of all teams and chats of the tenant, each person once. */
  list(tenant: string): Promise<readonly Member[]>;
  /** Who was in one of them and is in none any more; nothing of them is kept but who they are. */
  listLeft(tenant: string): Promise<readonly PersonId[]>;
}

/** What a link to a file stands for. The file is made when it is fetched, of the plan as it is then. */
export interface FileLink {
  readonly token: string;
  /** For whom it was made: what they may have is asked again when it is fetched. */
  readonly tenant: string;
  readonly person: PersonId;
  readonly name: string;
  readonly plan: string;
  readonly wants: FileWanted;
  /** The ISO instant from which on it gives nothing. */
  readonly expires: string;
}

/** A file that the bot makes. */
export type FileWanted =
  | { readonly kind: "plan"; readonly as: "xlsx" | "csv" }
  | { readonly kind: "people" }
  /** `form` names this one form, so that what came in from it once is known. */
  | { readonly kind: "return form"; readonly label: string; readonly form: string };

/** Links to files, by their tokens, for any instance of the bot. */
export interface FileLinks {
  /** `at`: the ISO instant it is kept from. */
  keep(link: FileLink, at: string): Promise<void>;
  find(token: string): Promise<FileLink | undefined>;
}

/** One line a person of the programme may read: no free text, no secrets. */
export interface Log {
  info(event: string, facts?: Readonly<Record<string, unknown>>): void;
  error(event: string, facts?: Readonly<Record<string, unknown>>): void;
}

/** Dice: a fresh unguessable id of letters, digits and hyphens. */
export type NewId = () => string;

/** The store did not answer; nothing was changed, or it is not known whether. */
export class StoreDown extends Error {
  override readonly name = "StoreDown";
}

/** Imports that their owner has not applied or cancelled yet, by plan; the plan need not exist. Content is ours, as JSON. */
export interface ImportDrafts {
  /** Resolves false when it changed since `mark`; null: it must be new. `at` is the ISO instant it is kept from. */
  save(key: PlanKey, id: string, content: string, at: string, mark: string | null): Promise<boolean>;
  read(key: PlanKey, id: string): Promise<Stored<string> | undefined>;
  drop(key: PlanKey, id: string): Promise<void>;
  /** Removes what was saved before an instant, of all tenants. Resolves how many rows went. */
  sweep(before: string): Promise<number>;
}
