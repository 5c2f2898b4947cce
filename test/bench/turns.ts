import { startEmulator } from "../../src/local/emulator.ts";
import { openStores } from "../../src/storage/tables.ts";
import { NOW } from "../builders.ts";
import { testTenant } from "../fakes/bot.ts";
import { startFakeConnector } from "../fakes/connector.ts";
import { show } from "./results.ts";
import { benchPlan } from "./turns/bench-plan.ts";
import { measureCards } from "./turns/cards.ts";
import { measureLists } from "./turns/lists.ts";
import { measureMemory } from "./turns/memory.ts";
import { measureTurns, PLAN } from "./turns/rounds.ts";
import { measureStarts } from "./turns/starts.ts";

// What a turn of ours costs, against an echo bot on the same SDK, server and flags; each table from one run.
// `npm run bench -- turns 4`: so many rounds; `npm run bench -- turns 4 lists`: of one table alone.
const [rounds, only] = [Number(process.argv[2] ?? 20), process.argv[3]];
const emulator = await startEmulator({ folder: null, port: 0, log: { info: () => {}, error: console.error } });
if (!emulator.ok) throw new Error(emulator.detail);
const stores = await openStores(emulator);
await stores.plans.createPlan(benchPlan(testTenant, PLAN, 100));
const connector = await startFakeConnector();
const args = [testTenant, NOW.toISOString(), emulator.connectionString];

const tables = {
  turns: () => measureTurns(connector, args, rounds),
  "cold start": () => measureStarts(connector, args, Math.ceil(rounds / 2)),
  memory: () => measureMemory(connector, args, rounds * 50),
  cards: () => measureCards(rounds),
  lists: () => measureLists(rounds),
};
for (const [name, measure] of Object.entries(tables))
  if (only === undefined || only === name) await show("turns", name, measure());
await connector.stop();
await emulator.stop();
process.exit(0);
