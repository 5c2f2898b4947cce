import { nextReviewFor } from "../../calendar/cadence.ts";
import type { Day } from "../../calendar/day.ts";
import type { WorkingWeek } from "../../calendar/working-days.ts";
import type { Action, DocumentDate } from "../../plan/action.ts";
import type { ActionState } from "../../plan/action-state.ts";
import type { DraftAction, DraftRag, PlanDraft } from "../../plan/draft.ts";

/** The phrase among a completed action's dates that says its second person is still waited for. */
export const AWAITING = "Awaiting sign-off";
const AWAITING_WORDS = /^\W*awaiting sign[- ]?off\W*$/i;

/** An action as a document gives it on a day, with the measures set against it; `id` names it for good. */
export function actionOfDraft(
  action: DraftAction,
  measures: ActionMeasures,
  id: string,
  on: Day,
  week: WorkingWeek,
): Action {
  const { ref, theme, objective, title, dependsOn, related, support, source } = action;
  const dates = action.dates
    .filter(({ text }) => !AWAITING_WORDS.test(text))
    .map(({ kind, date, cadence, text }): DocumentDate => ({ kind, date, cadence, text }));
  return {
    ...{ id, ref, theme, objective, title, dependsOn, related, support, source, dates },
    leads: [...new Set(action.leads)].map((label, index) => ({ label, accountable: index === 0 })),
    ...governingDates(dates, on, week),
    measures: measures.get(ref) ?? [],
    rag: rated(action.rag),
    parts: action.parts.map((part) => ({ text: part.text, rag: rated(part.rag) })),
    state: stateOf(action),
    lastUpdate: null,
    undo: null,
    dateChange: null,
    revisions: [],
    checkDate: null,
    version: 1,
  };
}

/** The document's own completion is accepted: complete on import, its evidence not held here. */
function stateOf(draft: DraftAction): ActionState {
  if (draft.state !== undefined) return draft.state;
  if (draft.rag !== "complete") return "open";
  return awaitsSignOff(draft) ? "awaiting-sign-off" : "complete";
}

/** The rating of an action of a document in words, as a preview counts and shows them. */
export function ratingWord(draft: Pick<DraftAction, "rag" | "dates">): string {
  return awaitsSignOff(draft) ? "awaiting sign-off" : (draft.rag ?? "not rated");
}

/** Whether a document says of a completed action that its second person is still waited for. */
function awaitsSignOff({ rag, dates }: Pick<DraftAction, "rag" | "dates">): boolean {
  return rag === "complete" && dates.some(({ text }) => AWAITING_WORDS.test(text));
}

/** The texts of the measures of actions, by the action's ref. */
export type ActionMeasures = ReadonlyMap<string, readonly string[]>;

/** Those of a draft that are set against actions. */
export function measuresOfActions({ measures }: Pick<PlanDraft, "measures">): ActionMeasures {
  const found = new Map<string, string[]>();
  for (const { for: of, text } of measures) {
    if (of.kind !== "action") continue;
    const own = found.get(of.ref);
    if (own === undefined) found.set(of.ref, [text]);
    else own.push(text);
  }
  return found;
}

function rated(rag: DraftRag): Action["rag"] {
  return rag ?? "unrated";
}

/**
 * Which of the document's dates count on a day: the next review (else the last one named, else that of the cadence),
 * the latest end.
 */
export function governingDates(
  dates: readonly DocumentDate[],
  on: Day,
  week: WorkingWeek,
): Pick<Action, "reviewDate" | "endDate" | "cadence"> {
  const days = (kind: DocumentDate["kind"]) =>
    dates.flatMap((date) => (date.kind === kind && date.date !== null ? [date.date] : [])).sort();
  const reviews = days("review");
  const cadence = dates.find((date) => date.cadence !== null)?.cadence ?? null;
  const named = reviews.find((day) => day >= on) ?? reviews.at(-1);
  return {
    reviewDate: named ?? (cadence === null ? null : nextReviewFor(cadence, on, week)),
    endDate: days("end").at(-1) ?? null,
    cadence,
  };
}
