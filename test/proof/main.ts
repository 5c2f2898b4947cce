import { parseArgs } from "node:util";
import { type Ground, type KillTally, runKills, startGround } from "./random-kills.ts";
import { tableOf } from "./report.ts";
import { ride, STORMS, type StormTally } from "./storms.ts";

// `npm run proof`: what the promise about reminders rests on, in tables. An hour and more; smaller with
// `npm run proof -- --seeds 5 --people 100`. Exit code 1 when anything was missed, or repeated without saying so.
const { values } = parseArgs({
  options: {
    seeds: { type: "string", default: "50" },
    people: { type: "string", default: "1000" },
    processes: { type: "string", default: "2,4" },
  },
});
const seeds = Array.from({ length: Number(values.seeds) }, (_, index) => index + 1);
const people = Number(values.people);

await proveStorms();
const ground = await startGround();
for (const processes of values.processes.split(",").map(Number)) await proveKills(ground, processes);
await ground.stop();

async function proveStorms(): Promise<void> {
  const tallies: StormTally[] = [];
  for (const storm of STORMS) tallies.push(await ride(storm, people, 1));
  console.log(
    `\n## Storms: ticks every five minutes for four days\n\n${tableOf(tallies.map((tally) => ({ ...tally })))}`,
  );
  if (tallies.some(({ missing, twice }) => missing + twice > 0)) process.exitCode = 1;
}

async function proveKills(on: Ground, processes: number): Promise<void> {
  const tallies: KillTally[] = [];
  for (const seed of seeds) {
    const tally = await runKills(on, { seed, processes, people });
    tallies.push(tally);
    console.error(JSON.stringify(tally));
  }
  const sum = (of: (tally: KillTally) => number) => tallies.reduce((total, tally) => total + of(tally), 0);
  const total = {
    processes,
    people,
    seeds: seeds.length,
    kills: sum(({ kills }) => kills),
    digests: seeds.length * people,
    missing: sum(({ missing }) => missing),
    repeated: sum(({ extra }) => extra),
    "not saying so": sum(({ silent }) => silent),
    "most of one person": Math.max(...tallies.map(({ most }) => most)),
  };
  console.log(`\n## kill -9 at random steps\n\n${tableOf([total])}`);
  if (total.missing + total["not saying so"] > 0) process.exitCode = 1;
}
