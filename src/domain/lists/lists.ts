import { addDays, type Day, earlierFirst } from "../calendar/day.ts";
import { isUpdateDue } from "../due/due.ts";
import { rulesFor } from "../due/rules.ts";
import { countedRating, isOpen, isOverdue, nextDateOf } from "../plan/action.ts";
import type { ActionLine } from "../plan/action-line.ts";
import { leastOf } from "../plan/many.ts";
import { findPerson, holdersOf, type Plan, type PlanSettings, type Theme } from "../plan/plan.ts";
import { compareRag, type Rag } from "../plan/rag.ts";
import { compareRefs, distance } from "../plan/ref.ts";
import type { Refusal } from "../plan/refusal.ts";
import type { SeenLine } from "../plan/restricted-line.ts";

/** What a manager narrows a list by; null: not at all. */
export interface Filters {
  readonly theme: string | null;
  /** A part of a lead's name or label. */
  readonly lead: string | null;
  readonly rag: Rag | null;
}

/** Nothing is narrowed. */
export const NO_FILTERS: Filters = { theme: null, lead: null, rag: null };

/** The headings that lists of actions have. */
export type GroupName =
  | "overdue"
  | "past end date"
  | "update due"
  | "due in 30 days"
  | "later"
  | "undated"
  | "awaiting sign-off"
  | "to be checked"
  | "paused"
  | "without lead"
  | "without date"
  | "found";

/** States that are asked for by their own word. */
export const LISTED_STATES = ["not-started", "paused", "withdrawn", "merged", "carried"] as const;
export type ListedState = (typeof LISTED_STATES)[number];

/** Some lines under a heading with their true count; a line stands under the first heading it belongs to. */
export interface ListGroup<Line extends SeenLine = SeenLine> {
  readonly name: GroupName;
  /** How many the heading counts, those shown under an earlier heading included. */
  readonly count: number;
  readonly lines: readonly Line[];
}

const SOON_DAYS = 30;

/** A person's own actions, each once: overdue, update due, due in 30 days, later, undated, awaiting sign-off, to be checked, paused. */
export function groupMine<Line extends SeenLine>(
  lines: readonly Line[],
  settings: PlanSettings,
  today: Day,
): readonly ListGroup<Line>[] {
  const soon = addDays(today, SOON_DAYS);
  const nameOf = (line: SeenLine): GroupName => {
    const next = nextDateOf(line);
    if (line.state === "paused") return "paused";
    if (line.state === "complete") return "to be checked";
    if (!isOpen(line)) return "awaiting sign-off";
    if (isOverdue(line, today)) return "overdue";
    if (isUpdateDue(line, rulesFor(settings, line), today)) return "update due";
    if (next === null) return "undated";
    return next <= soon ? "due in 30 days" : "later";
  };
  const names: readonly GroupName[] = [
    "overdue",
    "update due",
    "due in 30 days",
    "later",
    "undated",
    "awaiting sign-off",
    "to be checked",
    "paused",
  ];
  return names
    .map((name) =>
      groupOf(
        name,
        lines.filter((line) => nameOf(line) === name),
      ),
    )
    .filter((group) => group.count > 0);
}

/**
 * Past its end date, and update due: two lists and two counts. What is both stands under the first
 * and counts in both.
 */
export function findOverdue(lines: readonly SeenLine[], settings: PlanSettings, today: Day): readonly ListGroup[] {
  const past = lines.filter((line) => isOverdue(line, today));
  const due = lines.filter((line) => isUpdateDue(line, rulesFor(settings, line), today));
  const onlyDue = due.filter((line) => !past.includes(line));
  return [groupOf("past end date", past), { ...groupOf("update due", onlyDue), count: due.length }];
}

/**
 * Open actions about which nobody is ever asked: those that nobody leads, and those without any date of their own, an
 * event or "ongoing" among them. What is both stands under the first and counts in both.
 */
