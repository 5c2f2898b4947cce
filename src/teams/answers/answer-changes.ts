import { showAction } from "../../app/actions/show-action.ts";
import { addAction, openAddition } from "../../app/changes/add-action.ts";
import { changeState, type StateChanged } from "../../app/changes/change-state.ts";
import { decideEdit } from "../../app/changes/decide-edit.ts";
import { editAction, openEdit } from "../../app/changes/edit-action.ts";
import { undoEdit } from "../../app/changes/undo-edit.ts";
import type { CommittedAction } from "../../app/commit-planned.ts";
import { openAction } from "../../app/open-action.ts";
import { actionCard } from "../../cards/actions/action.ts";
import { choicesCard } from "../../cards/actions/changes-beside.ts";
import { addCard, editCard } from "../../cards/changes/action-form.ts";
import { editDecisionCard, isUnsaid, placeCard, stateCard } from "../../cards/changes/change.ts";
import { type ChangeDone, type ChangeNotes, changedCard } from "../../cards/changes/changed.ts";
import type { ChangeQuestion } from "../../cards/questions/change-questions.ts";
import type { Asks, Question } from "../../cards/questions/question.ts";
import { type ChangeSubmission, readAddition, readEdit } from "../../cards/submissions/change-submission.ts";
import type { Pressed } from "../../cards/submissions/submission.ts";
import { wording } from "../../cards/wording/wording.ts";
import type { Reason, Refusal } from "../../domain/plan/refusal.ts";
import type { Result } from "../../domain/plan/result.ts";
import type { Reply, Turn } from "../turn.ts";
import { refusalCard, refusing } from "./refusal-card.ts";
import { type AnswerDeps, askingOf, reply, say } from "./reply.ts";
import { lineOnce, pressOnce } from "./request-once.ts";

/** "add action", "edit 1.2.3", "change 1.2.3", "withdraw 1.2.3 because …". */
export async function answerChange(
  deps: AnswerDeps,
  turn: Turn,
  question: Asks<ChangeQuestion["ask"]>,
  back: string,
): Promise<Reply> {
  const asking = askingOf(turn, question.plan);
  const paths = { nonce: deps.newId(), back };
  switch (question.ask) {
    case "add action":
      return openPlace(deps, turn, question.plan, question.where, back, question);
    case "edit":
      return reply(question, await openEdit(deps, asking, question), (form) => editCard(form, null, paths));
    case "change":
      return reply(question, await openAction(deps, asking, question), (open) => choicesCard(open, back));
    case "state": {
      const typed = { ...question, confirmed: [] };
      const once = lineOnce(turn, question);
      const changed = await changeState(deps, asking, { name: question, version: null, typed, via: "typed", once });
      return stateReply(deps, changed, question, back);
    }
  }
}

/** The buttons that add and change actions. */
export async function answerChangeButton(deps: AnswerDeps, turn: Turn, pressed: ChangeSubmission): Promise<Reply> {
  switch (pressed.verb) {
    case "choose-place":
      return openPlace(deps, turn, pressed.plan, pressed.place, pressed.back, null);
    case "add-action":
      return saveAddition(deps, turn, pressed);
    case "save-edit":
      return saveEdit(deps, turn, pressed);
    case "undo-edit":
      return takeBack(deps, turn, pressed);
    case "open-edit-decision":
      return openDecision(deps, turn, pressed, null);
    case "decide-edit":
      return saveDecision(deps, turn, pressed);
    case "change-state": {
      const { words: reason, ...rest } = pressed;
      const changed = await changeState(deps, askingOf(turn, pressed.plan), {
        ...{ name: { id: pressed.action }, version: pressed.version, typed: { ...rest, reason }, via: "card" },
        once: pressOnce(turn, pressed),
      });
      return stateReply(deps, changed, null, pressed.back);
    }
  }
}

async function openPlace(
  deps: AnswerDeps,
  turn: Turn,
  plan: string | null,
  where: string,
  back: string,
  question: Question | null,
): Promise<Reply> {
  const opened = await openAddition(deps, askingOf(turn, plan), where);
  return reply(question, opened, (value) =>
    value.kind === "place" ? placeCard(value, back) : addCard(value.form, null, { nonce: deps.newId(), back }),
  );
}

