import { type EditDecision, planEditDecision } from "../../domain/changes/decide-edit.ts";
import type { Once } from "../../domain/plan/once.ts";
import { type Result, refuse } from "../../domain/plan/result.ts";
import { type CommittedAction, commitPlanned, handFiling, openToChange } from "../commit-planned.ts";
import type { ActionName } from "../open-action.ts";
import type { Asking, OpenDeps } from "../open-plan.ts";

/** Accepts or refuses a proposed change of an action, on its present state. Safe to run twice. */
export async function decideEdit(
  deps: OpenDeps,
  asking: Asking,
  request: {
    readonly name: ActionName;
    /** The version the card was drawn from: a decision is about what it showed. */
    readonly version: number;
    readonly decision: EditDecision;
    readonly once: Once;
  },
): Promise<Result<CommittedAction>> {
  const { decision, once } = request;
  const open = await openToChange(deps, asking, request);
  if (!open.ok || open.value.again) return open;
  const { plan, action, stale } = open.value;
  const into = action.value.proposal?.leaving?.into ?? null;
  const other = into && (await deps.plans.readAction(plan.key, into.id));
  const filing = handFiling(open.value, asking, "card");
  const planned = planEditDecision(plan, action.value, decision, filing, other?.value ?? null);
  if (!planned.ok) return planned;
  if (stale) return refuse(stale);
  return commitPlanned(deps, asking, open.value, planned.value, once);
}
