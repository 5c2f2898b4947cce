import type { Day } from "../../domain/calendar/day.ts";
import { isCheckDue } from "../../domain/due/due.ts";
import type { Action } from "../../domain/plan/action.ts";
import type { Plan } from "../../domain/plan/plan.ts";
import type { Rag } from "../../domain/plan/rag.ts";
import { accept, type Result, refuse } from "../../domain/plan/result.ts";
import { findPaused } from "../../domain/updates/left.ts";
import { offerNextReview } from "../../domain/updates/next-review.ts";
import type { UpdateInput } from "../../domain/updates/update-input.ts";
import { type ActionName, type OpenAction, openAnswerable } from "../open-action.ts";
import type { Asking } from "../open-plan.ts";
import type { PlanStore } from "../ports/plan-store.ts";

/** The update form: the action as it stands, and what its inputs hold. */
export interface UpdateForm extends OpenAction {
  readonly input: UpdateInput;
}

/** What a form is opened for: an update, or with it just a completion or a request for another end date. */
export const UPDATE_AIMS = ["update", "completion", "new date"] as const;
export type UpdateAim = (typeof UPDATE_AIMS)[number];

/** "update 1.2.3": the form, prefilled; for those who may update the action. */
export async function openUpdate(
  deps: { readonly plans: PlanStore },
  asking: Asking,
  name: ActionName,
  typed: Partial<UpdateInput>,
  aim: UpdateAim = "update",
): Promise<Result<UpdateForm>> {
  const open = await openAnswerable(deps, asking, name);
  if (!open.ok) return open;
  const { action, plan, today } = open.value;
  if (action.value.state === "complete" && !isCheckDue(action.value, plan.settings, today))
    return refuse({ reason: "action-closed", ref: action.value.ref });
  const aside = findPaused(action.value);
  if (aside !== undefined) return refuse(aside);
  return accept({ ...open.value, input: aimed({ ...prefill(action.value, plan, today), ...typed }, aim) });
}

function aimed(input: UpdateInput, aim: UpdateAim): UpdateInput {
  return aim === "completion" ? { ...input, rag: "complete", partRags: input.partRags.map(() => "complete") } : input;
}

/** What the form holds before anyone has typed: the present ratings, the next review. */
function prefill(action: Action, plan: Plan, today: Day): UpdateInput {
  // Asked whether it is still complete, whoever opens the form says that it is not.
  const kept = (rag: Rag) => (rag === "unrated" || action.state === "complete" ? null : rag);
  return {
    rag: kept(action.rag),
    partRags: action.parts.map((part) => kept(part.rag)),
    progress: "",
    difference: "",
    evidence: "",
    inTheWay: "",
    nextReview: offerNextReview(action, plan.settings, today),
    moveTo: "",
    moveReason: "",
    confirmed: [],
  };
}
