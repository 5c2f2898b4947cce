import type { Once } from "../../domain/plan/once.ts";
import { type Result, refuse } from "../../domain/plan/result.ts";
import { type DateDecision, planDateDecision } from "../../domain/updates/date-change.ts";
import type { Filing, Planned } from "../../domain/updates/filing.ts";
import { planCheckPassed, planReopening, planSignOff, type SignOff } from "../../domain/updates/sign-off.ts";
import { type CommittedAction, commitPlanned, handFiling, openToChange } from "../commit-planned.ts";
import type { ActionName, OpenAction } from "../open-action.ts";
import type { Asking } from "../open-plan.ts";
import type { PlanStore } from "../ports/plan-store.ts";

/** What someone decides about an action that waits for them. */
export type Decision =
  | { readonly about: "completion"; readonly decision: SignOff }
  | { readonly about: "end date"; readonly decision: DateDecision }
  | { readonly about: "reopening"; readonly words: string }
  /** "Still complete", where a completion is looked at once more. */
  | { readonly about: "check" };

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
    readonly once: Once;
  },
): Promise<Result<CommittedAction>> {
  const open = await openToChange(deps, asking, request);
  if (!open.ok || open.value.again) return open;
  if (open.value.stale) return refuse(open.value.stale);
  const planned = planDecision(open.value, request.decision, handFiling(open.value, asking, request.via ?? "card"));
  if (!planned.ok) return planned;
  return commitPlanned(deps, asking, open.value, planned.value, request.once);
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
