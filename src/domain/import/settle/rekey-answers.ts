import { type ImportAnswer, nameBy, nameProblems } from "../../plan/answers.ts";
import type { ImportProblem } from "../../plan/draft.ts";
import { formerWords } from "./former-words.ts";

/**
 * Answers under the ids that problems have now. Up to release 0.1 an id held the sentence that was asked; an answer that
 * was given then is found by it, and is not asked for again. Done twice, it changes nothing.
 */
export function rekeyAnswers(
  problems: readonly ImportProblem[],
  answers: readonly ImportAnswer[],
): readonly ImportAnswer[] {
  const now = nameProblems(problems);
  const then = nameBy(problems, ({ ref, field, text, why }) =>
    [ref ?? "", field, text, formerWords(why) ?? `${why.reason} ${JSON.stringify(why)}`].join("\n"),
  );
  const ids = new Map(then.map(({ id }, at) => [id, now[at]?.id ?? id]));
  return answers.map((answer) =>
    "problem" in answer ? { ...answer, problem: ids.get(answer.problem) ?? answer.problem } : answer,
  );
}
