import type { Day } from "../calendar/day.ts";
import type { ActionId } from "../plan/action-state.ts";
import type { ProgressUpdate } from "../plan/filings.ts";
import type { PersonId } from "../plan/person.ts";

/** What can be done to an action, as its history tells it. */
export const HISTORY_KINDS = [
  "imported",
  "added",
  "update",
  "completion-proposed",
  "update-undone",
  "completion-accepted",
  "completion-returned",
  "check-passed",
  "reopened",
  "date-change-asked",
  "date-change-approved",
  "date-change-refused",
  "evidence-added",
  "edited",
  "edit-undone",
  "edit-proposed",
  "edit-accepted",
  "edit-refused",
  "reassigned",
  "not-mine-said",
  "not-mine-settled",
  "started",
  "paused",
  "resumed",
  "withdrawn",
  "merged",
  "carried",
  "restricted",
] as const;
export type HistoryKind = (typeof HISTORY_KINDS)[number];

/** How something came in. */
export const VIAS = ["card", "typed", "import", "return form", "command line"] as const;
export type Via = (typeof VIAS)[number];

/** Every field that a change is told of. */
export const CHANGED_FIELDS = [
  ...(["rating", "part rating", "state", "review date", "end date", "requested end date", "plan"] as const),
  ...(["ref", "title", "theme", "objective", "leads", "dates", "cadence", "measures", "depends on"] as const),
  ...(["related", "support", "source", "parts", "check date", "evidence", "merged into", "paused until"] as const),
  ...(["restricted", "answer", "decided"] as const),
] as const;

/** One field of an action, old and new, in the words people see ("amber", "31 July 2027"); null is empty. */
export interface FieldChange {
  readonly field: (typeof CHANGED_FIELDS)[number];
  readonly part: string | null;
  readonly from: string | null;
  readonly to: string | null;
}

/** One change of one action. Append-only: never rewritten, never removed. */
export interface HistoryEntry {
  readonly action: ActionId;
  /** 1 for the first of the action. */
  readonly entry: number;
  readonly kind: HistoryKind;
  readonly at: string;
  readonly by: PersonId;
  readonly byName: string;
  readonly inNameOf: string | null;
  readonly via: Via;
  readonly changes: readonly FieldChange[];
  /** The update filed, whole; null where the entry is not an update. */
  readonly update: ProgressUpdate | null;
  readonly reason: string;
  /** The entry that this one takes back. */
  readonly undoes: number | null;
  /** The day in the plan's zone. */
  readonly day: Day;
}
