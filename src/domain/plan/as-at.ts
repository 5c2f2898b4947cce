import type { Kept } from "./recorded.ts";
import { withWas } from "./was.ts";

/** How an action or a plan stood by what had been recorded until then. */
export interface AsAt<T> {
  /** Null: it was not there yet. */
  readonly value: T | null;
  /**
   * Null: it stood so. Else what can be said: how it stood after this instant, before which nobody kept what changes
   * altered.
   */
  readonly wholeFrom: string | null;
}

/** What stood before some records, which end with the newest of what stands now. Newest first. */
export function layBack<T extends object>(present: T, since: readonly Kept[]): AsAt<T> {
  let value = present;
  for (const { was, at } of since) {
    if (was === undefined) return { value, wholeFrom: at };
    if (was === null) return { value: null, wholeFrom: null };
    value = withWas(value, was);
  }
  return { value, wholeFrom: null };
}
