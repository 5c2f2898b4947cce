import { type EditDecision, planEditDecision } from "../../domain/changes/decide-edit.ts";
import { accept, type Result, refuse } from "../../domain/result.ts";
import { type Committed, changedSince, commitPlanned, handFiling } from "../commit-planned.ts";
import { type ActionName, openAction, openIfApplied } from "../open-action.ts";
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
    readonly once: readonly string[];
  },
): Promise<Result<Committed>> {
  const { name, version, decision, once } = request;
  const open = await openAction(deps, asking, name);
  if (!open.ok) return open;
  const { plan, action } = open.value;
  const applied = await openIfApplied(deps, asking, open.value, request);
  if (applied !== undefined) return applied.ok ? accept({ ...applied.value, again: true }) : applied;
  const planned = planEditDecision(plan, action.value, decision, handFiling(open.value, asking, "card"));
  if (!planned.ok) return planned;
  if (version !== action.value.version) return refuse(changedSince(action.value));
  return commitPlanned(deps, asking, open.value, planned.value, once);
}
