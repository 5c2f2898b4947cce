import type { Action } from "../action.ts";
import type { Day } from "../calendar/day.ts";
import type { HistoryEntry, Via } from "../history.ts";
import type { PersonId } from "../person.ts";

/** Who files, when, how. */
export interface Filing {
  readonly person: PersonId;
  readonly name: string;
  readonly inNameOf: string | null;
  readonly via: Via;
  readonly at: string;
  readonly today: Day;
}

/** An action as it will be, and the entry of its history that says so. */
export interface Planned {
  readonly after: Action;
  readonly entry: HistoryEntry;
}
