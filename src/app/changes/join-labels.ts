import type { Label } from "../../domain/plan/person.ts";
import type { Plan } from "../../domain/plan/plan.ts";
import { accept, type Result } from "../../domain/plan/result.ts";
import { changePlan } from "../change-plan.ts";
import { type Asking, type OpenDeps, openPlan } from "../open-plan.ts";

/** The labels of a plan that another state of it lacks. */
export function joining(before: Plan, after: Plan): readonly Label[] {
  return after.labels.filter(({ text }) => !before.labels.some((label) => label.text === text));
}

/** Adds names to a plan; those it has stay as they are. None: nothing is read or written. */
export async function joinLabels(deps: OpenDeps, asking: Asking, labels: readonly Label[]): Promise<Result<null>> {
  if (labels.length === 0) return accept(null);
  const open = () => openPlan(deps, asking);
  const changed = await changePlan(deps, asking, open, ({ plan }) => {
    const missing = joining(plan, { ...plan, labels });
    const texts = missing.map(({ text }) => text);
    const memo = { kind: "names settled", told: { does: "join names", labels: texts }, labels: texts } as const;
    const after = missing.length === 0 ? plan : { ...plan, labels: [...plan.labels, ...missing] };
    return accept({ plan: after, memo });
  });
  return changed.ok ? accept(null) : changed;
}
