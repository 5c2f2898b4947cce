import type { Action } from "../domain/plan/action.ts";
import type { Once } from "../domain/plan/once.ts";
import { nameOf } from "../domain/plan/plan.ts";
import type { Refusal } from "../domain/plan/refusal.ts";
import { accept, type Result, refuse } from "../domain/plan/result.ts";
import type { Filing, Planned } from "../domain/updates/filing.ts";
import { type ActionName, findRepeat, type OpenAction, openAction, type Repeatable } from "./open-action.ts";
import type { Asking, OpenDeps, OpenPlan } from "./open-plan.ts";

/** An action as it stands after a request. */
export interface CommittedAction extends OpenAction {
  /** The same request came before: nothing was done twice. */
  readonly again: boolean;
}

/** An action opened for a change of it. */
export interface ActionToChange extends CommittedAction {
  /** Why it is not to be changed as the card says: it, or what was made of that very card, is otherwise by now. */
  readonly stale: Refusal | undefined;
}

/** Opens an action for a change of it. `again`: this very request was done before, and the answer is how it now stands. */
export async function openToChange(
  deps: OpenDeps,
  asking: Asking,
  request: Repeatable & { readonly name: ActionName },
): Promise<Result<ActionToChange>> {
  const { name, version = null } = request;
  const open = await openAction(deps, asking, name);
  if (!open.ok) return open;
  const repeat = await findRepeat(deps, asking, open.value, request);
  if (repeat.kind === "this")
    return repeat.open.ok ? accept({ ...repeat.open.value, again: true, stale: undefined }) : repeat.open;
  const { value: action } = open.value.action;
  const isOld = version !== null && version !== action.version;
  const stale = repeat.kind === "other" ? SENT_OTHERWISE : isOld ? changedSince(action) : undefined;
  return accept({ ...open.value, again: false, stale });
}

/** Why the same card is not taken with other content: the one who sends it has sent it already. */
export const SENT_OTHERWISE: Refusal = { reason: "changed-meanwhile", by: "", at: "", own: true };

/** Writes what was decided of one action on its state as opened, and reads it as it then stands. */
export async function commitPlanned(
  deps: OpenDeps,
  asking: Asking,
  open: OpenAction,
  { after, entry }: Planned,
  once: Once,
): Promise<Result<CommittedAction>> {
  const { plan, action } = open;
  const committed = await deps.plans.commit(plan.key, { before: action, after, entry, once });
  if (committed === "being-taken-in") return refuse({ reason: "being-taken-in", plan: plan.title });
  if (committed === "newer-release") return refuse({ reason: "newer-release" });
  const now = await openAction(deps, { ...asking, plan: plan.key.plan }, { id: after.id });
  const again = committed === "already-applied";
  // It may no longer be read about where it was just restricted: its ref alone is shown.
  if (!now.ok && now.refusal.reason === "restricted")
    return accept({ ...open, action: { ...action, value: after }, again });
  if (!now.ok) return now;
  if (committed === "changed-meanwhile") return refuse(changedSince(now.value.action.value));
  return accept({ ...now.value, again });
}

/** Why a card drawn before the last change is not taken; who made that change, where the action itself tells. */
export function changedSince({ version, lastUpdate, evidence }: Action): Refusal {
  const latest = [lastUpdate, evidence?.at(-1)].find((one) => one?.entry === version);
  return { reason: "changed-meanwhile", by: latest?.byName ?? "", at: latest?.at ?? "" };
}

/** Who does something in their own name, when, how. */
export function handFiling({ plan, today }: OpenPlan, { person, now }: Asking, via: Filing["via"]): Filing {
  return { person, name: nameOf(plan, person), inNameOf: null, via, at: now.toISOString(), today };
}
