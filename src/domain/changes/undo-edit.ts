import { may, standingsOf } from "../permissions/permissions.ts";
import { askOwners } from "../permissions/whom-to-ask.ts";
import type { Action } from "../plan/action.ts";
import type { EditMade } from "../plan/filings.ts";
import type { PersonId } from "../plan/person.ts";
import type { Plan } from "../plan/plan.ts";
import { accept, type Result, refuse } from "../plan/result.ts";
import { type Filing, type Planned, withEntry } from "../updates/filing.ts";
import { findLeft } from "../updates/left.ts";
import { UNDO_MINUTES } from "../updates/undo.ts";
import { handChanges } from "./hand-changes.ts";
import { fieldsOf } from "./lay-edit.ts";
import { findRefFault, type Neighbour } from "./read-edit.ts";

/**
 * Takes back an edit that was laid on at once: what it changed is as it was before, as a change of its own, so that
 * the history keeps both. Refused once somebody has changed any of it since, to others than the one who made it, and
 * after ten minutes. What it asked for of the end date is asked for no longer.
 */
export function planEditUndo(
  plan: Plan,
  action: Action,
  entry: number,
  filing: Filing,
  others: readonly Neighbour[],
): Result<Planned> {
  const { edited, proposal } = action;
  if (!may("edit an action at once", standingsOf(plan, action, filing.person, filing.today)))
    return refuse(askOwners(plan, `take back the change of ${action.ref}`));
  if (!edited || edited.entry !== entry || !stands(action, edited)) return refuse({ reason: "undo-newer", of: "edit" });
  if (edited.by !== filing.person || !isYoung(edited, filing.at))
    return refuse({ reason: "undo-too-late", of: "edit" });
  const { was } = edited;
  const fault = findLeft(action) ?? (was.ref === undefined ? undefined : findRefFault(plan, action, was.ref, others));
  if (fault !== undefined) return refuse(fault);
  const after: Action = {
    ...action,
    ...was,
    dateChange: edited.dateChange ?? action.dateChange,
    proposal: proposal?.at === edited.at && proposal.by === edited.by ? null : proposal,
    edited: null,
    undo: was.reviewDate === undefined && was.endDate === undefined ? action.undo : null,
    version: action.version + 1,
  };
  return accept(withEntry("edit-undone", after, handChanges(action, after), "", filing, { undoes: entry }));
}

/** Whether somebody may take back the last edit of an action now. */
export function mayUndoEdit(action: Action, person: PersonId, now: Date): boolean {
  const { edited } = action;
  return !!edited && edited.by === person && stands(action, edited) && isYoung(edited, now.toISOString());
}

/** Nobody has changed since what it made. */
function stands(action: Action, { made }: EditMade): boolean {
  return JSON.stringify(fieldsOf(action, made)) === JSON.stringify(made);
}

function isYoung({ at }: EditMade, now: string): boolean {
  return Date.parse(now) - Date.parse(at) <= UNDO_MINUTES * 60_000;
}
