/** Time as a run of reminders lives through it; a test brings its own. */
export interface Clocks {
  readonly now: () => Date;
  /** Milliseconds that only ever grow, whatever is done to the clock on the wall. */
  readonly monotonic: () => number;
  readonly sleep: (ms: number) => Promise<void>;
}

/** Lets so many through a second, one burst of a second at most. */
export interface Pace {
  readonly turn: () => Promise<void>;
  /** Holds everybody back for a while: the other side asked for it. */
  readonly pause: (ms: number) => void;
}

/** A token bucket on the clocks given. */
export function paceOf(perSecond: number, clocks: Clocks): Pace {
  const gap = 1000 / perSecond;
  const { monotonic, sleep } = clocks;
  // The instant of the next free token, at most a second's worth of them in the past.
  let free = monotonic() - 1000;
  let paused = 0;
  return {
    turn: async () => {
      const mine = Math.max(free, monotonic() - 1000) + gap;
      free = mine;
      for (let wait = 1; wait > 0; ) {
        wait = Math.max(mine, paused) - monotonic();
        if (wait > 0) await sleep(wait);
      }
    },
    pause: (ms) => {
      paused = Math.max(paused, monotonic() + ms);
    },
  };
}

/** Works through all items, so many at a time, in their order. */
export async function inParallel<T>(
  items: readonly T[],
  width: number,
  work: (item: T) => Promise<void>,
): Promise<void> {
  const queue = items.values();
  const worker = async () => {
    for (const item of queue) await work(item);
  };
  await Promise.all(Array.from({ length: Math.min(width, items.length) }, worker));
}
