import { withoutLast } from "./ends.ts";
/** A ref as the document prints it: "1.2.3", "3.4a", "EH2". */
export type Ref = string;

/**
 * A form of the ref that sorts as people count, 1.10 after 1.9, and can be a table key:
 * every run of digits padded to four, everything but letters, digits and dots left out.
 */
export function sortableRef(ref: Ref): string {
  const bare = ref.toLowerCase().replace(/[^a-z0-9.]/g, "");
  return withoutLast(bare, /\./).replace(/\d+/g, (digits) => digits.padStart(4, "0"));
}

/** Sorts refs as people count. */
export function compareRefs(a: Ref, b: Ref): number {
  const [left, right] = [sortableRef(a), sortableRef(b)];
  return left < right ? -1 : left > right ? 1 : 0;
}

/** Up to `most` refs that look most like a mistyped one, nearest first. */
export function nearestRefs(typed: Ref, refs: readonly Ref[], most: number): readonly Ref[] {
  return [...refs]
    .map((ref) => ({ ref, far: distance(sortableRef(typed), sortableRef(ref)) }))
    .sort((a, b) => a.far - b.far || compareRefs(a.ref, b.ref))
    .slice(0, most)
    .map(({ ref }) => ref);
}

/** Edits (insert, delete, replace, swap neighbours) that turn one text into another. */
export function distance(a: string, b: string): number {
  let before: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, column) => column);
  for (let row = 1; row <= a.length; row++) {
    const next = [row];
    for (let column = 1; column <= b.length; column++) {
      const same = a[row - 1] === b[column - 1] ? 0 : 1;
      let best = Math.min((last[column] ?? 0) + 1, (next[column - 1] ?? 0) + 1, (last[column - 1] ?? 0) + same);
      const swapped = row > 1 && column > 1 && a[row - 1] === b[column - 2] && a[row - 2] === b[column - 1];
      if (swapped) best = Math.min(best, (before[column - 2] ?? 0) + 1);
      next.push(best);
    }
    before = last;
    last = next;
  }
  return last[b.length] ?? 0;
}
