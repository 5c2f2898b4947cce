import type { Day } from "../calendar/day.ts";
import { isUpdateDue } from "../due/due.ts";
import { rulesFor } from "../due/rules.ts";
import { isToAttend } from "../due/slips.ts";
import { isStale } from "../due/stale.ts";
import type { FieldChange, HistoryEntry } from "../history/history.ts";
import { countedRating, isCounted, isOpen, isOverdue, type Status, statusOf } from "../plan/action.ts";
import type { ActionId, ActionState } from "../plan/action-state.ts";
import type { Plan, Theme } from "../plan/plan.ts";
import type { Rag } from "../plan/rag.ts";
import type { SeenLine } from "../plan/restricted-line.ts";
import { compareWorst } from "./lists.ts";

/** Every status, in the order in which a summary shows them. */
export const STATUSES = [
  "red",
  "amber",
  "green",
  "unrated",
  "not-started",
  "awaiting-sign-off",
  "complete",
  "paused",
  "withdrawn",
  "merged",
  "carried",
] as const satisfies readonly Status[];

/** How many actions are of each status. */
export type Counts = Readonly<Record<Status, number>>;

/** One theme in figures. */
export interface ThemeFigures {
  readonly theme: Theme;
  readonly counts: Counts;
  /** How many count; what has left the plan is in `counts` alone. */
  readonly total: number;
  readonly overdue: number;
  readonly updateDue: number;
  /** How often the end dates of its actions were moved with approval. */
  readonly slips: number;
}

/** One action that changed its rating or was completed since the last summary. */
export interface Moved {
  readonly line: SeenLine;
  readonly from: Stood;
  readonly to: Stood;
}

/** How an action stood or stands: its rating, and what a second person is waited for is not complete yet. */
export type Stood = Rag | "awaiting-sign-off";

/** One action whose end date was moved with approval since the last summary. */
export interface Redated {
  readonly line: SeenLine;
  readonly from: Day;
  readonly to: Day;
}

/** A plan, or one theme of it, in figures. */
export interface Summary {
  /** How many count: percentages are of these. What was withdrawn, merged or carried is in `counts` alone. */
  readonly total: number;
  readonly counts: Counts;
  readonly themes: readonly ThemeFigures[];
  readonly overdue: readonly SeenLine[];
  readonly updateDue: number;
  /** How many are stale: open, and nobody has told of them lately enough. */
  readonly stale: number;
  /** Actions whose end date moved so often that their lead is to attend the board. */
  readonly attend: readonly SeenLine[];
  /** Rated otherwise than at the last summary, completions apart. */
  readonly changed: readonly Moved[];
  /** Accepted as complete since the last summary. */
  readonly completed: readonly Moved[];
  /** Proposed complete since the last summary, and waiting for a second person: counted apart. */
  readonly proposed: readonly Moved[];
  /** Whose end dates moved since the last summary, whoever or whatever asked for it. */
  readonly redated: readonly Redated[];
}

/**
 * The figures of a plan on a day. `entries` are the changes since the last summary, oldest first:
 * what counts is where an action stood then and where it stands now.
 */
export function summarise(
  plan: Plan,
  lines: readonly SeenLine[],
  entries: readonly HistoryEntry[],
  today: Day,
): Summary {
  const themes = plan.themes
    .map((theme) =>
      figuresOf(
        theme,
        lines.filter((line) => line.theme === theme.ref),
        plan,
        today,
      ),
    )
    .filter(({ counts }) => STATUSES.some((status) => counts[status] > 0));
  const moved = findMoved(lines, entries);
  return {
    total: lines.filter(isCounted).length,
    counts: countStatuses(lines),
    themes,
    overdue: lines.filter((line) => isOverdue(line, today)).sort(compareWorst),
    updateDue: lines.filter((line) => isUpdateDue(line, rulesFor(plan.settings, line), today)).length,
    stale: lines.filter((line) => isStale(plan, line, today)).length,
    attend: lines
      .filter((line) => isCounted(line) && isToAttend(plan, line.slips ?? 0))
      .sort((a, b) => (b.slips ?? 0) - (a.slips ?? 0) || compareWorst(a, b)),
    changed: moved.filter(({ line }) => isOpen(line)),
    completed: findAccepted(lines, entries, moved),
    proposed: moved.filter(({ line }) => line.state === "awaiting-sign-off"),
    redated: findRedated(plan, lines, entries),
  };
}

