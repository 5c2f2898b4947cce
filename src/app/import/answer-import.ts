import type { RememberedColumns } from "../../domain/import/columns/header.ts";
import { asksOfColumn } from "../../domain/import/settle/settle-draft.ts";
import { type ImportAnswer, layAnswers } from "../../domain/plan/answers.ts";
import { accept, type Result, refuse } from "../../domain/plan/result.ts";
import type { Asking } from "../open-plan.ts";
import { type ImportDeps, type ImportName, type ImportView, workDraft } from "./import-draft.ts";
import { type OpenedImport, saySomething } from "./open-import.ts";

/** Takes an owner's answers to what an import asks. One that cannot be read is refused, and none is taken. */
export function answerImport(
  deps: ImportDeps,
  asking: Asking,
  name: ImportName,
  answers: readonly ImportAnswer[],
): Promise<Result<ImportView>> {
  return saySomething(deps, asking, name, (opened) => {
    const { draft } = opened.found;
    const columns = { ...draft.columns, ...columnsFrom(opened, answers) };
    const said = { columns, answers: layAnswers(draft.answers, answers) };
    const { view, unclear } = workDraft(name, { ...draft, ...said }, opened.current, asking.now);
    const unread = answers.find(
      (answer) => "problem" in answer && unclear.some(({ problem }) => problem === answer.problem),
    );
    if (unread === undefined || !("problem" in unread)) return accept(said);
    const asked = view.problems.find(({ id }) => id === unread.problem);
    return refuse({
      reason: "answer-unclear",
      field: asked?.field ?? "title",
      text: unread.kind === "settle" ? unread.as : "",
    });
  });
}

/** "review" or "end" for the dates of a column says what the column is for. */
function columnsFrom({ worked: { view } }: OpenedImport, answers: readonly ImportAnswer[]): RememberedColumns {
  const roles = answers.flatMap((answer) => {
    if (answer.kind !== "settle" || (answer.as !== "review" && answer.as !== "end")) return [];
    const { as } = answer;
    const asked = view.problems.find(({ id }) => id === answer.problem);
    if (asked === undefined || !asksOfColumn(asked)) return [];
    return view.columns.filter(({ role }) => role === "due").map(({ key }) => [key, as] as const);
  });
  return Object.fromEntries(roles);
}
