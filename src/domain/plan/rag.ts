/** A rating as filed. "complete" is completed and evidenced, before or after sign-off. */
export type Rag = "red" | "amber" | "green" | "complete" | "unrated";

/** Ratings that may be filed, in the order in which they are offered. */
export const RATINGS = ["red", "amber", "green", "complete"] as const satisfies readonly Rag[];

/** How a plan names, colours and explains one rating. `colour` is the word in the document ("Grey", "Blue"). */
export interface RagMeaning {
  readonly rag: Rag;
  readonly name: string;
  readonly colour: string;
  readonly meaning: string;
}

/** All of them that a plan uses. */
export type RagScheme = readonly RagMeaning[];

/** Ratings in words that read again, for files of ours whatever a plan calls them. */
export const RATING_WORDS: Readonly<Record<Rag, string>> = {
  red: "Red",
  amber: "Amber",
  green: "Green",
  complete: "Complete",
  unrated: "Not rated",
};

/** The words of a plan that brings no legend of its own. */
export const DEFAULT_SCHEME: RagScheme = [
  { rag: "red", name: "Red", colour: "Red", meaning: "Not on track, or at risk" },
  { rag: "amber", name: "Amber", colour: "Amber", meaning: "In progress, with some delay or little evidence yet" },
  { rag: "green", name: "Green", colour: "Green", meaning: "On track" },
  { rag: "complete", name: "Complete", colour: "Grey", meaning: "Completed and evidenced" },
];

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
