import { execFile } from "node:child_process";
import { rm } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";
import type { ConversationRef } from "../../src/app/ports/messages.ts";
import { inParallel } from "../../src/app/sending/pace.ts";
import { POINTS } from "../../src/app/sending/remind-deps.ts";
import { type Emulator, startEmulator } from "../../src/local/emulator.ts";
import { openStores, type Stores } from "../../src/storage/tables.ts";
import { aLabel, anAction, aPerson, aPlan, importedEntry } from "../builders.ts";
import { type FakeConnector, startFakeConnector } from "../fakes/connector.ts";
import type { Told } from "../reliability/reminder-child.ts";
import { diceOf } from "./dice.ts";

const LEASE_MS = 2000;
const NOW = "2026-11-20T09:00:00Z";
const log = { info: () => {}, error: () => {} };

/** Emulator and connector, neither of which is ever killed, and the process that is, in one file: it starts sooner. */
export interface Ground {
  readonly emulator: Emulator;
  readonly connector: FakeConnector;
  readonly stores: Stores;
  readonly child: string;
  stop(): Promise<void>;
}

export async function startGround(): Promise<Ground> {
  const emulator = await startEmulator({ folder: null, port: 0, log });
  if (!emulator.ok) throw new Error(emulator.detail);
  const connector = await startFakeConnector();
  const stores = await openStores({ connectionString: emulator.connectionString });
  const child = fileURLToPath(new URL(`../../dist/proof/${process.pid}.mjs`, import.meta.url));
  const entry = fileURLToPath(new URL("../reliability/reminder-child.ts", import.meta.url));
  await build({
    ...{ entryPoints: [entry], outfile: child, bundle: true, packages: "external" },
    ...{ platform: "node", target: "node20", format: "esm", logLevel: "error" },
  });
  const stop = async () => {
    await connector.stop();
    await emulator.stop();
    await rm(child);
  };
  return { emulator, connector, stores, child, stop };
}

/** One run: so many processes at once send so many digests, some killed on the way and started again. */
export interface KillRun {
  readonly seed: number;
  readonly processes: number;
  readonly people: number;
}

/** What came of kills. `missing` and `silent` must be 0; `most` is what one person got at most. */
export interface Killed {
  readonly kills: number;
  readonly missing: number;
  /** Messages beyond the first of their person. */
  readonly extra: number;
  /** Of those: did not say that it may have come before. */
  readonly silent: number;
  readonly most: number;
}

export type KillTally = KillRun & Killed;
export type Kill = NonNullable<Told["kill"]>;

/** Kills at random: each seat up to three times. */
export async function runKills(ground: Ground, run: KillRun): Promise<KillTally> {
  const dice = diceOf(run.seed);
  const seats = Array.from({ length: run.processes }, () => deathsOf(dice, run));
  return { ...run, ...(await killing(ground, `seed-${run.seed}-of-${run.processes}`, run.people, seats)) };
}

/** A process in each seat; one that is killed is started again, until each seat has ended well. */
export async function killing(
  ground: Ground,
  tenant: string,
  people: number,
  seats: readonly (readonly Kill[])[],
): Promise<Killed> {
  const ids = await aTenant(ground, tenant, people);
  let kills = 0;
  const seat = async (own: readonly Kill[]) => {
    for (const kill of [...own, null]) {
      if (await survives(ground, tenant, kill)) return;
      kills += 1;
    }
  };
  await Promise.all(seats.map(seat));
  // Whoever was killed last may have left a row: the run at the next start takes it up.
  await survives(ground, tenant, null);
  const had = ids.map((id) => digestsOf(ground, id));
  await tellOfMissing(
    ground,
    tenant,
    ids.filter((_, index) => had[index]?.length === 0),
  );
  const extras = had.flatMap((says) => says.slice(1));
  return {
    kills,
    missing: had.filter((says) => says.length === 0).length,
    extra: extras.length,
    silent: extras.filter((saying) => !saying).length,
    most: Math.max(...had.map((says) => says.length)),
  };
}

/** What the ledger says of whoever got nothing: a fault must not be looked for twice. */
async function tellOfMissing({ stores }: Ground, tenant: string, people: readonly string[]): Promise<void> {
  for (const person of people) {
    const row = (await stores.outbox.read(tenant, NOW.slice(0, 10), person))?.value;
    console.error(
      `missing: ${person}, ${row?.status ?? "no row"}, ${row?.reason ?? ""}, ${row?.attempts ?? 0} attempts`,
    );
  }
}

function deathsOf(dice: () => number, { people, processes }: KillRun): readonly Kill[] {
  const times = Math.floor(dice() * 4);
  return Array.from({ length: times }, () => ({
    point: POINTS[Math.floor(dice() * POINTS.length)] ?? "claimed",
    time: 1 + Math.floor(dice() * (people / processes)),
  }));
}

/** A tenant of its own with one plan, in which so many people have an action that is due to be asked about; their ids. */
export async function aTenant(
  { stores, connector }: Pick<Ground, "stores" | "connector">,
  tenant: string,
  people: number,
): Promise<readonly string[]> {
  const ids = Array.from({ length: people }, (_, index) => `${tenant}-${String(index).padStart(4, "0")}`);
  const plan = aPlan({
    key: { tenant, plan: "improvement" },
    people: ids.map((id) => aPerson(id, `Lead ${id}`)),
    labels: ids.map((id) => aLabel(`Lead ${id}`, id)),
  });
  const actions = ids.map((id, index) => {
    const leads = [{ label: `Lead ${id}`, accountable: true }];
    return anAction({ id: `a-${id}`, ref: `1.1.${index + 1}`, reviewDate: "2026-12-04", leads });
  });
  await stores.plans.createPlan({ plan, actions, history: actions.map(importedEntry) });
  await inParallel(ids, 8, async (id) => {
    await stores.conversations.remember(tenant, id, conversationOf(connector, tenant, id));
  });
  return ids;
}

function conversationOf({ url }: FakeConnector, tenant: string, id: string): ConversationRef {
  return { tenant, kind: "personal", conversation: `with-${id}`, serviceUrl: url, bot: "28:keeper", user: `29:${id}` };
}

/** Whether a process came to its end. */
function survives({ emulator, child }: Ground, tenant: string, kill: Told["kill"]): Promise<boolean> {
  const told: Told = { connectionString: emulator.connectionString, tenant, now: NOW, leaseMs: LEASE_MS, kill };
  return new Promise((resolve, reject) => {
    execFile(process.execPath, [child, JSON.stringify(told)], (error, _, stderr) => {
      if (error === null) resolve(true);
      else if (error.signal === "SIGKILL") resolve(false);
      else reject(new Error(stderr));
    });
  });
}

/** What reached one person: for each message, whether it says that it may have come before. */
function digestsOf({ connector }: Ground, id: string): readonly boolean[] {
  const says = /You may have had this/;
  return connector.messagesIn(`with-${id}`).map(({ activity }) => says.test(JSON.stringify(activity)));
}
