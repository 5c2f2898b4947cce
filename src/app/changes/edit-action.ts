import { type EditInput, findUneditable, planEdit } from "../../domain/changes/edit.ts";
import { type ChosenLeads, labelValue, planLeads } from "../../domain/changes/leads.ts";
import { may } from "../../domain/permissions/permissions.ts";
import type { Action } from "../../domain/plan/action.ts";
import type { Refusal } from "../../domain/plan/refusal.ts";
import { accept, type Result, refuse } from "../../domain/plan/result.ts";
import { type CommittedAction, changedSince, commitPlanned, handFiling, openToChange } from "../commit-planned.ts";
import { type ActionName, notAllowed, type OpenAction, openAction } from "../open-action.ts";
import type { Asking, OpenDeps } from "../open-plan.ts";
import { joining, joinLabels } from "./join-labels.ts";

/** What the form of an edit holds. */
export interface EditTyped extends Omit<EditInput, "leads">, ChosenLeads {}

/** The form, as it stands or as it was typed. */
export interface EditForm extends OpenAction {
  readonly input: EditTyped;
}

/** What came of an edit: laid on or proposed, or the form again with what was typed and why. */
export type Edited =
  | { readonly kind: "saved"; readonly carried: CommittedAction }
  | { readonly kind: "form"; readonly form: EditForm; readonly refusal: Refusal };

/** "edit 1.2.3": the form, prefilled; for those who may propose a change, while none waits. */
export async function openEdit(deps: OpenDeps, asking: Asking, name: ActionName): Promise<Result<EditForm>> {
  const open = await openAction(deps, asking, name);
  if (!open.ok) return open;
  const action = open.value.action.value;
  if (!may("propose a change of an action", open.value.standings)) return refuse(notAllowed(open.value, "edit"));
  const fault = findUneditable(action);
  return fault === undefined ? accept({ ...open.value, input: prefill(action) }) : refuse(fault);
}

/** Proposes a change of an action, or lays it on. Safe to run twice. */
export async function editAction(
  deps: OpenDeps,
  asking: Asking,
  request: {
    readonly name: ActionName;
    readonly version: number;
    readonly input: EditTyped;
    readonly once: readonly string[];
  },
): Promise<Result<Edited>> {
  const { version, input, once } = request;
  const open = await openToChange(deps, asking, request);
  if (!open.ok) return open;
  if (open.value.again) return accept({ kind: "saved", carried: open.value });
  const again = (refusal: Refusal): Result<Edited> => accept({ kind: "form", form: { ...open.value, input }, refusal });
  const { plan, action, today } = open.value;
  if (version !== action.value.version) return again(changedSince(action.value));
  const led = planLeads(plan, input, today);
  if (!led.ok) return again(led.refusal);
  const { leads } = led.value;
  const planned = planEdit(plan, action.value, { ...input, leads }, handFiling(open.value, asking, "card"));
  if (!planned.ok) return again(planned.refusal);
  const named = { ...asking, plan: plan.key.plan };
  // The names come first: an action is never led by a name that the plan does not know.
  const joined = await joinLabels(deps, named, joining(plan, led.value.plan));
  if (!joined.ok) return joined;
  const carried = await commitPlanned(deps, named, open.value, planned.value, once);
  return carried.ok ? accept({ kind: "saved", carried: carried.value }) : again(carried.refusal);
}

function prefill({ title, leads, measures, reviewDate, endDate }: Action): EditTyped {
  const accountable = leads.find((lead) => lead.accountable) ?? leads[0];
  return {
    title,
    accountable: accountable === undefined ? "" : labelValue(accountable.label),
    joint: leads.filter((lead) => lead !== accountable).map(({ label }) => labelValue(label)),
    other: "",
    measures: measures.join("\n"),
    reviewDate: reviewDate ?? "",
    endDate: endDate ?? "",
    reason: "",
    confirmed: [],
  };
}
