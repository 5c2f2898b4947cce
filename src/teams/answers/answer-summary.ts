import { chatOf } from "../../app/chat-of.ts";
import { rememberSummary, summarisePlan } from "../../app/plans/summarise-plan.ts";
import { summaryCard } from "../../cards/actions/summary.ts";
import type { Asks } from "../../cards/questions/question.ts";
import type { Reply, Turn } from "../turn.ts";
import { refusalCard } from "./refusal-card.ts";
import { type AnswerDeps, askingOf, say } from "./reply.ts";

/** In a channel or group chat one card a day is kept up to date; in a personal chat each answer is its own. */
export async function answerSummary(deps: AnswerDeps, turn: Turn, question: Asks<"summary">): Promise<Reply> {
  const result = await summarisePlan(deps, askingOf(turn, question.plan), chatOf(turn.ref), question.theme);
  if (!result.ok) return say(refusalCard(result.refusal, question));
  const shown = result.value;
  const message = summaryCard(shown, turn.at);
  const remember = (messageId: string) => rememberSummary(deps, shown, turn.at, messageId, turn.ref.conversation);
  if (turn.ref.kind !== "personal") {
    return { kind: "replace", messageId: shown.posted?.message ?? null, message, sent: remember };
  }
  await remember("");
  return say(message);
}
