import type { Day } from "../calendar/day.ts";
import { may, standingsOf } from "../permissions/permissions.ts";
import { type Action, isCounted } from "../plan/action.ts";
import type { DateRevision, EditProposal, Leaving } from "../plan/filings.ts";
import type { PersonId } from "../plan/person.ts";
import { ownersOf, type Plan } from "../plan/plan.ts";
import { accept, type Result, refuse } from "../plan/result.ts";
import { mayApproveDate } from "../updates/date-change.ts";
import { type Filing, type Planned, withEntry } from "../updates/filing.ts";
import { findLongReason } from "../updates/update-input.ts";
import { handChanges } from "./hand-changes.ts";
import { layEdit } from "./lay-edit.ts";
import { isOneOwner } from "./leaving.ts";
import { fitsState, planLeft } from "./state.ts";

/** What somebody decides about a proposed change; `words` say why not. */
export type EditDecision = { readonly kind: "accept" } | { readonly kind: "refuse"; readonly words: string };

/**
 * Who decides about a proposed change: an owner, never the one who proposed it; where no other owner is left, a chair.
 * One that moves the end date is decided as every move of an end date is: from the second time by a chair. That an
 * action is to leave the plan another owner decides, or a chair.
 */
export function mayDecideEdit(plan: Plan, action: Action, person: PersonId, day: Day): boolean {
  const { proposal } = action;
  const standings = standingsOf(plan, action, person, day);
  if (!proposal || !may("accept a change of an action", standings)) return false;
  // Its one owner is left to decide what they proposed while there was another.
  if (proposal.leaving) return proposal.by !== person || isOneOwner(plan, person);
  if (proposal.by === person) return false;
  if (movesEnd(action, proposal)) return mayApproveDate(plan, action, person, proposal.by);
  const others = ownersOf(plan).filter(({ id }) => id !== proposal.by);
  return standings.includes(others.length > 0 ? "owner" : "chair");
}

/**
 * What a decision makes of an action with a proposed change, which is laid on the action as it stands now. `into`: what
 * it is to be merged into, as it stands; null: that is gone, or nothing is merged.
 */
export function planEditDecision(
  plan: Plan,
  action: Action,
  decision: EditDecision,
  filing: Filing,
  into: Action | null = null,
): Result<Planned> {
  const { proposal, version } = action;
  if (!proposal) return refuse({ reason: "nothing-to-decide", ref: action.ref });
  if (!mayDecideEdit(plan, action, filing.person, filing.today)) {
    const ask = plan.people.filter(({ id }) => mayDecideEdit(plan, action, id, filing.today)).map(({ name }) => name);
    return refuse({ reason: "not-allowed", request: `decide about the change of ${action.ref}`, ask });
  }
  const closed = { proposal: null, version: version + 1 };
  if (decision.kind === "accept" && proposal.leaving)
    return acceptLeaving(plan, action, proposal.leaving, into, proposal.reason, filing);
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

function acceptLeaving(
  plan: Plan,
  action: Action,
  leaving: Leaving,
  into: Action | null,
  reason: string,
  filing: Filing,
): Result<Planned> {
  const { does } = leaving;
  const { ref, state, restricted = false } = action;
  if (!fitsState(action, does)) return refuse({ reason: "state-unfit", ref, does, state, restricted });
  if (does === "merge" && (into === null || !isCounted(into)))
    return refuse({ reason: "merge-unfit", ref, into: leaving.into?.ref ?? "", same: false });
  const target = into === null ? null : { id: into.id, ref: into.ref };
  return accept(planLeft(plan, action, { does, into: target }, reason, filing));
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
