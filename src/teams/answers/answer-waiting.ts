import { lookAtSilent } from "../../app/waiting/find-silent.ts";
import { listWaiting } from "../../app/waiting/list-waiting.ts";
import type { Asks } from "../../cards/questions/question.ts";
import type { Pressed } from "../../cards/submissions/submission.ts";
import { invitation } from "../../cards/waiting/invitation.ts";
import { waitingCard } from "../../cards/waiting/waiting.ts";
import type { Reply, Turn } from "../turn.ts";
import { type AnswerDeps, askingOf, reply } from "./reply.ts";

/** "waiting". */
export async function answerWaiting(deps: AnswerDeps, turn: Turn, question: Asks<"waiting">): Promise<Reply> {
  const waiting = await listWaiting(deps, askingOf(turn, question.plan));
  return reply(question, waiting, (found) => waitingCard(found, question.page));
}

/** Words for somebody whom our messages do not reach. */
export async function answerWords(deps: AnswerDeps, turn: Turn, pressed: Pressed<"open-words">): Promise<Reply> {
  const found = await lookAtSilent(deps, askingOf(turn, pressed.plan), pressed.person);
  return reply(null, found, (silent) => invitation(silent, pressed.back));
}
