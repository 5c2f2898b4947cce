import { z } from "zod";
import type { Message } from "../../app/ports/messages.ts";
import { formatDay } from "../../domain/calendar/day.ts";
import type { GroupName, ListedState, ListGroup } from "../../domain/lists/lists.ts";
import { countSlips } from "../../domain/lists/summary.ts";
import { askButton, Buttons } from "../elements/buttons.ts";
import { drawLine, ListLine } from "../elements/line.ts";
import { paged } from "../elements/pages.ts";
import { card } from "../elements/template.ts";
import { type Asks, writeQuestion } from "../questions/question.ts";
import { count } from "../words/phrases.ts";
import { ragMark } from "../words/rag-mark.ts";
import { said } from "../words/said.ts";
import { type ListOfLines, lineFacts, staleNote } from "./list-line.ts";

const draw = card(
  "list",
  z.strictObject({
    heading: z.string(),
    note: z.string(),
    groups: z.array(z.strictObject({ headed: z.boolean(), name: z.string(), lines: z.array(ListLine) })),
    hasButtons: z.boolean(),
    buttons: Buttons,
  }),
);

/** Questions answered by a list of actions. */
export type ActionListQuestion = Asks<
  "my actions" | "overdue" | "due" | "rated" | "in state" | "slips" | "stale" | "unasked" | "no update"
>;

/** What a list answers with: a person's own actions, or what was found. */
export type Listed = ListOfLines & {
  readonly groups: readonly ListGroup[];
  /** What its reader is to know first; absent or "": nothing. */
  readonly above?: string;
};

/** Any list of actions: its groups with their true counts, worst first, six to a page. */
export function actionList(open: Listed, question: ActionListQuestion): Message {
  const asked = { ...question, plan: open.plan.key.plan };
  const words = (page: number) => writeQuestion({ ...asked, page });
  const all = open.groups.flatMap((group) => group.lines.map((line) => ({ group, line })));
  const page = paged(all, question.page, words);
  const groups = open.groups.map((group) => ({
    headed: group.name !== "found",
    name: groupHeading(group),
    lines: page.shown
      .filter((shown) => shown.group === group)
      .map(({ line }) => drawLine(open.plan, line, (one) => lineFacts(open, group.name, one), words(page.here))),
  }));
  const heading = headingOf(open, filterWords(question));
  return {
    card: draw({
      heading,
      note: [
        said(open.above ?? "", 300),
        said(open.plan.title, 100),
        formatDay(open.today),
        said(filterWords(question), 120),
        said(slippedByTheme(open), 200),
        staleNote(open),
        all.length === 0 ? EMPTY[question.ask] : "",
        page.says,
      ]
        .filter((part) => part !== "")
        .join(" · "),
      groups: groups.filter((group) => group.lines.length > 0),
      hasButtons: page.buttons.length > 0 || all.length === 0,
      buttons: all.length === 0 ? elsewhere(open, question) : page.buttons,
    }),
    summary: heading,
  };
}

/** What somebody may have looked for who finds nothing. */
const EMPTY: Readonly<Record<ActionListQuestion["ask"], string>> = {
  "my actions": "nothing is asked of you here; if the plan prints your name, type claim",
  overdue: "nobody has to do anything about it",
  due: "look further ahead with due in 90 days",
  rated: "the summary counts every rating",
  "in state": "the summary counts every action",
  slips: "each approved move is counted here",
  stale: "every open action was updated lately enough",
  unasked: "somebody is asked about every open action on its dates",
  "no update": "every open action was updated since",
};

function elsewhere({ plan }: Listed, { ask }: ActionListQuestion) {
  const words = ask === "due" || ask === "overdue" ? "due in 90 days" : "overdue actions";
  return [words, "summary"].map((text) => askButton(`${text} in plan ${plan.key.plan}`, text));
}

function headingOf({ plan, groups, wanted }: Listed, filters: string): string {
  const total = groups.reduce((sum, group) => sum + group.lines.length, 0);
  const actions = total === 0 ? "No actions" : count(total, "action");
  switch (wanted?.kind) {
    case undefined:
      return total === 0 ? "You lead no open actions" : `Your ${count(total, "action")}`;
    case "overdue":
      if (total > 0) return `Overdue actions: ${bothCounts(groups)}`;
      return `Nothing is past its end date and no update is due${filters === "" ? "" : " for what you asked"}`;
    case "due":
      return `${actions} due up to ${formatDay(wanted.until)}`;
    case "rated":
      return `${actions} rated ${ragMark(plan.scheme, wanted.rag).text}`;
    case "in state":
      return `${actions} ${STATES[wanted.state]}`;
    case "slipped":
      return slippedHeading(groups);
    case "stale":
      return `${actions} stale`;
    case "unasked":
      return total === 0 ? "Every open action has a lead and a date" : `${actions} that nobody is asked about`;
    case "not-updated":
      return `${actions} without an update since ${formatDay(wanted.since)}`;
  }
}

/** "2 past end date, 3 updates due": both are told, also where one has nothing under it. */
function bothCounts(groups: readonly ListGroup[]): string {
  const counted = (name: GroupName) => groups.find((group) => group.name === name)?.count ?? 0;
  return `${counted("past end date")} past end date, ${count(counted("update due"), "update")} due`;
}

/** How many end dates moved, and how often by theme: never by person. */
function slippedHeading(groups: readonly ListGroup[]): string {
  const lines = groups.flatMap((group) => group.lines);
  const moves = lines.reduce((sum, line) => sum + (line.slips ?? 0), 0);
  return moves === 0 ? "No end date has moved" : `${count(moves, "date")} moved, of ${count(lines.length, "action")}`;
}

function slippedByTheme({ plan, groups, wanted }: Listed): string {
  if (wanted?.kind !== "slipped") return "";
  const slips = countSlips(groups.flatMap((group) => group.lines));
  return plan.themes
    .filter(({ ref }) => slips.has(ref))
    .map(({ ref }) => `theme ${ref}: ${slips.get(ref)}`)
    .join(", ");
}

function filterWords(question: ActionListQuestion): string {
  if (!("filters" in question)) return "";
  const { theme, lead, rag } = question.filters;
  // The heading of a list by rating names it already.
  const rated = question.ask === "rated" ? null : rag;
  return [theme && `theme ${theme}`, lead && `lead ${lead}`, rated].filter((word) => word).join(", ");
}

const STATES: Readonly<Record<ListedState, string>> = {
  "not-started": "not started",
  paused: "paused",
  withdrawn: "withdrawn, not counted in the figures",
  merged: "merged into others, not counted in the figures",
  carried: "carried to the next plan, not counted in the figures",
};

const HEADINGS: Readonly<Record<GroupName, string>> = {
  overdue: "Overdue",
  "past end date": "Past end date",
  "update due": "Update due",
  "due in 30 days": "Due in 30 days",
  later: "Later",
  undated: "Undated",
  "awaiting sign-off": "Done, awaiting sign-off",
  "to be checked": "Complete, to be looked at once more",
  paused: "Paused: nobody is asked",
  "without lead": "Without a lead",
  "without date": "Without a date",
  found: "",
};

function groupHeading({ name, count: total, lines }: ListGroup): string {
  const above = total - lines.length;
  const also = above === 0 ? "" : `, ${above} of them past end date too`;
  return `${HEADINGS[name]} (${total}${also})`;
}
