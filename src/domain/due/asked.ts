import type { Day } from "../calendar/day.ts";
import type { ActionId } from "../plan/action-state.ts";
import type { PersonId } from "../plan/person.ts";
import type { Ref } from "../plan/ref.ts";
import type { About, Owed } from "./about.ts";

/** Whom a date that its lead does not answer goes up to, in this order. */
export const LADDER = ["plan owner", "theme lead", "unanswered"] as const;
export type LadderRung = (typeof LADDER)[number];

/** Which reminder an item is: before its date (working days), on the day, after it, or a rung of the ladder. */
export type Rung = `${number} before` | "on the day" | "after" | LadderRung;

/** That an action need not wait any more for another, by the other's id: told once. */
export interface FreedBy {
  readonly freedBy: ActionId;
}

/** What was decided or done about an action, by the entry of its history: told once. */
export interface NewsOf {
  readonly news: number;
}

/** Why somebody is asked or told about something: a rung, what another action freed, or an entry. */
export type Occasion = Rung | FreedBy | NewsOf;

/** Whether somebody was reminded by a rung of the ladder. */
export function isLadderRung(occasion: Occasion): occasion is LadderRung {
  return LADDER.some((one) => one === occasion);
}

/** Whether somebody was reminded of a date of their own. */
export function isDateRung(occasion: Occasion): occasion is Exclude<Rung, LadderRung> {
  return typeof occasion === "string" && !isLadderRung(occasion);
}

/** A name of an occasion, for comparing: two that are the same have the same. */
export function occasionName(occasion: Occasion): string {
  if (typeof occasion === "string") return occasion;
  return "freedBy" in occasion ? `freed by ${occasion.freedBy}` : `news ${occasion.news}`;
}

/**
 * The last time a person was asked about something: one row for each pair, and one for each rung of the ladder that
 * reached them, so it never grows. Written once the message has left.
 */
export interface LastAsked {
  readonly person: PersonId;
  readonly about: About;
  /** The date it was about; another date starts anew. */
  readonly date: Day;
  readonly occasion: Occasion;
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
  readonly about: Owed;
  /** The date it is about; another date makes it void. */
  readonly date: Day;
  readonly kind: "seen" | "snoozed";
  /** The first day on which it may be asked about again. */
  readonly until: Day;
  readonly at: string;
  /** Whether the date had come when it was snoozed: that is allowed once between answers. */
  readonly afterDate: boolean;
}

/** What an owner decided about the ladder of one thing, about one date. The last decision counts. */
export interface LadderDecision {
  readonly about: Owed;
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
