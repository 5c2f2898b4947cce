import type { Action, ActionState } from "../../action.ts";
import type { Planned } from "../../updates/update.ts";
import type { ActionPatch, DocumentFields, PlanChange } from "../change.ts";
import { wasFiled } from "./compare-action.ts";
import { documentChanges } from "./document-changes.ts";

/**
 * An import's patch laid on an action as it stands now; null: it changes nothing (any more). What was filed since
 * the import was decided keeps its rating, its parts and its review date.
 */
export function layPatch(action: Action, patch: ActionPatch, by: PlanChange["by"]): Planned | null {
  const filed = action.lastUpdate?.entry ?? 0;
  const fields = filed === patch.seen ? patch.fields : withoutProgress(patch.fields);
  const moved = fields.rag !== undefined || fields.parts !== undefined || fields.reviewDate !== undefined;
  const after: Action = {
    ...action,
    ...fields,
    state: stateAfter(action, fields.rag ?? action.rag),
    // Taking an update back would bring what stood before it, and this with it.
    undo: moved ? null : action.undo,
    version: action.version + 1,
  };
  const changes = documentChanges(action, after);
  if (changes.length === 0) return null;
  return {
    after,
    entry: {
      ...{ action: after.id, entry: after.version, kind: "imported", ...by, inNameOf: null, via: "import", changes },
      ...{ update: null, reason: patch.reason, undoes: null },
    },
  };
}

function withoutProgress(fields: Partial<DocumentFields>): Partial<DocumentFields> {
  const { rag: _, parts: __, reviewDate: ___, ...rest } = fields;
  return rest;
}

/** The document's own completion counts as accepted where nobody has filed; over a filed update it awaits sign-off. */
function stateAfter(action: Action, rag: Action["rag"]): ActionState {
  if (rag === action.rag) return action.state;
  if (rag !== "complete") return "open";
  return !wasFiled(action) ? "complete" : "awaiting-sign-off";
}
