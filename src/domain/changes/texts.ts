import type { Day } from "../calendar/day.ts";
import type { Refusal, TextField } from "../plan/refusal.ts";
import { findPersonal } from "../updates/personal.ts";
import { LONGEST } from "../updates/update-input.ts";

/** Longest texts of an action taken by hand, in characters: a form that gives them all back fits a card of 25 KB. */
export const LONGEST_OF = { title: 600, measures: 2000, "where it came from": 300, reason: LONGEST.reason } as const;

/** What is wrong with texts typed about an action, else what is asked about them; undefined: nothing. */
export function findTextsFault(
  texts: Partial<Readonly<Record<keyof typeof LONGEST_OF, string>>>,
  confirmed: readonly string[],
  today: Day,
): Refusal | undefined {
  for (const [field, most] of Object.entries(LONGEST_OF) as [keyof typeof LONGEST_OF & TextField, number][]) {
    const length = texts[field]?.length ?? 0;
    if (length > most) return { reason: "text-too-long", field, length, most };
  }
  const found = findPersonal(Object.values(texts).join("\n"), today).filter((kind) => !confirmed.includes(kind));
  return found.length > 0 ? { reason: "looks-personal", found } : undefined;
}

/** The lines of a text, without what stands around each; empty ones and repeats go. */
export function typedLines(text: string): readonly string[] {
  const lines = text.split("\n").map((line) => line.replace(/\s+/g, " ").trim());
  return [...new Set(lines)].filter((line) => line !== "");
}
