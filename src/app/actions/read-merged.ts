import { type Reader, redactAction } from "../../domain/permissions/audience.ts";
import type { Action } from "../../domain/plan/action.ts";
import type { PlanKey } from "../../domain/plan/plan.ts";
import type { PlanStore } from "../plan-store.ts";

/** What an action was merged into, and what was merged into it. */
export interface Merged {
  readonly into: Action | null;
  readonly from: readonly Action[];
}

/** Reads both, of what was merged no more than went into this one. */
export async function readMerged(plans: PlanStore, key: PlanKey, action: Action): Promise<Merged> {
  const { decision, state } = action;
  const into = state === "merged" && decision?.into ? await plans.readAction(key, decision.into) : undefined;
  const lines = await plans.listByStatus(key, "merged");
  const from = await Promise.all(
    lines.filter((line) => line.into === action.id).map(({ id }) => plans.readAction(key, id)),
  );
  return { into: into?.value ?? null, from: from.flatMap((stored) => stored?.value ?? []) };
}

/** The same as those who look on may read it. */
export function redactMerged(reader: Reader, { into, from }: Merged): Merged {
  return {
    into: into && redactAction(reader, into),
    from: from.map((action) => redactAction(reader, action)),
  };
}
