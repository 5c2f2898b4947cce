import { dayIn } from "../../domain/calendar/day.ts";
import { addWorkingDays } from "../../domain/calendar/working-days.ts";
import { isLadderRung } from "../../domain/due/asked.ts";
import type { Action } from "../../domain/plan/action.ts";
import type { ActionLine } from "../../domain/plan/action-line.ts";
import type { Plan } from "../../domain/plan/plan.ts";
import type { WaitingItem } from "../../domain/reminders/waiting-item.ts";
import { type WaitingFacts, whatWaits } from "../../domain/waiting/waiting.ts";
import type { PlanStore } from "../plan-store.ts";
import type { Conversations, Members, Outbox } from "../ports.ts";

/** What telling what waits needs of the world. */
export interface WaitingDeps {
  readonly plans: PlanStore;
  readonly outbox: Outbox;
  readonly conversations: Conversations;
  readonly members: Members;
}

/** Reads all that can wait in a plan, and says what does; `all`: its lines, where they are read already. @throws StoreDown */
export async function gatherWaiting(
  deps: WaitingDeps,
  plan: Plan,
  now: Date,
  all: readonly ActionLine[] | null = null,
): Promise<readonly WaitingItem[]> {
  const { key, settings } = plan;
  const today = dayIn(settings.zone, now);
  const yesterday = addWorkingDays(settings.week, today, -1);
  const [lines, requests, holds, reminded, run, reach, left, before] = await Promise.all([
    all ?? deps.plans.listActions(key),
    deps.plans.listRequests(key),
    deps.plans.listHolds(key),
    deps.plans.listAsked(key),
    deps.plans.readRun(key),
    deps.conversations.list(key.tenant),
    deps.members.listLeft(key.tenant),
    deps.outbox.listDay(key.tenant, yesterday),
  ]);
  const proposed = lines.filter(({ state }) => state === "awaiting-sign-off");
  const decisions = reminded.some(({ rung }) => isLadderRung(rung)) ? await deps.plans.listDecisions(key) : [];
  const ids = [...new Set([...proposed, ...requests].map(({ id }) => id))];
  const asked = await Promise.all(ids.map((id) => deps.plans.readAction(key, id)));
  const facts: WaitingFacts = {
    ...{ plan, today, lines, holds, reminded, decisions, reach, left },
    asked: asked.flatMap((stored): readonly Action[] => (stored === undefined ? [] : [stored.value])),
    run: run ?? null,
    before: before.map(({ value }) => value),
  };
  return whatWaits(facts);
}