async function saveAddition(deps: AnswerDeps, turn: Turn, pressed: Pressed<"add-action">): Promise<Reply> {
  const { plan, place, back } = pressed;
  const request = { place, input: readAddition(pressed), once: pressOnce(turn, pressed) };
  const added = await addAction(deps, askingOf(turn, plan), request);
  if (!added.ok) return say(refusalCard(added.refusal, null));
  const paths = { nonce: deps.newId(), back };
  if (added.value.kind === "form") return say(addCard(added.value.form, added.value.refusal, paths));
  return done({ ...added.value.open, again: added.value.again }, "added", back);
}

async function saveEdit(deps: AnswerDeps, turn: Turn, pressed: Pressed<"save-edit">): Promise<Reply> {
  const { plan, action, version, back } = pressed;
  const request = { name: { id: action }, version, input: readEdit(pressed), once: pressOnce(turn, pressed) };
  const edited = await editAction(deps, askingOf(turn, plan), request);
  if (!edited.ok) return say(refusalCard(edited.refusal, null));
  const { value } = edited;
  const undo = { now: turn.at, nonce: deps.newId() };
  if (value.kind === "saved") return done(value.carried, "edited", back, { undo });
  return say(editCard(value.form, value.refusal, { nonce: deps.newId(), back }));
}

/** The action as it was before the edit; or why not, above the action as it stands. */
async function takeBack(deps: AnswerDeps, turn: Turn, pressed: Pressed<"undo-edit">): Promise<Reply> {
  const { plan, action, entry, back } = pressed;
  const request = { name: { id: action }, entry, once: pressOnce(turn, pressed) };
  const undone = await undoEdit(deps, askingOf(turn, plan), request);
  if (undone.ok) return done(undone.value, "edit undone", back);
  const shown = await showAction(deps, askingOf(turn, plan), { id: action });
  const { refusal } = undone;
  return reply(null, shown, (found) => refusing(actionCard(found, back, wording(refusal, found.plan.settings.zone))));
}

/** What can be mended is asked again with what was typed; what cannot is said. */
const MENDABLE: readonly Reason[] = ["why-missing", "text-too-long", "changed-meanwhile"];

async function saveDecision(deps: AnswerDeps, turn: Turn, pressed: Pressed<"decide-edit">): Promise<Reply> {
  const { plan, action, version, answer, words, back } = pressed;
  const decided = await decideEdit(deps, askingOf(turn, plan), {
    ...{ name: { id: action }, version, once: pressOnce(turn, pressed) },
    decision: answer === "yes" ? { kind: "accept" } : { kind: "refuse", words },
  });
  if (decided.ok) return done(decided.value, answer === "yes" ? "edit accepted" : "edit refused", back);
  const { refusal } = decided;
  return MENDABLE.includes(refusal.reason)
    ? openDecision(deps, turn, pressed, { refusal, words })
    : say(refusalCard(refusal, null));
}

async function openDecision(
  deps: AnswerDeps,
  turn: Turn,
  { plan, action, back }: Pressed<"open-edit-decision" | "decide-edit">,
  again: { readonly refusal: Refusal; readonly words: string } | null,
): Promise<Reply> {
  const open = await openAction(deps, askingOf(turn, plan), { id: action });
  if (open.ok && !open.value.action.value.proposal)
    return say(refusalCard({ reason: "nothing-to-decide", ref: open.value.action.value.ref }, null));
  return reply(null, open, (value) => editDecisionCard(value, again, { nonce: deps.newId(), back }));
}

function stateReply(deps: AnswerDeps, changed: Result<StateChanged>, question: Question | null, back: string): Reply {
  if (!changed.ok) return say(refusalCard(changed.refusal, question));
  const { value } = changed;
  const { kind } = value;
  if (kind === "done") return done(value.carried, value.does, back, { dropped: value.dropped, waits: value.waits });
  // What a line left out is merely asked for; what was pressed without it is told why nothing came of it.
  const unsaid = question !== null && isUnsaid(value.typed, value.refusal);
  return say(stateCard(value.open, value.typed, unsaid ? null : value.refusal, { nonce: deps.newId(), back }));
}

/** What was saved is true for everyone who looks at this message. */
function done(open: CommittedAction, what: ChangeDone, back: string, notes: ChangeNotes = {}): Reply {
  const message = changedCard(open, what, back, notes);
  return { kind: "message", message, base: message };
}
