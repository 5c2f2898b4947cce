import { type AsAt, actionAsAt, planAsAt } from "../../domain/history/as-at.ts";
import type { RecordedEntry } from "../../domain/history/recorded.ts";
import { planAt } from "../../domain/people/handover.ts";
import { type ActionLine, lineOf } from "../../domain/plan/action-line.ts";
import type { ActionId } from "../../domain/plan/action-state.ts";
import { leastOf } from "../../domain/plan/many.ts";
import type { Plan, PlanKey } from "../../domain/plan/plan.ts";
import { compareRefs } from "../../domain/plan/ref.ts";
import { accept, type Result, refuse } from "../../domain/plan/result.ts";
import type { PlanStore } from "../ports/plan-store.ts";

/** A plan by what had been recorded until an instant. */
export interface PlanThen {
  /** With the handovers of its day done. */
  readonly plan: AsAt<Plan>;
  /** Of every action that was there, by ref. */
  readonly lines: readonly ActionLine[];
  /** Null: all stood so. Else the last instant from which on all of it can be said; see `AsAt`. */
  readonly wholeFrom: string | null;
}

/**
 * How a plan and its actions stood at an ISO instant: what stands now, with what was recorded since laid back. Costs the
 * present lines and what changed since. What an update or a decision is about is never looked at.
 */
export async function readAsAt(
  deps: { readonly plans: PlanStore },
  key: PlanKey,
  instant: string,
  now: Date,
): Promise<Result<PlanThen>> {
  const { plans } = deps;
  await plans.noteCheckpoint(key, now.toISOString());
  const record = await plans.readRecord(key, instant);
  if (typeof record === "string")
    return refuse({ reason: record === "unknown" ? "plan-unknown" : record, plan: key.plan });
  // Lines before entries: what is recorded meanwhile is then among the entries, and laid back.
  const present = await plans.listActions(key);
  const entries = await plans.listRecorded(key, instant);
  const changed = new Set(entries.filter(({ at }) => at > instant).map(({ action }) => action));
  const laid = await Promise.all([...changed].map((id) => readActionAsAt(plans, key, id, entries, instant)));
  const then = laid.flatMap(({ value }) => (value === null ? [] : [lineOf(value)]));
  const lines = [...present.filter(({ id }) => !changed.has(id)), ...then].sort(byRef);
  const laidPlan = planAsAt(record, instant);
  const plan = { ...laidPlan, value: laidPlan.value && planAt(laidPlan.value, new Date(instant)) };
  const limits = [plan, ...laid].flatMap(({ wholeFrom }) => wholeFrom ?? []).sort();
  return accept({ plan, lines, wholeFrom: limits.at(-1) ?? null });
}

async function readActionAsAt(
  plans: PlanStore,
  key: PlanKey,
  id: ActionId,
  entries: readonly RecordedEntry[],
  instant: string,
) {
  const stored = await plans.readAction(key, id);
  if (stored === undefined) throw new Error(`history of an action that is not there: ${id}`);
  const { value: action } = stored;
  const own = entries.filter((entry) => entry.action === id);
  const first = leastOf(own.filter(({ at }) => at > instant).map(({ entry }) => entry));
  const numbers = new Set(own.map(({ entry }) => entry));
  const isWhole = Array.from({ length: action.version - first + 1 }, (_, at) => first + at).every((n) =>
    numbers.has(n),
  );
  // Changed again since the entries were read, or by one whose day is an earlier one.
  return actionAsAt(action, isWhole ? own : await plans.listRecordedOf(key, id, first), instant);
}

function byRef(a: ActionLine, b: ActionLine): number {
  return compareRefs(a.ref, b.ref) || (a.id < b.id ? -1 : 1);
}
