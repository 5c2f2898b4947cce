import { planEditUndo } from "../../domain/changes/undo-edit.ts";
import type { Once } from "../../domain/plan/once.ts";
import type { Result } from "../../domain/plan/result.ts";
import { type CommittedAction, commitPlanned, handFiling, openToChange } from "../commit-planned.ts";
import type { ActionName } from "../open-action.ts";
import type { Asking, OpenDeps } from "../open-plan.ts";

/** Takes back the edit that an entry tells of. Safe to run twice. */
export async function undoEdit(
  deps: OpenDeps,
  asking: Asking,
  request: { readonly name: ActionName; readonly entry: number; readonly once: Once },
): Promise<Result<CommittedAction>> {
  const open = await openToChange(deps, asking, request);
  if (!open.ok || open.value.again) return open;
  const { plan, action } = open.value;
  const others = action.value.edited?.was.ref === undefined ? [] : await deps.plans.listActions(plan.key);
  const filing = handFiling(open.value, asking, "card");
  const planned = planEditUndo(plan, action.value, request.entry, filing, others);
  if (!planned.ok) return planned;
  return commitPlanned(deps, { ...asking, plan: plan.key.plan }, open.value, planned.value, request.once);
}
