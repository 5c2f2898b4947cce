import { rmSync } from "node:fs";
import { join } from "node:path";
import type { PlanStore } from "../app/ports/plan-store.ts";
import type { Log } from "../app/ports/ports.ts";
import { dayIn } from "../domain/calendar/day.ts";
import { DEFAULT_SETTINGS } from "../domain/plan/plan.ts";
import { openStores } from "../storage/tables.ts";
import { startBot } from "./bot.ts";
import { type EmulatorFault, startEmulator } from "./emulator.ts";
import { Fault } from "./fault.ts";
import { requireFree } from "./loopback-port.ts";
import { writeNewerPlan } from "./newer-plan.ts";
import { rememberPlayed } from "./played.ts";
import { keepPlayground } from "./playground.ts";
import { buildPlaygroundConfig } from "./playground-config.ts";
import { leaveFolder, takeFolder } from "./run-file.ts";
import { playgroundPeople, SAMPLE_TENANT, samplePeople } from "./sample-people.ts";
import { sampleOn } from "./sample-plan.ts";
import type { LocalSettings } from "./settings.ts";

/** What `npm run local` was told. */
export interface LocalDeps {
  readonly settings: LocalSettings;
  readonly log: Log;
  readonly now: () => Date;
  /** Tells the person at the terminal something. */
  readonly tell: (sentence: string) => void;
}

/** Store, bot and client, running. */
export interface Local {
  /** Resolves with a sentence when it cannot go on by itself. */
  readonly broken: Promise<string>;
  /** Ends everything it started, the store last, so that all is saved. */
  stop(): Promise<void>;
}

/** Starts store, bot and client on this machine alone. Throws a Fault, or whatever went wrong, with nothing left running. */
export async function startLocal(deps: LocalDeps): Promise<Local> {
  const stops: (() => Promise<void> | void)[] = [];
  const stop = async () => {
    for (let next = stops.pop(); next !== undefined; next = stops.pop()) await next();
  };
  try {
    return { ...(await startAll(deps, stops)), stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

async function startAll(deps: LocalDeps, stops: (() => Promise<void> | void)[]): Promise<Pick<Local, "broken">> {
  const { settings, log, now } = deps;
  const { folder, port, playgroundPort, tablesPort, playground, fresh } = settings;
  await takeFolder(settings);
  stops.push(() => leaveFolder(folder));
  await requireFree({ PORT: port, TABLES_PORT: tablesPort, ...(playground && { PLAYGROUND_PORT: playgroundPort }) });
  const data = join(folder, "tables");
  if (fresh) rmSync(data, { recursive: true, force: true });
  const emulator = await startEmulator({ folder: data, port: tablesPort, log });
  if (!emulator.ok) throw new Fault(sentenceOf(emulator, settings));
  stops.push(() => emulator.stop());
  const stores = await openStores({ connectionString: emulator.connectionString, log });
  await loadSample(stores.plans, folder, now());
  const met = playground ? playgroundPeople : [];
  const others = samplePeople.filter(({ id }) => !met.some((person) => person.id === id));
  await rememberPlayed(
    stores.conversations,
    others.map(({ id }) => id),
  );
  // Before the bot, whose first run of reminders may have something to send.
  const kept = playground ? await keepClient(deps) : { broken: new Promise<string>(() => {}), stop: () => {} };
  stops.push(() => kept.stop());
  const bot = await startBot({ port, stores, log, now });
  stops.push(() => bot.stop());
  const storeGone = emulator.ended.then(() => `The table emulator ended by itself; what it kept is in ${data}.`);
  return { broken: Promise.race([kept.broken, storeGone]) };
}

function keepClient({ settings, tell }: LocalDeps) {
  const { folder, playgroundPort, port } = settings;
  const config = buildPlaygroundConfig(SAMPLE_TENANT, samplePeople);
  return keepPlayground({ folder, config, port: playgroundPort, botPort: port }, tell);
}

/** Stores the sample plan as it stands today, where there is none yet, with a newer version of it to hand over. */
async function loadSample(plans: PlanStore, folder: string, now: Date): Promise<void> {
  const day = dayIn(DEFAULT_SETTINGS.zone, now);
  const sample = sampleOn(day, now);
  if ((await plans.readPlan(sample.plan.key)) !== "unknown") return;
  await plans.createPlan(sample);
  writeNewerPlan(folder, sample, day);
}

function sentenceOf({ reason, detail }: EmulatorFault, { folder, tablesPort }: LocalSettings): string {
  switch (reason) {
    case "port-taken":
      return `Port ${tablesPort} is taken by another program. Choose another with TABLES_PORT.`;
    case "folder-unwritable":
      return `The folder ${folder} cannot be written (${detail}).`;
    case "did-not-start":
      return `The table emulator did not start on ${folder}: ${detail.trim()}`;
  }
}
