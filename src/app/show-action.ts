import type { Action } from "../domain/action.ts";
import { redactAction, redactEntry, redactEvent } from "../domain/audience.ts";
import type { HistoryEntry } from "../domain/history.ts";
import type { PlanEvent } from "../domain/plan-event.ts";
import { accept, type Result, refuse } from "../domain/result.ts";
import { readEvents } from "./action-events.ts";
import { type Merged, readMerged, redactMerged } from "./changes/merged.ts";
import { type ActionName, type OpenAction, openAction } from "./open-action.ts";
import type { Asking } from "./open-plan.ts";
import type { Page, PlanStore } from "./plan-store.ts";

/** An action whole: itself, what it waits for, its newest history. */
export interface ShownAction extends OpenAction {
  readonly dependencies: readonly Action[];
  readonly history: Page<HistoryEntry>;
  readonly merged: Merged;
  /** Changes of the plan that concern its leads, in the time of this page of its history. */
  readonly events: readonly PlanEvent[];
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
  const [history, merged, waitsFor] = await Promise.all([
    deps.plans.listHistory(plan.key, action.value.id, size, page),
    readMerged(deps.plans, plan.key, action.value),
    Promise.all(action.value.dependsOn.map((ref) => deps.plans.findAction(plan.key, ref))),
  ]);
  if (page !== null && history.items.length === 0) return refuse({ reason: "page-unknown" });
  const events = await readEvents(deps.plans, plan, action.value, page, history);
  const dependencies = waitsFor.flatMap((found) =>
    found === undefined ? [] : [redactAction(open.value, found.value)],
  );
  const items = history.items.map((entry) => redactEntry(open.value, entry));
  return accept({
    ...open.value,
    dependencies,
    events: events.map((event) => redactEvent(open.value, event)),
    merged: redactMerged(open.value, merged),
    history: { ...history, items },
  });
}
