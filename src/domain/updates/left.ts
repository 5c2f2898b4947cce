import type { Action } from "../plan/action.ts";
import type { Refusal } from "../plan/refusal.ts";

/** Why nothing is filed for an action that is paused or has left the plan; undefined: it may be. */
export function findPaused(action: Pick<Action, "ref" | "state" | "decision">): Refusal | undefined {
  if (action.state !== "paused") return findLeft(action);
  return { reason: "action-aside", ref: action.ref, state: "paused", until: action.decision?.until ?? null };
}

/** Why nothing is changed of an action that has left the plan; undefined: it may be. */
export function findLeft({ ref, state }: Pick<Action, "ref" | "state">): Refusal | undefined {
  if (state !== "withdrawn" && state !== "merged" && state !== "carried") return undefined;
  return { reason: "action-aside", ref, state, until: null };
}

/** Why an action has no lead to choose any more, being complete or gone; undefined: it has. */
export function findDone(action: Pick<Action, "ref" | "state">): Refusal | undefined {
  return action.state === "complete" ? { reason: "action-closed", ref: action.ref } : findLeft(action);
}

/** Nothing waits any more beside an action that leaves the plan. */
export const NOTHING_WAITS = { dateChange: null, proposal: null, notMine: null, undo: null } as const;
