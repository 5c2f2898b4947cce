import type { LeftOut } from "../../domain/import/document/source.ts";

/** Enough of hidden text for a person to know it again. */
const LENGTH = 300;

/** Gathers what is hidden, one entry for each row or column that holds something. */
export interface Hidden {
  add(place: string, why: LeftOut["why"], text: string): void;
  all(): readonly LeftOut[];
}

/** An empty gathering. */
export function gatherHidden(): Hidden {
  const entries = new Map<string, { place: string; text: string; why: LeftOut["why"] }>();
  return {
    add(place, why, text) {
      if (text === "") return;
      const entry = entries.get(place);
      if (entry === undefined) entries.set(place, { place, text: cut(text), why });
      else if (entry.text.length < LENGTH) entry.text = cut(`${entry.text} | ${text}`);
    },
    all: () => [...entries.values()],
  };
}

function cut(text: string): string {
  return text.length > LENGTH ? `${text.slice(0, LENGTH - 1)}…` : text;
}
