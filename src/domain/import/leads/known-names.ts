import { withoutLast } from "../../plan/ends.ts";
import { printedRef } from "../document/text-table.ts";

/** Names that stand alone somewhere in the plan, in small letters; with them names run together can be told apart. */
export type KnownNames = ReadonlySet<string>;

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
      if (before === undefined || (from === 0 && end === words.length) || !isKnown(name, known)) continue;
      const now = best[end];
      if (now === undefined || before.length + 1 < now.length) best[end] = [...before, name];
    }
  }
  const cut = best[words.length];
  return cut !== undefined && cut.length > 1 ? cut : undefined;
}

/** A name without the strokes, stops and doubled spaces around and in it. */
export function plainName(text: string): string {
  const plain = printedRef(text.replace(/\s+/g, " ").replace(/^[\s,;/&–-]+/, ""));
  return withoutLast(plain, /[,;/&–-]/).trim();
}

function isKnown(name: string, known: KnownNames): boolean {
  if (!/\s/.test(name.trim()) && !/^\p{Lu}[\p{Lu}\d&]+s?[,;]?$/u.test(name)) return false;
  const label = plainName(name).toLowerCase();
  return known.has(label) || known.has(label.replace(/ \([^()]*\)$/, ""));
}
