import { may, standingsOf } from "../permissions/permissions.ts";
import { askLeads } from "../permissions/whom-to-ask.ts";
import type { Action } from "../plan/action.ts";
import type { EditableFields, EditProposal } from "../plan/filings.ts";
import type { Plan } from "../plan/plan.ts";
import type { Refusal } from "../plan/refusal.ts";
import { accept, type Result, refuse } from "../plan/result.ts";
import { type Filing, type Planned, withEntry } from "../updates/filing.ts";
import { findLeft } from "../updates/left.ts";
import { layAtOnce, proposedChanges } from "./lay-edit.ts";
import { type EditInput, type Neighbour, readEdit } from "./read-edit.ts";

/**
 * What an edit makes of an action. An owner's is laid on at once, but for a move of the end date once the plan is
 * approved, which *Start reminders* means; what others propose waits for somebody else to accept it. `others`: the
 * actions of the plan, where it may get another ref.
 */
export function planEdit(
  plan: Plan,
  action: Action,
  input: EditInput,
  filing: Filing,
  others: readonly Neighbour[] = [],
): Result<Planned> {
  const standings = standingsOf(plan, action, filing.person, filing.today);
  if (!may("propose a change of an action", standings))
    return refuse(askLeads(plan, action, `edit ${action.ref}`, filing.today));
  const fault = findUneditable(action);
  if (fault !== undefined) return refuse(fault);
  const owns = may("edit an action at once", standings);
  const fields = readEdit(plan, action, owns ? input : { ...input, ref: null, place: null }, filing, others);
  if (!fields.ok) return fields;
  const reason = input.reason.trim();
  if (owns) return accept(layAtOnce(plan, action, fields.value, reason, filing));
  const { at, person: by, name: byName } = filing;
  const proposal = { at, by, byName, fields: fields.value, reason };
  const proposed: Action = { ...action, proposal, version: action.version + 1 };
  return accept(withEntry("edit-proposed", proposed, proposedChanges(proposed), reason, filing));
}

/** Why nothing may be proposed of an action now: it has left the plan, or another's change waits; undefined: it may. */
export function findUneditable(action: Action): Refusal | undefined {
  return findProposed(action) ?? findLeft(action);
}

/** That a proposed change waits already; undefined: none does. */
export function findProposed({ ref, proposal }: Action): Refusal | undefined {
  return proposal ? { reason: "edit-waiting", ref, by: proposal.byName, fields: namesOf(proposal) } : undefined;
}

/** What a proposal is about, in words. */
function namesOf({ fields, leaving }: EditProposal): readonly string[] {
  if (leaving) return [LEAVES[leaving.does]];
  const names: Readonly<Record<keyof EditableFields, string>> = {
    ...{ ref: "ref", theme: "theme", objective: "objective", title: "title", leads: "leads", measures: "measures" },
    ...{ reviewDate: "review date", endDate: "end date" },
  };
  return Object.keys(fields).map((field) => names[field as keyof EditableFields]);
}

const LEAVES = { withdraw: "withdrawing it", merge: "merging it", carry: "carrying it to the next plan" } as const;
