import type { Day } from "../calendar/day.ts";
import { type Recipient, recipientsOf } from "../permissions/recipients.ts";
import { type Action, isOpen } from "../plan/action.ts";
import type { Plan } from "../plan/plan.ts";
import { accept, type Result, refuse } from "../plan/result.ts";

/** Whom a chase goes to, and whom it cannot reach. */
export interface PlannedChase {
  /** Everyone who answers for it today and is a person of the plan. */
  readonly to: readonly Recipient[];
  /** Labels that stand for nobody: nobody is told under them. */
  readonly unreached: readonly Recipient[];
}

/** Whom a manager's chase of an open action goes to. */
export function planChase(
  plan: Plan,
  action: Pick<Action, "ref" | "state" | "leads" | "theme">,
  today: Day,
): Result<PlannedChase> {
  const { ref } = action;
  const all = isOpen(action) ? recipientsOf(plan, action, today) : [];
  const to = all.filter(({ unreached }) => unreached === null);
  if (to.length === 0) return refuse({ reason: "nothing-to-chase", ref });
  return accept({ to, unreached: all.filter(({ unreached }) => unreached !== null) });
}
