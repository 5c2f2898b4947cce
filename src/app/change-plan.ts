import type { PlanEvent, PlanEventKind } from "../domain/history/plan-event.ts";
import type { PlanTold } from "../domain/history/plan-told.ts";
import { findPerson, type Plan } from "../domain/plan/plan.ts";
import { accept, type Result } from "../domain/plan/result.ts";
import { shortId } from "../domain/plan/short-id.ts";
import type { Asking, OpenPlan } from "./open-plan.ts";
import { orNewer } from "./or-newer.ts";
import type { PlanStore } from "./ports/plan-store.ts";

/** What a change of a plan as a whole is remembered by. `labels`: those whose actions it concerns. */
export interface ChangeMemo {
  readonly kind: PlanEventKind;
  readonly told: PlanTold;
  readonly reason?: string;
  readonly labels: readonly string[];
}

/** A plan as it will be, and what tells of it. */
export interface Changed {
  readonly plan: Plan;
  readonly memo: ChangeMemo;
}

/**
 * Changes a plan as a whole on its mark, with the event that tells of it: opened and decided anew when it changed
 * meanwhile. A decision that gives the plan back as it was writes nothing.
 */
export async function changePlan<More extends object>(
  deps: { readonly plans: PlanStore },
  asking: Asking,
  open: () => Promise<Result<OpenPlan>>,
  decide: (open: OpenPlan) => Result<Changed & More>,
): Promise<Result<OpenPlan & More>> {
  for (;;) {
    const opened = await open();
    if (!opened.ok) return opened;
    const decided = decide(opened.value);
    if (!decided.ok) return decided;
    const { plan, stored } = opened.value;
    const changed = { ...opened.value, ...decided.value };
    if (decided.value.plan === plan) return accept(changed);
    const event = eventOf(opened.value, asking, decided.value.memo);
    const saved = await orNewer(() => deps.plans.savePlan({ value: decided.value.plan, mark: stored.mark }, event));
    if (!saved.ok) return saved;
    if (saved.value) return accept(changed);
  }
}

/** An event of a plan, with an id of its own among those of its instant. */
export function eventOf(
  { plan, today }: Pick<OpenPlan, "plan" | "today">,
  { person, name, now }: Asking,
  memo: ChangeMemo,
): PlanEvent {
  const at = now.toISOString();
  const id = shortId([person, memo.kind, JSON.stringify(memo.told)].join("\n"));
  return { ...{ id, at, day: today, by: person, byName: findPerson(plan, person)?.name ?? name, reason: "" }, ...memo };
}
