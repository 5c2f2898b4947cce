import { type ChildProcess, fork } from "node:child_process";
import { once } from "node:events";
import { availableParallelism } from "node:os";
import { fileURLToPath } from "node:url";
import type { CouncilSize } from "./council.ts";
import { NOTHING_YET, type YearTally } from "./year.ts";

/** What came of one year; `fault`: the first thing that was not as the rules say. */
interface Lived {
  readonly seed: number;
  readonly fault: string | null;
  readonly tally: YearTally | null;
  readonly cpuMs: number;
}

export interface YearsTally {
  readonly years: number;
  readonly faults: readonly string[];
  readonly sum: YearTally;
  readonly cpuSeconds: number;
}

/** Lives through a year for each seed, on every core of the machine. */
export async function liveYears(size: CouncilSize, years: number, tell: (line: string) => void): Promise<YearsTally> {
  const worker = fileURLToPath(new URL("./year-worker.ts", import.meta.url));
  const seeds = Array.from({ length: years }, (_, index) => index + 1).values();
  const lived: Lived[] = [];
  const work = async (process: ChildProcess) => {
    for (const seed of seeds) {
      process.send({ seed, ...size });
      const [one] = (await once(process, "message")) as [Lived];
      lived.push(one);
      if (one.fault !== null) tell(one.fault);
      else if (lived.length % 50 === 0) tell(`${lived.length} of ${years} years`);
    }
    process.kill();
  };
  const count = Math.min(availableParallelism(), years);
  await Promise.all(Array.from({ length: count }, () => work(fork(worker))));
  const sum = { ...NOTHING_YET };
  for (const { tally } of lived)
    for (const name of Object.keys(sum) as (keyof YearTally)[]) sum[name] += tally?.[name] ?? 0;
  return {
    years,
    faults: lived.flatMap(({ fault }) => fault ?? []),
    sum,
    cpuSeconds: lived.reduce((total, { cpuMs }) => total + cpuMs, 0) / 1000,
  };
}
