import { redrawDigest } from "../../app/quiet/redraw-digest.ts";
import { confirmUpdate } from "../../app/updates/confirm-update.ts";
import type { Submitted } from "../../app/updates/submit-update.ts";
import type { Asks } from "../../cards/questions/question.ts";
import { readQuestion } from "../../cards/questions/read-question.ts";
import { confirmedAbove } from "../../cards/reminders/confirmed.ts";
import { digestCard } from "../../cards/reminders/digest.ts";
import type { Pressed } from "../../cards/submissions/submission.ts";
import type { Result } from "../../domain/plan/result.ts";
import type { Reply, Turn } from "../turn.ts";
import { digestPageOf } from "./answer-reminders.ts";
import { refusalCard } from "./refusal-card.ts";
import { type AnswerDeps, askingOf, say } from "./reply.ts";
import { lineOnce, pressOnce } from "./request-once.ts";
import { submittedReply } from "./submitted-reply.ts";

/** "no change 1.2.3". */
export async function answerConfirm(
  deps: AnswerDeps,
  turn: Turn,
  question: Asks<"no change">,
  back: string,
): Promise<Reply> {
  const request = { name: { ref: question.ref }, version: null, via: "typed" as const, once: lineOnce(turn, question) };
  const filed = await confirmUpdate(deps, askingOf(turn, question.plan), request);
  return filed.ok ? submittedReply(deps, turn, filed.value, "saved", back) : say(refusalCard(filed.refusal, question));
}

/** *No change* on an item of a digest: the digest stands there again without it, saying so, with *Undo*. */
export async function answerNoChange(deps: AnswerDeps, turn: Turn, pressed: Pressed<"no-change">): Promise<Reply> {
  const filed: Result<Submitted> = await confirmUpdate(deps, askingOf(turn, pressed.plan), {
    name: { id: pressed.action },
    version: pressed.version,
    via: "card",
    once: pressOnce(turn, pressed),
  });
  if (!filed.ok) return say(refusalCard(filed.refusal, null));
  const { value } = filed;
  const { back } = pressed;
  if (value.kind !== "saved" || readQuestion(back)?.ask !== "reminders")
    return submittedReply(deps, turn, value, "saved", back);
  const digest = await redrawDigest(deps, askingOf(turn, null), turn.at);
  return say(digestCard(digest, { ...confirmedAbove(value, turn, deps.newId(), back), page: digestPageOf(pressed) }));
}
