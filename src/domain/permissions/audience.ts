import type { FieldChange, HistoryEntry } from "../history/history.ts";
import type { PlanEvent } from "../history/plan-event.ts";
import type { Action } from "../plan/action.ts";
import type { ActionLine } from "../plan/action-line.ts";
import type { PersonId } from "../plan/person.ts";
import { type RestrictedLine, type SeenLine, withholdAction, withholdLine } from "../plan/restricted-line.ts";
import { ACTION, LINE } from "./action-fields.ts";
import type { Audience, Eyes } from "./fields.ts";
import { ENTRY, EVENT, TOLD_CHANGES } from "./history-fields.ts";
import { standingsOf } from "./permissions.ts";
import { seenBy } from "./see.ts";

/** Who reads: the one who asks, and all who look on. */
export interface Reader extends Eyes {
  readonly person: PersonId;
  /** The refs of the themes that the board of this channel oversees; absent: the whole plan. */
  readonly oversees?: readonly string[] | undefined;
}

type Concerned = Pick<ActionLine, "leads" | "theme" | "restricted">;

/**
 * Whether an action may be read about. A restricted one: in the channel of a board that oversees it, and by themselves
 * those who are anything to it but a viewer; everywhere else it shows as its ref alone.
 */
export function mayRead(reader: Reader, action: Concerned): boolean {
  if (!action.restricted) return true;
  const { plan, person, today } = reader;
  switch (audienceFor(reader, action)) {
    case "board":
      return true;
    case "own chat":
      return standingsOf(plan, action, person, today).some((standing) => standing !== "viewer");
    case "staff":
    case "partners":
    case "public":
      return false;
  }
}

/** As what an action is read: in a board's channel what that board does not oversee is read as among staff. */
function audienceFor({ audience, oversees }: Reader, { theme }: Pick<ActionLine, "theme">): Audience {
  return audience !== "board" || (oversees?.includes(theme) ?? true) ? audience : "staff";
}

/** A line of a list as it may be read. */
export function redactLine(reader: Reader, line: ActionLine): SeenLine {
  return mayRead(reader, line) ? seenBy(eyesOn(reader, line), LINE, line) : withholdLine(line);
}

/** An action as it may be read; of one that may not, a line that says nothing of it. */
export function redactAction(reader: Reader, action: Action): Action | RestrictedLine {
  return mayRead(reader, action) ? seenBy(eyesOn(reader, action), ACTION, action) : withholdAction(action);
}

/** An entry of the history of an action that may be read about, as it may be read. */
export function redactEntry(reader: Reader, action: Pick<ActionLine, "theme">, entry: HistoryEntry): HistoryEntry {
  const eyes = eyesOn(reader, action);
  // A field that a newer version tells of is not told.
  const isTold = ({ field }: FieldChange) => TOLD_CHANGES[field]?.[eyes.audience] === true;
  return seenBy(eyes, ENTRY, { ...entry, changes: entry.changes.filter(isTold) });
}

/** An event of the plan as it may be read. */
export function redactEvent(reader: Reader, event: PlanEvent): PlanEvent {
  return seenBy(reader, EVENT, event);
}

function eyesOn(reader: Reader, action: Pick<ActionLine, "theme">): Eyes {
  return { ...reader, audience: audienceFor(reader, action) };
}
