import type { Day } from "../calendar/day.ts";
import { recipientsOf } from "../permissions/recipients.ts";
import { isOpen } from "../plan/action.ts";
import type { ActionLine } from "../plan/action-line.ts";
import type { ActionId } from "../plan/action-state.ts";
import type { PersonId } from "../plan/person.ts";
import type { PlanKey } from "../plan/plan.ts";
import { findItems, isListed, type PlanToRemind } from "./items.ts";

/** What of a person's open actions a message does not ask about. */
export interface Others {
  readonly count: number;
  /** How many of them they were asked about before and have not answered. */
  readonly unanswered: number;
  /** The first day on which one of them is asked about; null: none of them has a day. */
  readonly from: Day | null;
  /** Where they are; null: in several plans. */
  readonly plan: PlanKey | null;
}

/** Nothing else is theirs. */
export const NO_OTHERS: Others = { count: 0, unanswered: 0, from: null, plan: null };

/** Of the lines that a person leads in a plan, those that a message does not show. */
export function findOthers(from: PlanToRemind, person: PersonId, shown: ReadonlySet<ActionId>, today: Day): Others {
  const { plan } = from;
  const isTheirs = (line: ActionLine) =>
    isOpen(line) && !shown.has(line.id) && recipientsOf(plan, line, today).some((one) => one.person === person);
  const lines = from.lines.filter(isTheirs);
  const mine = findItems({ ...from, lines }, today).filter(
    ({ recipient, escalation }) => recipient.person === person && escalation === null,
  );
  const days = mine.flatMap(({ owedFrom }) => (owedFrom !== null && owedFrom > today ? [owedFrom] : []));
  const unanswered = mine.filter(isListed).length;
  return { count: lines.length, unanswered, from: days.sort()[0] ?? null, plan: lines.length === 0 ? null : plan.key };
}

/** Those of several plans together. */
export function joinOthers(all: readonly Others[]): Others {
  const some = all.filter(({ count }) => count > 0);
  const sum = (of: (one: Others) => number) => some.reduce((total, one) => total + of(one), 0);
  return {
    count: sum(({ count }) => count),
    unanswered: sum(({ unanswered }) => unanswered),
    from: some.flatMap((one) => one.from ?? []).sort()[0] ?? null,
    plan: some.length === 1 ? (some[0]?.plan ?? null) : null,
  };
}
