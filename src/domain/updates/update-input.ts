import { addMonths, type Day, isDay } from "../calendar/day.ts";
import type { Action, ActionPart } from "../plan/action.ts";
import type { PlanSettings } from "../plan/plan.ts";
import { type Rag, worstRag } from "../plan/rag.ts";
import type { Refusal } from "../plan/refusal.ts";
import { lastReviewDay, offerNextReview } from "./next-review.ts";
import { findPersonal } from "./personal.ts";

/** What a lead typed or filled in, before any rule has looked at it. */
export interface UpdateInput {
  readonly rag: Rag | null;
  /** One for each part of a many-part action; empty for an action without parts. */
  readonly partRags: readonly (Rag | null)[];
  readonly progress: string;
  readonly difference: string;
  readonly evidence: string;
  /** What is in the way, and what they need; "" for nothing. */
  readonly inTheWay: string;
  /** "2027-07-31", "" for none, or whatever a person typed. */
  readonly nextReview: string;
  /** The end date asked for, "" for none. */
  readonly moveTo: string;
  readonly moveReason: string;
  /** Nothing has changed: the rating is confirmed as it stands. */
  readonly confirms?: true | undefined;
  /** What the person was asked about and saves all the same: kinds of personal text, "difference". */
  readonly confirmed: readonly string[];
}

/** Longest texts taken, in characters: a form that gives them all back still fits a card of 25 KB. */
export const LONGEST = { progress: 3000, difference: 1500, evidence: 1500, inTheWay: 500, reason: 500 } as const;

/** Why a reason cannot be taken, whatever it is for: it is too long; undefined: it can. */
export function findLongReason(words: string): Refusal | undefined {
  if (words.length <= LONGEST.reason) return undefined;
  return { reason: "text-too-long", field: "reason", length: words.length, most: LONGEST.reason };
}

/** The texts without the spaces around them. */
export function trimTexts(input: UpdateInput) {
  return {
    progress: input.progress.trim(),
    difference: input.difference.trim(),
    evidence: input.evidence.trim(),
    inTheWay: input.inTheWay.trim(),
    nextReview: input.nextReview.trim(),
    moveTo: input.moveTo.trim(),
    moveReason: input.moveReason.trim(),
  };
}

/** The first thing that stands in the way of an update with its texts trimmed; undefined: nothing does. */
export function findUpdateFault(
  action: Action,
  input: UpdateInput,
  rag: Rag,
  today: Day,
  settings: PlanSettings,
): Refusal | undefined {
  return (
    findMissingRag(action.parts, input.partRags, input.rag) ??
    findTextFault(input) ??
    findDateFault(action, input.nextReview, rag, today, settings) ??
    findMoveFault(action, input.moveTo, input.moveReason, today) ??
    findQuestion(input, rag, today)
  );
}

/** The rating an update files: its own, or the worst of its parts. */
export function ratingOf(partRags: readonly (Rag | null)[], rag: Rag | null): Rag {
  return partRags.length > 0 ? worstRag(partRags.map((part) => part ?? "unrated")) : (rag ?? "unrated");
}

function findMissingRag(
  parts: readonly ActionPart[],
  partRags: readonly (Rag | null)[],
  rag: Rag | null,
): Refusal | undefined {
  const missing = parts.find((_, index) => !isRating(partRags[index] ?? null));
  if (missing !== undefined) return { reason: "rag-missing", part: missing.text };
  return parts.length === 0 && !isRating(rag) ? { reason: "rag-missing", part: null } : undefined;
}

function isRating(rag: Rag | null): boolean {
  return rag !== null && rag !== "unrated";
}

function findTextFault(texts: UpdateInput): Refusal | undefined {
  if (texts.progress === "") return { reason: "progress-missing" };
  const lengths = [
    ["progress", texts.progress, LONGEST.progress],
    ["difference", texts.difference, LONGEST.difference],
    ["evidence", texts.evidence, LONGEST.evidence],
    ["inTheWay", texts.inTheWay, LONGEST.inTheWay],
    ["reason", texts.moveReason, LONGEST.reason],
  ] as const;
  const long = lengths.find(([, text, most]) => text.length > most);
  return long && { reason: "text-too-long", field: long[0], length: long[1].length, most: long[2] };
}

function findDateFault(
  action: Action,
  date: string,
  rag: Rag,
  today: Day,
  settings: PlanSettings,
): Refusal | undefined {
  const field = "next review date";
  if (rag === "complete") return undefined;
  if (date === "") return { reason: "date-missing", field };
  if (!isDay(date)) return { reason: "date-unreadable", field, text: date };
  if (date < today) return { reason: "date-past", field, date, today };
  const last = lastReviewDay(action, settings, today);
  if (last !== null && date > last) return { reason: "date-after-end", date, end: action.endDate ?? last };
  // A typed update keeps the date that stands, however far the plan put it.
  if (date === action.reviewDate) return undefined;
  const byGap = addMonths(today, settings.longestGapMonths);
  const offered = offerNextReview(action, settings, today);
  const latest = offered > byGap ? offered : byGap;
  return date > latest ? { reason: "date-beyond-gap", date, latest } : undefined;
}

function findMoveFault(action: Action, to: string, reason: string, today: Day): Refusal | undefined {
  const field = "proposed end date";
  if (to === "" && reason === "") return undefined;
  if (action.endDate === null) return { reason: "no-end-date" };
  if (to === "") return { reason: "date-missing", field };
  if (!isDay(to)) return { reason: "date-unreadable", field, text: to };
  if (to < today) return { reason: "date-past", field, date: to, today };
  if (to <= action.endDate) return { reason: "date-not-later", date: to, end: action.endDate };
  return reason === "" ? { reason: "reason-missing" } : undefined;
}

// Personal text and a missing difference are asked about: saving again saves.
function findQuestion(texts: UpdateInput, rag: Rag, today: Day): Refusal | undefined {
  const { confirmed } = texts;
  if (rag === "complete" && texts.evidence === "") return { reason: "evidence-missing" };
  const said = [texts.progress, texts.difference, texts.evidence, texts.inTheWay, texts.moveReason].join("\n");
  const found = findPersonal(said, today).filter((kind) => !confirmed.includes(kind));
  if (found.length > 0) return { reason: "looks-personal", found };
  const ask = rag === "complete" && texts.difference === "" && !confirmed.includes("difference");
  return ask ? { reason: "difference-asked" } : undefined;
}
