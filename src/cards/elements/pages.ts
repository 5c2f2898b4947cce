import type { Button } from "./buttons.ts";
import { againButton } from "./line.ts";

/** At most so many items on a page: the card stays under 25 KB and six actions. */
const PAGE = 6;

/** One page of many items, the nearest where there is no such page; `says` which it is, "" where there is but one. */
export function pageAt<T>(items: readonly T[], page: number, size: number = PAGE) {
  const pages = Math.max(1, Math.ceil(items.length / size));
  const here = Math.min(Math.max(1, page), pages);
  const shown = items.slice((here - 1) * size, here * size);
  return { shown, here, pages, says: pages === 1 ? "" : `Page ${here} of ${pages}` };
}

/** The ways to the pages beside this one. */
export function pageButtons(
  { here, pages }: { readonly here: number; readonly pages: number },
  turnTo: (title: string, page: number) => Button,
): Button[] {
  return [...(here > 1 ? [turnTo("Previous", here - 1)] : []), ...(here < pages ? [turnTo("Next", here + 1)] : [])];
}

/** A page of a list that is asked for in words, with the buttons to the others. */
export function paged<T>(items: readonly T[], page: number, words: (page: number) => string) {
  const shown = pageAt(items, page);
  return { ...shown, buttons: pageButtons(shown, (title, to) => againButton(title, words(to))) };
}
