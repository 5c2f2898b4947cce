import type { SeenAction } from "../../app/actions/read-merged.ts";
import type { Message } from "../../app/ports/messages.ts";
import type { FileDatesDecided } from "../../app/updates/file-dates.ts";
import { formatDay } from "../../domain/calendar/day.ts";
import type { Action } from "../../domain/plan/action.ts";
import { endDateWords } from "../actions/updates-beside.ts";
import { button } from "../elements/buttons.ts";
import { againButton, titleOf } from "../elements/line.ts";
import { drawWaiting } from "../waiting/waiting.ts";
import { count } from "../words/phrases.ts";
import { said } from "../words/said.ts";

/** Actions named; the rest is counted. */
const MOST = 12;

/** What was decided of a file's end dates, what had changed meanwhile, and what is left of the list. */
export function fileDatesDecided(decided: FileDatesDecided, back: string): Message {
  const { plan, moves, imported, agrees, again } = decided;
  const heading = again
    ? "That was decided already, and only once"
    : `${agrees ? "Agreed" : "Refused"}: ${count(decided.decided.length, "end date")}`;
  const rest = button(`Decide on the other ${moves.length}`, {
    verb: "open-file-dates",
    ...{ plan: plan.key.plan, imported, back, page: 1 },
  });
  return {
    card: drawWaiting({
      heading,
      note: said(plan.title, 100),
      groups: [
        groupOf(agrees ? "Moved" : "Not moved", decided.decided),
        groupOf("Changed meanwhile: nothing was decided", decided.changed),
      ].filter(({ items }) => items.length > 0),
      hasButtons: true,
      buttons: [...(moves.length > 0 ? [rest] : []), againButton("Back", back === "" ? "waiting" : back)],
    }),
    summary: heading,
  };
}

function groupOf(name: string, actions: readonly SeenAction[]) {
  const items = actions.slice(0, MOST).map((action) => ({
    ...{ heading: said(action.ref, 20), title: said(titleOf(action), 120), hasButtons: false, buttons: [] },
    detail: "hidden" in action ? "" : `End date: ${endWords(action)}`,
  }));
  const more = actions.length - items.length;
  const rest = { heading: `and ${more} more`, title: "", detail: "", hasButtons: false, buttons: [] };
  return { name: `${name} (${actions.length})`, items: more > 0 ? [...items, rest] : items };
}

function endWords(action: Action): string {
  const { dateChange } = action;
  const waits = dateChange === null ? "" : `, asked to move to ${formatDay(dateChange.to)}`;
  return `${endDateWords(action, formatDay) || "none"}${waits}`;
}
