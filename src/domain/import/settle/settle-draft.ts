import type { Day } from "../../calendar/day.ts";
import {
  answerTo,
  type ImportAnswer,
  type ListedProblem,
  nameProblems,
  type ProblemAnswer,
} from "../../plan/answers.ts";
import type { ImportProblem, PlanDraft } from "../../plan/draft.ts";
import { emptyField, settleProblem } from "./settle-problem.ts";

/** A draft with an owner's answers laid on it. */
export interface SettledDraft {
  /** Its problems are those still open. */
  readonly draft: PlanDraft;
  /** All of them, with their answers. */
  readonly problems: readonly ListedProblem[];
  /** Answers that cannot be read as what their field takes: not laid on, and still open. */
  readonly unclear: readonly ProblemAnswer[];
}

/** Lays answers on what was understood. A problem keeps its id whatever is answered to others. */
export function settleDraft(draft: PlanDraft, answers: readonly ImportAnswer[], on: Day): SettledDraft {
  const unclear: ProblemAnswer[] = [];
  const problems: ListedProblem[] = [];
  let settled = draft;
  // A new ref comes last: until then other problems name the action by the one it is printed with.
  for (const problem of [...nameProblems(draft.problems)].sort(refsLast)) {
    const answer = answerTo<ProblemAnswer["kind"]>(answers, `problem ${problem.id}`) ?? null;
    const laid = answer === null ? null : lay(settled, problem, answer, on);
    if (answer !== null && laid === null) unclear.push(answer);
    settled = laid ?? settled;
    problems.push({ ...problem, answer: laid === null ? null : answer, choices: choicesOf(problem, draft) });
  }
  const order = new Map(nameProblems(draft.problems).map(({ id }, at) => [id, at]));
  problems.sort((a, b) => (order.get(a.id) ?? 0) - (order.get(b.id) ?? 0));
  const open = draft.problems.filter((_, at) => problems[at]?.answer === null);
  return { draft: { ...settled, problems: open }, problems, unclear };
}

function lay(draft: PlanDraft, problem: ImportProblem, answer: ProblemAnswer, on: Day): PlanDraft | null {
  if (answer.kind === "as-understood") return draft;
  return answer.kind === "leave-empty" ? emptyField(draft, problem) : settleProblem(draft, problem, answer.as, on);
}

function refsLast(a: ImportProblem, b: ImportProblem): number {
  return Number(a.field === "ref") - Number(b.field === "ref");
}

/** Whether a problem is about the dates of a whole column: are they reviews or ends? */
export function asksOfColumn({ ref, field }: ImportProblem): boolean {
  return ref === null && field === "due";
}

const MOST_CHOICES = 10;

function choicesOf(problem: ImportProblem, draft: PlanDraft): readonly string[] {
  if (asksOfColumn(problem)) return ["review", "end"];
  if (problem.ref === null) return [];
  if (problem.field === "rag") return ["Red", "Amber", "Green", "Complete", "Not rated"];
  const groups = { theme: draft.themes, objective: draft.objectives };
  if (problem.field !== "theme" && problem.field !== "objective") return [];
  return groups[problem.field].map(({ ref }) => ref).slice(0, MOST_CHOICES);
}
