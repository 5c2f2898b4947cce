import type { FieldChange } from "../history/history.ts";
import type { Action } from "../plan/action.ts";
import type { EditableFields, EditMade } from "../plan/filings.ts";
import type { Plan } from "../plan/plan.ts";
import { type Filing, type Planned, withEntry } from "../updates/filing.ts";
import { handChanges } from "./hand-changes.ts";
import { proposedLeaving } from "./leaving.ts";

/**
 * An owner's edit, laid on at once, with what takes it back. Once the plan is approved a move of the end date is
 * no owner's own to decide: it waits as a proposal, whatever else is laid on. From no end date to one is a correction.
 */
export function layAtOnce(plan: Plan, action: Action, fields: EditableFields, reason: string, filing: Filing): Planned {
  const { at, person: by, name: byName } = filing;
  const version = action.version + 1;
  const { endDate, ...rest } = fields;
  const moves = plan.started !== null && action.endDate !== null && endDate !== undefined;
  const made: EditableFields = moves ? rest : fields;
  const proposal = moves ? { at, by, byName, fields: { endDate }, reason } : (action.proposal ?? null);
  if (Object.keys(made).length === 0) {
    const after: Action = { ...action, proposal, version };
    return withEntry("edit-proposed", after, proposedChanges(after), reason, filing);
  }
  const laid = layEdit(action, made);
  const edited = editMade(action, laid, made, { entry: version, at, by });
  // What takes an update back would bring its dates back as well.
  const dated = made.reviewDate !== undefined || made.endDate !== undefined;
  const after: Action = { ...laid, proposal, edited, undo: dated ? null : action.undo, version };
  const asked = moves ? [askedEnd(endDate)] : [];
  return withEntry("edited", after, [...handChanges(action, laid), ...asked], reason, filing);
}

function askedEnd(to: string | null): FieldChange {
  return { field: "requested end date", part: null, from: null, to };
}

function editMade(
  before: Action,
  laid: Action,
  made: EditableFields,
  when: Pick<EditMade, "entry" | "at" | "by">,
): EditMade {
  const { dateChange } = before;
  const ended = dateChange !== null && dateChange !== laid.dateChange;
  return { ...when, was: fieldsOf(before, made), made, ...(ended && { dateChange }) };
}

/** The same fields of an action as some that were made. */
export function fieldsOf(action: Action, made: EditableFields): EditableFields {
  return Object.fromEntries(Object.keys(made).map((field) => [field, action[field as keyof EditableFields]]));
}

/** What a waiting proposal would change of the action as it stands now; nothing where none waits. */
export function proposedChanges(action: Action): readonly FieldChange[] {
  const { proposal } = action;
  if (!proposal) return [];
  return proposal.leaving
    ? proposedLeaving(action, proposal.leaving)
    : handChanges(action, layEdit(action, proposal.fields));
}

/** An action with an edit laid on. A request to move the end date goes on from the new one while it still asks for later. */
export function layEdit(action: Action, fields: EditableFields): Action {
  const { dateChange: asked } = action;
  const end = fields.endDate;
  const goesOn = !end || asked === null || asked.to > end;
  const dateChange = !goesOn ? null : end && asked ? { ...asked, from: end } : asked;
  return { ...action, ...fields, dateChange };
}
