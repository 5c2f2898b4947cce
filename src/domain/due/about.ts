import type { ActionId } from "../plan/action-state.ts";
import type { PersonId } from "../plan/person.ts";

/** The kinds of things that an answer is owed on, each with what names one of its kind in a plan. */
export interface OwedKinds {
  readonly action: ActionId;
}

/** The kinds of all that somebody is asked or told about. */
interface AboutKinds extends OwedKinds {
  /** What waits for their decision in the plan, all of it at once. */
  readonly waiting: "all";
  /** Somebody whom our messages do not reach. */
  readonly "not reached": PersonId;
}

type OfKind<Kinds> = { readonly [K in keyof Kinds]: { readonly kind: K; readonly id: Kinds[K] } }[keyof Kinds];

/** Something an answer is owed on. */
export type Owed = OfKind<OwedKinds>;

/** What somebody is asked or told about. */
export type About = OfKind<AboutKinds>;

/** All that waits for somebody's decision. */
export const ALL_THAT_WAITS = { kind: "waiting", id: "all" } as const satisfies About;

/** An action, as what is asked about. */
export function theAction(id: ActionId): Owed & { readonly kind: "action" } {
  return { kind: "action", id };
}

/** Whether two are about the same. */
export function isSame(one: About, other: About): boolean {
  return one.kind === other.kind && one.id === other.id;
}

/** Whether it is about this action. */
export function isOfAction(about: About, id: ActionId): boolean {
  return isSame(about, theAction(id));
}
