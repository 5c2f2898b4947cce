import { forgetMembers } from "../app/people/read-members.ts";
import { readQuestion } from "../cards/questions/read-question.ts";
import { answerQuestion } from "./answers/answer-question.ts";
import { answerSubmission } from "./answers/answer-submission.ts";
import { unclearCard } from "./answers/refusal-card.ts";
import type { HearParts } from "./answers/reply.ts";
import { takeFile, takeTable } from "./answers/take-in.ts";
import { welcome } from "./answers/welcome.ts";
import type { Hear, Heard, Reply, Turn } from "./turn.ts";

/** Answers whatever reaches the bot: a typed line, a button, an installation. */
export function createHear(parts: HearParts): Hear {
  return async (turn, heard) => {
    if (turn.ref.kind === "personal" && heard.kind !== "removed") {
      await parts.conversations.remember(turn.actor.tenant, turn.actor.person, turn.ref, turn.at);
    }
    return answer(parts, turn, heard);
  };
}

async function answer(parts: HearParts, turn: Turn, heard: Heard): Promise<Reply> {
  switch (heard.kind) {
    case "text": {
      const question = readQuestion(heard.text);
      if (question === undefined) return { kind: "message", message: unclearCard(heard.text), base: null };
      return answerQuestion(parts, turn, question, "");
    }
    case "file":
      return takeFile(parts, turn, heard);
    case "table":
      return takeTable(parts, turn, heard.text);
    case "submission":
      return answerSubmission(parts, turn, heard.data);
    case "installed":
      return welcome(parts, turn);
    case "removed":
      if (turn.ref.kind !== "personal") {
        await forgetMembers(parts, turn.ref);
        return { kind: "none" };
      }
      await parts.conversations.markUnreachable(turn.actor.tenant, turn.actor.person, "removed the app");
      return { kind: "none" };
  }
}
