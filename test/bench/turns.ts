import { mkdirSync, writeFileSync } from "node:fs";
import { startEmulator } from "../../src/local/emulator.ts";
import { openStores } from "../../src/storage/tables.ts";
import { NOW } from "../builders.ts";
import { testTenant } from "../fakes/bot.ts";
import { startFakeConnector } from "../fakes/connector.ts";
import { tableOf } from "../proof/report.ts";
import { benchPlan } from "./turns/bench-plan.ts";
import { measureCards } from "./turns/cards.ts";
import { measureLists } from "./turns/lists.ts";
import { measureMemory } from "./turns/memory.ts";
import { measureTurns, PLAN } from "./turns/rounds.ts";
import { measureStarts } from "./turns/starts.ts";

type Rows = readonly Readonly<Record<string, string | number>>[];

// What a turn of ours costs, against an echo bot on the same SDK, server and flags; each table from one run.
// `npm run bench -- turns 4 10000`: so many rounds, and so many actions in the largest plan, which the emulator takes the
// square of the time to store: ten thousand take it most of an hour.
const [rounds, largest] = [Number(process.argv[2] ?? 20), Number(process.argv[3] ?? 2_000)];
const log = { info: () => {}, error: console.error };
const emulator = await startEmulator({ folder: null, port: 0, log });
if (!emulator.ok) throw new Error(emulator.detail);
const stores = await openStores(emulator);
await stores.plans.createPlan(benchPlan(testTenant, PLAN, 100));
const connector = await startFakeConnector();
const args = [testTenant, NOW.toISOString(), emulator.connectionString];

const results: Record<string, Rows> = {};
await show("turns", measureTurns(connector, args, rounds));
await show("cold start", measureStarts(connector, args, Math.ceil(rounds / 4)));
await show("memory", measureMemory(connector, args, rounds * 50));
await show("cards", measureCards(rounds));
await show("lists", measureLists(emulator, rounds, largest));
await connector.stop();
await emulator.stop();

mkdirSync("test-results", { recursive: true });
writeFileSync("test-results/bench.json", `${JSON.stringify(results, null, 2)}\n`);
process.exit(0);

async function show(name: string, measured: Rows | Promise<Rows>): Promise<void> {
  const rows = await measured;
  results[name] = rows;
  console.log(`\n## ${name}\n\n${tableOf(rows)}`);
}
