import { cleanRef } from "../table.ts";
import { isPerson } from "./who.ts";

/** Names that stand alone somewhere in the plan, in small letters; with them names run together can be told apart. */
export type KnownNames = ReadonlySet<string>;

/** Collects what stands alone: a whole line, or a whole piece between semicolons and strokes; also without its brackets. */
export function knownNames(lines: readonly string[]): KnownNames {
  const alone = lines
    .flatMap((line) => [line, ...line.split(/[;/]/)])
    .flatMap((text) => {
      const label = plainName(text);
      const people = text
        .split(/,|\s+(?:and|&)\s+/)
        .map(plainName)
        .filter((part) => isPerson(part) && part.split(" ").length < 4);
      const initials = /^(.*?) \(([^()]{2,6})\)$/.exec(label);
      return initials === null ? [label, ...people] : [label, ...people, initials[1] ?? "", initials[2] ?? ""];
    });
  return new Set(alone.filter((label) => label !== "").map((label) => label.toLowerCase()));
}

/**
 * A run of names cut where each stands alone elsewhere; strokes join names that stand together. Undefined where some
 * words are left over or there is only one.
 */
export function cutNames(text: string, known: KnownNames): readonly string[] | undefined {
  const words = text.split(/\s+/).filter((word) => word !== "");
  if (words.length < 2 || words.length > 40) return undefined;
  const best: (readonly string[] | undefined)[] = [[]];
  for (let end = 1; end <= words.length; end++) {
    for (let from = Math.max(0, end - 8); from < end; from++) {
      const before = best[from];
      const name = words.slice(from, end).join(" ");
      if (before === undefined || (from === 0 && end === words.length) || !known.has(plainName(name).toLowerCase()))
        continue;
      const now = best[end];
      if (now === undefined || before.length + 1 < now.length) best[end] = [...before, name];
    }
  }
  const cut = best[words.length];
  return cut !== undefined && cut.length > 1 ? cut : undefined;
}

export function plainName(text: string): string {
  return cleanRef(text.replace(/\s+/g, " ").replace(/^[\s,;/&–-]+/, ""))
    .replace(/[,;/&–-]+$/, "")
    .trim();
}
