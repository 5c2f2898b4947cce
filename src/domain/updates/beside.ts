import type { Action } from "../plan/action.ts";
import type { ProgressUpdate } from "../plan/filings.ts";
import type { UpdateInput } from "./update-input.ts";

/**
 * Whether an update may be filed beside those that others filed from the very same form, which was drawn when the action
 * stood `drawnAt` versions on less theirs: nothing else has changed since, and it takes nothing away that its author has
 * not seen, neither a completion that was proposed nor a date that was asked for.
 */
export function standsBeside(action: Action, drawnAt: number, input: UpdateInput): boolean {
  const isOpen = action.state === "open" && action.rag !== "complete";
  return action.version === drawnAt && isOpen && (action.dateChange === null || input.moveTo.trim() === "");
}

/** Milliseconds within which two people are taken to have written at the same time. */
const AT_ONE_TIME = 60 * 60_000;

/**
 * What somebody else filed just before the last update, or for the same review where each is to answer: its author may not
 * have seen it. Null: nobody did, or the last update was taken back.
 */
export function filedBefore({ lastUpdate, undo }: Action): ProgressUpdate | null {
  const before = undo?.lastUpdate ?? null;
  if (lastUpdate === null || before === null || before.by === lastUpdate.by) return null;
  const isJoint = (undo?.round ?? []).some(({ at }) => at === before.at);
  return isJoint || Date.parse(lastUpdate.at) - Date.parse(before.at) <= AT_ONE_TIME ? before : null;
}
