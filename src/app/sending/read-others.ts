import { dayIn } from "../../domain/calendar/day.ts";
import { labelsAskedOf } from "../../domain/permissions/recipients.ts";
import type { ActionId } from "../../domain/plan/action-state.ts";
import type { PersonId } from "../../domain/plan/person.ts";
import { isClosed } from "../../domain/plan/plan.ts";
import type { PlanToRemind } from "../../domain/reminders/items.ts";
import { findOthers, joinOthers, type Others } from "../../domain/reminders/others.ts";
import type { PlanStore } from "../ports/plan-store.ts";

/** What else is somebody's in some plans, beside the actions that a message shows. @throws StoreDown */
export async function readOthers(
  store: PlanStore,
  plans: readonly PlanToRemind[],
  person: PersonId,
  shown: ReadonlySet<ActionId>,
  now: Date,
): Promise<Others> {
  const all = plans.map(async (from) => {
    const today = dayIn(from.plan.settings.zone, now);
    const labels = isClosed(from.plan) ? [] : labelsAskedOf(from.plan, person, today);
    const lines = labels.length === 0 ? [] : await store.listByLabels(from.plan.key, labels);
    return findOthers({ ...from, lines }, person, shown, today);
  });
  return joinOthers(await Promise.all(all));
}
