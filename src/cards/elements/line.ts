import { z } from "zod";
import { statusOf } from "../../domain/plan/action.ts";
import type { ActionLine } from "../../domain/plan/action-line.ts";
import type { Plan, PlanKey } from "../../domain/plan/plan.ts";
import type { RagScheme } from "../../domain/plan/rag.ts";
import type { RestrictedLine, SeenLine } from "../../domain/plan/restricted-line.ts";
import { writeQuestion } from "../questions/question.ts";
import { ragMark } from "../words/rag-mark.ts";
import { names, said } from "../words/said.ts";
import { type Button, Buttons, button } from "./buttons.ts";

/** One action in a list, as a template holds it. */
export const ListLine = z.strictObject({
  ref: z.string(),
  shape: z.string(),
  mark: z.string(),
  colour: z.string(),
  title: z.string(),
  detail: z.string(),
  buttons: Buttons,
});

/**
 * An action in a list, with what is told of it beside its leads; its button opens it in place and knows the way back.
 */
export function drawLine(
  plan: Plan,
  line: SeenLine,
  factsOf: (line: ActionLine) => readonly string[],
  back: string,
): z.infer<typeof ListLine> {
  if ("hidden" in line) return restrictedLine(plan.key, line, back);
  const detail = [leadNames(line, 120) || "No lead", ...factsOf(line).map((fact) => said(fact, 200))];
  return {
    ...markedLine(plan.scheme, line),
    detail: detail.filter((part) => part !== "").join(" · "),
    buttons: [openButton(plan, line.ref, back)],
  };
}

/** What stands for the words of an action that may not be read about. */
export const RESTRICTED = "restricted";

/** The title of an action, and of one that may not be read about what stands for it. */
export function titleOf(line: Pick<ActionLine, "title"> | Pick<RestrictedLine, "hidden">): string {
  return "hidden" in line ? RESTRICTED : line.title;
}

/** What any list shows of an action that may not be read about here: its ref alone. Opening it says where it is told of. */
export function restrictedLine({ plan }: PlanKey, { ref }: RestrictedLine, back: string): z.infer<typeof ListLine> {
  const open = button(`Open ${said(ref, 12)}`, { verb: "ask", text: writeQuestion({ ask: "show", ref, plan }), back });
  return { ref: said(ref, 20), shape: "", mark: "", colour: "Default", title: RESTRICTED, detail: "", buttons: [open] };
}

/** Which action a line is about and how it stands, as every list shows it. */
export function markedLine(scheme: RagScheme, line: ActionLine) {
  const { shape, words: mark, colour } = ragMark(scheme, statusOf(line));
  return { ref: said(line.ref, 20), shape, mark, colour, title: said(line.title, 160) };
}

/** Who leads it, as the plan prints them; "" for nobody. */
export function leadNames({ leads }: Pick<ActionLine, "leads">, most: number): string {
  return names(
    leads.map(({ label }) => label),
    most,
  );
}

/** Opens an action in place. */
export function openButton(plan: Plan, ref: string, back: string, title = `Open ${said(ref, 12)}`): Button {
  return askAbout(plan, { ask: "show", ref }, title, back);
}

/** A button that asks about this plan, and where to go back to from there ("" for nowhere). */
export function askAbout(
  plan: Plan,
  question:
    | { readonly ask: "show"; readonly ref: string }
    | { readonly ask: "history"; readonly ref: string; readonly page: string | null },
  title: string,
  back: string,
): Button {
  return button(title, { verb: "ask", text: writeQuestion({ ...question, plan: plan.key.plan }), back });
}

/** A button that asks these words in place. */
export function againButton(title: string, text: string): Button {
  return button(title, { verb: "ask", text, back: "" });
}
