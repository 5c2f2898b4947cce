import type { CommittedAction } from "../../app/commit-planned.ts";
import { isReadable, type OpenAction, seenAction } from "../../app/open-action.ts";
import type { Message } from "../../app/ports/messages.ts";
import { formatDay } from "../../domain/calendar/day.ts";
import { mayDecideEdit } from "../../domain/changes/decide-edit.ts";
import { isLeaving } from "../../domain/changes/leaving.ts";
import { mayUndoEdit } from "../../domain/changes/undo-edit.ts";
import { isCounted } from "../../domain/plan/action.ts";
import type { StateVerb } from "../../domain/plan/state-verbs.ts";
import { UNDO_MINUTES } from "../../domain/updates/undo.ts";
import { drawAction, updateSection } from "../actions/action.ts";
import { button } from "../elements/buttons.ts";
import { notice } from "../elements/notice.ts";
import { fitted } from "../elements/template.ts";
import { anyOf } from "../words/phrases.ts";
import { aloneWords, leavingProposed } from "./leaving-words.ts";

/** What was just done to an action. */
export type ChangeDone = "added" | "edited" | "edit undone" | "edit accepted" | "edit refused" | StateVerb;

/** What else is said of a change by hand. */
export interface ChangeNotes {
  /** What was asked of it is not going to be decided. */
  readonly dropped?: boolean;
  /** It is only proposed: a second person decides. */
  readonly waits?: boolean;
  /** Who may take it back until when, with the nonce of their press; absent: nobody is offered to. */
  readonly undo?: { readonly now: Date; readonly nonce: string };
}

/** The action as it stands after a change by hand, with Undo while the one who made it may take it back. */
export function changedCard(
  open: CommittedAction,
  done: ChangeDone,
  back: string,
  { dropped = false, waits = false, undo }: ChangeNotes = {},
): Message {
  if (!isReadable(open)) return notice(stateWords(open, "restrict"));
  const falls = dropped ? " What was asked of it and is not decided falls away." : "";
  const action = seenAction(open);
  const undoable = undo !== undefined && done === "edited" && mayUndoEdit(action, open.person, undo.now);
  const data = { verb: "undo-edit", plan: open.plan.key.plan, action: action.id, entry: action.edited?.entry ?? 0 };
  const first = undoable ? [button("Undo", { ...data, nonce: undo.nonce, back })] : [];
  const banner =
    bannerOf(open, done, waits) + falls + (undoable ? ` You can undo it for ${UNDO_MINUTES} minutes.` : "");
  return fitted((most) => drawAction(open, banner, updateSection(open, most), first, back));
}

function bannerOf(open: CommittedAction, done: ChangeDone, waits: boolean): string {
  const action = seenAction(open);
  if (open.again) return `That was done already, and only once. This is how ${action.ref} stands.`;
  if (done === "added") return `${action.ref} is added to the plan.`;
  if (done === "edited") return editedWords(open);
  if (done === "edit undone") return `Taken back; the history keeps both. ${action.ref} stands as before.`;
  if (done === "edit accepted")
    return isCounted(action) ? `Accepted: ${action.ref} is changed.` : `Accepted: ${action.ref} has left the plan.`;
  if (done === "edit refused")
    return `Refused: ${action.ref} stands as it was. The history keeps what was proposed and why not.`;
  if (waits && isLeaving(done)) return leavingProposed(open, done);
  return stateWords(open, done) + (isLeaving(done) ? aloneWords(action) : "");
}

/** What was laid on, and what of it waits. */
function editedWords(open: CommittedAction): string {
  const { ref, proposal, edited, version } = open.action.value;
  if (edited?.entry !== version) return proposedWords(open);
  const called = edited.was.ref === undefined ? `${ref} is changed.` : `What was ${edited.was.ref} is now ${ref}.`;
  return proposal ? `${called} Its new end date waits for ${decidersWords(open)}.` : called;
}

function decidersWords({ plan, action: { value }, today }: OpenAction): string {
  const deciders = plan.people.filter(({ id }) => mayDecideEdit(plan, value, id, today)).map(({ name }) => name);
  return deciders.length === 0 ? NOBODY : anyOf(deciders);
}

/** Where the plan has nobody who could. */
const NOBODY = "somebody else, whom the plan has not got: “make NAME owner” or “make NAME chair” names one";

function proposedWords(open: OpenAction): string {
  const { value } = open.action;
  return `Your change of ${value.ref} is proposed. It waits for ${decidersWords(open)}; until then ${value.ref} stands as it is.`;
}

function stateWords(open: OpenAction, does: StateVerb): string {
  const { ref, state, decision } = open.action.value;
  const until = decision?.until ?? null;
  switch (does) {
    case "begin":
      return `${ref} has begun.`;
    case "pause":
      return until === null
        ? `${ref} is paused: nobody is asked about it until it is resumed.`
        : `${ref} is paused: nobody is asked about it before ${formatDay(until)}, when it is open again by itself.`;
    case "resume":
      return state === "awaiting-sign-off"
        ? `${ref} is back: it awaits sign-off as before.`
        : `${ref} is back: its leads are asked about it again.`;
    case "withdraw":
      return `${ref} is withdrawn: it leaves the figures and stays listed under “withdrawn actions”.`;
    case "merge":
      return `${ref} is merged: it leaves the figures and stays listed under “merged actions”.`;
    case "carry":
      return `${ref} is carried to the next plan: it leaves the figures and stays listed under “carried actions”.`;
    case "restrict":
      return `${ref} is restricted: to all but those it concerns it shows as its ref alone.`;
    case "unrestrict":
      return `${ref} is open to everybody of the plan again.`;
  }
}
