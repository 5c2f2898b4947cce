import type { Day } from "../../domain/calendar/day.ts";
import type { Digest, SeenItem } from "../../domain/reminders/digest.ts";
import { countOf, waitWords } from "../waiting/waiting-notice-words.ts";
import { shortDayWithWeekday } from "../words/dates.ts";
import { count } from "../words/phrases.ts";
import { freedHeading } from "./freed-words.ts";
import { newsHeading } from "./news-words.ts";

/** What a notification says: "2 to update by Friday 27 November; 1 thing waits for you". */
export function digestHeading(digest: Digest<SeenItem>): string {
  const { items, waits } = digest;
  const waiting = waits.reduce((sum, notice) => sum + countOf(notice), 0);
  const parts = [
    ownWords(digest),
    newsHeading(digest),
    upWords(items),
    waiting === 0 ? "" : waitWords(waiting),
    freedHeading(digest),
  ];
  return parts.filter((part) => part !== "").join("; ") || "Nothing is waiting for your update";
}

/** The items that are the reader's own to answer. */
function ownItems(items: readonly SeenItem[]): readonly SeenItem[] {
  return items.filter(({ escalation }) => escalation === null);
}

function ownWords({ items, day }: Digest<SeenItem>): string {
  const own = ownItems(items);
  if (own.length === 0) return "";
  const days = [...new Set(own.map((item) => answerBy(item, day)))].sort();
  const first = days[0] ?? day;
  const by = first === day ? "today" : `by ${shortDayWithWeekday(first, day)}`;
  const past = own.filter(({ group }) => group === "overdue").length;
  const late = past === 0 ? "" : `, ${past} past ${past === 1 ? "its" : "their"} end date`;
  return `${own.length} to update${days.length > 1 ? ", the first" : ""} ${by}${late}`;
}

/** Its date, where that is to come; else the day it is asked about again and goes further. */
function answerBy({ date, again }: SeenItem, day: Day): Day {
  return date >= day ? date : (again ?? day);
}

// Whoever runs the plan may lead an action that is unanswered: it is nobody else's.
function upWords(items: readonly SeenItem[]): string {
  const own = ownItems(items);
  const others = items.filter(
    ({ line, plan }) => !own.some((item) => item.line.id === line.id && item.plan.plan === plan.plan),
  );
  return others.length === 0 ? "" : `${count(others.length, "action")} of others without an answer`;
}
