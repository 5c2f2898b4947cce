import type { Day } from "../../calendar/day.ts";
import type { WorkingWeek } from "../../calendar/working-days.ts";
import { type Action, isCounted } from "../../plan/action.ts";
import { governingDates } from "./action-of-draft.ts";

/**
 * What a file's end date is beside ours. `clashes`: ours stays unless an owner takes the file's. `moveTo`: the date it
 * asks for; ours itself where it no longer asks for the one that an earlier file asked for.
 */
interface ComparedEnd {
  readonly change: {
    readonly fields: Partial<Pick<Action, "endDate">>;
    readonly moveTo?: Day;
    readonly isFixed?: true;
  };
  readonly clashes: boolean;
}

/**
 * How a file's end date differs; undefined: it does not, or asks for what waits for a decision already. Before
 * reminders start, and from no date to one, it is a correction; after, a move that somebody else decides. No file takes
 * an end date away then, nor moves that of what is done with unless its owner says so.
 */
export function compareEnd(
  ours: Action,
  file: Action,
  { on, week, isStarted }: { readonly on: Day; readonly week: WorkingWeek; readonly isStarted: boolean },
): ComparedEnd | undefined {
  const { endDate, dateChange } = ours;
  if (endDate !== null && isWithdrawn(ours, file.endDate))
    return { change: { fields: {}, moveTo: endDate }, clashes: false };
  if (file.endDate === endDate || (dateChange !== null && dateChange.to === file.endDate)) return undefined;
  const asked = dateChange !== null && dateChange.file === undefined;
  // What an earlier file asks for is the document's own: a newer one replaces it.
  const stands = dateChange?.file === undefined ? endDate : dateChange.to;
  const moved = stands !== governingDates(ours.dates, on, week).endDate || asked;
  if (!isStarted || endDate === null) return { change: { fields: { endDate: file.endDate } }, clashes: moved };
  if (file.endDate === null) return { change: { fields: {}, isFixed: true }, clashes: true };
  const isDone = ours.state === "complete" || !isCounted(ours);
  return { change: { fields: {}, moveTo: file.endDate }, clashes: moved || isDone };
}

/** Whether a file has the end date that stands, while what an earlier file asked for waits: nobody need decide that any more. */
export function isWithdrawn({ endDate, dateChange }: Action, to: Day | null): boolean {
  return endDate !== null && endDate === to && dateChange?.file !== undefined;
}

/** Whether a change asks for an end date that somebody else is to decide. */
export function asksForMove({
  action,
  moveTo,
}: {
  readonly action: Action;
  readonly moveTo?: Day | undefined;
}): boolean {
  return moveTo !== undefined && moveTo !== action.endDate;
}
