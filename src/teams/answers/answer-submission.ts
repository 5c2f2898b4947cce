import { showAction } from "../../app/actions/show-action.ts";
import { openUpdate } from "../../app/updates/open-update.ts";
import { submitUpdate, undoUpdate } from "../../app/updates/submit-update.ts";
import { actionCard } from "../../cards/actions/action.ts";
import { withTyped } from "../../cards/elements/kept.ts";
import { readQuestion } from "../../cards/questions/read-question.ts";
import type { PlanSubmission } from "../../cards/submissions/plan-submission.ts";
import { type Pressed, Submission } from "../../cards/submissions/submission.ts";
import { typedIn } from "../../cards/submissions/typed-words.ts";
import { readTyped, readUpdateInput } from "../../cards/submissions/update-submission.ts";
import { updateCard } from "../../cards/updates/update.ts";
import { wording } from "../../cards/wording/wording.ts";
import type { Refusal } from "../../domain/plan/refusal.ts";
import type { Reply, Turn } from "../turn.ts";
import { answerChangeButton } from "./answer-changes.ts";
import { answerNoChange } from "./answer-confirm.ts";
import { answerDecision, openDecision } from "./answer-decision.ts";
import { answerFileDates, openDatesList } from "./answer-file-dates.ts";
import { answerFilingButton } from "./answer-filing.ts";
import { answerHandover } from "./answer-handing.ts";
import { answerImportButton } from "./answer-import.ts";
import { answerReturned } from "./answer-partners.ts";
import { answerLabel } from "./answer-people.ts";
import { answerPeopleApply } from "./answer-people-import.ts";
import { answerPlanButton } from "./answer-plans.ts";
import { answerQuestion } from "./answer-question.ts";
import { answerHold, answerStart } from "./answer-reminders.ts";
import { answerSettingsChange } from "./answer-settings.ts";
import { answerWords } from "./answer-waiting.ts";
import { answerWhoseButton } from "./answer-whose.ts";
import { keptFromPartners } from "./kept-from-partners.ts";
import { refusalCard, refusing, unclearCard } from "./refusal-card.ts";
import { type AnswerDeps, askingOf, reply, say } from "./reply.ts";
import { pressOnce } from "./request-once.ts";
import { submittedReply } from "./submitted-reply.ts";
import { answerTable } from "./take-in.ts";

/** Answers one kind of button. */
type Answers = {
  readonly [Verb in Submission["verb"]]: (deps: AnswerDeps, turn: Turn, pressed: Pressed<Verb>) => Promise<Reply>;
};

const ANSWERS: Answers = {
  ask: async (deps, turn, pressed) => {
    const question = readQuestion(pressed.text);
    return question === undefined ? say(unclearCard(pressed.text)) : answerQuestion(deps, turn, question, pressed.back);
  },
  "open-update": async (deps, turn, pressed) => {
    const { plan, action, aim, back } = pressed;
    const form = await openUpdate(deps, askingOf(turn, plan), { id: action }, readTyped(pressed), aim);
    return reply(null, form, (opened) => updateCard(opened, null, { nonce: deps.newId(), back }, aim));
  },
  "save-update": saveUpdate,
  "no-change": answerNoChange,
  "undo-update": takeBack,
  seen: answerHold,
  "open-snooze": answerHold,
  snooze: answerHold,
  "open-decision": (deps, turn, pressed) => openDecision(deps, turn, pressed, null),
  decide: answerDecision,
  "open-file-dates": (deps, turn, pressed) => openDatesList(deps, turn, pressed, null),
  "decide-file-dates": answerFileDates,
  "open-evidence": answerFilingButton,
  "add-evidence": answerFilingButton,
  "still-complete": answerFilingButton,
  "choose-place": answerChangeButton,
  "add-action": answerChangeButton,
  "save-edit": answerChangeButton,
  "undo-edit": answerChangeButton,
  "open-edit-decision": answerChangeButton,
  "decide-edit": answerChangeButton,
  "change-state": answerChangeButton,
  "start-reminders": answerStart,
  "choose-plan": answerPlan,
  "close-plan": answerPlan,
  "begin-plan": answerPlan,
  "turn-settings": answerSettingsChange,
  "save-settings": answerSettingsChange,
  "open-label": answerLabel,
  "settle-label": answerLabel,
  "open-claim": answerLabel,
  "decide-claim": answerLabel,
  "claim-label": answerLabel,
  "hand-over": answerHandover,
  "call-off-handover": answerHandover,
  reassign: answerWhoseButton,
  "open-say-not-mine": answerWhoseButton,
  "say-not-mine": answerWhoseButton,
  "open-not-mine": answerWhoseButton,
  "settle-not-mine": answerWhoseButton,
  "apply-people": answerPeopleApply,
  "open-words": answerWords,
  "open-returned": answerReturned,
  "file-returned": answerReturned,
  "file-returned-row": answerReturned,
  "read-table": (deps, turn, pressed) => answerTable(deps, turn, pressed.table, pressed.plan),
  "open-import": answerImportButton,
  "apply-import": answerImportButton,
  "cancel-import": answerImportButton,
  "settle-import": answerImportButton,
  "decide-import": answerImportButton,
  "save-columns": answerImportButton,
};

