import { type OpenAction, seenAction } from "../../app/open-action.ts";
import type { Message } from "../../app/ports.ts";
import { formatInstant } from "../../domain/calendar/day.ts";
import { statusOf } from "../../domain/plan/action.ts";
import type { PersonId } from "../../domain/plan/person.ts";
import { mayUndo, UNDO_MINUTES } from "../../domain/updates/undo.ts";
import { drawAction, updateSection } from "../actions/action.ts";
import { button } from "../elements/buttons.ts";
import type { FormPaths } from "../elements/forms.ts";
import { fitted } from "../elements/template.ts";
import { ragMark } from "../words/rag-mark.ts";

/** What was just done with an update. */
export type UpdateDone = "saved" | "taken back";

/** The action as it now stands, by whom and when, with Undo while the one who filed may take it back. */
export function savedCard(
  open: OpenAction,
  what: { readonly done: UpdateDone; readonly again: boolean; readonly by: PersonId; readonly now: Date },
  { nonce, back }: FormPaths,
): Message {
  const action = seenAction(open);
  const update = action.lastUpdate;
  const undoable = what.done === "saved" && update?.by === what.by && mayUndo(action, what.now);
  const data = {
    verb: "undo-update",
    plan: open.plan.key.plan,
    action: action.id,
    entry: update?.entry ?? 0,
    nonce,
    back,
  };
  const undo = undoable ? [button("Undo", data)] : [];
  const banner = bannerOf(open, what) + (undoable ? ` You can undo it for ${UNDO_MINUTES} minutes.` : "");
  return fitted((most) => drawAction(open, banner, updateSection(open, most), undo, back));
}

function bannerOf(open: OpenAction, { done, again }: { readonly done: UpdateDone; readonly again: boolean }): string {
  const action = seenAction(open);
  const stands = `${action.ref} is now ${ragMark(open.plan.scheme, statusOf(action)).text}`;
  if (again) return `That was done already, and only once. ${stands}.`;
  if (done === "taken back") return `Taken back; the history keeps both. ${stands}, as it was before.`;
  const update = action.lastUpdate;
  if (update === null) return `Saved. ${stands}.`;
  const when = formatInstant(update.at, open.plan.settings.zone);
  const asked =
    action.dateChange?.at === update.at ? " Your request to move the end date is stored and waits for a decision." : "";
  const waits =
    action.round === undefined ? "" : " Others are still to answer: the review moves with the last of them.";
  return `Saved. ${stands}, by ${update.byName}, ${when}.${asked}${waits}`;
}
