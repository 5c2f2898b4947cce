import { type Day, dayIn } from "../../domain/calendar/day.ts";
import { addWorkingDays } from "../../domain/calendar/working-days.ts";
import { isLadderRung, type Waited } from "../../domain/due/asked.ts";
import { planAt } from "../../domain/people/handover.ts";
import { isOpen, nextDateOf } from "../../domain/plan/action.ts";
import type { ActionLine } from "../../domain/plan/action-line.ts";
import { greatestOf } from "../../domain/plan/many.ts";
import { isClosed, type Plan, type PlanKey } from "../../domain/plan/plan.ts";
import type { Ref } from "../../domain/plan/ref.ts";
import { isOpenNow } from "../../domain/reminders/gates.ts";
import { findWaited } from "../find-waited.ts";
import type { PlanStore } from "../ports/plan-store.ts";
import { type Log, StoreDown } from "../ports/ports.ts";
import type { GatheredPlan } from "../waiting/gather-waiting.ts";

/**
 * near: what a digest of today may hold, and nothing when no plan sends now; beside: the same of plans that send later,
 * because another sends now; all: every action, to explain.
 */
export type Reach = "near" | "beside" | "all";

type GatherDeps = { readonly plans: PlanStore; readonly log: Log };

/**
 * Reads what deciding needs of a tenant's plans. A plan that cannot be read stops nobody in the others,
 * a row of one nobody it is not about; a store that does not answer stops all, until the next run. `zones`: those of their readers. @throws StoreDown
 */
export async function gatherReminders(
  deps: GatherDeps,
  keys: readonly PlanKey[],
  now: Date,
  reach: Reach,
  zones: readonly string[] = [],
): Promise<readonly GatheredPlan[]> {
  const read = await Promise.all(keys.map((key) => skipBroken(deps.log, key, deps.plans.readPlan(key))));
  const plans = read
    .filter((stored) => stored !== null && typeof stored !== "string")
    .map(({ value }) => planAt(value, now));
  if (reach === "near" && !plans.some((plan) => isOpenNow(plan, now, zones))) return [];
  const wanted = plans.filter((plan) => reach === "all" || plan.started !== null);
  const gathered = await Promise.all(
    wanted.map((plan) => skipBroken(deps.log, plan.key, readOne(deps.plans, plan, now, reach))),
  );
  const found = gathered.filter((from) => from !== null);
  for (const { plan, day } of found)
    if (day !== null && day.unreadable.length > 0)
      deps.log.error("rows-unreadable", { ...plan.key, rows: day.unreadable });
  return found;
}

/** The same of one plan; of a closed one nobody is asked anything. */
export async function readOne(plans: PlanStore, plan: Plan, now: Date, reach: Reach): Promise<GatheredPlan> {
  if (isClosed(plan)) return { plan, lines: [], asked: [], holds: [], day: null };
  const [day, asked, holds] = await Promise.all([
    plans.readPlanDay(plan.key),
    plans.listAsked(plan.key),
    plans.listHolds(plan.key),
  ]);
  const lines = reach === "all" ? day.lines : nearOf(plan, day.lines, now);
  // An owner decides about what has come up to them: most plans on most days have nothing there.
  const decisions = asked.some(({ occasion }) => isLadderRung(occasion)) ? await plans.listDecisions(plan.key) : [];
  return { plan, lines, asked, holds, decisions, day, waited: await readWaited(plans, plan.key, lines) };
}

/** Those with a date near enough, and those that have nothing but an event. */
function nearOf(plan: Plan, lines: readonly ActionLine[], now: Date): readonly ActionLine[] {
  const horizon = horizonOf(plan, now);
  return lines.filter((line) => {
    const next = nextDateOf(line);
    return next === null ? isOpen(line) && line.event !== undefined : next <= horizon;
  });
}

/** The actions that some others wait for, by ref. */
export async function readWaited(
  plans: PlanStore,
  key: PlanKey,
  lines: readonly ActionLine[],
): Promise<ReadonlyMap<Ref, Waited>> {
  const refs = [...new Set(lines.flatMap(({ waitsFor = [] }) => waitsFor))];
  const found = await Promise.all(refs.map((ref) => findWaited(plans, key, ref)));
  const waited = found.flatMap((other, index) => {
    const named = refs[index];
    if (other === undefined || named === undefined) return [];
    const { ref, title, state } = other;
    const gone = state === "withdrawn" && { withdrawn: true as const };
    return [[named, { ref, title, done: state === "complete", ...gone }] as const];
  });
  return new Map(waited);
}

// One working day beyond the first lead day: a date on which nobody works is asked on the day before.
function horizonOf(plan: Plan, now: Date): Day {
  const { zone, week, leadDays, overrides } = plan.settings;
  const all = [...leadDays, ...overrides.flatMap(({ settings }) => settings.leadDays ?? [])];
  return addWorkingDays(week, dayIn(zone, now), greatestOf([0, ...all]) + 1);
}

async function skipBroken<T>(log: Log, key: PlanKey, reading: Promise<T>): Promise<T | null> {
  try {
    return await reading;
  } catch (error) {
    if (error instanceof StoreDown) throw error;
    log.error("plan-unreadable", { ...key, error: String(error) });
    return null;
  }
}
