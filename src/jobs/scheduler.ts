import { schedule } from "node-cron";
import { type Log, StoreDown } from "../app/ports/ports.ts";
import { JobFailed } from "./job-failed.ts";
import type { Job } from "./jobs.ts";

/** Jobs that run until they are stopped. */
export interface RunningJobs {
  /** When each job last came to a good end, an ISO instant; null: not yet. */
  readonly lastRuns: () => Readonly<Record<string, string | null>>;
  /** Jobs whose last run did not come to a good end, and why in words that anybody may read. */
  readonly why: () => Readonly<Record<string, string>>;
  /** No more runs; resolves when those in hand have ended, which they are told to do soon. */
  readonly stop: () => Promise<void>;
}

/** Runs each job once at once, then by its cron. A job never overlaps itself, and what it throws is logged. */
export function startJobs(jobs: readonly Job[], log: Log, now: () => Date): RunningJobs {
  const failing = new Map<string, string>();
  const good = new Map<string, string | null>(jobs.map((job) => [job.name, null]));
  const stopping = new AbortController();
  const inHand = new Map<string, Promise<void>>();

  const runOnce = async (job: Job) => {
    const at = now();
    try {
      const facts = await job.run(at, stopping.signal);
      good.set(job.name, now().toISOString());
      failing.delete(job.name);
      log.info("job-done", { job: job.name, ...facts });
    } catch (error) {
      failing.set(job.name, whyFailed(error));
      const facts = error instanceof JobFailed ? error.facts : {};
      log.error("job-failed", { job: job.name, error: String(error), ...facts });
    }
  };
  const tick = (job: Job) => {
    if (inHand.has(job.name) || stopping.signal.aborted) return;
    const run = runOnce(job).finally(() => inHand.delete(job.name));
    inHand.set(job.name, run);
  };

  for (const job of jobs) tick(job);
  const tasks = jobs.map((job) => schedule(job.cron, () => tick(job), { name: job.name, timezone: "UTC" }));
  return {
    lastRuns: () => Object.fromEntries(good),
    why: () => Object.fromEntries(failing),
    stop: async () => {
      stopping.abort();
      await Promise.all(tasks.map((task) => task.destroy()));
      await Promise.all(inHand.values());
    },
  };
}

/** What is not ours to show to anybody who asks stands in the log alone. */
function whyFailed(error: unknown): string {
  return error instanceof JobFailed || error instanceof StoreDown ? error.message : "A fault of ours: see the log.";
}
