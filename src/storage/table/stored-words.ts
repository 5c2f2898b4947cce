import { z } from "zod";

/** A word of the code that rows keep by an earlier name. */
interface StoredWord<T extends string> {
  /** Reads the name that rows keep, and the present one. */
  readonly shape: z.ZodType<T>;
  /** The name that rows keep. */
  readonly stored: (word: T) => string;
}

/**
 * Words that are called otherwise by now, and stand in rows as they were first written: what an older instance wrote
 * goes on being read, and what is written it reads. `kept`: the stored name of each such word.
 */
export function storedWord<T extends string>(
  shape: z.ZodType<T>,
  kept: Readonly<Partial<Record<T, string>>>,
): StoredWord<T> {
  const now = new Map<unknown, string>(Object.entries<string | undefined>(kept).map(([word, was]) => [was, word]));
  return { shape: z.preprocess((word) => now.get(word) ?? word, shape), stored: (word) => kept[word] ?? word };
}
