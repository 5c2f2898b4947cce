/** The words that ask each question of a family again; `readQuestion` of them is the question. */
export type Phrases<Q extends { readonly ask: string }> = {
  readonly [Ask in Q["ask"]]: (question: Extract<Q, { readonly ask: Ask }>) => string;
};

/** Nothing anyone asks for in one line takes more characters than this; an update may. */
export const LONGEST_LINE = 300;

/** What was typed, with single spaces and without the mark at its end. */
export function cleanWords(text: string): string {
  return text.replace(/\s+/g, " ").replace(/[.!?]+$/, "");
}

/** A ref as typed, without what stands around it in a sentence. */
export function typedRef(ref: string): string {
  return ref.replace(/^[("']+|[)"',.:;]+$/g, "");
}
