import type { Day } from "../calendar/day.ts";
import type { FieldChange, HistoryEntry, HistoryKind, Via } from "../history/history.ts";
import type { Action } from "../plan/action.ts";
import type { PersonId } from "../plan/person.ts";

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

/** An action as it will be, with its entry; `more`: what an update or the taking back of one says besides. */
export function withEntry(
  kind: HistoryKind,
  after: Action,
  changes: readonly FieldChange[],
  reason: string,
  { person: by, name: byName, inNameOf, via, at, today: day }: Filing,
  more: Partial<Pick<HistoryEntry, "update" | "undoes">> = {},
): Planned {
  const told = { kind, at, by, byName, inNameOf, via, day, changes, reason };
  return { after, entry: { action: after.id, entry: after.version, ...told, update: null, undoes: null, ...more } };
}
