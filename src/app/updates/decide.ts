import { nameOf } from "../../domain/plan.ts";
import { accept, type Result, refuse } from "../../domain/result.ts";
import { type DateDecision, planDateDecision } from "../../domain/updates/date-change.ts";
import { planCheckPassed, planReopening, planSignOff, type SignOff } from "../../domain/updates/sign-off.ts";
import type { Filing, Planned } from "../../domain/updates/update.ts";
import { type ActionName, type OpenAction, openAction } from "../open-action.ts";
import type { Asking } from "../open-plan.ts";
import type { PlanStore } from "../plan-store.ts";
import { changedSince } from "./filing.ts";

/** What someone decides about an action that waits for them. */
export type Decision =
  | { readonly about: "completion"; readonly decision: SignOff }
  | { readonly about: "end date"; readonly decision: DateDecision }
  | { readonly about: "reopening"; readonly words: string }
  /** "Still complete", where a completion is looked at once more. */
  | { readonly about: "check" };

export interface Decided extends OpenAction {
  /** The same press came before: nothing was done twice. */
  readonly again: boolean;
}

/** Decides about a proposed completion, a requested date, a check or a reopening. Safe to run twice. */
export async function decide(
  deps: { readonly plans: PlanStore },
  asking: Asking,
  request: {
    readonly name: ActionName;
    /** The version the card was drawn from; null: typed, whatever it is now. */
    readonly version: number | null;
    readonly decision: Decision;
    readonly via?: Filing["via"];
    readonly once: readonly string[];
  },
): Promise<Result<Decided>> {
  const open = await openAction(deps, asking, request.name);
  if (!open.ok) return open;
  const { plan, action } = open.value;
  if (await deps.plans.wasApplied(plan.key, request.once)) return accept({ ...open.value, again: true });
  if (request.version !== null && request.version !== action.value.version)
    return refuse(changedSince(open.value.action.value));
  const planned = planDecision(open.value, request.decision, filingOf(open.value, asking, request.via ?? "card"));
  if (!planned.ok) return planned;
  const { after, entry } = planned.value;
  const committed = await deps.plans.commit(plan.key, { before: action, after, entry, once: request.once });
  if (committed === "being-taken-in") return refuse({ reason: "being-taken-in", plan: plan.title });
  const now = await openAction(deps, { ...asking, plan: plan.key.plan }, { id: action.value.id });
  if (!now.ok) return now;
  if (committed === "changed-meanwhile") return refuse(changedSince(now.value.action.value));
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
    case "check":
      return planCheckPassed(open.plan, action, filing);
  }
}

// Who decides does so in their own name.
function filingOf({ plan, today }: OpenAction, { person, now }: Asking, via: Filing["via"]): Filing {
  return { person, name: nameOf(plan, person), inNameOf: null, via, at: now.toISOString(), today };
}
