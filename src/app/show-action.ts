import type { Action } from "../domain/action.ts";
import { redactAction, redactEntry } from "../domain/audience.ts";
import type { HistoryEntry } from "../domain/history.ts";
import { accept, type Result, refuse } from "../domain/result.ts";
import { type ActionName, type OpenAction, openAction } from "./open-action.ts";
import type { Asking } from "./open-plan.ts";
import type { Page, PlanStore } from "./plan-store.ts";

/** An action whole: itself, what it waits for, its newest history. */
export interface ShownAction extends OpenAction {
  readonly dependencies: readonly Action[];
  readonly history: Page<HistoryEntry>;
}

/** "show 1.2.3" and "history 1.2.3": for anyone in the plan; `size` entries a page, newest first. */
export async function showAction(
  deps: { readonly plans: PlanStore },
  asking: Asking,
  name: ActionName,
  size: number,
  page: string | null,
): Promise<Result<ShownAction>> {
  const open = await openAction(deps, asking, name, "to read");
  if (!open.ok) return open;
  const { plan, action } = open.value;
  const [history, waitsFor] = await Promise.all([
    deps.plans.listHistory(plan.key, action.value.id, size, page),
    Promise.all(action.value.dependsOn.map((ref) => deps.plans.findAction(plan.key, ref))),
  ]);
  if (page !== null && history.items.length === 0) return refuse({ reason: "page-unknown" });
  const dependencies = waitsFor.flatMap((found) =>
    found === undefined ? [] : [redactAction(open.value, found.value)],
  );
  const items = history.items.map((entry) => redactEntry(open.value.audience, entry));
  return accept({ ...open.value, dependencies, history: { ...history, items } });
}
