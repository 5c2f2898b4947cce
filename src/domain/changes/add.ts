import { type Cadence, nextReviewFor } from "../calendar/cadence.ts";
import { formatDay } from "../calendar/day.ts";
import type { PlanChange } from "../import/reconcile/change.ts";
import { askOwners } from "../permissions/whom-to-ask.ts";
import type { Action, DocumentDate } from "../plan/action.ts";
import type { ActionLine } from "../plan/action-line.ts";
import type { Lead } from "../plan/lead.ts";
import type { Plan } from "../plan/plan.ts";
import { accept, type Result, refuse } from "../plan/result.ts";
import { type Filing, withEntry } from "../updates/filing.ts";
import { findDatesFault, type HandDates } from "./dates.ts";
import { holderOf, isFitRef, mayAdd, nextObjective, nextRef, type OutlinePlace } from "./places.ts";
import { findTextsFault, typedLines } from "./texts.ts";

/** What an action came from. */
export const ORIGINS = ["inspection", "recommendation", "case review", "complaint", "board", "other"] as const;
export type Origin = (typeof ORIGINS)[number];

/** A new action as filled in. */
export interface AddInput extends HandDates {
  readonly place: OutlinePlace;
  /** The title of a new objective in the place's theme; "": none. */
  readonly newObjective: string;
  /** "": the next free one. */
  readonly ref: string;
  readonly title: string;
  readonly leads: readonly Lead[];
  readonly cadence: Cadence | null;
  /** One measure a line. */
  readonly measures: string;
  readonly origin: Origin | "";
  /** "page 12, paragraph 40". */
  readonly originWords: string;
  readonly begun: boolean;
  readonly confirmed: readonly string[];
}

/** What a new action makes of the plan. `plan` holds the labels that its leads need; `id` names it for good. */
export function planAddition(
  plan: Plan,
  lines: readonly ActionLine[],
  input: AddInput,
  filing: Filing,
  id: string,
): Result<PlanChange> {
  const { theme } = input.place;
  if (!mayAdd(plan, theme, filing.person, filing.today))
    return refuse(askOwners(plan, theme === "" ? "add an action" : `add an action to theme ${theme}`));
  const titled = input.newObjective.replace(/\s+/g, " ").trim();
  const objective = titled === "" ? input.place.objective : nextObjective(plan, theme, lines);
  const [typed, free] = [input.ref.trim(), nextRef(plan, { theme, objective }, lines)];
  // The ref that was offered counts on without a new objective.
  const offered = titled !== "" && typed === nextRef(plan, input.place, lines);
  const ref = typed === "" || offered ? free : typed;
  const fault = findFault(input, ref, free, lines, filing);
  if (fault !== undefined) return refuse(fault);
  const objectives = titled === "" ? plan.objectives : [...plan.objectives, { ref: objective, theme, title: titled }];
  const action = actionOf(plan, input, { id, ref, objective }, filing);
  const { entry } = withEntry("added", action, [], action.source ?? "", filing);
  const { person: by, name: byName, at, today: day } = filing;
  return accept({
    id: `added ${id}`,
    plan: { ...plan, objectives },
    added: [{ action, entry }],
    patches: [],
    by: { by, byName, at, day },
    event: {
      ...{ id, kind: "action added", at, day, by, byName, reason: action.source ?? "", labels: [] },
      told: { does: "add action", ref, title: action.title },
    },
  });
}

function findFault(input: AddInput, ref: string, next: string, lines: readonly ActionLine[], { today }: Filing) {
  const title = input.title.trim();
  const holder = holderOf(ref, lines);
  if (holder !== undefined) return { reason: "ref-taken", ref, title: holder.title, next } as const;
  if (!isFitRef(ref)) return { reason: "ref-unfit", ref } as const;
  if (title === "") return { reason: "title-missing" } as const;
  if (input.leads.length === 0) return { reason: "lead-missing" } as const;
  const texts = { title, measures: input.measures.trim(), "where it came from": input.originWords.trim() };
  const stands = { reviewDate: null, endDate: null };
  return findDatesFault(trimmed(input), stands, today) ?? findTextsFault(texts, input.confirmed, today);
}

/** "Inspection, page 12, paragraph 40"; null: nothing was said. */
export function sourceOf({ origin, originWords }: Pick<AddInput, "origin" | "originWords">): string | null {
  const words = originWords.replace(/\s+/g, " ").trim();
  const kind = origin === "" || origin === "other" ? "" : origin.charAt(0).toUpperCase() + origin.slice(1);
  return [kind, words].filter((part) => part !== "").join(", ") || null;
}

function actionOf(
  { settings }: Plan,
  input: AddInput,
  named: Pick<Action, "id" | "ref" | "objective">,
  { today }: Filing,
): Action {
  const { cadence } = input;
  const { reviewDate: review, endDate: end } = trimmed(input);
  const counted = cadence === null ? null : nextReviewFor(cadence, today, settings.week);
  return {
    ...named,
    theme: input.place.theme,
    title: input.title.replace(/\s+/g, " ").trim(),
    leads: input.leads,
    dates: datesOf(review, end, cadence),
    reviewDate: review || counted,
    endDate: end || null,
    cadence,
    measures: typedLines(input.measures),
    dependsOn: [],
    source: sourceOf(input),
    ...{ rag: "unrated", parts: [], state: input.begun ? "open" : "not-started" },
    ...{ lastUpdate: null, undo: null, dateChange: null, revisions: [], checkDate: null, version: 1 },
    addedOn: today,
  };
}

// As a document would have written them, so that an export says them and its import finds no difference.
function datesOf(review: string, end: string, cadence: Cadence | null): readonly DocumentDate[] {
  const day = (kind: "review" | "end", date: string) =>
    date === "" ? [] : [{ kind, date, cadence: null, text: formatDay(date) }];
  const every = cadence === null ? [] : [{ kind: "cadence" as const, date: null, cadence, text: cadenceText(cadence) }];
  return [...day("review", review), ...day("end", end), ...every];
}

function cadenceText(cadence: Cadence): string {
  return cadence.charAt(0).toUpperCase() + cadence.slice(1);
}

function trimmed({ reviewDate, endDate }: HandDates): HandDates {
  return { reviewDate: reviewDate.trim(), endDate: endDate.trim() };
}
