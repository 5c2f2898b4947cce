import { type Day, earlierFirst } from "../calendar/day.ts";
import { isLadderRung, type LadderDecision, type LadderRung } from "../due/asked.ts";
import { compareDue } from "../due/order.ts";
import { nameOf } from "../plan/plan.ts";
import type { DigestItem } from "./digest.ts";
import { findItems, type PlanToRemind, type ReminderItem } from "./items.ts";
import { nextPapers } from "./ladder.ts";

/** What one person was asked or told about an action's present date. */
export interface PaperAsk {
  readonly person: string;
  readonly name: string;
  /** Null: as its lead. */
  readonly rung: LadderRung | null;
  readonly last: Day;
  readonly times: number;
}

/** An action that nobody has answered for, on its way into a board's papers. */
export interface PaperItem extends Pick<DigestItem, "line" | "date" | "dateKind"> {
  /** The first day on which its lead was asked on the date or after it, by a message that left. */
  readonly since: Day;
  readonly asks: readonly PaperAsk[];
  /** The day an owner was told that it goes into the papers; null: none has been yet. */
  readonly seen: Day | null;
  /** From which day an owner is told, where none has been; null: it is held, or was told. */
  readonly from: Day | null;
  /** An owner keeps it out of the papers; null: nobody does. */
  readonly held: LadderDecision | null;
}

/** The list for the next papers. */
export interface Papers {
  /** The day they are due; null: the plan names none from today on. */
  readonly due: Day | null;
  /** The worst first. */
  readonly items: readonly PaperItem[];
}

/**
 * What is bound for the next papers as of a day: it stands on the ladder's last rung, or comes there by the day they
 * are due if nobody answers. An owner sees all of it; see `seenByOwner` for the others.
 */
export function papersOf(from: PlanToRemind, today: Day): Papers {
  const due = nextPapers(from.plan, today);
  const on = findItems(from, today).filter((item) => item.rung === "papers" && isBound(item, due, today));
  const once = [...new Map(on.map((item) => [item.line.id, item])).values()];
  return { due, items: once.sort(compareDue).map((item) => paperItem(from, item)) };
}

/** What others than an owner may see of it: an owner has been told, and lets it go into the papers. */
export function seenByOwner({ due, items }: Papers): Papers {
  return { due, items: items.filter(({ seen, held }) => seen !== null && held === null) };
}

/** What stands on the list today: neither held nor still on its way there. */
export function isListedToday({ from, held }: PaperItem, today: Day): boolean {
  return held === null && (from === null || from <= today);
}

function isBound({ owedFrom }: ReminderItem, due: Day | null, today: Day): boolean {
  return owedFrom === null || owedFrom <= (due ?? today);
}

function paperItem({ plan, asked, decisions = [] }: PlanToRemind, item: ReminderItem): PaperItem {
  const { line, date, dateKind, escalation, firstAsked, owedFrom } = item;
  const rows = asked.filter((row) => row.action === line.id && row.date === date && row.rung !== "papers");
  const held = decisions.find((one) => one.action === line.id && one.date === date && one.kind === "held") ?? null;
  const asks = rows.map(({ person, rung, on, times = 1 }) => ({
    ...{ person, name: nameOf(plan, person), last: on, times },
    rung: isLadderRung(rung) ? rung : null,
  }));
  const sorted = asks.sort((a, b) => earlierFirst(a.last, b.last));
  return {
    ...{ line, date, dateKind, since: escalation?.since ?? date },
    asks: [...sorted.filter(({ rung }) => rung === null), ...sorted.filter(({ rung }) => rung !== null)],
    ...{ seen: firstAsked, from: owedFrom, held },
  };
}
