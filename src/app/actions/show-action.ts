import type { HistoryEntry } from "../../domain/history/history.ts";
import { redactAction, redactEntry } from "../../domain/permissions/audience.ts";
import { accept, type Result } from "../../domain/plan/result.ts";
import { findWaited } from "../find-waited.ts";
import { type ActionName, type OpenAction, openAction } from "../open-action.ts";
import type { Asking, OpenDeps } from "../open-plan.ts";
import { type HeldBack, readHeld } from "../quiet/read-held.ts";
import { type Merged, readMerged, redactMerged, type SeenAction } from "./read-merged.ts";

/** An action whole: itself, what it waits for, what keeps its reminders back, its newest history. */
export interface ShownAction extends OpenAction {
  readonly dependencies: readonly SeenAction[];
  /** Newest first. */
  readonly newest: readonly HistoryEntry[];
  readonly merged: Merged;
  readonly held: HeldBack;
}

/** Entries of the history beside the action itself. */
const NEWEST = 3;

/** "show 1.2.3": for anyone in the plan. */
export async function showAction(deps: OpenDeps, asking: Asking, name: ActionName): Promise<Result<ShownAction>> {
  const open = await openAction(deps, asking, name, "to read");
  if (!open.ok) return open;
  const { plan, action } = open.value;
  const [history, merged, waitsFor, held] = await Promise.all([
    deps.plans.listHistory(plan.key, action.value.id, NEWEST, null),
    readMerged(deps.plans, plan.key, action.value),
    Promise.all(action.value.dependsOn.map((ref) => findWaited(deps.plans, plan.key, ref))),
    readHeld(deps.plans, open.value),
  ]);
  return accept({
    ...open.value,
    dependencies: waitsFor.flatMap((found) => (found === undefined ? [] : [redactAction(open.value, found)])),
    merged: redactMerged(open.value, merged),
    newest: history.items.map((entry) => redactEntry(open.value, action.value, entry)),
    held,
  });
}
