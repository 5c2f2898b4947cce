import type { Reason, Refusal } from "../../domain/plan/refusal.ts";
import { said } from "./said.ts";

/** A sentence for each of some refusals. `zone` is the plan's, for the hours it names. */
export type Sentences<R extends Reason> = {
  readonly [One in R]: (refusal: Extract<Refusal, { reason: One }>, zone: string) => string;
};

/** What a sentence says of a form that is refused. */
export const KEPT = "Nothing was saved, and what you typed is still here";

/** People's words in quotation marks. */
export function quoted(text: string): string {
  return `“${said(text, 60)}”`;
}

/** "3,000" */
export function figures(number: number): string {
  return number.toLocaleString("en-GB");
}

/** The way on from something that is not known, with what is like it. */
export function didYouMean(nearest: readonly string[]): string {
  return nearest.length === 0 ? "Check it and try again." : `Did you mean ${listWords(nearest, "or")}?`;
}

/** People to ask: a few are help, forty are none. */
export function anyOf(names: readonly string[]): string {
  return names.length === 0 ? "the plan's owner" : listWords([...new Set(names)].slice(0, 4), "or");
}

/** "a, b and c". */
export function listWords(items: readonly string[], word: "and" | "or" = "and"): string {
  const shown = items.map((item) => said(item, 80));
  const last = shown.at(-1) ?? "";
  return shown.length < 2 ? last : `${shown.slice(0, -1).join(", ")} ${word} ${last}`;
}

/** A reason after what it is for: " (“it was planned twice”)"; "" for none. */
export function inBrackets(words: string): string {
  return words === "" ? "" : ` (“${words}”)`;
}

/** "once", "twice", "3 times". */
export function times(number: number): string {
  return number === 1 ? "once" : number === 2 ? "twice" : `${number} times`;
}

/** "1 action", "12 actions". */
export function count(number: number, one: string, many = `${one}s`): string {
  return `${number} ${number === 1 ? one : many}`;
}
