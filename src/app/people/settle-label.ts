import { findByKey, planSettlement, type Settlement, stampOf } from "../../domain/people/labels.ts";
import { accept, type Result, refuse } from "../../domain/plan/result.ts";
import type { Asking, OpenPlan } from "../open-plan.ts";
import { changeLabels } from "./change-labels.ts";
import type { PeopleDeps } from "./show-people.ts";

/** What an owner says of a label, named by its key; `seen` is the stamp of the label that their card showed. */
export interface SettleRequest {
  readonly label: string;
  readonly seen: string;
  readonly wish: Settlement;
}

/** An owner says whom a label stands for. Saying the same again changes nothing; a label changed meanwhile is refused. */
export function settleLabel(
  deps: Pick<PeopleDeps, "plans" | "members">,
  asking: Asking,
  { label, seen, wish }: SettleRequest,
): Promise<Result<OpenPlan>> {
  return changeLabels(deps, asking, label, (plan, deciding) => {
    const settled = planSettlement(plan, label, wish, deciding);
    if (!settled.ok) return settled;
    const [before, after] = [findByKey(plan, label), findByKey(settled.value, label)];
    if (before === undefined || after === undefined) throw new Error("a label was lost while it was settled");
    if (stampOf(before) === stampOf(after)) return accept(plan);
    return stampOf(before) === seen ? settled : refuse({ reason: "label-changed", label: before.text });
  });
}
