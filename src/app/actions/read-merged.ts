import { type Reader, redactAction } from "../../domain/permissions/audience.ts";
import type { Action } from "../../domain/plan/action.ts";
import type { PlanKey } from "../../domain/plan/plan.ts";
import type { RestrictedLine } from "../../domain/plan/restricted-line.ts";
import type { PlanStore } from "../ports/plan-store.ts";

/** An action beside the one that is shown, as it may be read. */
export type SeenAction = Action | RestrictedLine;

/** What an action was merged into, and what was merged into it. */
export interface Merged<Read extends SeenAction = SeenAction> {
  readonly into: Read | null;
  readonly from: readonly Read[];
}

/** Reads both, of what was merged no more than went into this one. */
export async function readMerged(plans: PlanStore, key: PlanKey, action: Action): Promise<Merged<Action>> {
  const { decision, state } = action;
  const into = state === "merged" && decision?.into ? await plans.readAction(key, decision.into) : undefined;
  const lines = await plans.listByStatus(key, "merged");
  const from = await Promise.all(
    lines.filter((line) => line.into === action.id).map(({ id }) => plans.readAction(key, id)),
  );
  return { into: into?.value ?? null, from: from.flatMap((stored) => stored?.value ?? []) };
}

/** The same as those who look on may read it. */
export function redactMerged(reader: Reader, { into, from }: Merged<Action>): Merged {
  return {
    into: into && redactAction(reader, into),
    from: from.map((action) => redactAction(reader, action)),
  };
}
