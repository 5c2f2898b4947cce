import { execFile } from "node:child_process";
import { fileURLToPath } from "node:url";
import type { ConversationRef } from "../../src/app/ports.ts";
import { POINTS } from "../../src/app/reminders/remind-deps.ts";
import { type Emulator, startEmulator } from "../../src/local/emulator.ts";
import { openStores, type Stores } from "../../src/storage/tables.ts";
import { aLabel, anAction, aPerson, aPlan, importedEntry } from "../builders.ts";
import { type FakeConnector, startFakeConnector } from "../fakes/connector.ts";
import type { Told } from "../reliability/reminder-child.ts";
import { diceOf } from "./dice.ts";

const LEASE_MS = 2000;
const NOW = "2026-11-20T09:00:00Z";
const CHILD = fileURLToPath(new URL("../reliability/reminder-child.ts", import.meta.url));
const log = { info: () => {}, error: () => {} };

/** The emulator and a connector, neither of which is ever killed. */
export interface Ground {
  readonly emulator: Emulator;
  readonly connector: FakeConnector;
  readonly stores: Stores;
  stop(): Promise<void>;
}

export async function startGround(): Promise<Ground> {
  const emulator = await startEmulator({ folder: null, port: 0, log });
  if (!emulator.ok) throw new Error(emulator.detail);
  const connector = await startFakeConnector();
  const stores = await openStores({ connectionString: emulator.connectionString });
  const stop = async () => {
    await connector.stop();
    await emulator.stop();
  };
  return { emulator, connector, stores, stop };
}

/** One run: so many processes at once send so many digests, some killed on the way and started again. */
export interface KillRun {
  readonly seed: number;
  readonly processes: number;
  readonly people: number;
}

/** What came of it. `missing` and `silent` must be 0; `most` is what one person got at most. */
export interface KillTally extends KillRun {
  readonly kills: number;
  readonly missing: number;
  /** Messages beyond the first of their person. */
  readonly extra: number;
  /** Of those: did not say that it may have come before. */
  readonly silent: number;
  readonly most: number;
}

/** Runs it. A killed process is started again until each seat has ended well; each seat dies up to three times. */
export async function runKills(ground: Ground, run: KillRun): Promise<KillTally> {
  const dice = diceOf(run.seed);
  const tenant = `seed-${run.seed}-of-${run.processes}`;
  const ids = await aTenant(ground, tenant, run.people);
  const deaths = Array.from({ length: run.processes }, () => deathsOf(dice, run));
  let kills = 0;
  const seat = async (own: readonly Told["kill"][]) => {
    for (const kill of [...own, null]) {
      if (await survives(ground, tenant, kill)) return;
      kills += 1;
    }
  };
  await Promise.all(deaths.map(seat));
  // Whoever was killed last may have left a row: the run at the next start takes it up.
  await survives(ground, tenant, null);
  const had = ids.map((id) => digestsOf(ground, id));
  const extras = had.flatMap((says) => says.slice(1));
  return {
    ...run,
    kills,
    missing: had.filter((says) => says.length === 0).length,
    extra: extras.length,
    silent: extras.filter((saying) => !saying).length,
    most: Math.max(...had.map((says) => says.length)),
  };
}

function deathsOf(dice: () => number, { people, processes }: KillRun): readonly Told["kill"][] {
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
  for (const id of ids) await stores.conversations.remember(tenant, id, conversationOf(connector, tenant, id));
  return ids;
}

function conversationOf({ url }: FakeConnector, tenant: string, id: string): ConversationRef {
  return { tenant, kind: "personal", conversation: `with-${id}`, serviceUrl: url, bot: "28:keeper", user: `29:${id}` };
}

/** Whether a process came to its end. */
function survives({ emulator }: Ground, tenant: string, kill: Told["kill"]): Promise<boolean> {
  const told: Told = { connectionString: emulator.connectionString, tenant, now: NOW, leaseMs: LEASE_MS, kill };
  return new Promise((resolve, reject) => {
    execFile(process.execPath, ["--import", "tsx", CHILD, JSON.stringify(told)], (error, _, stderr) => {
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
