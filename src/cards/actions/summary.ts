import { z } from "zod";
import type { ChairSummary } from "../../app/plans/summarise-plan.ts";
import type { Message } from "../../app/ports/messages.ts";
import { formatDay, formatInstant, timeIn } from "../../domain/calendar/day.ts";
import { NO_FILTERS } from "../../domain/lists/lists.ts";
import { type Counts, STATUSES } from "../../domain/lists/summary.ts";
import type { Plan } from "../../domain/plan/plan.ts";
import { Buttons } from "../elements/buttons.ts";
import { againButton } from "../elements/line.ts";
import { card } from "../elements/template.ts";
import { writeQuestion } from "../questions/question.ts";
import { count } from "../words/phrases.ts";
import { ragMark } from "../words/rag-mark.ts";
import { said } from "../words/said.ts";
import {
  attendLine,
  movedLine,
  overdueLine,
  redatedLine,
  SummaryLine,
  staleLine,
  updateDueLine,
} from "./summary-lines.ts";

const draw = card(
  "summary",
  z.strictObject({
    heading: z.string(),
    note: z.string(),
    hasActions: z.boolean(),
    chartTitle: z.string(),
    segments: z.array(z.strictObject({ legend: z.string(), value: z.number(), color: z.string() })),
    bar: z.string(),
    hasLeft: z.boolean(),
    left: z.string(),
    counts: z.array(z.strictObject({ shape: z.string(), mark: z.string(), colour: z.string(), number: z.string() })),
    hasThemes: z.boolean(),
    themes: z.array(z.strictObject({ title: z.string(), figures: z.string() })),
    sections: z.array(z.strictObject({ heading: z.string(), lines: z.array(SummaryLine) })),
    buttons: Buttons,
  }),
);

/** Lines under one heading; the rest is counted and a button away. */
const MOST = 5;

/** The plan, or a theme of it, in figures: words and shapes beside every colour. */
export function summaryCard(shown: ChairSummary, now: Date): Message {
  const { plan, summary, today } = shown;
  const counts = statusCounts(plan, summary.counts);
  const left = leftWords(summary.counts);
  const heading = shown.theme === null ? "Summary of the plan" : `Summary of theme ${said(shown.theme, 10)}`;
  return {
    card: draw({
      heading,
      note: noteOf(plan, `${formatDay(today)} at ${timeIn(plan.settings.zone, now)}`),
      hasActions: summary.total > 0,
      chartTitle: count(summary.total, "action"),
      segments: counts.map(({ mark, value }) => ({ legend: mark.text, value, color: mark.chart })),
      bar: counts.map(({ mark, value }) => mark.shape.repeat(lengthOf(value, summary.total))).join(" "),
      counts: counts.map(({ mark, value }) => ({
        shape: mark.shape,
        mark: mark.words,
        colour: mark.colour,
        number: `${value} of ${summary.total} (${Math.round((100 * value) / summary.total)}%)`,
      })),
      hasLeft: left !== "",
      left: `${left}: not counted in the figures`,
      hasThemes: shown.theme === null && summary.themes.length > 0,
      themes: shown.theme === null ? summary.themes.map((figures) => themeLine(plan, figures)) : [],
      sections: sectionsOf(shown),
      buttons: buttonsOf(shown),
    }),
    summary: `${heading}: ${count(summary.total, "action")}, ${summary.overdue.length} past their end date`,
  };
}

/** Shapes in the bar of a client without charts: one an action, in a large plan one for several. */
const LONGEST_BAR = 40;

function lengthOf(value: number, total: number): number {
  return Math.max(1, Math.round(value * Math.min(1, LONGEST_BAR / total)));
}

// A rule of its own that weakens a safeguard is said wherever its figures are.
function noteOf({ title, settings }: Plan, when: string): string {
  const rule =
    settings.signOff === "any manager"
      ? " · In this plan a completion is accepted by any manager, by its owners' choice."
      : "";
  return `${said(title, 100)} · ${when}${rule}`;
}

