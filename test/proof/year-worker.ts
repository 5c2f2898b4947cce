import { runYear } from "./year.ts";

/** Lives through the years of the seeds it is sent, one at a time, and says what came of each. */
process.on("message", ({ seed, ...size }: { seed: number; actions: number; leads: number }) => {
  const began = process.cpuUsage();
  const told = (fault: string | null, tally: object | null) => {
    const { user, system } = process.cpuUsage(began);
    process.send?.({ seed, fault, tally, cpuMs: (user + system) / 1000 });
  };
  try {
    told(null, runYear(seed, size));
  } catch (error) {
    told(error instanceof Error ? error.message : String(error), null);
  }
});
