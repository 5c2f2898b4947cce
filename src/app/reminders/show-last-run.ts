import type { Day } from "../../domain/calendar/day.ts";
import { addWorkingDays } from "../../domain/calendar/working-days.ts";
import type { DeliveryStatus } from "../../domain/due/delivery.ts";
import { isClosed } from "../../domain/plan/plan.ts";
import { accept, type Result } from "../../domain/plan/result.ts";
import { nextLook } from "../../domain/reminders/next-look.ts";
import { openAllowed } from "../open-allowed.ts";
import type { Asking, OpenDeps, OpenPlan } from "../open-plan.ts";
import type { Outbox } from "../ports/ports.ts";

/** When a plan's reminders were worked through last, what came of it, and when they are next. */
export interface LastRun extends OpenPlan {
  /** Null: never yet. */
  readonly on: Day | null;
  /** The working day before today, where no run worked it through although one had before; null: none is missing. */
  readonly missed: Day | null;
  /** Messages of that day that were about this plan, by how far they came. */
  readonly counts: Readonly<Partial<Record<DeliveryStatus, number>>>;
  /** Null: nothing is sent any more, or not yet. */
  readonly next: Date | null;
}

/** "last run": for a plan's owners. */
export async function showLastRun(
  deps: OpenDeps & { readonly outbox: Outbox },
  asking: Asking,
): Promise<Result<LastRun>> {
  const open = await openAllowed(deps, asking, "see deliveries", "see when reminders ran", "to read");
  if (!open.ok) return open;
  const { plan, today } = open.value;
  const run = await deps.plans.readRun(plan.key);
  const rows = run === undefined ? [] : await deps.outbox.listDay(asking.tenant, run.on);
  const counts: Partial<Record<DeliveryStatus, number>> = {};
  for (const { value } of rows)
    if (value.items.some((item) => item.plan === plan.key.plan)) counts[value.status] = (counts[value.status] ?? 0) + 1;
  const before = addWorkingDays(plan.settings.week, today, -1);
  const running = plan.started !== null && !isClosed(plan);
  return accept({
    ...open.value,
    on: run?.on ?? null,
    missed: running && run !== undefined && run.on < before ? before : null,
    counts,
    next: running ? nextLook(plan, asking.now) : null,
  });
}
