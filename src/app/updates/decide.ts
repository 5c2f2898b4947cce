import { nameOf } from "../../domain/plan.ts";
import { accept, type Result, refuse } from "../../domain/result.ts";
import { type DateDecision, planDateDecision } from "../../domain/updates/date-change.ts";
import { planReopening, planSignOff, type SignOff } from "../../domain/updates/sign-off.ts";
import type { Filing, Planned } from "../../domain/updates/update.ts";
import { type ActionName, type OpenAction, openAction } from "../open-action.ts";
import type { Asking } from "../open-plan.ts";
import type { PlanStore } from "../plan-store.ts";

/** What someone decides about an action that waits for them. */
export type Decision =
  | { readonly about: "completion"; readonly decision: SignOff }
  | { readonly about: "end date"; readonly decision: DateDecision }
  | { readonly about: "reopening"; readonly words: string };

export interface Decided extends OpenAction {
  /** The same press came before: nothing was done twice. */
  readonly again: boolean;
}

/** Decides about a proposed completion, a requested date or a reopening. Safe to run twice. */
export async function decide(
  deps: { readonly plans: PlanStore },
  asking: Asking,
  request: {
    readonly name: ActionName;
    readonly version: number;
    readonly decision: Decision;
    readonly once: readonly string[];
  },
): Promise<Result<Decided>> {
  const open = await openAction(deps, asking, request.name);
  if (!open.ok) return open;
  const { plan, action } = open.value;
  if (await deps.plans.wasApplied(plan.key, request.once)) return accept({ ...open.value, again: true });
  if (request.version !== action.value.version) return refuse(changedSince(open.value));
  const planned = planDecision(open.value, request.decision, filingOf(open.value, asking));
  if (!planned.ok) return planned;
  const { after, entry } = planned.value;
  const committed = await deps.plans.commit(plan.key, { before: action, after, entry, once: request.once });
  if (committed === "being-taken-in") return refuse({ reason: "being-taken-in", plan: plan.title });
  const now = await openAction(deps, { ...asking, plan: plan.key.plan }, { id: action.value.id });
  if (!now.ok) return now;
  if (committed === "changed-meanwhile") return refuse(changedSince(now.value));
  return accept({ ...now.value, again: committed === "already-applied" });
}

function planDecision(open: OpenAction, request: Decision, filing: Filing): Result<Planned> {
  const action = open.action.value;
  switch (request.about) {
    case "completion":
      return planSignOff(open.plan, action, request.decision, filing);
    case "end date":
      return planDateDecision(open.plan, action, request.decision, filing);
    case "reopening":
      return planReopening(open.plan, action, request.words, filing);
  }
}

function changedSince({ action: { value } }: OpenAction) {
  const { lastUpdate } = value;
  return { reason: "changed-meanwhile", by: lastUpdate?.byName ?? "", at: lastUpdate?.at ?? "" } as const;
}

function filingOf({ plan, today }: OpenAction, { person, now }: Asking): Filing {
  return { person, name: nameOf(plan, person), inNameOf: null, via: "card", at: now.toISOString(), today };
}
