import { fileURLToPath } from "node:url";
import { build } from "esbuild";
import { bundle } from "../../../infra/bundle.ts";
import type { FakeConnector } from "../../fakes/connector.ts";
import { startBot } from "./driven-bot.ts";
import { median } from "./median.ts";
import { said } from "./rounds.ts";

/** The bots as JavaScript: cards/ is looked for two folders up. */
const [PLAIN, BUILT] = ["test-results/bench-plain", "test-results/bench-built"];
const [ECHO = "", KEEPER = ""] = ["echo-bot", "keeper-bot"].map((name) =>
  fileURLToPath(new URL(`bots/${name}.ts`, import.meta.url)),
);

const WAYS = [
  { start: "echo, source by tsx", name: "echo-bot", folder: undefined },
  { start: "ours, source by tsx", name: "keeper-bot", folder: undefined },
  // As Microsoft's sample is started.
  { start: "echo, plain JavaScript", name: "echo-bot", folder: PLAIN },
  { start: "ours, built", name: "keeper-bot", folder: BUILT },
  { start: "echo, built", name: "echo-bot", folder: BUILT },
] as const;

/** From the start of the process to its first answered turn, in turn: ours and the echo bot, each way of starting. */
export async function measureStarts(connector: FakeConnector, args: readonly string[], rounds: number) {
  await bundle({ "echo-bot": ECHO, "keeper-bot": KEEPER }, BUILT);
  await build({ entryPoints: [ECHO], outdir: PLAIN, bundle: true, packages: "external", format: "esm" });
  const runs = WAYS.map((way) => ({ ...way, listened: [] as number[], answered: [] as number[], cpu: [] as number[] }));
  for (let round = -1; round < rounds; round++)
    for (const run of runs) {
      const begun = performance.now();
      const bot = await startBot(run.name, args, run.folder);
      await bot.post(said(connector, "show 1.1.1"));
      const answered = performance.now() - begun;
      const { cpuMs } = await bot.usage();
      await bot.stop();
      if (round < 0) continue;
      run.listened.push(bot.listenedAfter);
      run.answered.push(answered);
      run.cpu.push(cpuMs);
    }
  const plain = runs.find(({ folder }) => folder === PLAIN);
  const ratio = (of: readonly number[], to: readonly number[] = []) => Number((median(of) / median(to)).toFixed(2));
  return runs.map(({ start, listened, answered, cpu }) => ({
    start,
    "listens after ms": Math.round(median(listened)),
    "first answer after ms": Math.round(median(answered)),
    "first answer, plain echoes": ratio(answered, plain?.answered),
    "CPU ms": Math.round(median(cpu)),
    "CPU, plain echoes": ratio(cpu, plain?.cpu),
  }));
}
