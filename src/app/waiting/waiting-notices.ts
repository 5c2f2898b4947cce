import { dayIn } from "../../domain/calendar/day.ts";
import { planAt } from "../../domain/people/handover.ts";
import type { PersonId } from "../../domain/plan/person.ts";
import { isClosed, type Plan } from "../../domain/plan/plan.ts";
import { isLaterElsewhere, isOpenNow } from "../../domain/reminders/gates.ts";
import type { PlanToRemind } from "../../domain/reminders/items.ts";
import type { WaitingAsk, WaitingNotice } from "../../domain/reminders/waiting-item.ts";
import { decidersOf, waitingAskOf, waitingAsks } from "../../domain/waiting/tell-waiting.ts";
import { type KnownPerson, type Log, StoreDown } from "../ports/ports.ts";
import { type GatheredPlan, gatherWaiting, type WaitingDeps } from "./gather-waiting.ts";
import { gatherFreed } from "./tell-freed.ts";
import { gatherNews } from "./tell-news.ts";

/**
 * Adds to each plan what waits for its people, what was decided about what is theirs, and what they need not wait for any more, for the first run of a day:
 * what the plan's hour found is told with that run or not at all, so later runs read nothing more, but where the hour
 * of a reader's own zone comes later. `explain`: as if none had been. What waits and cannot be read stops no reminder. @throws StoreDown
 */
export async function addWaiting(
  deps: WaitingDeps & { readonly log: Log },
  plans: readonly GatheredPlan[],
  at: WaitingHour,
): Promise<readonly PlanToRemind[]> {
  return Promise.all(plans.map((from) => addDesk(deps, from, at)));
}

/** When it is looked at what waits, and the zones of those who may be told. */
export interface WaitingHour {
  readonly now: Date;
  readonly explain: boolean;
  readonly zones: readonly string[];
  /** Who is known of the tenant. */
  readonly people: readonly KnownPerson[];
}

async function addDesk(
  deps: WaitingDeps & { readonly log: Log },
  from: GatheredPlan,
  { now, explain, zones, people }: WaitingHour,
): Promise<PlanToRemind> {
  const { plan, asked, day } = from;
  const today = dayIn(plan.settings.zone, now);
  if (day === null || (!explain && !isOpenNow(plan, now, zones))) return from;
  try {
    const run = explain ? undefined : day.run;
    if (run !== undefined && run.on >= today && !isLaterElsewhere(plan, today, zones)) return from;
    const { lines } = day;
    const read = { ...from, ...day, reach: people };
    const waits = waitingAsks(plan, await gatherWaiting(deps, plan, now, read), asked, today);
    const news = await gatherNews(deps.plans, from, today);
    return { ...from, waits: [...news, ...waits, ...(await gatherFreed(deps.plans, from, lines, today, !explain))] };
  } catch (error) {
    if (error instanceof StoreDown) throw error;
    deps.log.error("waiting-unreadable", { ...plan.key, error: String(error) });
    return from;
  }
}

/** What waits for one person now, in each of some plans where something does. @throws StoreDown */
export async function listNotices(
  deps: WaitingDeps,
  plans: readonly Plan[],
  person: PersonId,
  now: Date,
): Promise<readonly WaitingNotice[]> {
  const turns = await Promise.all(plans.map((plan) => askIn(deps, { plan, asked: [] }, person, now)));
  return turns.flatMap((turn) => turn?.notice ?? []);
}

/** The same of plans that are read again, with whether it is to be told: what was settled since waits no more. @throws StoreDown */
export async function listAsksAgain(
  deps: WaitingDeps,
  plans: readonly PlanToRemind[],
  person: PersonId,
  now: Date,
): Promise<readonly WaitingAsk[]> {
  const turns = await Promise.all(
    plans.map(async ({ plan, asked }) => {
      if (!decidersOf(plan, dayIn(plan.settings.zone, now)).includes(person)) return undefined;
      const stored = await deps.plans.readPlan(plan.key);
      return typeof stored === "string"
        ? undefined
        : askIn(deps, { plan: planAt(stored.value, now), asked }, person, now);
    }),
  );
  return turns.flatMap((turn) => turn ?? []);
}

async function askIn(
  deps: WaitingDeps,
  { plan, asked }: Pick<PlanToRemind, "plan" | "asked">,
  person: PersonId,
  now: Date,
): Promise<WaitingAsk | undefined> {
  const today = dayIn(plan.settings.zone, now);
  if (plan.started === null || isClosed(plan) || !decidersOf(plan, today).includes(person)) return undefined;
  return waitingAskOf(plan, await gatherWaiting(deps, plan, now), asked, person, today);
}
