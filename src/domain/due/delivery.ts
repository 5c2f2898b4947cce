import type { Day } from "../calendar/day.ts";
import type { PersonId } from "../plan/person.ts";
import type { Owed } from "./about.ts";
import type { Occasion } from "./asked.ts";

/** How far a message to one person on one day has come. */
export type DeliveryStatus =
  | "planned"
  | "sending"
  | "sent"
  | "skipped"
  /** Teams does not let it reach this person. */
  | "refused"
  /** Teams does not take this message: too big, or not as it wants one. Nothing is said of the person. */
  | "not-accepted"
  | "uncertain"
  | "expired";

/** One thing in a digest. */
export interface DeliveryItem {
  readonly plan: string;
  readonly about: Owed;
  readonly ref: string;
  /** The date it is about. */
  readonly date: Day;
  readonly occasion: Occasion;
}

/** A manager's chase of one action: a message of its own beside the digest of the day. */
export interface Chase {
  readonly to: PersonId;
  readonly by: PersonId;
  readonly byName: string;
  /** In the manager's words; "" for none. */
  readonly words: string;
}

/** Who is sending, since when, until when nobody else may. */
export interface DeliveryClaim {
  readonly nonce: string;
  readonly at: string;
  /** ISO instant at which an unfinished claim may be taken over. */
  readonly leaseUntil: string;
}

/** One digest: the outbox's row for a tenant, a day and a person. */
export interface Delivery {
  readonly tenant: string;
  readonly day: Day;
  /** Whose digest it is; of a chase a key of its own. */
  readonly person: PersonId;
  readonly name: string;
  readonly chase?: Chase | undefined;
  readonly items: readonly DeliveryItem[];
  /** Ids of the plans in which something waits for them, told beside the items; absent: an older row, which did not say. */
  readonly about?: readonly string[] | undefined;
  readonly status: DeliveryStatus;
  /** Why it is not sent, in words; "" when there is nothing to say. */
  readonly reason: string;
  readonly plannedAt: string;
  /** ISO instant before which it is not tried again. */
  readonly notBefore: string | null;
  readonly attempts: number;
  readonly claim: DeliveryClaim | null;
  /** A claim ran out: it may have arrived before, and the message says so. */
  readonly repeated: boolean;
  readonly sentAt: string | null;
  readonly message: string | null;
}

/** Who is to get it. */
export function receiverOf({ person, chase }: Pick<Delivery, "person" | "chase">): PersonId {
  return chase?.to ?? person;
}

/** What came of a claimed delivery. */
export type DeliveryOutcome = Pick<Delivery, "status" | "reason" | "notBefore" | "sentAt" | "message">;
