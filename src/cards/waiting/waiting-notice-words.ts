import type { WaitingKind, WaitingNotice } from "../../domain/reminders/waiting-item.ts";
import { count, listWords } from "../words/phrases.ts";

/** How one and how several things of a kind are called in a sentence. */
const CALLED: Readonly<Record<WaitingKind, readonly [one: string, many: string]>> = {
  "run failed": ["day without reminders", "days without reminders"],
  "not mine": ["action that is said to be another's", "actions that are said to be another's"],
  claim: ["name that somebody claims", "names that somebody claims"],
  completion: ["completion to accept", "completions to accept"],
  "end date": ["end date to decide", "end dates to decide"],
  "file dates": ["list of end dates to decide", "lists of end dates to decide"],
  edit: ["proposed change", "proposed changes"],
  unanswered: ["list of what is unanswered", "lists of what is unanswered"],
  left: ["person who has left", "people who have left"],
  "not reached": ["person not reached", "people not reached"],
  "no cover": ["gap in cover", "gaps in cover"],
  unsettled: ["name to settle", "names to settle"],
  "without lead": ["list of actions without a lead", "lists of actions without a lead"],
  "without date": ["list of actions without a date", "lists of actions without a date"],
  "import problems": ["import with problems", "imports with problems"],
  held: ["line about reminders put off", "lines about reminders put off"],
};

/** "2 completions to accept". */
function kindWords(kind: WaitingKind, number: number): string {
  return count(number, ...CALLED[kind]);
}

/** "4 things wait for you". */
export function waitWords(number: number): string {
  return `${count(number, "thing")} ${number === 1 ? "waits" : "wait"} for you`;
}

/** How much waits for somebody in one plan. */
export function countOf({ counts }: WaitingNotice): number {
  return counts.reduce((sum, { count: one }) => sum + one, 0);
}

/** "4 things wait for you: 2 completions to accept, 1 end date to decide and 1 name to settle". */
export function noticeWords(notice: WaitingNotice): string {
  const kinds = notice.counts.map(({ kind, count: number }) => kindWords(kind, number));
  return `${waitWords(countOf(notice))}: ${listWords(kinds)}`;
}
