import { z } from "zod";
import type { ShownAction } from "../../app/actions/show-action.ts";
import { type OpenAction, seenAction } from "../../app/open-action.ts";
import type { Message } from "../../app/ports/messages.ts";
import type { HeldBack } from "../../app/quiet/read-held.ts";
import { formatDay, formatInstant } from "../../domain/calendar/day.ts";
import { type Action, countedRating, isOpen, statusOf } from "../../domain/plan/action.ts";
import type { Plan } from "../../domain/plan/plan.ts";
import { type Button, Buttons } from "../elements/buttons.ts";
import { RESTRICTED } from "../elements/line.ts";
import { card, fitted } from "../elements/template.ts";
import { byWords } from "../words/by-words.ts";
import { dayFromToday } from "../words/dates.ts";
import { inBrackets } from "../words/phrases.ts";
import { ragMark } from "../words/rag-mark.ts";
import { names, said } from "../words/said.ts";
import { actionButtons } from "./action-buttons.ts";
import { changeFacts, mergedWords } from "./changes-beside.ts";
import { entryWords } from "./history.ts";
import { endDateWords, evidenceWords, updateFacts } from "./updates-beside.ts";

const draw = card(
  "action",
  z.strictObject({
    hasBanner: z.boolean(),
    banner: z.string(),
    ref: z.string(),
    shape: z.string(),
    mark: z.string(),
    colour: z.string(),
    title: z.string(),
    place: z.string(),
    facts: z.array(z.strictObject({ label: z.string(), text: z.string() })),
    sections: z.array(
      z.strictObject({ heading: z.string(), paragraphs: z.array(z.strictObject({ text: z.string() })) }),
    ),
    hasButtons: z.boolean(),
    buttons: Buttons,
  }),
);

/** An action whole, with the document's own phrases; `back` is the question one came from, "" for none; `banner` stands above. */
export function actionCard(shown: ShownAction, back: string, banner = ""): Message {
  const { formerRef } = shown;
  const renumbered = formerRef === undefined ? "" : `What was ${formerRef} is now ${seenAction(shown).ref}.`;
  return fitted((most) => drawAction(shown, banner || renumbered, sectionsOf(shown, most), [], back));
}

function sectionsOf(shown: ShownAction, most: number): WordsSection[] {
  const { plan, dependencies, newest } = shown;
  const action = seenAction(shown);
  return [
    ...updateSection(shown, most),
    section(`Evidence (${action.evidence?.length ?? 0})`, evidenceWords(action, plan)),
    section("Merged", mergedWords(shown.merged)),
    section("Measures", action.measures),
    section(
      "Waits for",
      dependencies.map((other) =>
        "hidden" in other
          ? `${other.ref}, ${RESTRICTED}`
          : `${other.ref} ${ragMark(plan.scheme, statusOf(other)).text}: ${other.title}`,
      ),
    ),
    section(
      "History",
      newest.map((entry) => entryWords(plan, entry)),
    ),
  ].filter((one) => one.paragraphs.length > 0);
}

/** A heading with paragraphs of people's words, already inert. */
export type WordsSection = { readonly heading: string; readonly paragraphs: { text: string }[] };

/** Draws an action with a banner above ("" for none), sections below, and its buttons after the `first` ones. */
export function drawAction(
  open: OpenAction & Partial<Pick<ShownAction, "held">>,
  banner: string,
  sections: readonly WordsSection[],
  first: readonly Button[],
  back: string,
): Message {
  const { plan } = open;
  const buttons = actionButtons(open, first, back);
  const action = seenAction(open);
  const mark = ragMark(plan.scheme, statusOf(action));
  return {
    card: draw({
      hasBanner: banner !== "",
      banner: said(banner, 300),
      ref: said(action.ref, 20),
      shape: mark.shape,
      mark: mark.words,
      colour: mark.colour,
      title: said(action.title, 600),
      place: said(placeOf(action, plan), 300),
      facts: factsOf(open),
      sections: [...sections],
      hasButtons: buttons.length > 0,
      buttons,
    }),
    summary: said(banner === "" ? `${action.ref}: ${action.title}` : banner, 150),
  };
}

function placeOf(action: Action, plan: Plan): string {
  const theme = plan.themes.find((one) => one.ref === action.theme);
  const objective = plan.objectives.find((one) => one.ref === action.objective);
  const themeWords = theme === undefined ? "" : `Theme ${theme.ref}: ${theme.title}`;
  return [themeWords, objective === undefined ? "" : `${objective.ref} ${objective.title}`]
    .filter((part) => part)
    .join(" · ");
}

