import { z } from "zod";
import type { ShownHistory } from "../../app/actions/show-history.ts";
import { seenAction } from "../../app/open-action.ts";
import type { Message } from "../../app/ports/messages.ts";
import { formatDay, formatInstant } from "../../domain/calendar/day.ts";
import { everyEndDate } from "../../domain/due/slips.ts";
import type { HistoryEntry, HistoryKind, Via } from "../../domain/history/history.ts";
import type { Action, CountedRating } from "../../domain/plan/action.ts";
import type { Plan } from "../../domain/plan/plan.ts";
import { type Button, Buttons } from "../elements/buttons.ts";
import { askAbout, openButton } from "../elements/line.ts";
import { card, fitted } from "../elements/template.ts";
import { eventWords } from "../wording/event-wording.ts";
import { byWords } from "../words/by-words.ts";
import { inBrackets } from "../words/phrases.ts";
import { ragMark } from "../words/rag-mark.ts";
import { said } from "../words/said.ts";
import { changesWords, ratedIn } from "./field-words.ts";
import { endDatesWords, endDateWords } from "./updates-beside.ts";

const draw = card(
  "history",
  z.strictObject({
    ref: z.string(),
    title: z.string(),
    entries: z.array(z.strictObject({ who: z.string(), details: z.array(z.strictObject({ text: z.string() })) })),
    hasButtons: z.boolean(),
    buttons: Buttons,
  }),
);

/** Every change of an action, newest first: who, when, old and new, and the words that were filed. */
export function historyCard(shown: ShownHistory, back: string): Message {
  const { plan, history } = shown;
  const action = seenAction(shown);
  const buttons: Button[] = [];
  const page = history.next;
  if (page !== null) buttons.push(askAbout(plan, { ask: "history", ref: action.ref, page }, "Older", back));
  buttons.push(openButton(plan, action.ref, back, `Back to ${action.ref}`));
  return fitted((most) => ({
    card: draw({
      ref: said(action.ref, 20),
      title: [said(action.title, 200), said(movedWords(action), 300)].filter((part) => part !== "").join("\n"),
      entries: tellAll(shown, most),
      hasButtons: true,
      buttons,
    }),
    summary: `History of ${said(action.ref, 20)}`,
  }));
}

/** What was done to the action and to its leads, as the newest stands first. */
function tellAll({ plan, history, events }: ShownHistory, most: number) {
  const own = history.items.map((entry) => {
    return { at: entry.at, who: whoWords(plan, entry), details: detailsOf(plan, entry, most) };
  });
  const others = events.map((event) => {
    const { at, kind, byName, reason, via } = event;
    const words = `${kind.charAt(0).toUpperCase()}${kind.slice(1)}, ${byName}, ${formatInstant(at, plan.settings.zone)}${howWords(via)}`;
    const texts = [eventWords(event), reason === "" ? "" : `Reason: ${reason}`].filter((text) => text !== "");
    return { at, who: said(words, 200), details: texts.map((text) => ({ text: said(text, most) })) };
  });
  const all = [...own, ...others].sort((a, b) => (a.at < b.at ? 1 : a.at > b.at ? -1 : 0));
  return all.map(({ who, details }) => ({ who, details }));
}

/** That the end date moved, every date it had, and how often; "" where it never did. */
function movedWords(action: Action): string {
  return action.revisions.length === 0
    ? ""
    : `End date ${endDateWords(action, formatDay)} (${endDatesWords(everyEndDate(action))})`;
}

/** An entry in one line, with the reason that was given. */
export function entryWords(plan: Plan, entry: HistoryEntry): string {
  const changes = changesWords(plan, entry).join("; ");
  return `${whoWords(plan, entry)}${inBrackets(said(entry.reason, 300))}${changes === "" ? "" : `: ${changes}`}`;
}

const KINDS: Readonly<Record<HistoryKind, string>> = {
  imported: "Taken in from the document",
  added: "Added",
  update: "Update",
  "completion-proposed": "Proposed complete",
  "update-undone": "Update taken back",
  "date-change-asked": "New end date asked for",
  "completion-accepted": "Accepted as complete",
  "completion-returned": "Sent back to its lead",
  "check-passed": "Looked at once more: still complete",
  reopened: "Opened again",
  "date-change-approved": "New end date approved",
  "date-change-refused": "New end date refused",
  "evidence-added": "Evidence added",
  edited: "Changed",
  "edit-undone": "Change taken back",
  "edit-proposed": "Change proposed",
  "edit-accepted": "Change accepted",
  "edit-refused": "Change refused",
  reassigned: "Given to another lead",
  "not-mine-said": "Said not to be theirs",
  "not-mine-settled": "Whose it is was settled",
  started: "Begun",
  paused: "Paused",
  resumed: "Resumed",
  withdrawn: "Withdrawn",
  merged: "Merged into another",
  carried: "Carried to the next plan",
  restricted: "Who may read of it was changed",
};

function whoWords(plan: Plan, entry: HistoryEntry): string {
  const by = byWords(entry, "");
  const when = formatInstant(entry.at, plan.settings.zone);
  const kind = entry.update?.confirmed ? "Confirmed, no change" : KINDS[entry.kind];
  return said(`${kind}, ${by}, ${when}${howWords(entry.via)}`, 200);
}

function howWords(via: Via | undefined): string {
  if (via === "command line") return ", at the command line";
  return via === "typed" ? ", typed" : "";
}

function detailsOf(plan: Plan, entry: HistoryEntry, most: number): { text: string }[] {
  const { changes, update, reason } = entry;
  const rated = changes.some(({ field }) => field === "rating" || field === "answer");
  const kept = update === null || rated ? "" : ratingKept(plan, ratedIn(entry, update.rag, "to"));
  const texts = [
    [kept, ...changesWords(plan, entry)].filter((words) => words !== "").join("; "),
    update === null || update.confirmed ? "" : update.progress,
    update?.difference ? `Difference for children: ${update.difference}` : "",
    update?.evidence ? `Evidence: ${update.evidence}` : "",
    update?.inTheWay ? `In the way, or needed: ${update.inTheWay}` : "",
    reason === "" ? "" : `Reason: ${reason}`,
  ];
  return texts.filter((text) => text !== "").map((text) => ({ text: said(text, most) }));
}

// Who said again that this was Green, and when, is what an inspector asks.
function ratingKept(plan: Plan, rating: CountedRating): string {
  return `Rating: ${ragMark(plan.scheme, rating).text}, as before`;
}
