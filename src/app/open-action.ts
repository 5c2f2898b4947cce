import { mayRead, redactAction } from "../domain/permissions/audience.ts";
import { may, type Standing, standingsOf } from "../domain/permissions/permissions.ts";
import { askLeads, type NotAllowed } from "../domain/permissions/whom-to-ask.ts";
import type { Action } from "../domain/plan/action.ts";
import type { Once } from "../domain/plan/once.ts";
import { nearestRefs } from "../domain/plan/ref.ts";
import { accept, type Result, refuse } from "../domain/plan/result.ts";
import { type Asking, type OpenDeps, type OpenPlan, openPlans, type Purpose, theOne } from "./open-plan.ts";
import type { PlanStore } from "./ports/plan-store.ts";
import type { Stored } from "./ports/stored.ts";

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

/**
 * Finds an action for anyone in its plan, by a ref it had before as well; an unknown ref is answered with the nearest
 * ones. A ref that only one of the person's plans has means that plan.
 */
export async function openAction(
  deps: OpenDeps,
  asking: Asking,
  name: ActionName,
  purpose: Purpose = "to change",
): Promise<Result<OpenAction>> {
  const opened = await openPlans(deps, asking, purpose);
  if (!opened.ok) return opened;
  const { all, meant } = opened.value;
  if ("id" in name) {
    const open = theOne(meant, purpose);
    const action = open.ok ? await deps.plans.readAction(open.value.plan.key, name.id) : undefined;
    if (!open.ok) return open;
    if (action === undefined) return refuse({ reason: "ref-unknown", ref: "", nearest: [] });
    return readable(standing(open.value, { action }, asking));
  }
  const here = await findIn(deps.plans, meant, name.ref);
  const others = all.filter((plan) => !meant.includes(plan));
  const found = here.length > 0 ? here : await findIn(deps.plans, others, name.ref);
  if (found.length > 0) {
    const open = theOne(found, purpose);
    return open.ok ? readable(standing(open.value, open.value, asking)) : open;
  }
  const refs = (await Promise.all(meant.map(({ plan }) => deps.plans.listRefs(plan.key)))).flat();
  return refuse({ reason: "ref-unknown", ref: name.ref, nearest: nearestRefs(name.ref, [...new Set(refs)], NEAREST) });
}

/** What may not be read about here is not opened at all: neither shown nor changed where others would learn of it. */
function readable(open: OpenAction): Result<OpenAction> {
  const { value } = open.action;
  return mayRead(open, value) ? accept(open) : refuse({ reason: "restricted", ref: value.ref });
}

/**
 * The action as those who look on may read it: cards draw from this alone. It is never written. What may not be read
 * about is not opened; one that was just restricted is not drawn (see `isReadable`).
 */
export function seenAction(open: OpenAction): Action {
  const seen = redactAction(open, open.action.value);
  if ("hidden" in seen) throw new Error(`${seen.ref} was to be drawn where it may not be read about`);
  return seen;
}

/** Whether it may still be read about here: it was when it was opened, and may just have been restricted. */
export function isReadable(open: OpenAction): boolean {
  return mayRead(open, open.action.value);
}

/** What makes a repeat of a change of an action known. */
export interface Repeatable {
  readonly once: Once;
  /** The version the card was drawn from; null or absent: whatever it is now. */
  readonly version?: number | null;
}

/** What came of a request before: nothing, this very one, or the same with other content, which was not done. */
export type Repeat =
  /** Or it is only just being done, which the commit finds. `others`: who made the request as theirs. */
  | { readonly kind: "new"; readonly others: number }
  | { readonly kind: "other" }
  /** The action as it then stands. */
  | { readonly kind: "this"; readonly open: Result<OpenAction> };

/**
 * What came of a request before. What was read before may be older than what the request did: a button pressed twice is
 * answered twice, and both answers are of now.
 */
export async function findRepeat(
  deps: OpenDeps,
  asking: Asking,
  { plan, action }: OpenAction,
  { once, version = null }: Repeatable,
): Promise<Repeat> {
  // Every change moves the version on: what was drawn from the present one has not been done.
  if (version === action.value.version) return { kind: "new", others: 0 };
  const { own, others } = await deps.plans.findApplied(plan.key, once);
  if (own === "nothing") return { kind: "new", others };
  if (own === "other") return { kind: "other" };
  return { kind: "this", open: await openAction(deps, { ...asking, plan: plan.key.plan }, { id: action.value.id }) };
}

/**
 * The action as a change that was just saved has left it, known without reading it again; for a change that leaves the
 * plan alone. The mark is the one before, so that nothing more is written on it.
 */
export function afterSaved(open: OpenAction, asking: Asking, after: Action): OpenAction {
  return standing(open, { action: { ...open.action, value: after } }, asking);
}

type Found = Pick<OpenAction, "action" | "formerRef">;

/** The plans that have an action called so now; where none has, those that had. */
async function findIn(
  plans: PlanStore,
  among: readonly OpenPlan[],
  ref: string,
): Promise<readonly (OpenPlan & Found)[]> {
  const now = await Promise.all(among.map(({ plan }) => plans.findAction(plan.key, ref)));
  const present = among.flatMap((open, at) => {
    const action = now[at];
    return action === undefined ? [] : [{ ...open, action }];
  });
  if (present.length > 0) return present;
  const before = await Promise.all(among.map(({ plan }) => plans.findFormer(plan.key, ref)));
  return among.flatMap((open, at) => {
    const action = before[at]?.[0];
    return action === undefined ? [] : [{ ...open, action, formerRef: ref }];
  });
}

function standing(open: OpenPlan, { action, formerRef }: Found, asking: Asking): OpenAction {
  const standings = standingsOf(open.plan, action.value, asking.person, open.today);
  return { ...open, action, standings, mayUpdate: may("update an action", standings), formerRef };
}

/** The same for those who may update it; others are told whom to ask. */
export async function openAnswerable(deps: OpenDeps, asking: Asking, name: ActionName): Promise<Result<OpenAction>> {
  const open = await openAction(deps, asking, name);
  if (!open.ok || open.value.mayUpdate) return open;
  return refuse(notAllowed(open.value, "update"));
}

/** What whoever may not do something to an action is told: whom to ask. `does`: "update", "edit". */
export function notAllowed({ plan, action, today }: OpenAction, does: string): NotAllowed {
  return askLeads(plan, action.value, `${does} ${action.value.ref}`, today);
}
