import type { Once } from "../../domain/plan/once.ts";
import type { Rag } from "../../domain/plan/rag.ts";
import { accept, type Result } from "../../domain/plan/result.ts";
import { answersReview } from "../../domain/updates/next-review.ts";
import type { Asking } from "../open-plan.ts";
import type { PlanStore } from "../ports/plan-store.ts";
import { openUpdate, type UpdateForm } from "./open-update.ts";
import { type Submitted, submitUpdate } from "./submit-update.ts";

/** What was typed after "update 1.2.3". */
export interface TypedUpdate {
  readonly ref: string;
  readonly rag: Rag | null;
  readonly progress: string;
  readonly once: Once;
}

/** The form to fill in, or what came of filing at once. */
export type TypedOutcome = { readonly kind: "open"; readonly form: UpdateForm } | Submitted;

/**
 * An update typed in one line. It is filed at once where rating and progress are all that is missing: it answers the
 * review where its time has come, and the next counts from that; before, it keeps the review date. Otherwise, and for
 * complete, the form comes with what was typed.
 */
export async function typeUpdate(
  deps: { readonly plans: PlanStore },
  asking: Asking,
  typed: TypedUpdate,
): Promise<Result<TypedOutcome>> {
  const { ref, rag, progress, once } = typed;
  const filled = { progress, ...(rag === null ? {} : { rag }) };
  const opened = await openUpdate(deps, asking, { ref }, filled);
  if (!opened.ok) return opened;
  const form = opened.value;
  const { id, parts, reviewDate, cadence } = form.action.value;
  const enough = rag !== null && rag !== "complete" && progress !== "" && parts.length === 0;
  const answers = answersReview(form.action.value, form.plan.settings, form.today);
  const keeps = reviewDate !== null && (reviewDate > form.today || (answers && cadence !== null));
  const { own } = await deps.plans.findApplied(form.plan.key, once);
  if (own === "nothing" && !(enough && keeps)) return accept({ kind: "open", form });
  const named = { ...asking, plan: form.plan.key.plan };
  return submitUpdate(deps, named, { name: { id }, input: form.input, version: null, via: "typed", once });
}
