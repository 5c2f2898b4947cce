import type { CardButton, CardInput, CardWords } from "./read-card.ts";

/** A card for a terminal: what it says, then its inputs and buttons as what to add, or to ask next. */
export function describeCard({ says, inputs, buttons }: CardWords): string {
  const ways = [...inputs.flatMap(describeInput), ...buttons.map(describeButton)];
  return [...says, ...(ways.length === 0 ? [] : ["", "From here:", ...ways.map((way) => `  ${way}`)])].join("\n");
}

/** The same for a program. */
export function cardJson({ says, inputs, buttons, refused }: CardWords) {
  return { says: says.filter((line) => line !== ""), inputs, buttons: buttons.map(({ name }) => name), refused };
}

function describeInput({ id, label, value, choices }: CardInput): readonly string[] {
  const chosen = choices.find((choice) => choice.value === value)?.title ?? value;
  const now = chosen === "" ? "" : ` (now: ${chosen.replace(/\s+/g, " ")})`;
  const titles = choices.map(({ title }) => title).join(" | ");
  return [`--input ${id}=…  ${label}${now}`, ...(choices.length === 0 ? [] : [`    one of: ${titles}`])];
}

function describeButton({ name, data, url }: CardButton): string {
  const text = data?.["verb"] === "ask" && typeof data["text"] === "string" ? data["text"] : null;
  if (url !== null) return `--press ${quoted(name)} --to FILE`;
  return text === null ? `--press ${quoted(name)}` : `--press ${quoted(name)}, or: ask ${quoted(text)}`;
}

function quoted(text: string): string {
  return `"${text.replace(/["\\$\x60]/g, "\\$&")}"`;
}
