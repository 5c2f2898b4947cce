import { type Day, earlierFirst } from "../calendar/day.ts";
import { isOfAction } from "../due/about.ts";
import { isLadderRung, type LadderDecision, type LadderRung } from "../due/asked.ts";
import { compareDue } from "../due/order.ts";
import { nameOf } from "../plan/plan.ts";
import type { DigestItem } from "./digest.ts";
import { findItems, type PlanToRemind, type ReminderItem } from "./items.ts";
import { nextPaperDeadline } from "./ladder.ts";

/** What one person was asked or told about an action's present date. */
export interface UnansweredAsk {
  readonly person: string;
  readonly name: string;
  /** Null: as its lead. */
  readonly rung: LadderRung | null;
  readonly last: Day;
  readonly times: number;
}

/** An action that nobody has answered for, bound for a board's next papers. */
export interface UnansweredItem extends Pick<DigestItem, "line" | "date" | "dateKind"> {
  /** The first day on which its lead was asked on the date or after it, by a message that left. */
  readonly since: Day;
  readonly asks: readonly UnansweredAsk[];
  /** The day an owner was told that it is unanswered; null: none has been yet. */
  readonly seen: Day | null;
  /** From which day an owner is told, where none has been; null: an owner lets it go no further, or was told. */
  readonly from: Day | null;
  /** An owner lets it go no further for now; null: nobody keeps it back. */
  readonly notFurther: LadderDecision | null;
}

/** What is unanswered. */
export interface Unanswered {
  /** The day a board's next papers are due, which it goes into; null: the plan names none from today on. */
  readonly due: Day | null;
  /** The worst first. */
  readonly items: readonly UnansweredItem[];
}

/**
 * What is unanswered as of a day, bound for a board's next papers: it stands on the ladder's last rung, or comes there by the day they
 * are due if nobody answers. An owner sees all of it; see `seenByOwner` for the others.
 */
export function unansweredOf(from: PlanToRemind, today: Day): Unanswered {
  const due = nextPaperDeadline(from.plan, today);
  const on = findItems(from, today).filter((item) => item.rung === "unanswered" && isBound(item, due, today));
  const once = [...new Map(on.map((item) => [item.line.id, item])).values()];
  return { due, items: once.sort(compareDue).map((item) => unansweredItem(from, item)) };
}

/** What others than an owner may see of it: an owner has been told, and lets it go on. */
export function seenByOwner({ due, items }: Unanswered): Unanswered {
  return { due, items: items.filter(({ seen, notFurther }) => seen !== null && notFurther === null) };
}

/** What stands on the list today: neither kept back nor still on its way there. */
export function isListedToday({ from, notFurther }: Pick<UnansweredItem, "from" | "notFurther">, today: Day): boolean {
  return notFurther === null && (from === null || from <= today);
}

function isBound({ owedFrom }: ReminderItem, due: Day | null, today: Day): boolean {
  return owedFrom === null || owedFrom <= (due ?? today);
}

function unansweredItem({ plan, asked, decisions = [] }: PlanToRemind, item: ReminderItem): UnansweredItem {
  const { line, date, dateKind, escalation, firstAsked, owedFrom } = item;
  const rows = asked.filter(
    (row) => isOfAction(row.about, line.id) && row.date === date && row.occasion !== "unanswered",
  );
  const decision = decisions.find((one) => isOfAction(one.about, line.id) && one.date === date);
  const notFurther = decision?.kind === "not further" ? decision : null;
  const asks = rows.map(({ person, occasion, on, times = 1 }) => ({
    ...{ person, name: nameOf(plan, person), last: on, times },
    rung: isLadderRung(occasion) ? occasion : null,
  }));
  const sorted = asks.sort((a, b) => earlierFirst(a.last, b.last));
  return {
    ...{ line, date, dateKind, since: escalation?.since ?? date },
    asks: [...sorted.filter(({ rung }) => rung === null), ...sorted.filter(({ rung }) => rung !== null)],
    ...{ seen: firstAsked, from: owedFrom, notFurther },
  };
}