const LEFT = ["withdrawn", "merged", "carried"] as const;
const COUNTED = STATUSES.filter((status) => !LEFT.some((left) => left === status));

/** "2 withdrawn, 1 carried"; "" where nothing has left the plan. */
function leftWords(counts: Counts): string {
  return LEFT.filter((status) => counts[status] > 0)
    .map((status) => `${counts[status]} ${status}`)
    .join(", ");
}

function statusCounts(plan: Plan, counts: Counts) {
  return COUNTED.filter((status) => counts[status] > 0).map((status) => ({
    mark: ragMark(plan.scheme, status),
    value: counts[status],
  }));
}

function themeLine(plan: Plan, figures: ChairSummary["summary"]["themes"][number]) {
  const { theme, total, overdue, updateDue, slips } = figures;
  const ratings = statusCounts(plan, figures.counts).map(({ mark, value }) => `${mark.text} ${value}`);
  const left = leftWords(figures.counts);
  const late = [
    overdue > 0 ? `${overdue} past end date` : "",
    updateDue > 0 ? `${count(updateDue, "update")} due` : "",
    slips > 0 ? `${count(slips, "date")} moved` : "",
  ];
  return {
    title: said(`${theme.ref} ${theme.title}`, 120),
    figures: [count(total, "action"), ...ratings, ...late, left && `${left}, not counted`]
      .filter((part) => part !== "")
      .join(" · "),
  };
}

function sectionsOf({ plan, summary, since, today }: ChairSummary) {
  const last = since === null ? "in the last 30 days" : `since ${formatInstant(since, plan.settings.zone)}`;
  return [
    section(`Past end date (${summary.overdue.length})`, summary.overdue, (line) => overdueLine(line, today)),
    { heading: "Updates", lines: [updateDueLine(summary.updateDue), staleLine(plan, summary.stale)] },
    section(`Changed ${last} (${summary.changed.length})`, summary.changed, (moved) => movedLine(plan, moved)),
    section(`Completed ${last} (${summary.completed.length})`, summary.completed, (moved) => movedLine(plan, moved)),
    ...someOf(`Proposed complete ${last}, awaiting sign-off`, summary.proposed, (moved) => movedLine(plan, moved)),
    ...someOf(`End dates moved ${last}`, summary.redated, redatedLine),
    ...someOf("Lead to attend the board", summary.attend, (line) => attendLine(line)),
  ];
}

/** A section that is there only where it has something to tell. */
function someOf<T>(heading: string, items: readonly T[], lineFor: (item: T) => z.infer<typeof SummaryLine>) {
  return items.length === 0 ? [] : [section(`${heading} (${items.length})`, items, lineFor)];
}

function section<T>(heading: string, items: readonly T[], lineFor: (item: T) => z.infer<typeof SummaryLine>) {
  const lines = items.slice(0, MOST).map(lineFor);
  const more = items.length - lines.length;
  if (items.length === 0) lines.push({ ref: "", text: "None." });
  if (more > 0) lines.push({ ref: "", text: `and ${more} more` });
  return { heading, lines };
}

function buttonsOf({ plan, theme, summary }: ChairSummary) {
  const [filters, about] = [
    { ...NO_FILTERS, theme },
    { plan: plan.key.plan, page: 1 },
  ] as const;
  const overdue = writeQuestion({ ask: "overdue", filters, ...about });
  const red = writeQuestion({ ask: "rated", filters: { ...filters, rag: "red" }, ...about });
  const due = writeQuestion({ ask: "due", span: { kind: "days", days: 30 }, filters, ...about });
  const stale = writeQuestion({ ask: "stale", filters, ...about });
  return [
    ...[againButton("Overdue", overdue), againButton("Red", red), againButton("Due in 30 days", due)],
    ...(summary.stale > 0 ? [againButton("Stale", stale)] : []),
  ];
}
