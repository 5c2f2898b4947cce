import { parseArgs } from "node:util";
import { POINTS } from "../../src/app/sending/remind-deps.ts";
import { type Ground, type KillTally, runKills, startGround } from "./random-kills.ts";
import { madeOn, type Part, tableOf, writePart } from "./report.ts";
import { killAtStep } from "./step-kills.ts";
import { ride, STORMS } from "./storms.ts";
import { rideWire, WIRE_STORMS } from "./wire-storms.ts";
import { liveYears } from "./years.ts";

// `npm run proof`: what the promise about reminders rests on, in tables. Some two hours on two cores; smaller with, for
// instance, `npm run proof -- --seeds 5 --people 100 --years 20`, or a part of it with `--only storms,steps`. Progress
// goes to stderr, each part's tables to stdout as it ends, and with --write into its place in docs/proof.md. Exit code 1
// when anything was missed, sent twice without saying so, or not as the rules say.
const { values } = parseArgs({
  options: {
    only: { type: "string", default: "storms,steps,kills,year" },
    seeds: { type: "string", default: "50" },
    people: { type: "string", default: "1000" },
    processes: { type: "string", default: "2,4" },
    years: { type: "string", default: "1000" },
    actions: { type: "string", default: "200" },
    leads: { type: "string", default: "40" },
    write: { type: "boolean", default: false },
  },
});
const people = Number(values.people);
let began = performance.now();
let tables: string[] = [];

function tell(line: string): void {
  console.error(`${Math.round((performance.now() - began) / 1000)} s: ${line}`);
}

function add(title: string, rows: readonly Readonly<Record<string, string | number>>[], faults: number): void {
  tables.push(`### ${title}\n\n${tableOf(rows)}`);
  if (faults === 0) return;
  process.exitCode = 1;
  tell(`${title}: ${faults} faults`);
}

async function proveStorms(): Promise<void> {
  const rows = [];
  for (const storm of STORMS) {
    rows.push({ ...(await ride(storm, people, 1)) });
    tell(storm.name);
  }
  const faultsOf = (all: readonly { missing: number; twice: number; early: number }[]) =>
    all.reduce((sum, { missing, twice, early }) => sum + missing + twice + early, 0);
  add("Storms: ticks every five minutes for four days", rows, faultsOf(rows));
  const wired = [];
  for (const storm of WIRE_STORMS) {
    wired.push({ ...(await rideWire(storm, Math.min(people, 100))) });
    tell(storm.name);
  }
  add("The same on the wire: what Teams does to one in ten", wired, faultsOf(wired));
}

async function proveSteps(ground: Ground): Promise<void> {
  const rows = [];
  for (const point of POINTS) {
    const { extra, silent, ...tally } = await killAtStep(ground, point);
    rows.push({ ...tally, repeated: extra, "not saying so": silent });
    tell(`killed at ${point}`);
  }
  const faults = rows.reduce(
    (sum, row) => sum + row.missing + row["not saying so"] + Math.max(0, row.repeated - row.allowed),
    0,
  );
  add("kill -9 at every step: the first time, in the middle, and the last of 50 messages", rows, faults);
}

type RandomRow = Readonly<
  Record<
    | ("processes" | "people" | "seeds" | "kills" | "digests" | "missing" | "repeated" | "not saying so")
    | "more to one person than kills allow",
    number
  >
>;

async function proveKills(ground: Ground): Promise<void> {
  const rows: RandomRow[] = [];
  for (const processes of values.processes.split(",").map(Number)) {
    const tallies: KillTally[] = [];
    for (let seed = 1; seed <= Number(values.seeds); seed++) {
      const tally = await runKills(ground, { seed, processes, people });
      tallies.push(tally);
      tell(JSON.stringify(tally));
    }
    const sum = (of: (tally: KillTally) => number) => tallies.reduce((total, tally) => total + of(tally), 0);
    rows.push({
      ...{ processes, people, seeds: tallies.length, kills: sum(({ kills }) => kills) },
      ...{ digests: tallies.length * people, missing: sum(({ missing }) => missing) },
      ...{ repeated: sum(({ extra }) => extra), "not saying so": sum(({ silent }) => silent) },
      "more to one person than kills allow": tallies.filter(({ most, kills }) => most > 1 + kills).length,
    });
  }
  const faultsOf = (row: RandomRow) => row.missing + row["not saying so"] + row["more to one person than kills allow"];
  add(
    "kill -9 at random steps",
    rows,
    rows.reduce((sum, row) => sum + faultsOf(row), 0),
  );
}

async function proveYears(): Promise<void> {
  const size = { actions: Number(values.actions), leads: Number(values.leads) };
  const { years, faults, sum, cpuSeconds } = await liveYears(size, Number(values.years), tell);
  const { digests, items, escalations, reasons, ...happened } = sum;
  const perYear = Math.round((10 * cpuSeconds) / years) / 10;
  const row = { years, ...size, digests, items, escalations, "reasons shown": reasons, faults: faults.length };
  add("A year, day by day", [{ ...row, "seconds a year": perYear }], faults.length);
  tables.push(`What happened in those years:\n\n${tableOf([happened])}`, ...faults.slice(0, 20));
}

const PARTS: Readonly<Record<Part, () => Promise<void>>> = {
  storms: proveStorms,
  steps: () => onGround(proveSteps),
  kills: () => onGround(proveKills),
  year: proveYears,
};

async function onGround(prove: (ground: Ground) => Promise<void>): Promise<void> {
  const ground = await startGround();
  await prove(ground);
  await ground.stop();
}

const command = ["npm run proof", ...(process.argv.length > 2 ? ["--", ...process.argv.slice(2)] : [])].join(" ");
const wanted = values.only.split(",");
const unknown = wanted.filter((part) => !(part in PARTS));
if (unknown.length > 0) throw new Error(`--only takes ${Object.keys(PARTS).join(", ")}, not ${unknown.join(", ")}`);
for (const [part, prove] of Object.entries(PARTS) as [Part, () => Promise<void>][]) {
  if (!wanted.includes(part)) continue;
  [began, tables] = [performance.now(), []];
  await prove();
  const text = [...tables, madeOn(new Date(), command, performance.now() - began)].join("\n\n");
  console.log(`\n${text}`);
  if (values.write) await writePart(part, text);
}
