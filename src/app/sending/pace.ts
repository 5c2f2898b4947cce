/** Time as a run of reminders lives through it; a test brings its own. */
export interface Clocks {
  readonly now: () => Date;
  /** Milliseconds that only ever grow, whatever is done to the clock on the wall. */
  readonly monotonic: () => number;
  readonly sleep: (ms: number) => Promise<void>;
  /** From 0 up to but without 1, another each time, so that no two processes wait alike. */
  readonly dice: () => number;
}

/** Lets so many through a second, one burst of a second at most. */
export interface Pace {
  /** Resolves when it is one's turn, or at once when the process is stopping. */
  readonly turn: () => Promise<void>;
  /** Holds everybody back: the other side asked for it. Each time before anything got through, for longer. */
  readonly pause: (ms: number) => void;
  /** Something got through: the next pause is as short as it is asked for. */
  readonly through: () => void;
  /** Milliseconds that everybody is still held back for. */
  readonly pausedFor: () => number;
}

/** A pause lasts so long at least, and grows to so long unless a longer one is asked for; a quarter more by chance. */
const SHORTEST_MS = 1000;
const GROWN_MS = 60_000;
const CHANCE = 0.25;

/** A token bucket on the clocks given. */
export function paceOf(perSecond: number, clocks: Clocks, stopping: AbortSignal | undefined): Pace {
  const gap = 1000 / perSecond;
  const { monotonic } = clocks;
  // The instant of the next free token, at most a second's worth of them in the past.
  let free = monotonic() - 1000;
  let paused = 0;
  let inVain = 0;
  return {
    turn: async () => {
      const mine = Math.max(free, monotonic() - 1000) + gap;
      free = mine;
      await restUntil(() => Math.max(mine, paused), clocks, stopping);
    },
    pause: (ms) => {
      // Those that were under way together are refused together: that is one pause.
      if (paused <= monotonic()) inVain++;
      const asked = Math.max(ms, SHORTEST_MS);
      const grown = Math.max(asked, Math.min(GROWN_MS, asked * 2 ** Math.min(inVain - 1, 10)));
      paused = Math.max(paused, monotonic() + grown * (1 + CHANCE * clocks.dice()));
    },
    through: () => {
      inVain = 0;
    },
    pausedFor: () => Math.max(0, paused - monotonic()),
  };
}

/** Sleeps until an instant of the clock that only grows, which may move meanwhile; ends within a second when stopping. */
export async function restUntil(
  until: () => number,
  { monotonic, sleep }: Clocks,
  stopping: AbortSignal | undefined,
): Promise<void> {
  for (;;) {
    const left = until() - monotonic();
    if (left <= 0 || stopping?.aborted) return;
    await sleep(Math.min(left, 1000));
  }
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
