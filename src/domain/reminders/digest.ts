import type { ActionId, ActionLine } from "../action.ts";
import type { Day } from "../calendar/day.ts";
import type { DeskNotice } from "../desk/desk-item.ts";
import type { PersonId } from "../person.ts";
import type { PlanKey } from "../plan.ts";
import type { RagScheme } from "../rag.ts";
import type { Rung } from "./delivery.ts";

/** The ways out that an item allows on a day; null or false: not offered. */
export interface HoldChoices {
  readonly seen: boolean;
  readonly nextWorkingDay: Day | null;
  readonly nextWeek: Day | null;
  /** The last day that may be chosen; null: no snooze at all. */
  readonly latest: Day | null;
}

/** The last time a person was asked about an action: one row for each pair, so it never grows. */
export interface Asked {
  readonly person: PersonId;
  readonly action: ActionId;
  /** The date it was about; another date starts anew. */
  readonly date: Day;
  readonly rung: Rung;
  /** The day it was asked on, in the plan's zone. */
  readonly on: Day;
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

/** Where an item of a digest stands; also its order. */
export type DigestGroup = "overdue" | "update due" | "today" | "check" | "soon";

/** One action in a person's digest. */
export interface DigestItem {
  readonly plan: PlanKey;
  /** How the plan names its ratings. */
  readonly scheme: RagScheme;
  readonly line: ActionLine;
  readonly group: DigestGroup;
  /** The date it is about, and which of its dates that is. */
  readonly date: Day;
  readonly dateKind: "review" | "end" | "check";
  readonly rung: Rung;
  readonly hold: Hold | null;
  /** The ways to be asked later that it allows on the digest's day. */
  readonly choices: HoldChoices;
}

/** One message for one person: everything they owe, worst first, and what waits for them besides. */
export interface Digest {
  readonly person: PersonId;
  readonly name: string;
  readonly day: Day;
  readonly items: readonly DigestItem[];
  /** What another lead has answered of what this person was asked; absent: not looked for. */
  readonly answered?: readonly Pick<DigestItem, "plan" | "scheme" | "line">[] | undefined;
  /** What waits for their decision, a line for each plan. */
  readonly desks: readonly DeskNotice[];
}
