import type { DraftDate } from "../../plan/draft.ts";

/** Kinds in the order in which they govern: what has to be done by a day, then looked at, then the rest. */
const ORDER: readonly DraftDate["kind"][] = ["end", "review", "cadence", "ongoing", "event", "complete"];

/** The date that governs an action: its last end, else its first review, its cadence, what is left; null of none. */
export function governingDate(dates: readonly DraftDate[]): DraftDate | null {
  if (dates.length > 0 && dates.every(({ kind }) => kind === "complete" || kind === "ongoing"))
    return dates.find(({ kind }) => kind === "complete") ?? dates[0] ?? null;
  for (const kind of ORDER) {
    const found = dates.filter((date) => date.kind === kind);
    const dated = found.filter(({ date }) => date !== null).sort((a, b) => ((a.date ?? "") < (b.date ?? "") ? -1 : 1));
    const one = kind === "end" ? dated.at(-1) : dated[0];
    if (found.length > 0) return one ?? found[0] ?? null;
  }
  return null;
}
