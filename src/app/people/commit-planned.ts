import { nameOf } from "../../domain/plan.ts";
import type { Refusal } from "../../domain/refusal.ts";
import { accept, type Result, refuse } from "../../domain/result.ts";
import type { Filing, Planned } from "../../domain/updates/update.ts";
import { type OpenAction, openAction } from "../open-action.ts";
import type { Asking, OpenDeps } from "../open-plan.ts";

/** An action as it now stands. */
export interface Committed extends OpenAction {
  /** The same request came before: nothing was done twice. */
  readonly again: boolean;
}

/** Writes what was decided of one action, and reads it as it then stands. */
export async function commitPlanned(
  deps: OpenDeps,
  asking: Asking,
  open: OpenAction,
  { after, entry }: Planned,
  once: readonly string[],
): Promise<Result<Committed>> {
  const { plan, action } = open;
  const committed = await deps.plans.commit(plan.key, { before: action, after, entry, once });
  if (committed === "being-taken-in") return refuse({ reason: "being-taken-in", plan: plan.title });
  const now = await openAction(deps, { ...asking, plan: plan.key.plan }, { id: after.id });
  if (!now.ok) return now;
  if (committed === "changed-meanwhile") return refuse(changedSince(now.value));
  return accept({ ...now.value, again: committed === "already-applied" });
}

export function changedSince({ action: { value } }: OpenAction): Refusal {
  const { lastUpdate } = value;
  return { reason: "changed-meanwhile", by: lastUpdate?.byName ?? "", at: lastUpdate?.at ?? "" };
}

export function filingOf({ plan, today }: OpenAction, asking: Asking, via: Filing["via"]): Filing {
  const { person, now } = asking;
  return { person, name: nameOf(plan, person), inNameOf: null, via, at: now.toISOString(), today };
}
