import { type AddInput, planAddition } from "../../domain/changes/add.ts";
import { type ChosenLeads, planLeads, withTyped } from "../../domain/changes/leads.ts";
import { nextRef, type OutlinePlace, placesFor } from "../../domain/changes/places.ts";
import { askOwners } from "../../domain/permissions/whom-to-ask.ts";
import type { Once } from "../../domain/plan/once.ts";
import type { Refusal } from "../../domain/plan/refusal.ts";
import { accept, type Result, refuse } from "../../domain/plan/result.ts";
import { shortId } from "../../domain/plan/short-id.ts";
import { handFiling, SENT_OTHERWISE } from "../commit-planned.ts";
import { type OpenAction, openAction } from "../open-action.ts";
import { type Asking, type OpenDeps, type OpenPlan, openPlan } from "../open-plan.ts";
import { orNewer } from "../or-newer.ts";
import type { Members } from "../ports/ports.ts";
import { findPlace } from "./outline-place.ts";

/** What the form of a new action holds, its place apart. */
export interface AddTyped extends Omit<AddInput, "leads" | "place">, ChosenLeads {}

/** The form of a new action, where it is to stand, as it was typed. */
export interface AddForm extends OpenPlan {
  readonly place: OutlinePlace;
  /** The next ref that is free there. */
  readonly free: string;
  /** Null: nothing was typed yet. */
  readonly input: AddTyped | null;
}

/** The form of a new action, or first the question where it belongs. */
export type OpenedAddition =
  | { readonly kind: "form"; readonly form: AddForm }
  | {
      readonly kind: "place";
      readonly open: OpenPlan;
      readonly places: readonly OutlinePlace[];
      readonly unknown: string;
    };

/** What came of it: the action, or the form again with what was typed and why. */
export type Added =
  | { readonly kind: "saved"; readonly open: OpenAction; readonly again: boolean }
  | { readonly kind: "form"; readonly form: AddForm; readonly refusal: Refusal };

/** "add action", "add action 1.2", "add action theme 2": for owners, and for theme leads in their themes. */
export async function openAddition(deps: OpenDeps, asking: Asking, where: string): Promise<Result<OpenedAddition>> {
  const open = await openPlan(deps, asking);
  if (!open.ok) return open;
  const { plan, today } = open.value;
  const places = placesFor(plan, asking.person, today);
  const [only, another] = places;
  if (only === undefined) return refuse(askOwners(plan, "add an action"));
  const place = where === "" && another === undefined ? only : findPlace(places, where);
  if (place === undefined) return accept({ kind: "place", open: open.value, places, unknown: where });
  const lines = await deps.plans.listActions(plan.key);
  return accept({ kind: "form", form: { ...open.value, place, free: nextRef(plan, place, lines), input: null } });
}

/** Adds an action to a plan, decided anew when the plan changed meanwhile. Safe to run twice. */
export async function addAction(
  deps: OpenDeps & { readonly members: Members },
  asking: Asking,
  request: { readonly place: string; readonly input: AddTyped; readonly once: Once },
): Promise<Result<Added>> {
  const { input, once } = request;
  const id = idOf(once);
  for (;;) {
    const open = await openPlan(deps, asking);
    if (!open.ok) return open;
    const { plan, stored, today } = open.value;
    const named = { ...asking, plan: plan.key.plan };
    const { own } = await deps.plans.findApplied(plan.key, once);
    if (own === "this") return saved(deps, named, id, true);
    const places = placesFor(plan, asking.person, today);
    if (places.length === 0) return refuse(askOwners(plan, "add an action"));
    const place = findPlace(places, request.place);
    if (place === undefined) return refuse({ reason: "place-unknown", where: request.place });
    const lines = await deps.plans.listActions(plan.key);
    const again = (refusal: Refusal): Result<Added> =>
      accept({ kind: "form", form: { ...open.value, place, free: nextRef(plan, place, lines), input }, refusal });
    if (own === "other") return again(SENT_OTHERWISE);
    const known = await deps.members.list(asking.tenant);
    const led = planLeads(withTyped(plan, input.other, known, today), input, today);
    if (!led.ok) return again(led.refusal);
    const full = { ...input, place, leads: led.value.leads };
    const planned = planAddition(led.value.plan, lines, full, handFiling(open.value, asking, "card"), id);
    if (!planned.ok) return again(planned.refusal);
    const added = await orNewer(() => deps.plans.applyChange(plan.key, stored.mark, planned.value, once));
    if (!added.ok) return again(added.refusal);
    if (added.value) return saved(deps, named, id, false);
  }
}

/** One request adds one action: what names the request names the action for good. */
function idOf({ request, person }: Once): string {
  return `added-${shortId(request)}-${shortId(`${person} ${request}`)}`;
}

async function saved(deps: OpenDeps, asking: Asking, id: string, again: boolean): Promise<Result<Added>> {
  const open = await openAction(deps, asking, { id });
  return open.ok
    ? accept({ kind: "saved", open: open.value, again })
    : open.refusal.reason === "ref-unknown"
      ? refuse({ reason: "changed-meanwhile", by: "", at: "" })
      : open;
}
