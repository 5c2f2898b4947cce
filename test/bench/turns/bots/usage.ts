/** What a bot tells the bench of itself: milliseconds of CPU since it started, and megabytes it holds. */
export interface Usage {
  readonly cpuMs: number;
  readonly rss: number;
  /** In objects still needed: after a collection where `--expose-gc` allows one. */
  readonly heap: number;
}

/** In a bot: says that it listens, and answers whoever asks how it does ("usage", or "usage after gc"). */
export function reportUsage(port: number): void {
  process.on("message", (asked) => {
    if (asked === "usage after gc") globalThis.gc?.();
    const { user, system } = process.cpuUsage();
    const { rss, heapUsed } = process.memoryUsage();
    const usage: Usage = { cpuMs: (user + system) / 1e3, rss: rss / 1e6, heap: heapUsed / 1e6 };
    process.send?.(usage);
  });
  process.once("disconnect", () => process.exit(0));
  process.send?.({ port });
}
