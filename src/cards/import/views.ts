import { z } from "zod";
import type { ImportName, ImportView } from "../../app/import/import-draft.ts";
import type { ImportField } from "../../domain/plan/draft.ts";
import { shortId } from "../../domain/plan/short-id.ts";
import { type Button, button } from "../elements/buttons.ts";
import { pageAt, pageButtons } from "../elements/pages.ts";
import type { ImportPage } from "../questions/overview-questions.ts";
import { said } from "../words/said.ts";

/** A line of a card of an import: a label in bold, and what it says. */
export const ImportLine = z.strictObject({ label: z.string(), text: z.string() });
export type ImportLine = z.infer<typeof ImportLine>;

/** Lines under a heading of ours. */
export const ImportSection = z.strictObject({ name: z.string(), lines: z.array(ImportLine) });
export type ImportSection = z.infer<typeof ImportSection>;

/** Makes a line of people's words inert. */
export function line(label: string, text: string, most = 500): ImportLine {
  return { label: label === "" ? "" : `${said(label, 80)} `, text: said(text, most) };
}

/** Opens a card of an import in place. `problem` is the one whose form stands open, "" for none. */
export function partButton(name: ImportName, part: ImportPage, title: string, page = 1, problem = ""): Button {
  return button(title, { verb: "open-import", ...namesOf(name), part, page, problem });
}

/** What every button of an import carries. */
export function namesOf({ plan, draft }: ImportName): { readonly plan: string; readonly draft: string } {
  return { plan, draft };
}

/** A mark of what a preview says: applying does what was seen, or shows what is there now. */
export function previewMark({ draft, problems, reconciliation }: ImportView): string {
  return shortId(JSON.stringify([draft, problems, reconciliation]));
}

/** One page of a card of an import, and the buttons to the others and back to the whole. */
export function importPage<T>(name: ImportName, part: ImportPage, items: readonly T[], page: number, size: number) {
  const shown = pageAt(items, page, size);
  const turn = pageButtons(shown, (title, to) => partButton(name, part, title, to));
  return { ...shown, buttons: [...turn, partButton(name, "preview", "Back to the import")] };
}

/** What a button can hold at the width of a phone. */
const SHORT = 32;

/** Answers on offer that are too long for buttons, as numbered lines: choices of an input would interpret people's words. */
export function choiceLines(choices: readonly string[]): readonly ImportLine[] {
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