/** How often end dates moved, by theme: never by person. */
export function countSlips(lines: readonly SeenLine[]): ReadonlyMap<string, number> {
  const slips = new Map<string, number>();
  for (const { theme, slips: moved = 0 } of lines) if (moved > 0) slips.set(theme, (slips.get(theme) ?? 0) + moved);
  return slips;
}

function countStatuses(lines: readonly SeenLine[]): Counts {
  const counts = Object.fromEntries(STATUSES.map((status) => [status, 0])) as Record<Status, number>;
  for (const line of lines) counts[statusOf(line)]++;
  return counts;
}

function figuresOf(theme: Theme, lines: readonly SeenLine[], plan: Plan, today: Day): ThemeFigures {
  return {
    theme,
    counts: countStatuses(lines),
    total: lines.filter(isCounted).length,
    overdue: lines.filter((line) => isOverdue(line, today)).length,
    updateDue: lines.filter((line) => isUpdateDue(line, rulesFor(plan.settings, line), today)).length,
    slips: countSlips(lines.filter(isCounted)).get(theme.ref) ?? 0,
  };
}

// What was proposed before and accepted since has kept its rating.
function findAccepted(
  lines: readonly SeenLine[],
  entries: readonly HistoryEntry[],
  moved: readonly Moved[],
): readonly Moved[] {
  const accepted = new Set(entries.filter(({ kind }) => kind === "completion-accepted").map(({ action }) => action));
  return lines
    .filter(({ id, state }) => state === "complete" && (accepted.has(id) || moved.some(({ line }) => line.id === id)))
    .map((line) => moved.find((one) => one.line.id === line.id) ?? { line, from: "awaiting-sign-off", to: line.rag });
}

// By whatever it changed, a file taken in as much as an update. The first entry of an action tells of no change.
function findMoved(lines: readonly SeenLine[], entries: readonly HistoryEntry[]): readonly Moved[] {
  const ratings = firstOf(entries, "rating");
  const states = firstOf(entries, "state");
  return lines.flatMap((line) => {
    if (!ratings.has(line.id)) return [];
    const was = (states.get(line.id) ?? line.state) as ActionState;
    const from = stood((ratings.get(line.id) ?? "unrated") as Rag, was);
    const to = stood(line.rag, line.state);
    return from === to ? [] : [{ line, from, to }];
  });
}

// Before reminders start, and from no date to one, it is no move but a correction.
function findRedated(plan: Plan, lines: readonly SeenLine[], entries: readonly HistoryEntry[]): readonly Redated[] {
  const started = plan.started?.at;
  const since = entries.filter(({ at }) => started !== undefined && at >= started);
  const dates = firstOf(since, "end date");
  return lines.flatMap((line) => {
    const from = dates.get(line.id) ?? null;
    const { endDate: to } = line;
    return from === null || to === null || from === to ? [] : [{ line, from, to }];
  });
}

/** What a field was in each action before the first change of it. */
function firstOf(entries: readonly HistoryEntry[], field: FieldChange["field"]): ReadonlyMap<ActionId, string | null> {
  const first = new Map<ActionId, string | null>();
  for (const { action, entry, changes } of entries) {
    const change = changes.find((one) => one.field === field);
    if (change !== undefined && entry > 1 && !first.has(action)) first.set(action, change.from);
  }
  return first;
}

function stood(rag: Rag, state: ActionState): Stood {
  return countedRating(rag, state) === "proposed" ? "awaiting-sign-off" : rag;
}