/** Answers a pressed button. What it carries is only ids: who may, and what is, is read again. */
export async function answerSubmission(deps: AnswerDeps, turn: Turn, data: unknown): Promise<Reply> {
  const parsed = Submission.safeParse(data);
  if (!parsed.success) return say(refusalCard({ reason: "unknown-button" }, null));
  const answer = ANSWERS[parsed.data.verb] as (deps: AnswerDeps, turn: Turn, pressed: Submission) => Promise<Reply>;
  const kept = await keptFromPartners(deps, turn, parsed.data.verb);
  return kept ?? keepTyped(await answer(deps, turn, parsed.data), parsed.data);
}

/** A form that is refused for good is replaced by a sentence: what was written on it stands below. */
function keepTyped(reply: Reply, pressed: Submission): Reply {
  if (reply.kind !== "message" || !reply.message.refused) return reply;
  return { ...reply, message: withTyped(reply.message, typedIn(pressed)) };
}

function answerPlan(deps: AnswerDeps, turn: Turn, pressed: PlanSubmission): Promise<Reply> {
  return answerPlanButton(deps, turn, pressed, (question) => answerQuestion(deps, turn, question, ""));
}

async function takeBack(deps: AnswerDeps, turn: Turn, pressed: Pressed<"undo-update">): Promise<Reply> {
  const once = pressOnce(turn, pressed);
  const request = { name: { id: pressed.action }, entry: pressed.entry, once };
  const undone = await undoUpdate(deps, askingOf(turn, pressed.plan), request);
  if (undone.ok) return submittedReply(deps, turn, undone.value, "taken back", pressed.back);
  return answerUndoRefused(deps, turn, pressed, undone.refusal);
}

/** Why not, above the action as it now stands. */
async function answerUndoRefused(
  deps: AnswerDeps,
  turn: Turn,
  { plan, action, back }: Pressed<"undo-update">,
  refusal: Refusal,
): Promise<Reply> {
  const shown = await showAction(deps, askingOf(turn, plan), { id: action });
  return reply(null, shown, (found) => refusing(actionCard(found, back, wording(refusal, found.plan.settings.zone))));
}

async function saveUpdate(deps: AnswerDeps, turn: Turn, pressed: Pressed<"save-update">): Promise<Reply> {
  const saved = await submitUpdate(deps, askingOf(turn, pressed.plan), {
    name: { id: pressed.action },
    input: readUpdateInput(pressed),
    version: pressed.version,
    via: "card",
    once: pressOnce(turn, pressed),
  });
  return saved.ok
    ? submittedReply(deps, turn, saved.value, "saved", pressed.back, pressed.aim)
    : say(refusalCard(saved.refusal, null));
}
