import { beginPlan, findOwners } from "../../app/plans/begin-plan.ts";
import { closePlan, previewClosing, reopenPlan } from "../../app/plans/close-plan.ts";
import { listPlans } from "../../app/plans/list-plans.ts";
import { checkMayBegin } from "../../app/plans/may-begin.ts";
import { usePlan } from "../../app/plans/use-plan.ts";
import { closeCard, closedCard, reopenedCard } from "../../cards/plans/close.ts";
import { begunCard, EMPTY_PLAN, newPlanCard } from "../../cards/plans/new-plan.ts";
import { plansCard } from "../../cards/plans/plans.ts";
import type { Asks, Question } from "../../cards/questions/question.ts";
import { readQuestion } from "../../cards/questions/read-question.ts";
import type { PlanSubmission } from "../../cards/submissions/plan-submission.ts";
import type { Reply, Turn } from "../turn.ts";
import { refusalCard, unclearCard } from "./refusal-card.ts";
import { type AnswerDeps, askingOf, reply, say } from "./reply.ts";
import { pressOnce } from "./request-once.ts";

/** "plans", "new plan", "close plan", "open plan again". */
export async function answerPlans(
  deps: AnswerDeps,
  turn: Turn,
  question: Asks<"plans" | "new plan" | "close plan" | "open plan again">,
): Promise<Reply> {
  const asking = askingOf(turn, question.plan);
  switch (question.ask) {
    case "plans":
      return reply(question, await listPlans(deps, asking), (plans) => plansCard(plans, question.page));
    case "new plan": {
      const may = await checkMayBegin(deps, asking);
      if (!may.ok) return say(refusalCard(may.refusal, question));
      return say(newPlanCard(await findOwners(deps, asking), EMPTY_PLAN, null, deps.newId()));
    }
    case "close plan":
      return reply(question, await previewClosing(deps, asking), (preview) =>
        closeCard(preview, question.reason, deps.newId()),
      );
    case "open plan again":
      return reply(question, await reopenPlan(deps, asking), reopenedCard);
  }
}

/** Buttons about plans as such; `answer` goes on with the question that a choice of plan was asked for. */
export async function answerPlanButton(
  deps: AnswerDeps,
  turn: Turn,
  pressed: PlanSubmission,
  answer: (question: Question) => Promise<Reply>,
): Promise<Reply> {
  switch (pressed.verb) {
    case "choose-plan": {
      const used = await usePlan(deps, askingOf(turn, pressed.plan));
      if (!used.ok) return say(refusalCard(used.refusal, null));
      const question = readQuestion(pressed.text);
      return question === undefined ? say(unclearCard(pressed.text)) : answer({ ...question, plan: pressed.plan });
    }
    case "close-plan":
      return reply(null, await closePlan(deps, askingOf(turn, pressed.plan), pressed.reason), closedCard);
    case "begin-plan": {
      const asking = askingOf(turn, null);
      const begun = await beginPlan(deps, asking, { ...pressed, once: pressOnce(turn, pressed) });
      if (begun.ok) return say(begunCard(begun.value));
      return say(newPlanCard(await findOwners(deps, asking), pressed, begun.refusal, deps.newId()));
    }
  }
}
