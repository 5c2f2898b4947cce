import type { Day } from "../calendar/day.ts";
import type { PersonId } from "../person.ts";
import { isClosed, type Plan } from "../plan.ts";
import type { PlanEvent } from "../plan-event.ts";

/** Who closes a plan or opens it again, when, why ("" where they do not say). */
export interface Closing {
  /** Of the event. */
  readonly id: string;
  readonly by: PersonId;
  readonly byName: string;
  readonly at: string;
  readonly today: Day;
  readonly reason: string;
}

export interface PlannedClosing {
  readonly plan: Plan;
  readonly event: PlanEvent;
}

/** The plan closed: its reminders end, nothing of it is changed any more, the record stays. */
export function planClosing(plan: Plan, closing: Closing): PlannedClosing {
  const { by, at, reason, byName } = closing;
  return {
    plan: { ...plan, closed: { at, by, reason } },
    event: eventOf("closed", `${byName} closed the plan.`, closing),
  };
}

/** The plan open again, as it was; reminders go on where they had been started. Undefined: it is not closed. */
export function planOpening(plan: Plan, closing: Closing): PlannedClosing | undefined {
  if (!isClosed(plan)) return undefined;
  return {
    plan: { ...plan, closed: null },
    event: eventOf("opened again", `${closing.byName} opened the plan again.`, closing),
  };
}

function eventOf(kind: PlanEvent["kind"], says: string, { id, at, today, by, byName, reason }: Closing): PlanEvent {
  return { id, kind, at, day: today, by, byName, says, reason, labels: [] };
}
