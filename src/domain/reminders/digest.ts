import type { Day } from "../calendar/day.ts";
import type { Hold, HoldChoices, LadderRung, Rung, Waited } from "../due/asked.ts";
import type { Chase } from "../due/delivery.ts";
import type { DigestGroup } from "../due/due.ts";
import type { Covered } from "../permissions/recipients.ts";
import type { ActionLine } from "../plan/action-line.ts";
import type { PersonId } from "../plan/person.ts";
import type { PlanKey } from "../plan/plan.ts";
import type { RagScheme } from "../plan/rag.ts";
import type { SeenLine } from "../plan/restricted-line.ts";
import type { WhyNotConfirmed } from "../updates/confirm.ts";
import type { Others } from "./others.ts";
import type { WaitingNotice } from "./waiting-item.ts";

/** Why an item is before someone who does not lead the action. */
export interface Escalation {
  readonly rung: LadderRung;
  /** When its lead was first asked, by a message that left. */
  readonly since: Day;
  /** Who was asked and has not answered. */
  readonly whose: readonly string[];
  /** What keeps the next rung back: an owner lets it go no further, or has to let it climb; null: nothing does. */
  readonly waits: "not further" | "let climb" | null;
  /** Of what is unanswered: the day a board's papers are due that it goes into; null: the plan names none. */
  readonly paperDeadline: Day | null;
}

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
  /** When it is asked about again if nobody answers; null or absent: never, or nobody said. */
  readonly again?: Day | null | undefined;
  /** Why "no change" is no answer to it; null: it is one. */
  readonly notConfirmed: WhyNotConfirmed | null;
  /** What it waits for; it is asked about on its own dates all the same. */
  readonly waitsFor: readonly Waited[];
  /** Whose it is, where its reader answers for somebody who is away; absent: its reader's own. */
  readonly covers?: readonly Covered[] | undefined;
  readonly hold: Hold | null;
  /** The ways to be asked later that it allows on the digest's day. */
  readonly choices: HoldChoices;
}

/** An item as those who look on may read it: what was asked of its reader is asked again where others may read along. */
export type SeenItem = Omit<DigestItem, "line"> & { readonly line: SeenLine };

/** What another lead has answered of what this person was asked. */
export type AnsweredItem = Pick<SeenItem, "plan" | "scheme" | "line">;

/** One message for one person: everything they owe, worst first, and what waits for them besides. */
export interface Digest<Item extends SeenItem = DigestItem> {
  /** Nobody of the plans has asked them anything before. */
  readonly isFirst?: boolean | undefined;
  /** A manager asks for this beside the day's digest. */
  readonly chase?: Pick<Chase, "byName" | "words"> | undefined;
  readonly person: PersonId;
  readonly name: string;
  readonly day: Day;
  readonly items: readonly Item[];
  /** What another lead has answered of what this person was asked; absent: not looked for. */
  readonly answered?: readonly AnsweredItem[] | undefined;
  /** What else is theirs and is not asked about in it; absent: not looked for. */
  readonly others?: Others | undefined;
  /** What waits for their decision, a line for each plan. */
  readonly waits: readonly WaitingNotice[];
}
