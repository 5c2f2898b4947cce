import type { Label } from "../../domain/person.ts";
import type { Plan } from "../../domain/plan.ts";
import type { PlanEvent } from "../../domain/plan-event.ts";
import { accept, type Result } from "../../domain/result.ts";
import { handFiling } from "../commit-planned.ts";
import { type Asking, type OpenDeps, openPlan } from "../open-plan.ts";

/** The labels of a plan that another state of it lacks. */
export function joining(before: Plan, after: Plan): readonly Label[] {
  return after.labels.filter(({ text }) => !before.labels.some((label) => label.text === text));
}

/** Adds names to a plan; those it has stay as they are. None: nothing is written. `id` names the event. */
export async function joinLabels(
  deps: OpenDeps,
  asking: Asking,
  labels: readonly Label[],
  id: string,
): Promise<Result<null>> {
  if (labels.length === 0) return accept(null);
  for (;;) {
    const open = await openPlan(deps, asking);
    if (!open.ok) return open;
    const { plan, stored } = open.value;
    const missing = joining(plan, { ...plan, labels });
    if (missing.length === 0) return accept(null);
    const value = { ...plan, labels: [...plan.labels, ...missing] };
    const { at, today: day, person: by, name: byName } = handFiling(open.value, asking, "card");
    const texts = missing.map(({ text }) => text);
    const says = `${texts.join(", ")} may now lead actions of the plan.`;
    const event: PlanEvent = { id, kind: "names settled", at, day, by, byName, says, reason: "", labels: texts };
    if (await deps.plans.savePlan({ value, mark: stored.mark }, event)) return accept(null);
  }
}
