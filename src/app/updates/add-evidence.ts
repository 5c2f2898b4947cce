import { may } from "../../domain/permissions/permissions.ts";
import type { Refusal } from "../../domain/plan/refusal.ts";
import { accept, type Result, refuse } from "../../domain/plan/result.ts";
import { type EvidenceInput, planEvidence } from "../../domain/updates/evidence.ts";
import type { Filing } from "../../domain/updates/filing.ts";
import { type ActionName, afterSaved, notAllowed, type OpenAction, openAction, openIfApplied } from "../open-action.ts";
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
  request: {
    readonly name: ActionName;
    readonly input: EvidenceInput;
    readonly via: Filing["via"];
    readonly once: readonly string[];
  },
): Promise<Result<EvidenceAdded>> {
  const first = await openToAdd(deps, asking, request.name);
  if (!first.ok) return first;
  const named = { ...asking, plan: first.value.plan.key.plan };
  const { key, title } = first.value.plan;
  const applied = await openIfApplied(deps, asking, first.value, request);
  if (applied?.ok === false) return applied;
  if (applied) return accept({ kind: "added", open: applied.value, again: true });
  for (let tries = 1; ; tries++) {
    const open = tries === 1 ? first : await openToAdd(deps, named, { id: first.value.action.value.id });
    if (!open.ok) return open;
    const { action } = open.value;
    const form = (refusal: Refusal): Result<EvidenceAdded> =>
      accept({ kind: "form", form: { ...open.value, input: request.input }, refusal });
    const planned = planEvidence(action.value, request.input, filingOf(open.value, asking, request.via));
    if (!planned.ok) return form(planned.refusal);
    const { after, entry } = planned.value;
    const committed = await deps.plans.commit(key, { before: action, after, entry, once: request.once });
    if (committed === "being-taken-in") return form({ reason: "being-taken-in", plan: title });
    if (committed === "changed-meanwhile" && tries < MOST_TRIES) continue;
    if (committed === "changed-meanwhile") return form({ reason: "changed-meanwhile", by: "", at: "" });
    if (committed === "saved")
      return accept({ kind: "added", open: afterSaved(open.value, asking, after), again: false });
    const now = await openToAdd(deps, named, { id: action.value.id });
    return now.ok ? accept({ kind: "added", open: now.value, again: true }) : now;
  }
}

async function openToAdd(deps: OpenDeps, asking: Asking, name: ActionName): Promise<Result<OpenAction>> {
  const open = await openAction(deps, asking, name);
  if (!open.ok || may("add evidence", open.value.standings)) return open;
  return refuse(notAllowed(open.value, "add evidence to"));
}
