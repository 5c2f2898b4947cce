import { may, standingsOf } from "../permissions/permissions.ts";
import { askLeads } from "../permissions/whom-to-ask.ts";
import type { Action } from "../plan/action.ts";
import type { EditableFields, EditProposal } from "../plan/filings.ts";
import type { FieldChange } from "../plan/history.ts";
import type { Lead } from "../plan/lead.ts";
import type { Plan } from "../plan/plan.ts";
import type { Refusal } from "../plan/refusal.ts";
import { accept, type Result, refuse } from "../plan/result.ts";
import { type Filing, type Planned, withEntry } from "../updates/filing.ts";
import { findLeft } from "../updates/left.ts";
import { findDatesFault, type HandDates } from "./dates.ts";
import { handChanges } from "./hand-changes.ts";
import { findTextsFault, typedLines } from "./texts.ts";

/** What an action is to be, as filled in: all of it, changed or not, and why. */
export interface EditInput extends HandDates {
  readonly title: string;
  readonly leads: readonly Lead[];
  /** One measure a line. */
  readonly measures: string;
  readonly reason: string;
  /** Kinds of personal text that the person was asked about and saves all the same. */
  readonly confirmed: readonly string[];
}

/**
 * What an edit makes of an action. In a plan whose reminders have been started, and so is approved, it waits for
 * somebody else to accept it; before that an owner's is laid on at once.
 */
export function planEdit(plan: Plan, action: Action, input: EditInput, filing: Filing): Result<Planned> {
  const standings = standingsOf(plan, action, filing.person, filing.today);
  if (!may("propose a change of an action", standings))
    return refuse(askLeads(plan, action, `edit ${action.ref}`, filing.today));
  const fault = findUneditable(action);
  if (fault !== undefined) return refuse(fault);
  const fields = readEdit(action, input, filing);
  if (!fields.ok) return fields;
  const version = action.version + 1;
  const reason = input.reason.trim();
  const laid: Action = { ...layEdit(action, fields.value), version };
  const changes = handChanges(action, laid);
  if (plan.started === null && may("edit before reminders start", standings))
    return accept(withEntry("edit-accepted", { ...laid, undo: null }, changes, reason, filing));
  const { at, person: by, name: byName } = filing;
  const proposed: Action = { ...action, proposal: { at, by, byName, fields: fields.value, reason }, version };
  return accept(withEntry("edit-proposed", proposed, changes, reason, filing));
}

/** Why nothing may be proposed of an action now: it has left the plan, or another's change waits; undefined: it may. */
export function findUneditable(action: Action): Refusal | undefined {
  const { ref, proposal } = action;
  if (!proposal) return findLeft(action);
  return { reason: "edit-waiting", ref, by: proposal.byName, fields: namesOf(proposal) };
}

/** The fields that a proposal is about, in words. */
function namesOf({ fields }: EditProposal): readonly string[] {
  const names = {
    title: "title",
    leads: "leads",
    measures: "measures",
    reviewDate: "review date",
    endDate: "end date",
  };
  return Object.keys(fields).map((field) => names[field as keyof EditableFields]);
}

/** What a waiting proposal would change of the action as it stands now; nothing where none waits. */
export function proposedChanges(action: Action): readonly FieldChange[] {
  const { proposal } = action;
  return proposal ? handChanges(action, layEdit(action, proposal.fields)) : [];
}

/** An action with an edit laid on. A request to move the end date goes on from the new one while it still asks for later. */
export function layEdit(action: Action, fields: EditableFields): Action {
  const { dateChange: asked } = action;
  const end = fields.endDate;
  const goesOn = !end || asked === null || asked.to > end;
  const dateChange = !goesOn ? null : end && asked ? { ...asked, from: end } : asked;
  return { ...action, ...fields, dateChange };
}

function readEdit(action: Action, input: EditInput, { today }: Filing): Result<EditableFields> {
  const [title, reason] = [input.title.replace(/\s+/g, " ").trim(), input.reason.trim()];
  const [reviewDate, endDate] = [input.reviewDate.trim(), input.endDate.trim()];
  const measures = typedLines(input.measures);
  if (title === "") return refuse({ reason: "title-missing" });
  if (input.leads.length === 0) return refuse({ reason: "lead-missing" });
  const dates = findDatesFault({ reviewDate, endDate }, action, today);
  if (dates !== undefined) return refuse(dates);
  const fields: EditableFields = {
    ...(title !== action.title.replace(/\s+/g, " ").trim() && { title }),
    ...(!sameLeads(input.leads, action.leads) && { leads: input.leads }),
    ...(measures.join("\n") !== typedLines(action.measures.join("\n")).join("\n") && { measures }),
    ...(reviewDate !== (action.reviewDate ?? "") && { reviewDate }),
    ...(endDate !== (action.endDate ?? "") && { endDate }),
  };
  if (Object.keys(fields).length === 0) return refuse({ reason: "nothing-changed", ref: action.ref });
  if (reason === "") return refuse({ reason: "why-missing", does: "edit" });
  const texts = { ...(fields.title && { title }), ...(fields.measures && { measures: input.measures.trim() }), reason };
  const fault = findTextsFault(texts, input.confirmed, today);
  return fault === undefined ? accept(fields) : refuse(fault);
}

function sameLeads(a: readonly Lead[], b: readonly Lead[]): boolean {
  const key = (leads: readonly Lead[]) =>
    leads
      .map(({ label, accountable }) => `${label} ${leads.length === 1 || accountable}`)
      .sort()
      .join("\n");
  return key(a) === key(b);
}
