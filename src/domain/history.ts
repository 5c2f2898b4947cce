import type { ActionId, ProgressUpdate } from "./action.ts";
import type { Day } from "./calendar/day.ts";
import type { PersonId } from "./person.ts";

export type HistoryKind =
  | "imported"
  | "update"
  | "completion-proposed"
  | "update-undone"
  | "date-change-asked"
  | "completion-accepted"
  | "completion-returned"
  | "reopened"
  | "date-change-approved"
  | "date-change-refused";

/** How something came in. */
export type Via = "card" | "typed" | "import";

/** What only an import changes. */
export type DocumentField =
  | "ref"
  | "title"
  | "theme"
  | "objective"
  | "leads"
  | "dates"
  | "cadence"
  | "measures"
  | "depends on"
  | "related"
  | "support"
  | "source"
  | "parts";

/** One field of an action, old and new, in the words people see ("amber", "31 July 2027"); null is empty. */
export interface FieldChange {
  readonly field:
    | "rating"
    | "part rating"
    | "state"
    | "review date"
    | "end date"
    | "requested end date"
    | "plan"
    | DocumentField;
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
