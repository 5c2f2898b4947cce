import { changeRole, showRoles } from "../../app/people/change-roles.ts";
import { callOffHandover, handOver, previewHandover } from "../../app/people/hand-over.ts";
import { nameDelegate } from "../../app/people/name-delegate.ts";
import { notice } from "../../cards/elements/notice.ts";
import { handedCard, handoverCard } from "../../cards/people/handover.ts";
import { delegateWords, rolesWords, roleWords } from "../../cards/people/role-words.ts";
import type { Asks } from "../../cards/questions/question.ts";
import type { Pressed } from "../../cards/submissions/submission.ts";
import { nameOf } from "../../domain/plan/plan.ts";
import type { Reply, Turn } from "../turn.ts";
import { type AnswerDeps, askingOf, reply } from "./reply.ts";

/** "handover", "delegate", "no delegate", "roles", "make", "remove". */
export async function answerHanding(
  deps: AnswerDeps,
  turn: Turn,
  question: Asks<"handover" | "delegate" | "no delegate" | "roles" | "role">,
): Promise<Reply> {
  const asking = askingOf(turn, question.plan);
  switch (question.ask) {
    case "handover":
      return reply(question, await previewHandover(deps, asking, question), (view) => handoverCard(view, deps.newId()));
    case "delegate":
    case "no delegate": {
      const named = await nameDelegate(deps, asking, { ...question, named: question.ask === "delegate" });
      return reply(question, named, (done) => notice(delegateWords(done, question.ask === "delegate")));
    }
    case "roles":
      return reply(question, await showRoles(deps, asking), (open) => notice(rolesWords(open.plan)));
    case "role":
      return reply(question, await changeRole(deps, asking, question), (done) => notice(roleWords(done, question)));
  }
}

/** "Hand over" and "Call it off". */
export async function answerHandover(
  deps: AnswerDeps,
  turn: Turn,
  pressed: Pressed<"hand-over" | "call-off-handover">,
): Promise<Reply> {
  const asking = askingOf(turn, pressed.plan);
  const { from, to, on } = pressed;
  if (pressed.verb === "hand-over") return reply(null, await handOver(deps, asking, { from, to, on }), handedCard);
  return reply(null, await callOffHandover(deps, asking, { from, to, on }), ({ plan }) =>
    notice(`Called off: what ${nameOf(plan, from)} holds in ${plan.title} stays theirs. Nothing had passed yet.`),
  );
}
