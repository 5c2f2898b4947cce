import { z } from "zod";
import type { ImportView } from "../../app/import/import-draft.ts";
import type { Message } from "../../app/ports/messages.ts";
import type { Refusal } from "../../domain/plan/refusal.ts";
import { type Button, Buttons, button, spoken } from "../elements/buttons.ts";
import { Choice } from "../elements/choices.ts";
import { card } from "../elements/template.ts";
import { problemWords } from "../wording/import-wording.ts";
import { wording } from "../wording/wording.ts";
import { said } from "../words/said.ts";
import { formOf, NO_FORM, type ProblemInput } from "./problem-form.ts";
import { understoodWords } from "./understood.ts";
import { choiceButtons, choiceLines, FIELD_NAMES, ImportLine, importPage, line, namesOf, partButton } from "./views.ts";

const Choices = z.array(Choice);
const Problem = z.strictObject({
  field: z.string(),
  place: z.string(),
  hasTitle: z.boolean(),
  title: z.string(),
  hasText: z.boolean(),
  text: z.string(),
  message: z.string(),
  isSettled: z.boolean(),
  settled: z.string(),
  lines: z.array(ImportLine),
  kinds: z.array(z.strictObject({ label: z.string(), value: z.string(), choices: Choices })),
  dates: z.array(z.strictObject({ label: z.string(), value: z.string() })),
  texts: z.array(z.strictObject({ label: z.string(), placeholder: z.string(), value: z.string() })),
  hasButtons: z.boolean(),
  buttons: Buttons,
});
const draw = card(
  "import-problems",
  z.strictObject({
    hasBanner: z.boolean(),
    bannerStyle: z.string(),
    banner: z.string(),
    heading: z.string(),
    note: z.string(),
    problems: z.array(Problem),
    buttons: Buttons,
  }),
);

const PAGE = 4;
/** Answers offered as buttons; a person can type any other. */
const MOST_CHOICES = 3;
const LONGEST_CHOICE = 120;

type Listed = ImportView["problems"][number];

/** What is drawn of the problems: a page; one form open ("" for none); a refused answer with what was typed. */
export interface ProblemsDrawn {
  readonly page: number;
  readonly open: string;
  readonly refusal: Refusal | null;
  readonly typed: ProblemInput | null;
}

/** What a person has to settle, by place: each by itself, with its form drawn when it is opened. */
export function importProblemsCard(view: ImportView, drawn: ProblemsDrawn): Message {
  const { refusal, open } = drawn;
  const { shown, here, buttons, says } = importPage(view.name, "problems", view.problems, drawn.page, PAGE);
  const left = view.problems.filter(({ answer }) => answer === null).length;
  const heading = left === 0 ? "Everything is settled" : `${left} of ${view.problems.length} to settle`;
  return {
    card: draw({
      hasBanner: refusal !== null,
      bannerStyle: "attention",
      banner: refusal === null ? "" : said(wording(refusal), 400),
      heading,
      note: [said(view.fileName, 100), says, "What you do not settle stays listed for the plan's owner."]
        .filter((part) => part !== "")
        .join(" · "),
      problems: shown.map((problem) =>
        problem.id === open
          ? openItem(view, problem, here, drawn.typed)
          : { ...itemOf(view, problem), ...NO_FORM, ...withButtons(problem, buttonsOf(view, problem, here)) },
      ),
      buttons,
    }),
    summary: heading,
  };
}

function itemOf({ draft }: ImportView, problem: Listed) {
  const { ref, place, text, why, answer } = problem;
  const action = draft.actions.find((one) => one.ref === ref);
  const now = understoodWords(draft, problem);
  return {
    field: fieldOf(problem),
    place: said(place, 100),
    hasTitle: action !== undefined,
    title: said((action?.title ?? "").replace(/\s+/g, " "), 120),
    hasText: text.trim() !== "",
    text: said(`“${said(text, 160)}”`, 170),
    message: said(problemWords(why), 280),
    isSettled: answer !== null,
    settled: said(answerWords(answer), 200),
    lines: [...(now === "" ? [] : [line("Understood:", now, 200)]), ...choiceLines(fittingChoices(problem))],
  };
}

function answerWords(answer: Listed["answer"]): string {
  switch (answer?.kind) {
    case "settle":
      return `Settled: ${answer.as}`;
    case "leave-empty":
      return "Left empty";
    case "as-understood":
      return "Kept as it was understood";
    default:
      return "";
  }
}

/** What a button can carry back; more than a few are for the form. */
function fittingChoices({ choices, answer }: Listed): readonly string[] {
  const fitting = choices.filter(({ length }) => length <= LONGEST_CHOICE);
  return answer === null && fitting.length <= MOST_CHOICES ? fitting : [];
}

/** Of a closed problem: the answers on offer, a form for any other, empty, as it is. */
function buttonsOf(view: ImportView, problem: Listed, page: number): readonly Button[] {
  const { id, ref, answer } = problem;
  const settle = answerData(view, problem, page, "settle");
  const offered = fittingChoices(problem);
  const answers = choiceButtons(
    offered.map((choice) => COLUMN_KINDS[choice] ?? choice),
    (title, index) => button(title, { ...settle, as: offered[index] }),
  );
  if (answer !== null && ref !== null) return [partButton(view.name, "problems", "Change", page, id)];
  const form = ref === null ? [] : [partButton(view.name, "problems", "Settle", page, id)];
  return [...answers, ...form, ...waysOut(view, problem, page)];
}

/** What the dates of a column may be. */
const COLUMN_KINDS: Readonly<Record<string, string>> = { review: "Review dates", end: "End dates" };

function openItem(view: ImportView, problem: Listed, page: number, typed: ProblemInput | null) {
  const buttons = [
    button("Save", answerData(view, problem, page, "settle"), "auto"),
    ...waysOut(view, problem, page),
    partButton(view.name, "problems", "Close", page),
  ];
  return { ...itemOf(view, problem), ...formOf(problem, typed), ...withButtons(problem, buttons) };
}

/** Answers that need no words; a reference and a title are never empty, nor is what is of no single action. */
function waysOut(view: ImportView, problem: Listed, page: number): readonly Button[] {
  const { ref, field } = problem;
  const empty = ref === null || field === "ref" || field === "title" ? [] : ["leave-empty" as const];
  return [...empty, "as-understood" as const].map((how) => button(WAYS_OUT[how], answerData(view, problem, page, how)));
}

const WAYS_OUT = { "leave-empty": "Leave it empty", "as-understood": "Keep as understood" } as const;

function answerData({ name }: ImportView, { id }: Listed, page: number, how: "settle" | keyof typeof WAYS_OUT) {
  return { verb: "settle-import", ...namesOf(name), page, problem: id, how };
}

function withButtons(problem: Listed, buttons: readonly Button[]) {
  const about = problem.ref === null ? `${fieldOf(problem)}, ${problem.place}` : fieldOf(problem);
  return { hasButtons: true, buttons: buttons.map((one) => spoken(one, said(about, 30))) };
}

/** "Date of 1.1.2". */
function fieldOf({ field, ref }: Listed): string {
  return said(ref === null ? FIELD_NAMES[field] : `${FIELD_NAMES[field]} of ${ref}`, 60);
}
