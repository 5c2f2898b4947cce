import { setTimeout as sleep } from "node:timers/promises";
import { inParallel } from "../../../src/app/sending/pace.ts";
import type { FakeConnector } from "../../fakes/connector.ts";
import { startBot } from "./driven-bot.ts";
import { said } from "./rounds.ts";

/** What the process holds at idle, after so many turns and after ten times as many, each after a collection; the ratio is to so many. */
export async function measureMemory(connector: FakeConnector, args: readonly string[], turns: number) {
  const bot = await startBot("keeper-bot", args);
  const rows: Readonly<Record<string, string | number>>[] = [];
  let [taken, first] = [0, Number.NaN];
  for (const until of [0, turns, turns * 10]) {
    const questions = Array.from({ length: until - taken }, (_, index) =>
      index % 2 ? "overdue actions" : "show 1.1.1",
    );
    await inParallel(questions, 4, async (text) => void (await bot.post(said(connector, text))));
    taken = until;
    const before = await bot.usage();
    // What a collection frees is given back by another thread, a little later.
    await bot.usage("gc");
    await sleep(1_000);
    const { rss, heap } = await bot.usage("gc");
    if (until === turns) first = rss;
    rows.push({
      "turns taken": until,
      "RSS MB": Math.round(before.rss),
      "RSS MB after gc": Math.round(rss),
      "heap MB after gc": Number(heap.toFixed(1)),
      "RSS ratio": Number.isNaN(first) ? "" : Number((rss / first).toFixed(2)),
    });
  }
  await bot.stop();
  return rows;
}
