import type { HistoryEntry } from "../../domain/history/history.ts";
import type { PlanEvent } from "../../domain/history/plan-event.ts";
import { redactEntry, redactEvent } from "../../domain/permissions/audience.ts";
import { accept, type Result, refuse } from "../../domain/plan/result.ts";
import { type ActionName, type OpenAction, openAction } from "../open-action.ts";
import type { Asking, OpenDeps } from "../open-plan.ts";
import type { Page } from "../ports/stored.ts";
import { readEvents } from "./read-events.ts";

/** A page of what was done to an action, newest first. */
export interface ShownHistory extends OpenAction {
  readonly history: Page<HistoryEntry>;
  /** Changes of the plan that concern its leads, in the time of this page. */
  readonly events: readonly PlanEvent[];
}

/** "history 1.2.3": for anyone in the plan; `size` entries a page. */
export async function showHistory(
  deps: OpenDeps,
  asking: Asking,
  name: ActionName,
  size: number,
  page: string | null,
): Promise<Result<ShownHistory>> {
  const open = await openAction(deps, asking, name, "to read");
  if (!open.ok) return open;
  const { plan, action } = open.value;
  const history = await deps.plans.listHistory(plan.key, action.value.id, size, page);
  if (page !== null && history.items.length === 0) return refuse({ reason: "page-unknown" });
  const events = await readEvents(deps.plans, plan, action.value, page, history);
  const items = history.items.map((entry) => redactEntry(open.value, action.value, entry));
  return accept({
    ...open.value,
    events: events.map((event) => redactEvent(open.value, event)),
    history: { ...history, items },
  });
}
