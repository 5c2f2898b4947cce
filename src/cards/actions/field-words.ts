import { formatDay, isDay } from "../../domain/calendar/day.ts";
import type { FieldChange, HistoryEntry } from "../../domain/history/history.ts";
import { type CountedRating, countedRating } from "../../domain/plan/action.ts";
import type { ActionState } from "../../domain/plan/action-state.ts";
import type { Plan } from "../../domain/plan/plan.ts";
import type { Rag } from "../../domain/plan/rag.ts";
import { ragMark } from "../words/rag-mark.ts";
import { said } from "../words/said.ts";

/** What an entry changed, a line for each field: a rating of complete is called so only where it was accepted then. */
export function changesWords(plan: Plan, entry: HistoryEntry): readonly string[] {
  return entry.changes.map((change) => {
    if (!RATINGS.includes(change.field)) return fieldChangeWords(change);
    const words = (side: "from" | "to") => {
      const value = change[side];
      return value === null ? "none" : ragMark(plan.scheme, ratedIn(entry, value as Rag, side)).text;
    };
    return `${fieldName(change)}: ${words("from")} → ${words("to")}`;
  });
}

const RATINGS: readonly FieldChange["field"][] = ["rating", "part rating", "answer"];

/** A rating as it counted before or after an entry: complete only where its completion was accepted then. */
export function ratedIn({ kind, changes }: HistoryEntry, rag: Rag, side: "from" | "to"): CountedRating {
  const state = changes.find(({ field }) => field === "state")?.[side];
  const kept: ActionState = kind === "check-passed" ? "complete" : "open";
  return countedRating(rag, (state ?? kept) as ActionState);
}

const FIELDS: Readonly<Record<FieldChange["field"], string>> = {
  rating: "Rating",
  "part rating": "Part",
  state: "State",
  "review date": "Review",
  "end date": "End date",
  "requested end date": "End date asked for",
  plan: "Plan",
  ref: "Ref",
  title: "Title",
  theme: "Theme",
  objective: "Objective",
  leads: "Leads",
  dates: "Dates",
  cadence: "Looked at",
  measures: "Measures",
  "depends on": "Waits for",
  related: "Related",
  support: "Support",
  source: "Source",
  parts: "Parts",
  "check date": "Looked at once more on",
  evidence: "Evidence",
  "merged into": "Merged into",
  "paused until": "Paused until",
  restricted: "Restricted",
  answer: "Answer of",
  decided: "Decided",
};

/** One field in a line: "Title: Old → New". */
export function fieldChangeWords(change: FieldChange): string {
  if (change.field === "evidence" && change.from === null) return `Shows: ${change.to ?? ""}`;
  if (change.field === "decided") return `Decided ${change.to ?? ""}`;
  return `${fieldName(change)}: ${valueWords(change.from)} → ${valueWords(change.to)}`;
}

function fieldName({ field, part }: FieldChange): string {
  return part === null ? FIELDS[field] : `${FIELDS[field]} “${said(part, 60)}”`;
}

function valueWords(value: string | null): string {
  if (value === null) return "none";
  if (value === "awaiting-sign-off") return "done, awaiting sign-off";
  if (value === "not-started") return "not started";
  return isDay(value) ? formatDay(value) : value;
}
