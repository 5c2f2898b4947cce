/** Words that say nothing about what an action is. */
const EMPTY = new Set(
  "a an and are as at be by for from in is it of on or our that the their this to we will with".split(" "),
);

/** A title without case, stops and doubled spaces. */
export function plainTitle(title: string): string {
  return title
    .toLowerCase()
    .normalize("NFKD")
    .replace(/[^\p{L}\p{N}]+/gu, " ")
    .trim();
}

/** The telling words of a title, each once. */
export function tellingWords(title: string): ReadonlySet<string> {
  const words = plainTitle(title)
    .split(" ")
    .filter((word) => word !== "");
  const telling = words.filter((word) => !EMPTY.has(word));
  return new Set(telling.length > 0 ? telling : words);
}

/** How much two titles have in common, from 0 to 1: twice the words of both, of the words of each. */
export function likeness(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  return a.size + b.size === 0 ? 0 : (2 * common(a, b)) / (a.size + b.size);
}

/** How much of a title's words another holds, from 0 to 1. */
export function heldIn(part: ReadonlySet<string>, whole: ReadonlySet<string>): number {
  return part.size === 0 ? 0 : common(part, whole) / part.size;
}

function common(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  return [...a].filter((word) => b.has(word)).length;
}
