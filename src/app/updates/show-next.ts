import { redactLine } from "../../domain/permissions/audience.ts";
import type { ActionLine } from "../../domain/plan/action-line.ts";
import { labelsAnsweredBy } from "../../domain/plan/plan.ts";
import { findNextDue } from "../../domain/updates/next-due.ts";
import type { OpenAction } from "../open-action.ts";
import type { PlanStore } from "../ports/plan-store.ts";
import { StoreDown } from "../ports/ports.ts";

/** What is due next of who has just filed an update; null: nothing; undefined: it is not to be said here, or not known. */
export type NextDue = ActionLine | null | undefined;

/**
 * The next of a person's own due actions in the plan, once an update is saved: in their own chat, where nobody else
 * reads it. That it cannot be read takes nothing from what was saved.
 */
export async function showNext(deps: { readonly plans: PlanStore }, saved: OpenAction): Promise<NextDue> {
  const { plan, person, today, action } = saved;
  if (saved.audience !== "own chat") return undefined;
  try {
    const lines = await deps.plans.listByLabels(plan.key, labelsAnsweredBy(plan, person, today));
    const seen = lines.map((line) => redactLine(saved, line));
    const mine = seen.flatMap((line) => ("hidden" in line ? [] : [line]));
    return findNextDue(plan, mine, { person, today, except: action.value.id });
  } catch (error) {
    if (error instanceof StoreDown) return undefined;
    throw error;
  }
}
