import { z } from "zod";
import { type OpenAction, seenAction } from "../../app/open-action.ts";
import type { Message } from "../../app/ports/messages.ts";
import type { NextDue } from "../../app/updates/show-next.ts";
import { formatDay, formatInstant, timeIn } from "../../domain/calendar/day.ts";
import { isOpen, isOverdue, statusOf } from "../../domain/plan/action.ts";
import type { ActionLine } from "../../domain/plan/action-line.ts";
import type { PersonId } from "../../domain/plan/person.ts";
import type { Plan } from "../../domain/plan/plan.ts";
import { filedBefore } from "../../domain/updates/beside.ts";
import { mayUndo, undoUntil } from "../../domain/updates/undo.ts";
import { answersOf } from "../actions/updates-beside.ts";
import { type Button, Buttons, button } from "../elements/buttons.ts";
import type { FormPaths } from "../elements/forms.ts";
import { againButton, openButton } from "../elements/line.ts";
import { card } from "../elements/template.ts";
import { byWords } from "../words/by-words.ts";
import { ragMark } from "../words/rag-mark.ts";
import { said } from "../words/said.ts";

const draw = card(
  "saved",
  z.strictObject({
    says: z.string(),
    title: z.string(),
    notes: z.array(z.strictObject({ text: z.string() })),
    buttons: Buttons,
  }),
);

/** What was just done with an update. */
export type UpdateDone = "saved" | "taken back";

/** What was done, whether it was done before, who looks, when, and what of theirs is due next. */
interface Done {
  readonly done: UpdateDone;
  readonly again: boolean;
  readonly by: PersonId;
  readonly now: Date;
  readonly next: NextDue;
}

/**
 * How the action now stands, in a line; Undo while the one who filed may take it back; and the next of theirs that is
 * due, opened in this card's place.
 */
export function savedCard(open: OpenAction, what: Done, { nonce, back }: FormPaths): Message {
  const action = seenAction(open);
  const says = savedWords(open, what);
  const undo = undoOf(open, what);
  const filed = [filedWords(open), undo].filter((text) => text !== "").join(" ");
  const notes =
    what.done === "taken back" ? [] : [...notesOf(open), filed, besideWords(open, what), nextNote(what.next)];
  return {
    card: draw({
      says: said(says, 300),
      title: said(action.title, 300),
      notes: notes.filter((text) => text !== "").map((text) => ({ text: said(text, 600) })),
      buttons: buttonsOf(open, what, undo !== "", { nonce, back }),
    }),
    summary: said(says, 150),
  };
}

function savedWords(open: OpenAction, { done, again }: Done): string {
  const action = seenAction(open);
  const { reviewDate } = action;
  const review = isOpen(action) && reviewDate !== null ? `, next review ${formatDay(reviewDate)}` : "";
  const same = action.lastUpdate?.confirmed && done === "saved";
  const how = same ? "confirmed, no change:" : "now";
  const stands = `${action.ref} is ${how} ${ragMark(open.plan.scheme, statusOf(action)).text}${review}`;
  if (again) return `That was done already, and only once. ${stands}.`;
  if (done === "taken back") return `Taken back; the history keeps both. ${stands}, as it was before.`;
  return `Saved. ${stands}.`;
}

/** By whom and when, for all who look at it later; "" where nothing is filed. */
function filedWords(open: OpenAction): string {
  const update = seenAction(open).lastUpdate;
  return update === null ? "" : `Update ${byWords(update)}, ${formatInstant(update.at, open.plan.settings.zone)}.`;
}

/** What another filed a minute ago, beside one's own: whoever wrote at the same time has not seen it; "" for nothing. */
function besideWords(open: OpenAction, { by }: Done): string {
  const action = seenAction(open);
  const before = action.lastUpdate?.by === by ? filedBefore(action) : null;
  if (before === null) return "";
  const { scheme, settings } = open.plan;
  const words = before.progress === "" ? "" : ` “${said(before.progress, 300)}”`;
  return `Beside yours: ${ragMark(scheme, before.rag).text}, ${byWords(before)}, ${formatInstant(before.at, settings.zone)}.${words}`;
}

/** What else is to be known of it; "" for nothing. */
function notesOf(open: OpenAction): readonly string[] {
  const action = seenAction(open);
  const { lastUpdate: update, dateChange, endDate, round } = action;
  const asked = dateChange !== null && dateChange.at === update?.at;
  const past = isOverdue(action, open.today) && endDate !== null;
  const words = update === null || update.progress === "" || update.confirmed ? "" : `“${said(update.progress, 300)}”`;
  return [
    words,
    asked ? "Your request to move the end date is stored and waits for a decision." : "",
    past ? `It stays past its end date, ${formatDay(endDate)}.` : "",
    round === undefined ? "" : `Others are still to answer: the review moves with the last of them. ${answersOf(open)}`,
  ];
}

function undoOf({ plan, action: { value } }: OpenAction, { done, by, now }: Done): string {
  if (done !== "saved" || value.lastUpdate?.by !== by || !mayUndo(value, now)) return "";
  return `You can undo it until ${timeIn(plan.settings.zone, undoUntil(value.lastUpdate))}.`;
}

function nextNote(next: NextDue): string {
  return next === null ? "Nothing else of yours in this plan is due now." : "";
}

function buttonsOf(open: OpenAction, what: Done, undoable: boolean, { nonce, back }: FormPaths): Button[] {
  const { plan, audience } = open;
  const { id, ref, lastUpdate } = seenAction(open);
  const about = { plan: plan.key.plan, action: id, back };
  const undo = button("Undo", { verb: "undo-update", ...about, entry: lastUpdate?.entry ?? 0, nonce });
  const again = button(`Update ${said(ref, 12)}`, { verb: "open-update", ...about });
  const all = [
    ...(undoable ? [undo] : []),
    ...(what.done === "taken back" ? [again] : what.next ? [nextButton(plan, what.next, back)] : []),
    openButton(plan, ref, back),
    ...(back === "" ? [] : [againButton("Back", back)]),
  ];
  // What is filed holds words that partners do not read: it is done in one's own chat.
  return audience === "partners" ? all.filter(({ verb }) => verb === "ask") : all;
}

/** Opens what is due next in place: its form, or the action where it is asked whether it is still complete. */
function nextButton(plan: Plan, { id, ref, state }: ActionLine, back: string): Button {
  const title = `Next: ${said(ref, 12)}`;
  if (state === "complete") return openButton(plan, ref, back, title);
  return button(title, { verb: "open-update", plan: plan.key.plan, action: id, back });
}