export function findUnaskable(lines: readonly SeenLine[]): readonly ListGroup[] {
  const known = lines.flatMap((line) => ("hidden" in line ? [] : [line]));
  const [unled, undated] = [known.filter(isUnled), known.filter(isUndated)];
  const only = undated.filter((line) => !unled.includes(line));
  return [groupOf("without lead", unled), { ...groupOf("without date", only), count: undated.length }];
}

/** Open, and nobody leads it. */
export function isUnled(line: ActionLine): boolean {
  return isOpen(line) && line.leads.length === 0;
}

/** Open, and without any date of its own: an event, "ongoing" or nothing at all. */
export function isUndated(line: SeenLine): boolean {
  return isOpen(line) && nextDateOf(line) === null;
}

function groupOf<Line extends SeenLine>(name: GroupName, lines: readonly Line[]): ListGroup<Line> {
  return { name, count: lines.length, lines: [...lines].sort(compareWorst) };
}

/** Sorts the worst first: by rating, then the earliest next date, then by ref. */
export function compareWorst(a: SeenLine, b: SeenLine): number {
  const [left, right] = [nextDateOf(a) ?? "9999", nextDateOf(b) ?? "9999"];
  return compareRag(a.rag, b.rag) || earlierFirst(left, right) || compareRefs(a.ref, b.ref);
}

/** Whether a line passes the filters on a day. */
export function passes(plan: Plan, line: SeenLine, filters: Filters, today: Day): boolean {
  if (filters.rag !== null && countedRating(line.rag, line.state) !== filters.rag) return false;
  if (filters.theme !== null && !isTheme(plan, line.theme, filters.theme)) return false;
  return filters.lead === null || hasLead(plan, line, filters.lead.toLowerCase(), today);
}

/** A filter that names nothing of the plan: an empty list would be a false calm. undefined: all are known. */
export function findUnknown(plan: Plan, { theme, lead }: Filters, today: Day): Refusal | undefined {
  if (theme !== null && findTheme(plan, theme) === undefined)
    return { reason: "theme-unknown", theme, themes: plan.themes };
  if (lead === null) return undefined;
  const names = [
    ...plan.labels.flatMap(({ text }) => namesOf(plan, text, today)),
    ...plan.people.map(({ name }) => name),
  ];
  return names.some((name) => name.toLowerCase().includes(lead.toLowerCase()))
    ? undefined
    : { reason: "lead-unknown", lead, nearest: nearestNames(lead, names) };
}

function nearestNames(typed: string, names: readonly string[]): readonly string[] {
  const wanted = typed.toLowerCase().slice(0, 60);
  const far = (name: string) => leastOf([name, ...name.split(" ")].map((part) => distance(part.toLowerCase(), wanted)));
  return [...new Set(names)].sort((a, b) => far(a) - far(b)).slice(0, 3);
}

function isTheme(plan: Plan, ref: string, wanted: string): boolean {
  return findTheme(plan, wanted)?.ref === ref;
}

// What is restricted is not found by who leads it.
function hasLead(plan: Plan, line: SeenLine, wanted: string, today: Day): boolean {
  if ("hidden" in line) return false;
  const names = line.leads.flatMap(({ label }) => namesOf(plan, label, today));
  return names.some((name) => name.toLowerCase().includes(wanted));
}

/** A label and the names of those it stands for. */
function namesOf(plan: Plan, label: string, today: Day): readonly string[] {
  return [label, ...holdersOf(plan, label, today).map((id) => findPerson(plan, id)?.name ?? "")];
}

/** The theme a person means by its ref or by words of its title. */
export function findTheme({ themes }: Pick<Plan, "themes">, wanted: string): Theme | undefined {
  const words = wanted.trim().toLowerCase();
  const byRef = themes.find((theme) => theme.ref.toLowerCase() === words);
  return byRef ?? themes.find((theme) => theme.title.toLowerCase().includes(words));
}
