import { type OpenAction, seenAction } from "../../app/open-action.ts";
import { formatDay } from "../../domain/calendar/day.ts";
import { statusOf } from "../../domain/plan/action.ts";
import { mayUndo, UNDO_MINUTES } from "../../domain/updates/undo.ts";
import { type Button, button } from "../elements/buttons.ts";
import { ragMark } from "../words/rag-mark.ts";
import { said } from "../words/said.ts";

/** What stands above a digest once "no change" was filed from it, with the way to take it back. */
export function confirmedAbove(
  { open, again }: { readonly open: OpenAction; readonly again: boolean },
  { actor, at }: { readonly actor: { readonly person: string }; readonly at: Date },
  nonce: string,
  back: string,
): { readonly banner: string; readonly more: readonly Button[] } {
  const action = seenAction(open);
  const { lastUpdate: update, reviewDate } = action;
  const ref = said(action.ref, 20);
  const stands = `${ref} is confirmed as ${ragMark(open.plan.scheme, statusOf(action)).text}`;
  const next = reviewDate === null ? "" : `; its next review is ${formatDay(reviewDate)}`;
  const undoable = update?.confirmed === true && update.by === actor.person && mayUndo(action, at);
  const about = { plan: open.plan.key.plan, action: action.id, back };
  return {
    banner:
      (again ? `That was done already, and only once. ${stands}.` : `${stands}${next}.`) +
      (undoable ? ` You can undo it for ${UNDO_MINUTES} minutes.` : ""),
    more: undoable ? [button(`Undo ${ref}`, { verb: "undo-update", ...about, entry: update.entry, nonce })] : [],
  };
}
