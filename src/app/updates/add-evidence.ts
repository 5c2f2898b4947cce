import { may } from "../../domain/permissions/permissions.ts";
import type { Once } from "../../domain/plan/once.ts";
import type { Refusal } from "../../domain/plan/refusal.ts";
import { accept, type Result, refuse } from "../../domain/plan/result.ts";
import { type EvidenceInput, planEvidence } from "../../domain/updates/evidence.ts";
import type { Filing } from "../../domain/updates/filing.ts";
import { SENT_OTHERWISE } from "../commit-planned.ts";
import { type ActionName, afterSaved, findRepeat, notAllowed, type OpenAction, openAction } from "../open-action.ts";
import type { Asking, OpenDeps } from "../open-plan.ts";
import { filingOf } from "./filing.ts";

/** The form: the action, and what its inputs hold. */
export interface EvidenceForm extends OpenAction {
  readonly input: EvidenceInput;
}

/** What came of it: the action with all its evidence, or the form again with what was typed and why. */
export type EvidenceAdded =
  | { readonly kind: "added"; readonly open: OpenAction; readonly again: boolean }
  | { readonly kind: "form"; readonly form: EvidenceForm; readonly refusal: Refusal | null };

/** A piece of evidence to be added. */
interface EvidenceToAdd {
  readonly name: ActionName;
  readonly input: EvidenceInput;
  readonly via: Filing["via"];
  readonly once: Once;
}

const NOTHING: EvidenceInput = { where: "", shows: "", isFile: false, confirmed: [] };

/** The empty form, for those who may add evidence. */
export async function openEvidenceForm(
  deps: OpenDeps,
  asking: Asking,
  name: ActionName,
): Promise<Result<EvidenceForm>> {
  const open = await openToAdd(deps, asking, name);
  return open.ok ? accept({ ...open.value, input: NOTHING }) : open;
}

const MOST_TRIES = 5;

/**
 * Adds a piece of evidence to an action as it is now: it takes nothing away, so what changed meanwhile does not stand
 * in its way. Safe to run twice.
 */
export async function addEvidence(
  deps: OpenDeps,
  asking: Asking,
  request: EvidenceToAdd,
): Promise<Result<EvidenceAdded>> {
  const first = await openToAdd(deps, asking, request.name);
  if (!first.ok) return first;
  const named = { ...asking, plan: first.value.plan.key.plan };
  for (let tries = 1; ; tries++) {
    const open = tries === 1 ? first : await openToAdd(deps, named, { id: first.value.action.value.id });
    if (!open.ok) return open;
    const added = await addTo(deps, named, open.value, request);
    if (added !== "changed-meanwhile") return added;
    if (tries === MOST_TRIES) return formAgain(open.value, request, { reason: "changed-meanwhile", by: "", at: "" });
  }
}

/** Adds it to the action as opened, unless it was added before. */
async function addTo(
  deps: OpenDeps,
  asking: Asking,
  open: OpenAction,
  request: EvidenceToAdd,
): Promise<Result<EvidenceAdded> | "changed-meanwhile"> {
  const { plan, action } = open;
  const repeat = await findRepeat(deps, asking, open, request);
  if (repeat.kind === "this") return added(repeat.open, true);
  if (repeat.kind === "other") return formAgain(open, request, SENT_OTHERWISE);
  const planned = planEvidence(action.value, request.input, filingOf(open, asking, request.via));
  if (!planned.ok) return formAgain(open, request, planned.refusal);
  const { after, entry } = planned.value;
  const committed = await deps.plans.commit(plan.key, { before: action, after, entry, once: request.once });
  switch (committed) {
    case "saved":
      return added(accept(afterSaved(open, asking, after)), false);
    case "already-applied":
      return added(await openToAdd(deps, asking, { id: action.value.id }), true);
    case "being-taken-in":
      return formAgain(open, request, { reason: "being-taken-in", plan: plan.title });
    case "newer-release":
      return formAgain(open, request, { reason: "newer-release" });
    case "changed-meanwhile":
      return committed;
  }
}

function formAgain(open: OpenAction, { input }: EvidenceToAdd, refusal: Refusal): Result<EvidenceAdded> {
  return accept({ kind: "form", form: { ...open, input }, refusal });
}

function added(open: Result<OpenAction>, again: boolean): Result<EvidenceAdded> {
  return open.ok ? accept({ kind: "added", open: open.value, again }) : open;
}

async function openToAdd(deps: OpenDeps, asking: Asking, name: ActionName): Promise<Result<OpenAction>> {
  const open = await openAction(deps, asking, name);
  if (!open.ok || may("add evidence", open.value.standings)) return open;
  return refuse(notAllowed(open.value, "add evidence to"));
}
