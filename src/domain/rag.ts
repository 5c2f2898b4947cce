/** A rating as filed. "complete" is completed and evidenced, before or after sign-off. */
export type Rag = "red" | "amber" | "green" | "complete" | "unrated";

export const RATINGS = ["red", "amber", "green", "complete"] as const satisfies readonly Rag[];

/** How a plan names, colours and explains one rating. `colour` is the word in the document ("Grey", "Blue"). */
export interface RagMeaning {
  readonly rag: Rag;
  readonly name: string;
  readonly colour: string;
  readonly meaning: string;
}

export type RagScheme = readonly RagMeaning[];

const WORST_FIRST: readonly Rag[] = ["red", "amber", "unrated", "green", "complete"];

/** Sorts the worst rating first. */
export function compareRag(a: Rag, b: Rag): number {
  return WORST_FIRST.indexOf(a) - WORST_FIRST.indexOf(b);
}

/** The worst of several ratings; "unrated" of none. */
export function worstRag(ratings: readonly Rag[]): Rag {
  return [...ratings].sort(compareRag)[0] ?? "unrated";
}

/** Reads a rating from a letter or a word in any case ("A", "amber", "Grey", "BLUE"); undefined when it is neither. */
export function readRag(text: string): Rag | undefined {
  return READABLE[text.trim().toLowerCase()];
}

const READABLE: Readonly<Record<string, Rag>> = {
  r: "red",
  red: "red",
  a: "amber",
  amber: "amber",
  g: "green",
  green: "green",
  c: "complete",
  complete: "complete",
  completed: "complete",
  grey: "complete",
  gray: "complete",
  blue: "complete",
  b: "complete",
};
