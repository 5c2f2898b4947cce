import { type Action, isCounted } from "../../plan/action.ts";
import type { ActionId, ActionState } from "../../plan/action-state.ts";
import { layDateDecision } from "../../updates/file-dates.ts";
import type { Filing, Planned } from "../../updates/filing.ts";
import { NOTHING_WAITS } from "../../updates/left.ts";
import type { ActionPatch, DocumentFields, PlanChange } from "./change.ts";
import { wasFiled } from "./compare-action.ts";
import { isWithdrawn } from "./compare-end.ts";
import { documentChanges } from "./document-changes.ts";

/**
 * An import's patch laid on an action as it stands now; null: it changes nothing (any more). What was filed since
 * the import was decided keeps its rating, its parts and its review date.
 */
export function layPatch(action: Action, patch: ActionPatch, by: PlanChange["by"]): Planned | null {
  if (patch.decides) {
    const { request, decision } = patch.decides;
    return layDateDecision(action, request, decision, filingOf(by));
  }
  const filed = action.lastUpdate?.entry ?? 0;
  const fields = filed === patch.seen ? patch.fields : withoutProgress(patch.fields);
  const moved = fields.rag !== undefined || fields.parts !== undefined || fields.reviewDate !== undefined;
  const asked = askedOf(action, patch, by);
  // What has left the plan already is not merged: that was decided.
  const into = isCounted(action) ? patch.into : undefined;
  const after: Action = {
    ...action,
    ...fields,
    ...asked,
    state: stateAfter(action, fields.rag ?? action.rag),
    // Taking an update back would bring what stood before it, and this with it.
    undo: moved || asked.dateChange ? null : action.undo,
    ...(into && mergedInto(into.action, patch.reason, by)),
    version: action.version + 1,
  };
  const merged = into ? [{ field: "merged into" as const, part: null, from: null, to: into.ref }] : [];
  const changes = [...merged, ...documentChanges(action, after)];
  if (changes.length === 0) return null;
  const kind = into ? "merged" : "imported";
  return {
    after,
    entry: {
      ...{ action: after.id, entry: after.version, kind, ...by, inNameOf: null, via: "import", changes },
      ...{ update: null, reason: patch.reason, undoes: null },
    },
  };
}

/**
 * The request for the end date of a file, withdrawn where the file has the date that stands. One that people have made
 * or decided meanwhile stands: the file's comes again.
 */
function askedOf(
  action: Action,
  { asks, seen, reason }: ActionPatch,
  { by, byName, at }: PlanChange["by"],
): Partial<Pick<Action, "endDate" | "dateChange">> {
  if (asks === undefined) return {};
  if (action.endDate === asks.to) return isWithdrawn(action, asks.to) ? { dateChange: null } : {};
  const { endDate: from, dateChange: waits } = action;
  // From no date to one is no move.
  if (from === null) return { endDate: asks.to };
  const isTheirs = waits !== null && waits.file === undefined && (action.lastUpdate?.entry ?? 0) !== seen;
  if (isTheirs || waits?.to === asks.to) return {};
  return { dateChange: { at, by, byName, from, to: asks.to, reason, file: asks.file } };
}

function filingOf({ by: person, byName: name, at, day: today }: PlanChange["by"]): Filing {
  return { person, name, inNameOf: null, via: "card", at, today };
}

function withoutProgress(fields: Partial<DocumentFields>): Partial<DocumentFields> {
  const { rag: _, parts: __, reviewDate: ___, ...rest } = fields;
  return rest;
}

function mergedInto(into: ActionId, reason: string, { by, byName, at }: PlanChange["by"]): Partial<Action> {
  return { state: "merged", decision: { at, by, byName, reason, into, until: null }, ...NOTHING_WAITS };
}

/**
 * The document's own completion counts as accepted where nobody has filed; over a filed update it awaits sign-off. A
 * rating brings nothing back that people have put aside.
 */
export function stateAfter(action: Action, rag: Action["rag"]): ActionState {
  if (rag === action.rag || !isCounted(action) || action.state === "paused") return action.state;
  if (rag !== "complete") return "open";
  return !wasFiled(action) ? "complete" : "awaiting-sign-off";
}
