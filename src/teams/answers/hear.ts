import { usePlan } from "../../app/plans/use-plan.ts";
import { readQuestion } from "../../cards/questions/read-question.ts";
import { createRecent } from "../recent.ts";
import type { Hear, Heard, Reply, Turn } from "../turn.ts";
import { addFile } from "./answer-filing.ts";
import { answerQuestion } from "./answer-question.ts";
import { answerSubmission } from "./answer-submission.ts";
import { unclearCard } from "./refusal-card.ts";
import { type AnswerDeps, askingOf } from "./reply.ts";
import { takeFile, takeTable } from "./take-in.ts";
import { takeLeave, welcome } from "./welcome.ts";

/** Answers whatever reaches the bot: a typed line, a button, an installation. */
export function createHear(deps: AnswerDeps): Hear {
  const lately = createRecent<unknown>(1_000);
  return async (turn, heard) => {
    if (turn.ref.kind === "personal" && heard.kind !== "removed") {
      const { actor, ref, at, zone } = turn;
      const remember = () => deps.conversations.remember(actor.tenant, actor.person, ref, at, zone);
      // Once a minute is enough for somebody who goes on talking. Who installs it may have been gone meanwhile.
      const key = JSON.stringify([actor.person, ref, zone, Math.floor(at.getTime() / 60_000)]);
      await (heard.kind === "installed" ? remember() : lately.once(key, remember));
    }
    return answerHeard(deps, turn, heard);
  };
}

/** The same for someone who does not speak through Teams: no conversation of theirs is remembered. */
export async function answerHeard(deps: AnswerDeps, turn: Turn, heard: Heard): Promise<Reply> {
  switch (heard.kind) {
    case "text": {
      const question = readQuestion(withLink(heard));
      if (question === undefined) return { kind: "message", message: unclearCard(heard.text), base: null };
      // Whoever names a plan means it from now on; a name that is none may be words of an update.
      if (question.plan !== null) await usePlan(deps, askingOf(turn, question.plan));
      return answerQuestion(deps, turn, question, "");
    }
    case "file":
      return (await addFile(deps, turn, heard)) ?? takeFile(deps, turn, heard);
    case "table":
      return takeTable(deps, turn, heard.text);
    case "submission":
      return answerSubmission(deps, turn, heard.data);
    case "installed":
      return welcome(deps, turn);
    case "removed":
      return takeLeave(deps, turn);
  }
}

/** Evidence whose link lies behind words of the formatted text: the line as if the link had been typed. */
function withLink({ text, link }: Extract<Heard, { readonly kind: "text" }>): string {
  return link !== undefined && /^(add )?evidence\b/i.test(text) && !text.includes("://") ? `${text} ${link}` : text;
}
