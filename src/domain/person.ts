import type { Day } from "./day.ts";

/** Who someone is: the directory's object id of a person (Teams' `from.aadObjectId`), in lower case. */
export type PersonId = string;

/** What someone is to the whole plan. Leads and theme leads come from the labels instead. */
export type PlanRole = "owner" | "chair" | "sponsor" | "viewer";

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

/** Someone who files in a lead's name; both are recorded. */
export interface Delegate {
  readonly for: PersonId;
  readonly by: PersonId;
}
