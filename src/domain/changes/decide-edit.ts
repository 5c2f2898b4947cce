import type { Day } from "../calendar/day.ts";
import { may, standingsOf } from "../permissions/permissions.ts";
import type { Action } from "../plan/action.ts";
import type { DateRevision, EditProposal } from "../plan/filings.ts";
import type { PersonId } from "../plan/person.ts";
import { ownersOf, type Plan } from "../plan/plan.ts";
import { accept, type Result, refuse } from "../plan/result.ts";
import { mayApproveDate } from "../updates/date-change.ts";
import { type Filing, type Planned, withEntry } from "../updates/filing.ts";
import { findLongReason } from "../updates/update-input.ts";
import { layEdit } from "./edit.ts";
import { handChanges } from "./hand-changes.ts";

/** What somebody decides about a proposed change; `words` say why not. */
export type EditDecision = { readonly kind: "accept" } | { readonly kind: "refuse"; readonly words: string };

/**
 * Who decides about a proposed change: an owner, never the one who proposed it; where no other owner is left, a chair.
 * One that moves the end date is decided as every move of an end date is: from the second time by a chair.
 */
export function mayDecideEdit(plan: Plan, action: Action, person: PersonId, day: Day): boolean {
  const { proposal } = action;
  if (!proposal || proposal.by === person) return false;
  const standings = standingsOf(plan, action, person, day);
  if (!may("accept a change of an action", standings)) return false;
  if (movesEnd(action, proposal)) return mayApproveDate(plan, action, person, proposal.by);
  const others = ownersOf(plan).filter(({ id }) => id !== proposal.by);
  return standings.includes(others.length > 0 ? "owner" : "chair");
}

/** What a decision makes of an action with a proposed change, which is laid on the action as it stands now. */
export function planEditDecision(plan: Plan, action: Action, decision: EditDecision, filing: Filing): Result<Planned> {
  const { proposal, version } = action;
  if (!proposal) return refuse({ reason: "nothing-to-decide", ref: action.ref });
  if (!mayDecideEdit(plan, action, filing.person, filing.today)) {
    const ask = plan.people.filter(({ id }) => mayDecideEdit(plan, action, id, filing.today)).map(({ name }) => name);
    return refuse({ reason: "not-allowed", request: `decide about the change of ${action.ref}`, ask });
  }
  const closed = { proposal: null, version: version + 1 };
  if (decision.kind === "accept") {
    const laid = layEdit(action, proposal.fields);
    const after: Action = { ...laid, revisions: revisionsAfter(action, proposal, filing), undo: null, ...closed };
    return accept(withEntry("edit-accepted", after, handChanges(action, after), proposal.reason, filing));
  }
  const words = decision.words.trim();
  if (words === "") return refuse({ reason: "why-missing", does: "refuse" });
  const long = findLongReason(words);
  if (long !== undefined) return refuse(long);
  return accept(withEntry("edit-refused", { ...action, ...closed }, [], words, filing));
}

function movesEnd({ endDate }: Action, { fields }: EditProposal): boolean {
  return endDate !== null && fields.endDate !== undefined && fields.endDate !== endDate;
}

/** A date accepted in an edit is a move like every other: kept, and counted as a slip. */
function revisionsAfter(action: Action, proposal: EditProposal, filing: Filing): Action["revisions"] {
  const [from, to] = [action.endDate, proposal.fields.endDate];
  if (from === null || !to || from === to) return action.revisions;
  const { reason, byName: askedBy } = proposal;
  const revision: DateRevision = { from, to, reason, askedBy, approvedBy: filing.name, on: filing.today };
  return [...action.revisions, revision];
}
