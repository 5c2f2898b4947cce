import { nameOf } from "../../domain/plan.ts";
import { accept, type Result, refuse } from "../../domain/result.ts";
import type { Filing, Planned } from "../../domain/updates/update.ts";
import { type OpenAction, openAction } from "../open-action.ts";
import type { Asking, OpenDeps, OpenPlan } from "../open-plan.ts";

/** An action as it stands after a change by hand. */
export interface Carried extends OpenAction {
  /** The same press came before: nothing was done twice. */
  readonly again: boolean;
}

/** Saves a change of one action that was decided on its state as opened. */
export async function carryOut(
  deps: OpenDeps,
  asking: Asking,
  open: OpenAction,
  { after, entry }: Planned,
  once: readonly string[],
): Promise<Result<Carried>> {
  const { plan, action } = open;
  const committed = await deps.plans.commit(plan.key, { before: action, after, entry, once });
  if (committed === "being-taken-in") return refuse({ reason: "being-taken-in", plan: plan.title });
  if (committed === "changed-meanwhile") return refuse(CHANGED);
  const now = await openAction(deps, { ...asking, plan: plan.key.plan }, { id: action.value.id });
  const again = committed === "already-applied";
  if (now.ok) return accept({ ...now.value, again });
  // It may no longer be read about where it was just restricted: its ref alone is shown.
  if (now.refusal.reason === "restricted") return accept({ ...open, action: { ...action, value: after }, again });
  return now;
}

/** Whoever else it was: their change is in the action's history. */
export const CHANGED = { reason: "changed-meanwhile", by: "", at: "" } as const;

/** Who changes something by hand, when, how. */
export function handFiling({ plan, today }: OpenPlan, { person, now }: Asking, via: Filing["via"]): Filing {
  return { person, name: nameOf(plan, person), inNameOf: null, via, at: now.toISOString(), today };
}
