import type { CardButton, CardInput, CardWords } from "./read-card.ts";

/** A card for a terminal: what it says, its inputs and buttons where they stand, as what to add or to ask next. */
export function describeCard({ parts }: CardWords): string {
  const lines = parts.flatMap((part) => {
    if (typeof part === "string") return [part];
    return part.is === "input" ? describeInput(part) : [describeButton(part)];
  });
  return lines
    .join("\n")
    .replace(/\n{3,}/g, "\n\n")
    .trim();
}

/** The same for a program. */
export function cardJson({ says, inputs, buttons, refused }: CardWords) {
  const asked = inputs.map(({ is: _, ...input }) => input);
  return { says, inputs: asked, buttons: buttons.map(({ name }) => name), refused };
}

function describeInput({ id, label, value, choices }: CardInput): readonly string[] {
  // A choice may say itself that it is the present one.
  const title = choices
    .find((choice) => choice.value === value)
    ?.title.replace(" (as now)", "")
    .replace(" (as now; ", " (");
  const chosen = title ?? value;
  const now = chosen === "" ? "" : ` (now: ${chosen})`;
  const titles = choices.map(choiceWords).join(" | ");
  const lines = [`--input ${id}=…  ${label}${now}`, ...(choices.length === 0 ? [] : [`    one of: ${titles}`])];
  return lines
    .join("\n")
    .split("\n")
    .map((line) => `  ${line}`);
}

/** As it is most simply typed: "amber" of "◆ Amber". */
export function choiceWords({ title, value }: CardInput["choices"][number]): string {
  return title.toLowerCase().split(" ").includes(value.toLowerCase()) ? value : title;
}

function describeButton({ name, data, url }: CardButton): string {
  const text = data?.["verb"] === "ask" && typeof data["text"] === "string" ? data["text"] : null;
  if (url !== null) return `  --press ${quoted(name)} --to FILE`;
  return text === null ? `  --press ${quoted(name)}` : `  --press ${quoted(name)}, or: ask ${quoted(text)}`;
}

function quoted(text: string): string {
  return `"${text.replace(/["\\$\x60]/g, "\\$&")}"`;
}
