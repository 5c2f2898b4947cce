import { withoutLast } from "../../domain/plan/ends.ts";
/** The words that ask each question of a family again; `readQuestion` of them is the question. */
export type Phrases<Q extends { readonly ask: string }> = {
  readonly [Ask in Q["ask"]]: (question: Extract<Q, { readonly ask: Ask }>) => string;
};

/** Nothing anyone asks for in one line takes more characters than this; an update may. */
export const LONGEST_LINE = 300;

/** No line is read further than this: the longest update with its command fits into it. */
export const LONGEST_TYPED = 4_000;

/** Bytes of the way back that a button carries: a card has some twenty buttons, each with it twice. */
const LONGEST_BACK = 300;

/** The question one came from as a button may carry it; a longer one is no way back. */
export function wayBack(question: string): string {
  return question.length <= LONGEST_BACK && bytesOf(question) <= LONGEST_BACK ? question : "";
}

function bytesOf(text: string): number {
  return new TextEncoder().encode(JSON.stringify(text)).byteLength;
}

/** What was typed, with single spaces and without the mark at its end. */
export function cleanWords(text: string): string {
  return withoutLast(text.replace(/\s+/g, " "), /[.!?]/);
}

/** A ref as typed, without what stands around it in a sentence. */
export function typedRef(ref: string): string {
  return withoutLast(ref.replace(/^[("']+/, ""), /[)"',.:;]/);
}
