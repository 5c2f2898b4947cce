import { dayIn } from "../../domain/calendar/day.ts";
import { addWorkingDays } from "../../domain/calendar/working-days.ts";
import { isLadderRung } from "../../domain/due/asked.ts";
import type { Action } from "../../domain/plan/action.ts";
import type { Plan } from "../../domain/plan/plan.ts";
import type { PlanToRemind } from "../../domain/reminders/items.ts";
import type { WaitingItem } from "../../domain/reminders/waiting-item.ts";
import { type WaitingFacts, whatWaits } from "../../domain/waiting/waiting.ts";
import type { PlanStore } from "../ports/plan-store.ts";
import type { Conversations, KnownPerson, Members, Outbox } from "../ports/ports.ts";
import type { PlanDay } from "../ports/reminder-store.ts";

/** What telling what waits needs of the world. */
export interface WaitingDeps {
  readonly plans: PlanStore;
  readonly outbox: Outbox;
  readonly conversations: Conversations;
  readonly members: Members;
}

/** What was read of a plan; `day`: null of a closed one. */
export interface GatheredPlan extends PlanToRemind {
  readonly day: PlanDay | null;
}

/** What of it is read already. */
export interface WaitingRead extends PlanDay, Pick<PlanToRemind, "asked" | "holds" | "decisions"> {
  readonly reach: readonly KnownPerson[];
}

/** Reads all that can wait in a plan, and says what does; `read`: what is read already; null: nothing. @throws StoreDown */
export async function gatherWaiting(
  deps: WaitingDeps,
  plan: Plan,
  now: Date,
  read: WaitingRead | null = null,
): Promise<readonly WaitingItem[]> {
  const { key, settings } = plan;
  const today = dayIn(settings.zone, now);
  const yesterday = addWorkingDays(settings.week, today, -1);
  const [{ lines, requests, run }, holds, reminded, reach, left, before] = await Promise.all([
    read ?? deps.plans.readPlanDay(key),
    read?.holds ?? deps.plans.listHolds(key),
    read?.asked ?? deps.plans.listAsked(key),
    read?.reach ?? deps.conversations.list(key.tenant),
    deps.members.listLeft(key.tenant),
    deps.outbox.listDay(key.tenant, yesterday),
  ]);
  const proposed = lines.filter(({ state }) => state === "awaiting-sign-off");
  const climbs = reminded.some(({ occasion }) => isLadderRung(occasion));
  const decisions = read?.decisions ?? (climbs ? await deps.plans.listDecisions(key) : []);
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
