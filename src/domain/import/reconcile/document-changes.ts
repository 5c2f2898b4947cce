import { formatDay } from "../../calendar/day.ts";
import type { FieldChange } from "../../history/history.ts";
import { type Action, countedRating } from "../../plan/action.ts";
import type { ActionState } from "../../plan/action-state.ts";
import type { Rag } from "../../plan/rag.ts";

type Field = FieldChange["field"];
type Words = (action: Action) => string | null;

/** The fields a document governs, in the order in which they are told, each in the words people see. */
const FIELDS: readonly (readonly [Field, Words])[] = [
  ["ref", ({ ref }) => ref],
  ["title", ({ title }) => title],
  ["theme", ({ theme }) => theme || null],
  ["objective", ({ objective }) => objective || null],
  ["leads", ({ leads }) => list(leads.map((lead) => (lead.accountable ? lead.label : `${lead.label} (joint)`)))],
  ["support", ({ support }) => list(support)],
  ["dates", ({ dates }) => list(dates.map((date) => date.text))],
  ["review date", ({ reviewDate }) => reviewDate],
  ["end date", ({ endDate }) => endDate],
  ["requested end date", ({ dateChange }) => dateChange?.to ?? null],
  ["cadence", ({ cadence }) => cadence],
  ["rating", ({ rag }) => rag],
  ["state", ({ state }) => state],
  ["parts", ({ parts }) => list(parts.map((part) => part.text))],
  ["measures", ({ measures }) => list(measures)],
  ["depends on", ({ dependsOn }) => list(dependsOn)],
  ["related", ({ related }) => list(related)],
  ["source", ({ source }) => source ?? null],
];

/** What a document changes of an action, field by field, for its history. */
export function documentChanges(before: Action, after: Action): readonly FieldChange[] {
  const fields = FIELDS.map(([field, words]) => ({ field, part: null, from: words(before), to: words(after) }));
  const parts = after.parts.map((part, index) => ({
    field: "part rating" as const,
    part: part.text,
    from: before.parts[index]?.rag ?? null,
    to: part.rag,
  }));
  return [...fields, ...parts].filter((change) => change.from !== change.to);
}

/** The same as sentences' ends: days written out, and what awaits sign-off never called complete. */
export function inWords(value: string | null): string | null {
  if (value === "awaiting-sign-off") return "done, awaiting sign-off";
  return value !== null && /^\d{4}-\d\d-\d\d$/.test(value) ? formatDay(value) : value;
}

/** A rating in the same words, as it counts in a state. */
export function ratingInWords(rag: string | null, state: ActionState): string | null {
  return rag !== null && countedRating(rag as Rag, state) === "proposed" ? "proposed complete" : rag;
}

function list(items: readonly string[] = []): string | null {
  return items.length === 0 ? null : items.join("; ");
}
