import { z } from "zod";
import { said } from "../words/said.ts";

/** One of several that may be chosen on a card. */
export const Choice = z.strictObject({ title: z.string(), value: z.string() });
export type Choice = Readonly<z.infer<typeof Choice>>;

/** People's words in a list of choices, where clients run Markdown: letters, figures and the marks that names have. */
export function choiceTitle(words: string, most: number): string {
  const plain = words.replace(/[^\p{L}\p{M}\p{N} .,'’()/&-]/gu, "").trim();
  return said(plain === "" ? "Without a name" : plain, most);
}

/** As many choices as fit into so many bytes, those that are chosen first. */
export function choicesWithin<C extends Choice>(all: readonly C[], chosen: readonly string[], bytes: number): C[] {
  const isChosen = ({ value }: C) => chosen.includes(value);
  const ordered = [...all.filter(isChosen), ...all.filter((one) => !isChosen(one))];
  let used = 0;
  return ordered.filter((choice) => {
    used += new TextEncoder().encode(JSON.stringify(choice)).length + 1;
    return used <= bytes;
  });
}

/** A value that is among the choices; another would be shown bare. Several are joined by commas. */
export function knownValue(values: readonly string[], choices: readonly Choice[]): string {
  return values.filter((one) => choices.some(({ value }) => value === one)).join(",");
}
