import { addMonths, type Day } from "../../domain/calendar/day.ts";
import { isCheckDue } from "../../domain/due/due.ts";
import type { Action } from "../../domain/plan/action.ts";
import type { Plan } from "../../domain/plan/plan.ts";
import { accept, type Result, refuse } from "../../domain/plan/result.ts";
import { findPaused } from "../../domain/updates/left.ts";
import { offerNextReview } from "../../domain/updates/next-review.ts";
import type { UpdateInput } from "../../domain/updates/update-input.ts";
import { type ActionName, type OpenAction, openAnswerable } from "../open-action.ts";
import type { Asking } from "../open-plan.ts";
import type { PlanStore } from "../plan-store.ts";

/** The update form: the action as it stands, and what its inputs hold. */
export interface UpdateForm extends OpenAction {
  readonly input: UpdateInput;
}

/** "update 1.2.3": the form, prefilled; for those who may update the action. */
export async function openUpdate(
  deps: { readonly plans: PlanStore },
  asking: Asking,
  name: ActionName,
  typed: Partial<UpdateInput>,
): Promise<Result<UpdateForm>> {
  const open = await openAnswerable(deps, asking, name);
  if (!open.ok) return open;
  const { action, plan, today } = open.value;
  if (action.value.state === "complete" && !isCheckDue(action.value, plan.settings, today))
    return refuse({ reason: "action-closed", ref: action.value.ref });
  const aside = findPaused(action.value);
  if (aside !== undefined) return refuse(aside);
  return accept({ ...open.value, input: { ...prefill(action.value, plan, today), ...typed } });
}

/** The same to ask for a new end date: one is filled in, a month after the one that stands, or from today on. */
export async function openMove(
  deps: { readonly plans: PlanStore },
  asking: Asking,
  name: ActionName,
  typed: Partial<UpdateInput>,
): Promise<Result<UpdateForm>> {
  const opened = await openUpdate(deps, asking, name, typed);
  if (!opened.ok) return opened;
  const { action, today, input } = opened.value;
  const { endDate } = action.value;
  if (endDate === null) return opened;
  return accept({ ...opened.value, input: { ...input, moveTo: addMonths(endDate > today ? endDate : today, 1) } });
}

/** What the form holds before anyone has typed: the present ratings, the next review. */
function prefill(action: Action, plan: Plan, today: Day): UpdateInput {
  return {
    rag: action.rag === "unrated" ? null : action.rag,
    partRags: action.parts.map((part) => (part.rag === "unrated" ? null : part.rag)),
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
