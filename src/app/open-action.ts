import type { Action } from "../domain/action.ts";
import { may, type Standing, standingsOf } from "../domain/permissions.ts";
import { ownersOf } from "../domain/plan.ts";
import { nearestRefs } from "../domain/ref.ts";
import type { Refusal } from "../domain/refusal.ts";
import { accept, type Result, refuse } from "../domain/result.ts";
import { type Asking, type OpenPlan, openPlan } from "./open-plan.ts";
import type { PlanStore, Stored } from "./plan-store.ts";

/** An action of an open plan, and what the one who asks is to it. */
export interface OpenAction extends OpenPlan {
  readonly action: Stored<Action>;
  readonly standings: readonly Standing[];
  readonly mayUpdate: boolean;
  /** The ref that was asked for, where the action is called otherwise now; absent: it is called so, or was not asked by ref. */
  readonly formerRef?: string | undefined;
}

/** Names an action by the ref a person typed or the id a card carries. */
export type ActionName = { readonly ref: string } | { readonly id: string };

const NEAREST = 3;

/** Finds an action for anyone in the plan, by a ref it had before as well; an unknown ref is answered with the nearest ones. */
export async function openAction(
  deps: { readonly plans: PlanStore },
  asking: Asking,
  name: ActionName,
): Promise<Result<OpenAction>> {
  const open = await openPlan(deps, asking);
  if (!open.ok) return open;
  const { plan, today } = open.value;
  const present =
    "id" in name ? await deps.plans.readAction(plan.key, name.id) : await deps.plans.findAction(plan.key, name.ref);
  const former = present === undefined && "ref" in name ? await deps.plans.findFormer(plan.key, name.ref) : [];
  const action = present ?? former[0];
  if (action === undefined) {
    if ("id" in name) return refuse({ reason: "ref-unknown", ref: "", nearest: [] });
    const refs = await deps.plans.listRefs(plan.key);
    return refuse({ reason: "ref-unknown", ref: name.ref, nearest: nearestRefs(name.ref, refs, NEAREST) });
  }
  const standings = standingsOf(plan, action.value, asking.person, today);
  const formerRef = present === undefined && "ref" in name ? name.ref : undefined;
  return accept({ ...open.value, action, standings, mayUpdate: may("update an action", standings), formerRef });
}

/** The same for those who may update it; others are told whom to ask. */
export async function openOwnAction(
  deps: { readonly plans: PlanStore },
  asking: Asking,
  name: ActionName,
): Promise<Result<OpenAction>> {
  const open = await openAction(deps, asking, name);
  if (!open.ok || open.value.mayUpdate) return open;
  return refuse(notAllowed(open.value));
}

/** Whom to ask instead. */
export function notAllowed({ plan, action }: OpenAction): Refusal {
  const ask = [...action.value.leads.map((lead) => lead.label), ...ownersOf(plan).map((owner) => owner.name)];
  return { reason: "not-allowed", request: `update ${action.value.ref}`, ask };
}
