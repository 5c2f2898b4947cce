import type { Action } from "../domain/plan/action.ts";
import type { ActionLine } from "../domain/plan/action-line.ts";
import type { PlanKey } from "../domain/plan/plan.ts";
import { type Ref, sortableRef } from "../domain/plan/ref.ts";
import type { PlanStore } from "./ports/plan-store.ts";

/** The action that another waits for by a ref: whose ref it is, else whose it was last; undefined: nobody's ever. */
export async function findWaited(plans: PlanStore, key: PlanKey, ref: Ref): Promise<Action | undefined> {
  const found = await plans.findAction(key, ref);
  return (found ?? (await plans.findFormer(key, ref))[0])?.value;
}

/** All lines of a plan, those that wait for an action naming it by the ref it has now. */
export async function waitingByNewRefs(
  plans: PlanStore,
  key: PlanKey,
  lines: readonly ActionLine[],
): Promise<readonly ActionLine[]> {
  const held = new Set(lines.map(({ ref }) => sortableRef(ref)));
  const gone = [...new Set(lines.flatMap(({ waitsFor = [] }) => waitsFor))].filter(
    (ref) => !held.has(sortableRef(ref)),
  );
  if (gone.length === 0) return lines;
  const found = await Promise.all(gone.map((ref) => findWaited(plans, key, ref)));
  const now = new Map(gone.map((ref, at) => [ref, found[at]?.ref ?? ref]));
  return lines.map((line) =>
    line.waitsFor === undefined ? line : { ...line, waitsFor: line.waitsFor.map((ref) => now.get(ref) ?? ref) },
  );
}
