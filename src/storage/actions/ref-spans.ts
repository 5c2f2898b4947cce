import type { Day } from "../../domain/calendar/day.ts";
import type { HistoryEntry } from "../../domain/history/history.ts";

/** What a label names, with the days it held; `to` is null while it holds. */
export interface RefHeld {
  readonly ref: string;
  readonly id: string;
  readonly from: Day;
  readonly to: Day | null;
  /** Spans before, of a label that came back. */
  readonly earlier?: readonly RefSpan[] | undefined;
}

/** Days that a label held, both included. */
export interface RefSpan {
  readonly from: Day;
  readonly to: Day;
}

/** Another label of an action, from a day on. */
export interface RefMove {
  readonly id: string;
  readonly to: string;
  readonly day: Day;
}

/** The label once it names the action again, or for the first time; `before`: what its row said. */
export function openedRef(before: RefHeld | undefined, { id, to: ref, day }: RefMove): RefHeld {
  const earlier = before?.to ? [...(before.earlier ?? []), { from: before.from, to: before.to }] : before?.earlier;
  // Two spellings that read alike ("EH-2", "EH2") are one row, which goes on.
  const goesOn = before !== undefined && before.to === null;
  return { ref, id, from: goesOn ? before.from : day, to: null, ...(earlier && { earlier }) };
}

/**
 * Every label that an action had, from its history, oldest entry first; `since`: the day it came into the plan. `keyOf`
 * says which spellings are one label.
 */
export function refsHeld(
  { id, ref }: { readonly id: string; readonly ref: string },
  history: readonly HistoryEntry[],
  since: Day,
  keyOf: (ref: string) => string,
): readonly RefHeld[] {
  const moves = history.flatMap(({ changes, day }) =>
    changes.flatMap(({ field, from, to }) => (field === "ref" && from && to ? [{ from, to, day }] : [])),
  );
  const first = moves[0]?.from ?? ref;
  const held = new Map([[keyOf(first), openedRef(undefined, { id, to: first, day: since })]]);
  let now = first;
  // What no entry tells of is as the action itself says.
  const last = { from: now, to: ref, day: moves.at(-1)?.day ?? since };
  for (const { to, day } of [...moves, last]) {
    const [old, next] = [keyOf(now), keyOf(to)];
    if (to === now) continue;
    const closing = held.get(old);
    held.set(next, openedRef(held.get(next), { id, to, day }));
    if (old !== next && closing !== undefined) held.set(old, { ...closing, to: day });
    now = to;
  }
  return [...held.values()];
}
