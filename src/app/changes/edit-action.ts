import { findUneditable, planEdit } from "../../domain/changes/edit.ts";
import { type ChosenLeads, labelValue, type PlannedLeads, planLeads } from "../../domain/changes/leads.ts";
import { type OutlinePlace, placesFor } from "../../domain/changes/places.ts";
import type { EditInput } from "../../domain/changes/read-edit.ts";
import { may } from "../../domain/permissions/permissions.ts";
import type { Action } from "../../domain/plan/action.ts";
import type { Once } from "../../domain/plan/once.ts";
import type { Refusal } from "../../domain/plan/refusal.ts";
import { accept, type Result, refuse } from "../../domain/plan/result.ts";
import { type CommittedAction, commitPlanned, handFiling, openToChange } from "../commit-planned.ts";
import { type ActionName, notAllowed, type OpenAction, openAction } from "../open-action.ts";
import type { Asking, OpenDeps } from "../open-plan.ts";
import { joining, joinLabels } from "./join-labels.ts";
import { findPlace, outlinePlaceWords } from "./outline-place.ts";

/** What the form of an edit holds; `place` in words, null as `ref` is: it was not asked. */
export interface EditTyped extends Omit<EditInput, "leads" | "place">, ChosenLeads {
  readonly place: string | null;
}

/** The form, as it stands or as it was typed. */
export interface EditForm extends OpenAction {
  readonly input: EditTyped;
  /** Where it may stand; none: neither place nor ref is asked. */
  readonly places: readonly OutlinePlace[];
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
  if (fault !== undefined) return refuse(fault);
  const places = placesOf(open.value);
  return accept({ ...open.value, input: prefill(action, places.length > 0), places });
}

/** Proposes a change of an action, or lays it on. Safe to run twice. */
export async function editAction(
  deps: OpenDeps,
  asking: Asking,
  request: {
    readonly name: ActionName;
    readonly version: number;
    readonly input: EditTyped;
    readonly once: Once;
  },
): Promise<Result<Edited>> {
  const { input, once } = request;
  const open = await openToChange(deps, asking, request);
  if (!open.ok) return open;
  if (open.value.again) return accept({ kind: "saved", carried: open.value });
  const places = placesOf(open.value);
  const again = (refusal: Refusal): Result<Edited> =>
    accept({ kind: "form", form: { ...open.value, input, places }, refusal });
  const { plan, action, today, stale } = open.value;
  if (stale) return again(stale);
  const led = ledBy(open.value, input, today);
  if (!led.ok) return again(led.refusal);
  // Of who may not move it a form that somebody else opened asks the rest.
  const place = input.place === null || places.length === 0 ? null : findPlace(places, input.place);
  if (place === undefined) return again({ reason: "place-unknown", where: input.place ?? "" });
  // Only who may call it otherwise counts on with the others.
  const others = places.length === 0 || input.ref === null ? [] : await deps.plans.listActions(plan.key);
  const full = { ...input, place, leads: led.value.leads };
  const planned = planEdit(plan, action.value, full, handFiling(open.value, asking, "card"), others);
  if (!planned.ok) return again(planned.refusal);
  const named = { ...asking, plan: plan.key.plan };
  // The names come first: an action is never led by a name that the plan does not know.
  const joined = await joinLabels(deps, named, joining(plan, led.value.plan));
  if (!joined.ok) return joined;
  const carried = await commitPlanned(deps, named, open.value, planned.value, once);
  return carried.ok ? accept({ kind: "saved", carried: carried.value }) : again(carried.refusal);
}

function ledBy({ plan, action }: OpenAction, input: EditTyped, today: string): Result<PlannedLeads> {
  const led = planLeads(plan, input, today);
  const nobody = !led.ok && led.refusal.reason === "lead-missing";
  return nobody && action.value.leads.length === 0 ? accept({ plan, leads: [] }) : led;
}

function placesOf({ plan, person, today, standings }: OpenAction): readonly OutlinePlace[] {
  return may("edit an action at once", standings) ? placesFor(plan, person, today) : [];
}

function prefill({ ref, theme, objective, ...action }: Action, places: boolean): EditTyped {
  const { title, leads, measures, reviewDate, endDate } = action;
  const accountable = leads.find((lead) => lead.accountable) ?? leads[0];
  return {
    ref: places ? ref : null,
    place: places ? outlinePlaceWords({ theme, objective }) : null,
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
