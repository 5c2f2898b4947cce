import type { Day } from "../../calendar/day.ts";
import type { Action } from "../../plan/action.ts";
import type { DocumentFields } from "./change.ts";
import { isWithdrawn } from "./compare-end.ts";
import { documentChanges, inWords, ratingInWords } from "./document-changes.ts";
import { stateAfter } from "./lay-patch.ts";

/** One field of an action or the plan, old and new, in words; null is empty. */
export interface FieldDifference {
  readonly field: string;
  readonly from: string | null;
  readonly to: string | null;
}

/** What a file changes of an action, as a preview shows it. */
export function differences(
  action: Action,
  fields: Partial<DocumentFields>,
  moveTo: Day | undefined,
): readonly FieldDifference[] {
  const after = { ...action, ...fields, state: stateAfter(action, fields.rag ?? action.rag) };
  // Told first: it is what somebody else is asked.
  const move =
    moveTo !== undefined && isWithdrawn(action, moveTo)
      ? { field: "end date asked for, withdrawn", from: inWords(action.dateChange?.to ?? null), to: null }
      : { field: "end date, to be agreed", from: inWords(action.endDate), to: inWords(moveTo ?? null) };
  const others = documentChanges(action, after).map(({ field, part, from, to }) => {
    const rated = field === "rating" || field === "part rating";
    return {
      field: part === null ? field : `${field} “${part}”`,
      from: rated ? ratingInWords(from, action.state) : inWords(from),
      to: rated ? ratingInWords(to, after.state) : inWords(to),
    };
  });
  return moveTo === undefined ? others : [move, ...others];
}
