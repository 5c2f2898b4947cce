import type { HistoryEntry } from "../../domain/history/history.ts";
import { isToldOfActions, labelsLed, type PlanEvent } from "../../domain/history/plan-event.ts";
import type { Action } from "../../domain/plan/action.ts";
import type { Plan } from "../../domain/plan/plan.ts";
import type { PlanStore } from "../ports/plan-store.ts";
import type { Page } from "../ports/stored.ts";

/**
 * The changes of the plan that concern an action's leads, their private arrangements left out, in the time that a page of its history covers: from its last
 * entry (on the last page: from the first day) up to the last entry of the page before, so that each is told on one page.
 */
export async function readEvents(
  plans: PlanStore,
  plan: Plan,
  action: Action,
  page: string | null,
  history: Page<HistoryEntry>,
): Promise<readonly PlanEvent[]> {
  const read = (size: number, before: string | null) => plans.listHistory(plan.key, action.id, size, before);
  const border = page === null ? undefined : (await read(1, String(Number(page) + 1))).items[0]?.at;
  const from = history.next === null ? "" : (history.items.at(-1)?.at ?? "");
  const within = await plans.listEvents(plan.key, from, border ?? "~");
  const told = within.filter((event) => isToldOfActions(event) && (border === undefined || event.at < border));
  if (told.length === 0) return [];
  // Who led it at the time is told by what has changed since.
  const entries = page === null ? history.items : (await read(action.version, null)).items;
  return told.filter(({ at, labels }) => {
    const led = labelsLed(
      plan,
      action,
      entries.filter((entry) => entry.at > at),
    );
    return labels.some((label) => led.includes(label));
  });
}
