import { chatOf } from "../../app/chat-of.ts";
import type { Question } from "../../cards/questions/question.ts";
import type { Submission } from "../../cards/submissions/submission.ts";
import { type Once, onceOf } from "../../domain/plan/once.ts";
import type { Turn } from "../turn.ts";

/** A button whose card says which card it is. */
type Known = Extract<Submission, { readonly nonce: string }>;

/** What makes a pressed button known when it comes again: all that it sends counts, so nothing can be forgotten. */
export function pressOnce(turn: Turn, pressed: Known): Once {
  const { verb, nonce, plan = "", action = "" } = { plan: undefined, action: undefined, ...pressed };
  // What is typed and chosen is text; whatever else a client may put beside it is nobody's.
  const given = Object.entries(pressed).filter(([, value]) => typeof value !== "object");
  return requestOnce(turn, nonce, [verb, plan, action], Object.fromEntries(given));
}

/** The same for a typed line, with what came beside it. */
export function lineOnce(turn: Turn, question: Question, beside: unknown = null): Once {
  const { ask, plan, ref = "" } = { ref: undefined, ...question };
  return requestOnce(turn, turn.activity, [ask, plan ?? "", ref], { question, beside });
}

function requestOnce({ actor, ref }: Turn, token: string, act: readonly string[], given: unknown): Once {
  return onceOf({ tenant: actor.tenant, conversation: chatOf(ref), person: actor.person, token, act, given });
}
