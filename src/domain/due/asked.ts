import type { Day } from "../calendar/day.ts";
import type { ActionId } from "../plan/action-state.ts";
import type { PersonId } from "../plan/person.ts";
import type { Ref } from "../plan/ref.ts";

/** Whom a date that its lead does not answer goes up to, in this order. */
export const LADDER = ["plan owner", "theme lead", "unanswered"] as const;
export type LadderRung = (typeof LADDER)[number];

const FREED_BY = "freed by ";

/** That an action need not wait any more for another, by the other's id: told once. */
export type FreedRung = `${typeof FREED_BY}${ActionId}`;

const NEWS_OF = "news ";

/** What was decided or done about an action, by the entry of its history: told once. */
export type NewsRung = `${typeof NEWS_OF}${number}`;

/** Which reminder an item is: before its date (working days), on the day, after it, a rung of the ladder, or news. */
export type Rung = `${number} before` | "on the day" | "after" | LadderRung | FreedRung | NewsRung;

/** Whether a reminder went up the ladder. */
export function isLadderRung(rung: Rung): rung is LadderRung {
  return LADDER.some((one) => one === rung);
}

/** Whether it is news that an action need not wait any more. */
export function isFreedRung(rung: Rung): rung is FreedRung {
  return rung.startsWith(FREED_BY);
}

/** The news of what another action has freed. */
export function freedBy(other: ActionId): FreedRung {
  return `${FREED_BY}${other}`;
}

/** Whether it is news of what was decided about an action. */
export function isNewsRung(rung: Rung): rung is NewsRung {
  return rung.startsWith(NEWS_OF);
}

/** The news of an entry. */
export function newsOf(entry: number): NewsRung {
  return `${NEWS_OF}${entry}`;
}

/** The entry that such news is of. */
export function entryOf(rung: NewsRung): number {
  return Number(rung.slice(NEWS_OF.length));
}

/** The other action that such news is of. */
export function freerOf(rung: FreedRung): ActionId {
  return rung.slice(FREED_BY.length);
}

/** A reminder of one's own about a date. */
export function isDateRung(rung: Rung): boolean {
  return !isLadderRung(rung) && !isFreedRung(rung) && !isNewsRung(rung);
}

/**
 * The last time a person was asked about an action: one row for each pair, and one for each rung of the ladder that
 * reached them, so it never grows. Written once the message has left.
 */
export interface LastAsked {
  readonly person: PersonId;
  readonly action: ActionId;
  /** The date it was about; another date starts anew. */
  readonly date: Day;
  readonly rung: Rung;
  /** The day it was asked on, in the plan's zone. */
  readonly on: Day;
  /** The first day it was asked on about this date, on the day or after it: the ladder counts from it. */
  readonly first?: Day | undefined;
  /** How often it was asked about this date; absent: once. */
  readonly times?: number | undefined;
}

/** A person's own pause of one item: seen, or asked again on a day. One row for each pair. */
export interface Hold {
  readonly person: PersonId;
  readonly action: ActionId;
  /** The date it is about; another date makes it void. */
  readonly date: Day;
  readonly kind: "seen" | "snoozed";
  /** The first day on which it may be asked about again. */
  readonly until: Day;
  readonly at: string;
  /** Whether the date had come when it was snoozed: that is allowed once between answers. */
  readonly afterDate: boolean;
}

/** What an owner decided about the ladder of one action, about one date. The last decision counts. */
export interface LadderDecision {
  readonly action: ActionId;
  /** The date it is about; another date makes it void. */
  readonly date: Day;
  /** not further: it stays where it is for now; let climb: it climbs, to a director or chair too. */
  readonly kind: "not further" | "let climb";
  readonly by: PersonId;
  readonly byName: string;
  readonly at: string;
  readonly words: string;
}

/** The ways out that an item allows on a day; null or false: not offered. */
export interface HoldChoices {
  readonly seen: boolean;
  readonly nextWorkingDay: Day | null;
  readonly nextWeek: Day | null;
  /** The last day that may be chosen; null: no snooze at all. */
  readonly latest: Day | null;
}

/** An action that another waits for. */
export interface Waited {
  readonly ref: Ref;
  readonly title: string;
  readonly done: boolean;
  /** It left the plan: nothing is to be waited for. */
  readonly withdrawn?: true | undefined;
}
