import type { ActionId } from "./action-state.ts";
import type { ImportProblem } from "./draft.ts";
import type { ImportWhy } from "./import-why.ts";
import { shortId } from "./short-id.ts";

/** What an owner says to what an import asks. A later answer to the same thing replaces the earlier. */
export type ImportAnswer =
  /** Typed for the problem's field: "31 July 2027", "Ada Bell; Ben Cole", "Amber", a ref. */
  | { readonly kind: "settle"; readonly problem: string; readonly as: string }
  | { readonly kind: "leave-empty"; readonly problem: string }
  | { readonly kind: "as-understood"; readonly problem: string }
  | { readonly kind: "decide"; readonly proposal: string; readonly choice: string }
  /** An action that the file no longer has stays. */
  | { readonly kind: "keep"; readonly action: ActionId }
  /** What was filed gives way to the file. */
  | { readonly kind: "take-file"; readonly kept: string }
  | { readonly kind: "keep-ours"; readonly kept: string };

/** One that settles a problem. */
export type ProblemAnswer = Extract<ImportAnswer, { readonly problem: string }>;

/** A problem with what it is known by, the answer given, and what may be chosen where that is a short list. */
export type ListedProblem = ImportProblem & {
  readonly id: string;
  readonly answer: ProblemAnswer | null;
  readonly choices: readonly string[];
};

/** What an answer is about: one answer to each. */
function subjectOf(answer: ImportAnswer): string {
  if ("problem" in answer) return `problem ${answer.problem}`;
  if ("proposal" in answer) return `proposal ${answer.proposal}`;
  return "action" in answer ? `missing ${answer.action}` : `kept ${answer.kept}`;
}

/** Answers with newer ones laid over them. */
export function layAnswers(answers: readonly ImportAnswer[], newer: readonly ImportAnswer[]): readonly ImportAnswer[] {
  return [...new Map([...answers, ...newer].map((answer) => [subjectOf(answer), answer])).values()];
}

/** The last answer about a subject, such as "missing ID". */
export function answerTo<K extends ImportAnswer["kind"]>(
  answers: readonly ImportAnswer[],
  subject: string,
): Extract<ImportAnswer, { readonly kind: K }> | undefined {
  return answers.findLast((answer) => subjectOf(answer) === subject) as
    | Extract<ImportAnswer, { readonly kind: K }>
    | undefined;
}

/** A problem with what it is known by. */
export type NamedProblem = ImportProblem & { readonly id: string };

/**
 * Problems by ids that the same words of the same action, asked about for the same reason, have in any later import,
 * wherever they then stand and however the question is worded: so an answer is asked for once.
 */
export function nameProblems(problems: readonly ImportProblem[]): readonly NamedProblem[] {
  return nameBy(problems, ({ ref, field, text, why }) => [ref ?? "", field, text, ...reasonOf(why)].join("\n"));
}

/** Problems by ids made of some words of each; of the same words the first, the second, … */
export function nameBy(
  problems: readonly ImportProblem[],
  wordsOf: (problem: ImportProblem) => string,
): readonly NamedProblem[] {
  const seen = new Map<string, number>();
  return problems.map((problem) => {
    const words = wordsOf(problem);
    const count = (seen.get(words) ?? 0) + 1;
    seen.set(words, count);
    return { ...problem, id: shortId(`${words}\n${count}`) };
  });
}

// Where else something stands moves with every row that is put above it.
function reasonOf({ reason, ...why }: ImportWhy): readonly string[] {
  const told = Object.entries(why).filter(([name]) => name !== "first");
  return [
    reason,
    ...told.sort(([a], [b]) => (a < b ? -1 : 1)).map(([name, value]) => `${name} ${JSON.stringify(value)}`),
  ];
}
