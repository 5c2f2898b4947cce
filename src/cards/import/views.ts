import { z } from "zod";
import type { ImportName, ImportView } from "../../app/import/import-draft.ts";
import type { ImportField } from "../../domain/plan/draft.ts";
import { shortId } from "../../domain/plan/short-id.ts";
import { type Button, button } from "../elements/buttons.ts";
import { pageAt, turnButtons } from "../elements/pages.ts";
import type { ImportPart } from "../questions/overview-questions.ts";
import { said } from "../words/said.ts";

/** A line of a card of an import: a label in bold, and what it says. */
export const Line = z.strictObject({ label: z.string(), text: z.string() });
export type Line = z.infer<typeof Line>;

/** Lines under a heading of ours. */
export const Section = z.strictObject({ name: z.string(), lines: z.array(Line) });
export type Section = z.infer<typeof Section>;

/** Makes a line of people's words inert. */
export function line(label: string, text: string, most = 500): Line {
  return { label: label === "" ? "" : `${said(label, 80)} `, text: said(text, most) };
}

/** Opens a card of an import in place. `problem` is the one whose form stands open, "" for none. */
export function partButton(name: ImportName, part: ImportPart, title: string, page = 1, problem = ""): Button {
  return button(title, { verb: "open-import", ...namesOf(name), part, page, problem });
}

/** What every button of an import carries. */
export function namesOf({ plan, draft }: ImportName): { readonly plan: string; readonly draft: string } {
  return { plan, draft };
}

/** A mark of what a preview says: applying does what was seen, or shows what is there now. */
export function seenOf({ draft, problems, reconciliation }: ImportView): string {
  return shortId(JSON.stringify([draft, problems, reconciliation]));
}

/** One page of a card of an import, and the buttons to the others and back to the whole. */
export function pageOf<T>(name: ImportName, part: ImportPart, items: readonly T[], page: number, size: number) {
  const shown = pageAt(items, page, size);
  const turn = turnButtons(shown, (title, to) => partButton(name, part, title, to));
  return { ...shown, buttons: [...turn, partButton(name, "preview", "Back to the import")] };
}

/** What a button can hold at the width of a phone. */
const SHORT = 32;

/** Answers on offer that are too long for buttons, as numbered lines: choices of an input would interpret people's words. */
export function choiceLines(choices: readonly string[]): readonly Line[] {
  return areShort(choices) ? [] : choices.map((choice, index) => line(`${index + 1}.`, choice, 250));
}

/** A button for each answer on offer: its words, or the number of its line. */
export function choiceButtons(
  choices: readonly string[],
  buttonOf: (title: string, index: number) => Button,
): readonly Button[] {
  const short = areShort(choices);
  return choices.map((choice, index) => buttonOf(short ? said(choice, SHORT) : `Choose ${index + 1}`, index));
}

function areShort(choices: readonly string[]): boolean {
  return choices.every((choice) => choice.length <= SHORT);
}

/** Fields as people call them. */
export const FIELD_NAMES: Readonly<Record<ImportField, string>> = {
  ref: "Reference",
  title: "Action",
  theme: "Theme",
  objective: "Objective",
  leads: "Leads",
  due: "Date",
  rag: "Rating",
  measures: "Measure",
  dependsOn: "Dependency",
};
