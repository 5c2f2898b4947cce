import type { Action } from "../action.ts";
import { addMonths, type Day } from "../calendar/day.ts";
import { findPaused } from "../changes/left.ts";
import type { ActionBefore, DateChangeRequest, ProgressUpdate } from "../filings.ts";
import type { FieldChange, HistoryEntry, HistoryKind, Via } from "../history.ts";
import type { PersonId } from "../person.ts";
import type { PlanSettings } from "../plan.ts";
import type { Rag } from "../rag.ts";
import { isCheckDue } from "../reminders/due.ts";
import { accept, type Result, refuse } from "../result.ts";
import { withFiledEvidence } from "./evidence.ts";
import { answerRound, type Round } from "./round.ts";
import { findUpdateFault, ratingOf, trimTexts, type UpdateInput } from "./update-input.ts";

/** Who files, when, how. */
export interface Filing {
  readonly person: PersonId;
  readonly name: string;
  readonly inNameOf: string | null;
  readonly via: Via;
  readonly at: string;
  readonly today: Day;
}

/** An action as it will be, and the entry of its history that says so. */
export interface Planned {
  readonly after: Action;
  readonly entry: HistoryEntry;
}

/**
 * What a progress update makes of an action. A completion is proposed, never accepted, by it;
 * a date change is asked for, never made. Where a completion is looked at once more, it says that it stands or opens
 * the action again. `round`: who else is to answer before the review moves; null: this answer settles it.
 */
export function planUpdate(
  action: Action,
  input: UpdateInput,
  filing: Filing,
  settings: PlanSettings,
  round: Round | null = null,
): Result<Planned> {
  const checks = action.state === "complete";
  if (checks && !isCheckDue(action, settings, filing.today))
    return refuse({ reason: "action-closed", ref: action.ref });
  const aside = findPaused(action);
  if (aside !== undefined) return refuse(aside);
  const texts = trimTexts(input);
  const partRags = action.parts.map((_, index) => input.partRags[index] ?? null);
  const rag = ratingOf(partRags, input.rag);
  const fault = findUpdateFault(action, { ...input, ...texts, partRags }, rag, filing.today, settings);
  if (fault !== undefined) return refuse(fault);

  const version = action.version + 1;
  const update: ProgressUpdate = {
    entry: version,
    at: filing.at,
    by: filing.person,
    byName: filing.name,
    inNameOf: filing.inNameOf,
    ...(filing.via === "return form" && { via: filing.via }),
    rag,
    partRags: partRags.map((part) => part ?? "unrated"),
    progress: texts.progress,
    difference: texts.difference,
    evidence: texts.evidence,
    nextReview: rag === "complete" ? null : texts.nextReview,
  };
  const answered = round === null || rag === "complete" || checks ? null : answerRound(action, round, rag, filing.at);
  // Without a date to keep, the first answer gives one.
  const settles = answered === null || answered.isComplete || action.reviewDate === null;
  const after: Action = {
    ...action,
    rag: answered?.rag ?? rag,
    parts: action.parts.map((part, index) => ({ ...part, rag: partRags[index] ?? part.rag })),
    state: rag !== "complete" ? "open" : checks ? "complete" : "awaiting-sign-off",
    reviewDate: settles ? (update.nextReview ?? action.reviewDate) : action.reviewDate,
    checkDate: null,
    round: answered?.answers,
    evidence: withFiledEvidence(action, texts.evidence, version, filing),
    lastUpdate: update,
    undo: beforeOf(action),
    dateChange: askForMove(action, texts, filing) ?? action.dateChange,
    version,
  };
  const entry = entryOf(action, after, update, filing, texts.moveReason);
  const answers = round?.isOpen && answered !== null ? answersOf(action, round, rag, filing) : [];
  return accept({ after, entry: { ...entry, changes: [...entry.changes, ...answers] } });
}

/** Whose answer an update is, where each is to answer. */
function answersOf({ round: before }: Action, { answersFor }: Round, rag: Rag, filing: Filing): FieldChange[] {
  if (answersFor.length === 0) return [];
  const earlier = before?.find(({ person }) => answersFor.includes(person))?.rag ?? null;
  return [{ field: "answer", part: filing.inNameOf ?? filing.name, from: earlier, to: rag }];
}

/** The earliest day a person is likely to mean by "next": the period given, not after the end date, not past. */
export function offerNextReview(action: Action, byPeriod: Day | null, today: Day): Day {
  const offered = byPeriod ?? addMonths(today, 1);
  const end = action.endDate;
  return end !== null && end >= today && end < offered ? end : offered;
}

function askForMove(
  action: Action,
  texts: Pick<UpdateInput, "moveTo" | "moveReason">,
  filing: Filing,
): DateChangeRequest | undefined {
  if (texts.moveTo === "" || action.endDate === null) return undefined;
  const { person: by, name: byName, at } = filing;
  return { at, by, byName, from: action.endDate, to: texts.moveTo, reason: texts.moveReason };
}

/** What an update may change, as it is now. */
export function beforeOf(action: Action): ActionBefore {
  const { rag, state, reviewDate, lastUpdate, dateChange, checkDate, round } = action;
  const partRags = action.parts.map((part) => part.rag);
  return { rag, partRags, state, reviewDate, lastUpdate, dateChange, checkDate, round };
}

function entryOf(before: Action, after: Action, update: ProgressUpdate, filing: Filing, reason: string): HistoryEntry {
  return {
    action: after.id,
    entry: after.version,
    kind: kindOf(before, after),
    at: filing.at,
    by: filing.person,
    byName: filing.name,
    inNameOf: filing.inNameOf,
    via: filing.via,
    changes: changesBetween(before, after),
    update,
    reason,
    undoes: null,
    day: filing.today,
  };
}

function kindOf(before: Action, after: Action): HistoryKind {
  if (before.state === "complete") return after.state === "complete" ? "check-passed" : "reopened";
  return after.state === "awaiting-sign-off" ? "completion-proposed" : "update";
}

/** What differs between two states of an action, field by field. */
export function changesBetween(before: Action, after: Action): readonly FieldChange[] {
  const parts = after.parts.map((part, index) => ({
    field: "part rating" as const,
    part: part.text,
    from: before.parts[index]?.rag ?? null,
    to: part.rag,
  }));
  const fields: readonly FieldChange[] = [
    { field: "rating", part: null, from: before.rag, to: after.rag },
    ...parts,
    { field: "state", part: null, from: before.state, to: after.state },
    { field: "review date", part: null, from: before.reviewDate, to: after.reviewDate },
    { field: "end date", part: null, from: before.endDate, to: after.endDate },
    { field: "check date", part: null, from: before.checkDate, to: after.checkDate },
    { field: "requested end date", part: null, from: before.dateChange?.to ?? null, to: after.dateChange?.to ?? null },
  ];
  return fields.filter((change) => change.from !== change.to);
}
