import { may, type Standing, standingsOf } from "../permissions/permissions.ts";
import type { Action } from "../plan/action.ts";
import { holdersOf, nameOf, ownersOf, type Plan } from "../plan/plan.ts";
import type { Refusal } from "../plan/refusal.ts";
import { accept, type Result, refuse } from "../plan/result.ts";
import { type Filing, type Planned, withEntry } from "../updates/filing.ts";
import { findDone } from "../updates/left.ts";
import { findLongReason } from "../updates/update-input.ts";
import { handChanges } from "./hand-changes.ts";

/** Why somebody may not; undefined: they may. They are told whom to ask. */
export function reassignFault(plan: Plan, action: Action, standings: readonly Standing[], today: Filing["today"]) {
  if (may("reassign an action", standings)) return undefined;
  const leads = plan.themes.find(({ ref }) => ref === action.theme)?.leads ?? [];
  const people = leads.flatMap((label) => holdersOf(plan, label, today)).map((id) => nameOf(plan, id));
  const ask = [...people, ...ownersOf(plan).map(({ name }) => name)];
  return { reason: "not-allowed", request: `say who leads ${action.ref}`, ask } as const satisfies Refusal;
}

/** The action under another lead, with the reason; whoever said that it was not theirs is answered by it. */
export function planReassignment(
  plan: Plan,
  action: Action,
  to: { readonly label: string; readonly reason: string },
  filing: Filing,
): Result<Planned> {
  const { person, today } = filing;
  const fault = reassignFault(plan, action, standingsOf(plan, action, person, today), today) ?? findDone(action);
  if (fault !== undefined) return refuse(fault);
  const reason = to.reason.trim();
  const unsaid = findUnsaid(action, reason);
  if (unsaid !== undefined) return refuse(unsaid);
  const after: Action = {
    ...action,
    leads: [{ label: to.label, accountable: true }],
    notMine: null,
    round: undefined,
    undo: null,
    version: action.version + 1,
  };
  return accept(withEntry("reassigned", after, handChanges(action, after), reason, filing));
}

/** Why words that are needed cannot be taken; undefined: they can. */
export function findUnsaid({ ref }: Action, words: string): Refusal | undefined {
  return words === "" ? { reason: "because-missing", ref } : findLongReason(words);
}
