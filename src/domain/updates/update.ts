import { isCheckDue } from "../due/due.ts";
import type { FieldChange, HistoryKind } from "../history/history.ts";
import type { Action } from "../plan/action.ts";
import { lineOf } from "../plan/action-line.ts";
import type { DateChangeRequest, ProgressUpdate } from "../plan/filings.ts";
import type { PlanSettings } from "../plan/plan.ts";
import type { Rag } from "../plan/rag.ts";
import { accept, type Result, refuse } from "../plan/result.ts";
import { whyNotConfirmed } from "./confirm.ts";
import { withFiledEvidence } from "./evidence.ts";
import { beforeOf, changesBetween } from "./field-changes.ts";
import { type Filing, type Planned, withEntry } from "./filing.ts";
import { type Answered, answerJointly, type JointReview } from "./joint-answers.ts";
import { findPaused } from "./left.ts";
import { findUpdateFault, ratingOf, trimTexts, type UpdateInput } from "./update-input.ts";

/**
 * What a progress update makes of an action. A completion is proposed, never accepted, by it;
 * a date change is asked for, never made. Where a completion is looked at once more, it says that it stands or opens
 * the action again. `review`: who else is to answer before the review moves; null: this answer settles it.
 */
export function planUpdate(
  action: Action,
  input: UpdateInput,
  filing: Filing,
  settings: PlanSettings,
  review: JointReview | null = null,
): Result<Planned> {
  const checks = action.state === "complete";
  if (checks && !isCheckDue(action, settings, filing.today))
    return refuse({ reason: "action-closed", ref: action.ref });
  const aside = findPaused(action);
  if (aside !== undefined) return refuse(aside);
  const why = input.confirms ? whyNotConfirmed(lineOf(action), settings, filing.today) : null;
  if (why !== null) return refuse({ reason: "not-confirmed", ref: action.ref, why });
  const partRags = action.parts.map((_, index) => input.partRags[index] ?? null);
  const said: UpdateInput = { ...input, ...trimTexts(input), partRags };
  const rag = ratingOf(partRags, input.rag);
  const fault = findUpdateFault(action, said, rag, filing.today, settings);
  if (fault !== undefined) return refuse(fault);

  const answered =
    review === null || rag === "complete" || checks ? null : answerJointly(action, review, rag, filing.at);
  const update = updateOf(action, said, rag, filing);
  const after = afterUpdate(action, said, update, answered, filing);
  const answers = review?.isOpen && answered !== null ? answersOf(action, review, rag, filing) : [];
  const changes = [...changesBetween(action, after), ...answers];
  return accept(withEntry(kindOf(action, after), after, changes, said.moveReason, filing, { update }));
}

function updateOf(action: Action, said: UpdateInput, rag: Rag, filing: Filing): ProgressUpdate {
  return {
    entry: action.version + 1,
    at: filing.at,
    by: filing.person,
    byName: filing.name,
    inNameOf: filing.inNameOf,
    ...(filing.via === "return form" && { via: filing.via }),
    ...(said.confirms && { confirmed: said.confirms }),
    rag,
    partRags: said.partRags.map((part) => part ?? "unrated"),
    progress: said.progress,
    difference: said.difference,
    evidence: said.evidence,
    ...(said.inTheWay !== "" && { inTheWay: said.inTheWay }),
    nextReview: rag === "complete" ? null : said.nextReview,
  };
}

function afterUpdate(
  action: Action,
  said: UpdateInput,
  update: ProgressUpdate,
  answered: Answered | null,
  filing: Filing,
): Action {
  const { entry: version, rag, nextReview } = update;
  // Without a date to keep, the first answer gives one.
  const settles = answered === null || answered.isComplete || action.reviewDate === null;
  const checked = action.state === "complete" ? "complete" : "awaiting-sign-off";
  return {
    ...action,
    rag: answered?.rag ?? rag,
    parts: action.parts.map((part, index) => ({ ...part, rag: said.partRags[index] ?? part.rag })),
    state: rag === "complete" ? checked : "open",
    reviewDate: settles ? (nextReview ?? action.reviewDate) : action.reviewDate,
    checkDate: null,
    round: answered?.answers,
    evidence: withFiledEvidence(action, said.evidence, version, filing),
    lastUpdate: update,
    undo: beforeOf(action),
    dateChange: askForMove(action, said, filing) ?? action.dateChange,
    version,
  };
}

/** Whose answer an update is, where each is to answer. */
function answersOf({ round: before }: Action, { answersFor }: JointReview, rag: Rag, filing: Filing): FieldChange[] {
  if (answersFor.length === 0) return [];
  const earlier = before?.find(({ person }) => answersFor.includes(person))?.rag ?? null;
  return [{ field: "answer", part: filing.inNameOf ?? filing.name, from: earlier, to: rag }];
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

function kindOf(before: Action, after: Action): HistoryKind {
  if (before.state === "complete") return after.state === "complete" ? "check-passed" : "reopened";
  return after.state === "awaiting-sign-off" ? "completion-proposed" : "update";
}
