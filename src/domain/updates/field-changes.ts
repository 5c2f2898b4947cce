import type { FieldChange } from "../history/history.ts";
import type { Action } from "../plan/action.ts";
import type { ActionBefore } from "../plan/filings.ts";

/** What an update may change, as it is now. */
export function beforeOf(action: Action): ActionBefore {
  const { rag, state, reviewDate, lastUpdate, dateChange, checkDate, round } = action;
  const partRags = action.parts.map((part) => part.rag);
  return { rag, partRags, state, reviewDate, lastUpdate, dateChange, checkDate, round };
}

/** What differs between two states of an action, field by field. */
export function changesBetween(before: Action, after: Action): readonly FieldChange[] {
  const parts = after.parts.map((part, index) => ({
    field: "part rating" as const,
    part: part.text,
    from: before.parts[index]?.rag ?? null,
    to: part.rag,
  }));
  const fields: readonly FieldChange[] = [
    { field: "rating", part: null, from: before.rag, to: after.rag },
    ...parts,
    { field: "state", part: null, from: before.state, to: after.state },
    { field: "review date", part: null, from: before.reviewDate, to: after.reviewDate },
    { field: "end date", part: null, from: before.endDate, to: after.endDate },
    { field: "check date", part: null, from: before.checkDate, to: after.checkDate },
    { field: "requested end date", part: null, from: before.dateChange?.to ?? null, to: after.dateChange?.to ?? null },
  ];
  return fields.filter((change) => change.from !== change.to);
}
