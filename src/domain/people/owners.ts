import { ownersOf, type Plan } from "../plan/plan.ts";
import type { Refusal } from "../plan/refusal.ts";
import { planOn } from "./handover.ts";

/** Owners that a plan keeps at least. Rule: issue "Running a plan from day to day", DESIGN's roles. */
const FEWEST = 2;

/** Why a change of a plan's people may not be: it would leave fewer than two owners, now or once all is handed over. */
export function ownersFault(before: Plan, after: Plan): Refusal | undefined {
  const [had, has] = [ownersInTheEnd(before), ownersInTheEnd(after)];
  if (has.length >= FEWEST || has.length >= had.length) return undefined;
  return { reason: "owners-too-few", left: has };
}

function ownersInTheEnd(plan: Plan): readonly string[] {
  return ownersOf(planOn(plan, "9999-12-31")).map(({ name }) => name);
}
