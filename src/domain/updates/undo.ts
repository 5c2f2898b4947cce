import type { Action } from "../plan/action.ts";
import type { ProgressUpdate } from "../plan/filings.ts";
import { accept, type Result, refuse } from "../plan/result.ts";
import { changesBetween } from "./field-changes.ts";
import { type Filing, type Planned, withEntry } from "./filing.ts";

/** Minutes in which the one who filed an update may take it back. */
export const UNDO_MINUTES = 10;

/**
 * Takes back an update: the action as it was before it, as a change of its own, so that the history keeps both.
 * Refused once a newer update exists, to others than the one who filed it, and after ten minutes.
 */
export function planUndo(action: Action, entry: number, filing: Filing): Result<Planned> {
  const { lastUpdate, undo } = action;
  if (lastUpdate === null || undo === null || lastUpdate.entry !== entry)
    return refuse({ reason: "undo-newer", of: "update" });
  if (lastUpdate.by !== filing.person || !mayUndo(action, new Date(filing.at)))
    return refuse({ reason: "undo-too-late", of: "update" });
  const after: Action = {
    ...action,
    rag: undo.rag,
    parts: action.parts.map((part, index) => ({ ...part, rag: undo.partRags[index] ?? part.rag })),
    state: undo.state,
    reviewDate: undo.reviewDate,
    lastUpdate: undo.lastUpdate,
    dateChange: undo.dateChange,
    checkDate: undo.checkDate ?? null,
    round: undo.round,
    // What somebody added since stays.
    evidence: action.evidence?.filter((piece) => piece.entry !== entry),
    undo: null,
    version: action.version + 1,
  };
  const changes = changesBetween(action, after);
  return accept(withEntry("update-undone", after, changes, "", filing, { undoes: entry }));
}

/** Whether the last update is young enough to be taken back. */
export function mayUndo(action: Action, now: Date): boolean {
  if (action.lastUpdate === null || action.undo === null) return false;
  return now <= undoUntil(action.lastUpdate);
}

/** The instant until which an update can be taken back. */
export function undoUntil({ at }: ProgressUpdate): Date {
  return new Date(Date.parse(at) + UNDO_MINUTES * 60_000);
}