function factsOf(open: OpenAction & Partial<Pick<ShownAction, "held">>) {
  const { plan, today, held } = open;
  const action = seenAction(open);
  const leads = action.leads.map(
    (lead) => lead.label + (lead.accountable && action.leads.length > 1 ? " (accountable)" : ""),
  );
  const parts = action.parts.map(
    (part) => `${ragMark(plan.scheme, countedRating(part.rag, action.state)).text}: ${part.text}`,
  );
  const asked = action.dateChange;
  const facts: readonly (readonly [string, string])[] = [
    [leads.length > 1 ? "Leads" : "Lead", names(leads, 600) || "none named"],
    ["Review", action.reviewDate === null || action.state === "complete" ? "" : dayFromToday(action.reviewDate, today)],
    ["End date", endDateWords(action, (day) => dayFromToday(day, today))],
    ...updateFacts(open),
    ...changeFacts(open),
    ["Looked at", action.cadence ?? ""],
    ["The plan says", action.dates.map((date) => `“${date.text}”`).join("; ")],
    ["Parts", parts.join("\n")],
    ["Not theirs", notMineWords(action)],
    ["Your reminder", myHoldWords(held?.own ?? null)],
    ["Reminders", ladderWords(held?.ladder ?? null, plan)],
    [
      "Asked to move",
      asked === null
        ? ""
        : `to ${formatDay(asked.to)} by ${asked.byName}${inBrackets(asked.reason)}, waiting for a decision`,
    ],
  ];
  return facts.filter(([, text]) => text !== "").map(([label, text]) => ({ label, text: said(text, 600) }));
}

/** The last update as a section: rating, by whom, when, and what was written, each text at most `most` characters. */
export function updateSection(open: OpenAction, most: number): WordsSection[] {
  const { plan } = open;
  const action = seenAction(open);
  const update = action.lastUpdate;
  if (update === null) return [{ heading: "Last update", paragraphs: [{ text: "None since the plan was taken in." }] }];
  const by = `${byWords(update)}, ${formatInstant(update.at, plan.settings.zone)}`;
  const filed = ragMark(plan.scheme, countedRating(update.rag, action.state)).text;
  const rated = `${filed}, ${by}`;
  const texts = [
    ...(update.confirmed ? [`${filed}, confirmed ${by}`] : [rated, update.progress]),
    update.confirmed ? saidBefore(open) : "",
    update.difference && `Difference for children: ${update.difference}`,
    update.evidence && `Evidence: ${update.evidence}`,
    update.inTheWay ? `In the way, or needed: ${update.inTheWay}` : "",
  ];
  // It was sent back, or opened again: the rating above is not this one's any more.
  const overtaken = update.rag === "complete" && isOpen(action);
  return [section(overtaken ? "Last update, opened again since" : "Last update", texts, most)];
}

/** The words that a confirmation left standing; "" where there are none. */
function saidBefore(open: OpenAction): string {
  const before = seenAction(open).undo?.lastUpdate ?? null;
  if (before === null || before.progress === "") return "";
  return `Said ${byWords(before)}, ${formatInstant(before.at, open.plan.settings.zone)}: ${before.progress}`;
}

function section(heading: string, texts: readonly string[], most = 700): WordsSection {
  const paragraphs = texts.filter((text) => text !== "").slice(0, 8);
  return { heading, paragraphs: paragraphs.map((text) => ({ text: said(text, most) })) };
}

function notMineWords({ notMine }: Action): string {
  if (!notMine) return "";
  const whose = notMine.suggests === "" ? "" : `, but ${notMine.suggests}’s`;
  return `${notMine.byName} says that it is not theirs${whose}; the owner decides`;
}

function myHoldWords(hold: HeldBack["own"]): string {
  if (hold === null) return "";
  return `${hold.kind === "seen" ? "marked as seen" : "put off"}, comes again on ${formatDay(hold.until)} if nothing is filed`;
}

/** Until when: a decision is about one date, and ends with it. */
function ladderWords(decision: HeldBack["ladder"], { settings }: Plan): string {
  if (decision === null) return "";
  return (
    `${decision.byName} lets them go no further since ${formatInstant(decision.at, settings.zone)}${inBrackets(decision.words)}: they go to ` +
    "nobody above until an owner lets them climb, and end with the next update"
  );
}
