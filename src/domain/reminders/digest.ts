import type { Day } from "../calendar/day.ts";
import type { Chase, LadderRung, Rung } from "../due/asked.ts";
import type { Covered } from "../permissions/recipients.ts";
import type { ActionId, ActionLine } from "../plan/action.ts";
import type { PersonId } from "../plan/person.ts";
import type { PlanKey } from "../plan/plan.ts";
import type { RagScheme } from "../plan/rag.ts";
import type { Ref } from "../plan/ref.ts";
import type { DeskNotice } from "./waiting-item.ts";

/** The ways out that an item allows on a day; null or false: not offered. */
export interface HoldChoices {
  readonly seen: boolean;
  readonly nextWorkingDay: Day | null;
  readonly nextWeek: Day | null;
  /** The last day that may be chosen; null: no snooze at all. */
  readonly latest: Day | null;
}

/**
 * The last time a person was asked about an action: one row for each pair, and one for each rung of the ladder that
 * reached them, so it never grows. Written once the message has left.
 */
export interface Asked {
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

/** What an owner decided about the ladder of one action, about one date. The last decision counts. */
export interface LadderDecision {
  readonly action: ActionId;
  /** The date it is about; another date makes it void. */
  readonly date: Day;
  /** held: it climbs no further; released: it climbs, to a director or chair too. */
  readonly kind: "held" | "released";
  readonly by: PersonId;
  readonly byName: string;
  readonly at: string;
  readonly words: string;
}

/** Why an item is before someone who does not lead the action. */
export interface Escalation {
  readonly rung: LadderRung;
  /** When its lead was first asked, by a message that left. */
  readonly since: Day;
  /** Who was asked and has not answered. */
  readonly whose: readonly string[];
  /** What keeps the next rung back; null: nothing does. */
  readonly waits: "held" | "release" | null;
  /** For the papers of a board: the day they are due; null: the plan names none. */
  readonly papers: Day | null;
}

/** An action that another waits for. */
export interface Waited {
  readonly ref: Ref;
  readonly title: string;
  readonly done: boolean;
  /** It left the plan: nothing is to be waited for. */
  readonly withdrawn?: true | undefined;
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
  readonly dateKind: "review" | "end" | "check" | "event";
  readonly rung: Rung;
  /** Null: it is asked of its lead. */
  readonly escalation: Escalation | null;
  /** What it waits for; it is asked about on its own dates all the same. */
  readonly waitsFor: readonly Waited[];
  /** Whose it is, where its reader answers for somebody who is away; absent: its reader's own. */
  readonly covers?: readonly Covered[] | undefined;
  readonly hold: Hold | null;
  /** The ways to be asked later that it allows on the digest's day. */
  readonly choices: HoldChoices;
}

/** One message for one person: everything they owe, worst first, and what waits for them besides. */
export interface Digest {
  /** Nobody of the plans has asked them anything before. */
  readonly isFirst?: boolean | undefined;
  /** A manager asks for this beside the day's digest. */
  readonly chase?: Pick<Chase, "byName" | "words"> | undefined;
  readonly person: PersonId;
  readonly name: string;
  readonly day: Day;
  readonly items: readonly DigestItem[];
  /** What another lead has answered of what this person was asked; absent: not looked for. */
  readonly answered?: readonly Pick<DigestItem, "plan" | "scheme" | "line">[] | undefined;
  /** What waits for their decision, a line for each plan. */
  readonly desks: readonly DeskNotice[];
}
