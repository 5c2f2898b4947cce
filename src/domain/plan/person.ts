import type { Day } from "../calendar/day.ts";

/** Who someone is: the directory's object id of a person (Teams' `from.aadObjectId`), in lower case. */
export type PersonId = string;

/** What someone is to the whole plan. Leads and theme leads come from the labels instead. */
export type PlanRole = "owner" | "chair" | "sponsor" | "viewer";

/** Someone of a plan. */
export interface Person {
  readonly id: PersonId;
  readonly name: string;
  readonly roles: readonly PlanRole[];
}

/** A name the document uses for who drives something: a person, a role that stands for people, or a body outside Teams. */
export interface Label {
  /** As printed; also its identity within the plan. */
  readonly text: string;
  readonly kind: "person" | "role" | "outside";
  readonly holders: readonly Holder[];
  /** Vouches for a lead outside Teams. */
  readonly sponsor: PersonId | null;
  /** Who of a role's holders is asked: one of them, or each; nothing said is each. */
  readonly answers?: PersonId | "each" | undefined;
  /** People who say that they are meant, decided by an owner. */
  readonly claims?: readonly Claim[] | undefined;
}

/** Someone who says that a label of the plan means them. An accepted claim is a holder and no longer a claim. */
export interface Claim {
  readonly person: PersonId;
  readonly name: string;
  /** The ISO instant. */
  readonly at: string;
  /** Null: it waits for an owner. */
  readonly refused: { readonly by: PersonId; readonly at: string } | null;
}

/** Someone of the directory as a team's list names them. */
export interface Member {
  readonly person: PersonId;
  readonly name: string;
}

/** Someone who answers for a label, between two dates (both included; null is open). */
export interface Holder {
  readonly person: PersonId;
  readonly from: Day | null;
  readonly to: Day | null;
}

/** Someone who answers for a lead for a stated period, both dates included. */
export interface StandIn {
  readonly for: PersonId;
  readonly by: PersonId;
  readonly from: Day;
  readonly to: Day;
}

/** All that someone is in the plan passes to another from a day that has not come yet. */
export interface Handover {
  readonly from: PersonId;
  readonly to: PersonId;
  /** The first day on which it is the other's. */
  readonly on: Day;
}

/** Someone who files in a lead's name; both are recorded. */
export interface Delegate {
  readonly for: PersonId;
  readonly by: PersonId;
}
