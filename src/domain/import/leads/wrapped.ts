import { isPerson } from "./who.ts";

/** A line that goes on in the next: it ends in "and" or a comma, or the next begins in small letters or a bracket. */
export function joinWrapped(lines: readonly string[]): readonly string[] {
  const joined: string[] = [];
  for (const line of lines) {
    const last = joined.at(-1);
    const goesOn =
      last !== undefined &&
      (/(\b(and|of|for|the|to|with|&)|[&–-])$/i.test(last) ||
        (/\b(principal|assistant|senior|deputy|interim|chief|acting)$/i.test(last) && !isPerson(line)) ||
        /^(\p{Ll}|\(|&)/u.test(line));
    if (goesOn) joined[joined.length - 1] = `${last} ${line}`;
    else joined.push(line);
  }
  return joined;
}
