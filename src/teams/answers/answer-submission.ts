import { showAction } from "../../app/show-action.ts";
import { openUpdate } from "../../app/updates/open-update.ts";
import { submitUpdate, undoUpdate } from "../../app/updates/submit-update.ts";
import { actionCard } from "../../cards/action.ts";
import { readQuestion } from "../../cards/read-question.ts";
import { readUpdateInput, Submission } from "../../cards/submission.ts";
import { updateCard } from "../../cards/updates/update.ts";
import { wording } from "../../cards/wording.ts";
import type { Refusal } from "../../domain/refusal.ts";
import type { Reply, Turn } from "../turn.ts";
import { answerDecision, openDecision } from "./answer-decision.ts";
import { answerImportButton } from "./answer-import.ts";
import { answerLabel } from "./answer-people.ts";
import { answerQuestion, HISTORY } from "./answer-question.ts";
import { answerHold, answerStart } from "./answer-reminders.ts";
import { refusalCard, unclearCard } from "./refusal-card.ts";
import { askingOf, type HearParts, reply, say } from "./reply.ts";
import { submittedReply } from "./submitted-reply.ts";
import { answerTable } from "./take-in.ts";

/** Answers a pressed button. What it carries is only ids: who may, and what is, is read again. */
export async function answerSubmission(parts: HearParts, turn: Turn, data: unknown): Promise<Reply> {
  const parsed = Submission.safeParse(data);
  if (!parsed.success) return say(refusalCard({ reason: "unknown-button" }, null));
  const pressed = parsed.data;
  switch (pressed.verb) {
    case "ask": {
      const question = readQuestion(pressed.text);
      return question === undefined
        ? say(unclearCard(pressed.text))
        : answerQuestion(parts, turn, question, pressed.back);
    }
    case "open-update": {
      const form = await openUpdate(parts, askingOf(turn, pressed.plan), { id: pressed.action }, {});
      return reply(null, form, (opened) => updateCard(opened, null, { nonce: parts.newId(), back: pressed.back }));
    }
    case "save-update":
      return saveUpdate(parts, turn, pressed);
    case "undo-update": {
      const once = [turn.activity, pressed.nonce];
      const request = { name: { id: pressed.action }, entry: pressed.entry, once };
      const undone = await undoUpdate(parts, askingOf(turn, pressed.plan), request);
      if (undone.ok) return submittedReply(parts, turn, undone.value, "taken back", pressed.back);
      return answerUndoRefused(parts, turn, pressed, undone.refusal);
    }
    case "seen":
    case "open-snooze":
    case "snooze":
      return answerHold(parts, turn, pressed);
    case "open-decision":
      return openDecision(parts, turn, pressed, null);
    case "decide":
      return answerDecision(parts, turn, pressed);
    case "start-reminders":
      return answerStart(parts, turn, pressed);
    case "open-label":
    case "settle-label":
    case "open-claim":
    case "decide-claim":
    case "claim-label":
      return answerLabel(parts, turn, pressed);
    case "read-table":
      return answerTable(parts, turn, pressed.table, pressed.plan);
    case "open-import":
    case "apply-import":
    case "cancel-import":
    case "settle-import":
    case "decide-import":
    case "save-columns":
      return answerImportButton(parts, turn, pressed);
  }
}

/** Why not, above the action as it now stands. */
async function answerUndoRefused(
  parts: HearParts,
  turn: Turn,
  { plan, action, back }: Extract<Submission, { readonly verb: "undo-update" }>,
  refusal: Refusal,
): Promise<Reply> {
  const shown = await showAction(parts, askingOf(turn, plan), { id: action }, HISTORY.brief, null);
  return reply(null, shown, (found) => actionCard(found, back, wording(refusal, found.plan.settings.zone)));
}

async function saveUpdate(
  parts: HearParts,
  turn: Turn,
  pressed: Extract<Submission, { readonly verb: "save-update" }>,
): Promise<Reply> {
  const saved = await submitUpdate(parts, askingOf(turn, pressed.plan), {
    name: { id: pressed.action },
    input: readUpdateInput(pressed),
    version: pressed.version,
    via: "card",
    once: [turn.activity, pressed.nonce],
  });
  return saved.ok
    ? submittedReply(parts, turn, saved.value, "saved", pressed.back)
    : say(refusalCard(saved.refusal, null));
}
