import type { Action, ActionId, ActionLine, Status } from "../domain/action.ts";
import type { Day } from "../domain/day.ts";
import type { Delivery, DeliveryClaim, DeliveryOutcome } from "../domain/delivery.ts";
import type { HistoryEntry } from "../domain/history.ts";
import type { PersonId } from "../domain/person.ts";
import type { Plan, PlanKey } from "../domain/plan.ts";
import type { Asked, Hold } from "../domain/reminders.ts";

/** A value as read, with the mark that a write on it must still find. */
export interface Stored<T> {
  readonly value: T;
  /** Opaque: the store's ETag and the head of the history chain. */
  readonly mark: string;
}

/** What the list of plans says of one. */
export interface PlanListing {
  readonly key: PlanKey;
  readonly title: string;
}

/** A plan to be stored for the first time, with all its actions. */
export interface NewPlan {
  readonly plan: Plan;
  readonly actions: readonly Action[];
  readonly history: readonly HistoryEntry[];
}

/** One action's change: its state on its mark, its history, what has been applied already. */
export interface ActionChange {
  readonly before: Stored<Action>;
  readonly after: Action;
  readonly entry: HistoryEntry;
  /** What makes a repeat of this change known: the activity's id, the card's nonce. */
  readonly once: readonly string[];
}

export type Committed = "saved" | "already-applied" | "changed-meanwhile" | "being-taken-in";

export interface Page<T> {
  readonly items: readonly T[];
  /** Give it back for the next page; null: this was the last. */
  readonly next: string | null;
}

/** Plans and their actions. Every method throws StoreDown when the store does not answer. */
export interface PlanStore {
  listPlans(tenant: string): Promise<readonly PlanListing[]>;
  /** All tenants that have plans. */
  listTenants(): Promise<readonly string[]>;
  /** All of a plan but its actions, in one request; a plan that is not wholly stored yet is "being-taken-in". */
  readPlan(key: PlanKey): Promise<Stored<Plan> | "unknown" | "being-taken-in">;
  /** Whole or not at all. Resolves false when the plan exists. */
  createPlan(plan: NewPlan): Promise<boolean>;
  /** Replaces the plan's own row (settings, started). Resolves false when it changed since `mark`. */
  savePlan(stored: Stored<Plan>): Promise<boolean>;

  readAction(key: PlanKey, id: ActionId): Promise<Stored<Action> | undefined>;
  /** The action that holds this label now. */
  findAction(key: PlanKey, ref: string): Promise<Stored<Action> | undefined>;
  /** All labels, for offering the nearest one. */
  listRefs(key: PlanKey): Promise<readonly string[]>;
  /** Open actions whose next date lies from `from` (null: from the first) to `to`, both included; earliest first. */
  listByNextDate(key: PlanKey, from: Day | null, to: Day): Promise<readonly ActionLine[]>;
  /** Actions not yet accepted as complete under any of these label texts, each once, by ref. */
  listByLabels(key: PlanKey, labels: readonly string[]): Promise<readonly ActionLine[]>;
  /** Actions of one status, by ref. */
  listByStatus(key: PlanKey, status: Status): Promise<readonly ActionLine[]>;
  /** Open actions last updated before a day, or never; longest ago first. */
  listNotUpdatedSince(key: PlanKey, day: Day): Promise<readonly ActionLine[]>;
  /** Every action, by ref: for what is about the whole plan. */
  listActions(key: PlanKey): Promise<readonly ActionLine[]>;
  /** Every action whole, by ref: for an export. */
  readActions(key: PlanKey): Promise<readonly Action[]>;
  /** Newest first, `size` entries a page. */
  listHistory(key: PlanKey, id: ActionId, size: number, page: string | null): Promise<Page<HistoryEntry>>;
  /** Entries of the whole plan from a day on, oldest first: what changed since. */
  listChanges(key: PlanKey, from: Day): Promise<readonly HistoryEntry[]>;
  /** Whether any of these is in the inbox: a handler that runs again answers instead of refusing. */
  wasApplied(key: PlanKey, once: readonly string[]): Promise<boolean>;
  /** One transaction: action, history, index rows, inbox. */
  commit(key: PlanKey, change: ActionChange): Promise<Committed>;

  /** What was asked of a person and is not answered: one row for each action, person and date. */
  listAsked(key: PlanKey): Promise<readonly Asked[]>;
  recordAsked(key: PlanKey, asked: readonly Asked[]): Promise<void>;
  listHolds(key: PlanKey): Promise<readonly Hold[]>;
  /** Resolves "already-applied" when `once` was there before. */
  recordHold(key: PlanKey, hold: Hold, once: readonly string[]): Promise<"saved" | "already-applied">;
  /** The message that holds a channel's summary of a day, so that the same card is updated. */
  readPosted(key: PlanKey, post: string): Promise<Posted | undefined>;
  recordPosted(key: PlanKey, post: string, posted: Posted): Promise<void>;
  /**
   * Forgets what was applied before an instant (a repeat of it would then be new), and removes what
   * imports that never came to be left behind. Resolves how many rows went.
   */
  purge(key: PlanKey, before: string): Promise<number>;
}

/** A message of ours that may be updated in place. */
export interface Posted {
  readonly conversation: string;
  readonly message: string;
  readonly at: string;
  /** When the one before it was posted, on an earlier day; null: there was none. */
  readonly since: string | null;
}

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

/** What is known of a person's conversation with us. */
export interface KnownPerson {
  readonly tenant: string;
  readonly person: PersonId;
  readonly ref: ConversationRef;
  readonly welcomedAt: string | null;
  /** Why messages no longer reach them; null: they do. */
  readonly unreachable: string | null;
}

export interface Conversations {
  find(tenant: string, person: PersonId): Promise<KnownPerson | undefined>;
  /** Several at once, for a run of reminders. */
  list(tenant: string): Promise<readonly KnownPerson[]>;
  /** Keeps the newest conversation; clears "unreachable". Resolves what is known now. */
  remember(tenant: string, person: PersonId, ref: ConversationRef): Promise<KnownPerson>;
  /** Resolves true for the one caller that may welcome this person. */
  claimWelcome(tenant: string, person: PersonId, at: string): Promise<boolean>;
  markUnreachable(tenant: string, person: PersonId, reason: string): Promise<void>;
}

/** Adaptive Card JSON, ready to send. */
export type Card = Readonly<Record<string, unknown>>;

/** A card with the text of its notification. */
export interface Message {
  readonly card: Card;
  readonly summary: string;
}

/** What came of one attempt to send. Never throws for what a network or Teams can do. */
export type SendOutcome =
  | { readonly kind: "sent"; readonly message: string }
  /** For good: blocked, not installed, too big. */
  | { readonly kind: "refused"; readonly reason: string }
  /** Certainly not delivered: may be tried again after so many milliseconds. */
  | { readonly kind: "not-delivered"; readonly reason: string; readonly retryAfterMs: number }
  /** Perhaps delivered: 5xx, reset or timeout after the request left. */
  | { readonly kind: "uncertain"; readonly reason: string };

export interface Messenger {
  /** One attempt, of at most ten seconds. */
  send(to: ConversationRef, message: Message): Promise<SendOutcome>;
  /** Replaces a message of ours. Resolves false when it is gone. */
  update(to: ConversationRef, messageId: string, message: Message): Promise<boolean>;
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
