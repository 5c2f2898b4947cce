import type { FakeConnector } from "../../fakes/connector.ts";
import { type BotName, startBot } from "./driven-bot.ts";
import { median } from "./median.ts";
import { said } from "./rounds.ts";

/** From the start of the process to its first answered turn, in turn: ours and the echo bot. */
export async function measureStarts(connector: FakeConnector, args: readonly string[], rounds: number) {
  const names: readonly BotName[] = ["echo-bot", "keeper-bot"];
  const runs = names.map((name) => ({ name, listened: [] as number[], answered: [] as number[], cpu: [] as number[] }));
  for (let round = -1; round < rounds; round++)
    for (const run of runs) {
      const begun = performance.now();
      const bot = await startBot(run.name, args);
      await bot.post(said(connector, "show 1.1.1"));
      const answered = performance.now() - begun;
      const { cpuMs } = await bot.usage();
      await bot.stop();
      if (round < 0) continue;
      run.listened.push(bot.listenedAfter);
      run.answered.push(answered);
      run.cpu.push(cpuMs);
    }
  const [echo] = runs;
  return runs.map(({ name, listened, answered, cpu }) => ({
    start: name,
    "listens after ms": Math.round(median(listened)),
    "first answer after ms": Math.round(median(answered)),
    "first answer, echoes": Number((median(answered) / median(echo?.answered ?? [])).toFixed(2)),
    "CPU ms": Math.round(median(cpu)),
    "CPU, echoes": Number((median(cpu) / median(echo?.cpu ?? [])).toFixed(2)),
  }));
}
