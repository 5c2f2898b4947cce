import { addDays, type Day, instantOf } from "../calendar/day.ts";
import type { Action } from "../plan/action.ts";
import type { Plan } from "../plan/plan.ts";
import type { PlanEvent } from "./plan-event.ts";
import type { Kept, RecordedEntry, RecordedEvent } from "./recorded.ts";
import { withWas } from "./was.ts";

/** How an action or a plan stood by what had been recorded until then. */
export interface AsAt<T> {
  /** Null: it was not there yet. */
  readonly value: T | null;
  /**
   * Null: it stood so. Else what can be said: how it stood at this later ISO instant, before which nobody kept what
   * changes altered.
   */
  readonly wholeFrom: string | null;
}

/** The last instant of a day in a zone: as at a day means its end. */
export function endOfDay(day: Day, zone: string): string {
  return new Date(instantOf(zone, addDays(day, 1), "00:00").getTime() - 1).toISOString();
}

/**
 * The records of one chain that are to be laid back for an instant, newest first: all from the first one recorded after
 * it. One that carries an earlier instant and follows it (an import that was begun before an update was filed, and laid
 * on after) was recorded after it all the same. `newest`: the record that made what stands now; later ones are not in it.
 */
function recordedSince<Record extends Kept>(
  records: readonly Record[],
  instant: string,
  newest: number,
): readonly Record[] {
  const own = records.filter(({ entry }) => entry <= newest).sort((a, b) => b.entry - a.entry);
  const first = own.findLastIndex(({ at }) => at > instant);
  return own.slice(0, first + 1);
}

/** What stood before some records, which end with the newest of what stands now. Newest first. */
export function layBack<T extends object>(present: T, since: readonly Kept[]): AsAt<T> {
  let value = present;
  for (const { was, at } of since) {
    if (was === undefined) return { value, wholeFrom: at };
    if (was === null) return { value: null, wholeFrom: null };
    value = withWas(value, was);
  }
  return { value, wholeFrom: null };
}

/** How an action stood at an instant; `entries`: at least all that were recorded of it since. */
export function actionAsAt(present: Action, entries: readonly RecordedEntry[], instant: string): AsAt<Action> {
  const since = recordedSince(entries, instant, present.version);
  // An action begins by its first entry, whatever was kept of those after it.
  return since.at(-1)?.entry === 1 ? { value: null, wholeFrom: null } : layBack(present, since);
}

/** A plan as it stands, with what was recorded of it as a whole. */
export interface PlanRecord {
  readonly plan: Plan;
  /** At least all events since an instant, up to the newest of the plan; of those from before there was a chain no number. */
  readonly events: readonly (RecordedEvent | (PlanEvent & { readonly entry?: undefined }))[];
  /** Number of its newest event. */
  readonly newest: number;
  /** The ISO instant from which on all that was altered is kept. */
  readonly wholeFrom: string;
}

/** How a plan stood at an instant. Handovers whose day had come by then are still to be done (`planAt`). */
export function planAsAt({ plan, events, newest, wholeFrom }: PlanRecord, instant: string): AsAt<Plan> {
  if (instant < plan.importedAt) return { value: null, wholeFrom: null };
  // What a release without a chain did altered what nobody kept.
  const loose = events.filter(({ entry }) => entry === undefined).map(({ at }) => at);
  const limits = [wholeFrom, ...loose].filter((at) => at > instant).sort();
  const limit = limits.at(-1) ?? null;
  const chain = events.filter((event) => event.entry !== undefined);
  const { value, wholeFrom: laid } = layBack(plan, recordedSince(chain, limit ?? instant, newest));
  return { value, wholeFrom: laid ?? limit };
}
