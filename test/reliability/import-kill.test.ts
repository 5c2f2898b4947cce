import { type ChildProcess, spawn } from "node:child_process";
import { randomUUID } from "node:crypto";
import { once } from "node:events";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { PlanKey } from "../../src/domain/plan/plan.ts";
import { type Emulator, startEmulator } from "../../src/local/emulator.ts";
import { openStores, type Stores } from "../../src/storage/tables.ts";
import { aOnce } from "../builders.ts";
import { type FaultyStore, faultyStore } from "../fakes/faulty-store.ts";
import { openWhole } from "../storage/changes.ts";
import { aNewPlan, anAction, anUpdateOf } from "../storage/samples.ts";
import type { Told } from "./import-child.ts";

const CHILD = fileURLToPath(new URL("./import-child.ts", import.meta.url));
const [ACTIONS, ADDED] = [16, 20];
/** Processes at once: each works on a plan of its own. */
const AT_ONCE = 4;
const log = { info: () => {}, error: () => {} };

let emulator: Emulator;
/** The leads' instance. */
let stores: Stores;

beforeAll(async () => {
  const started = await startEmulator({ folder: null, port: 0, log });
  if (!started.ok) throw new Error(started.detail);
  emulator = started;
  stores = await openStores({ connectionString: emulator.connectionString });
}, 60_000);
afterAll(() => emulator?.stop());

async function aStoredPlan(): Promise<PlanKey> {
  const key = { tenant: randomUUID(), plan: "improvement" };
  const actions = Array.from({ length: ACTIONS }, (_, index) => anAction(`1.${index + 1}`));
  await stores.plans.createPlan(aNewPlan(key, ...actions));
  return key;
}

/** Applies the import in a process of its own, killed when its write number `at` has left or arrived. */
async function applyAndKill(
  key: PlanKey,
  at: number,
  when: "before" | "after",
): Promise<{ writes: number; killed: boolean }> {
  const network: FaultyStore = await faultyStore(emulator.port);
  let child: ChildProcess | undefined;
  let writes = 0;
  network.decide = ({ write }) => {
    if (!write) return "pass";
    writes += 1;
    if (writes < at) return "pass";
    child?.kill("SIGKILL");
    return writes === at && when === "after" ? "lose-answer" : "refuse";
  };
  const { connectionString } = network;
  const told: Told = { connectionString, tenant: key.tenant, actions: ACTIONS, added: ADDED };
  child = spawn(process.execPath, ["--import", "tsx", CHILD, JSON.stringify(told)], { stdio: "inherit" });
  const [code, signal] = await once(child, "exit");
  network.close();
  if (signal !== "SIGKILL") expect(code).toBe(0);
  return { writes, killed: signal === "SIGKILL" };
}

/** Leads who save one after the other until told to stop; what was said to be saved, by action. */
function leads(key: PlanKey) {
  const saved = new Map<string, number>();
  const refused = { "being-taken-in": 0, "changed-meanwhile": 0 };
  let stopped = false;
  const run = async () => {
    for (let turn = 0; !stopped; turn++) {
      const id = `id-1.${(turn % ACTIONS) + 1}`;
      const before = await stores.plans.readAction(key, id);
      if (before === undefined) throw new Error(`${id} is gone`);
      const committed = await stores.plans.commit(
        key,
        anUpdateOf(before, aOnce(`${id} ${turn}`), { reviewDate: "2027-04-30" }),
      );
      if (committed === "saved") saved.set(id, (saved.get(id) ?? 0) + 1);
      else if (committed !== "already-applied" && committed !== "newer-release") refused[committed] += 1;
    }
  };
  const done = run();
  return {
    saved,
    refused,
    stop: async () => {
      stopped = true;
      await done;
    },
  };
}

/** "before" or "after", when the whole plan is one of them with every update that was saved; else what is wrong. */
async function stateOf(key: PlanKey, saved: ReadonlyMap<string, number>): Promise<string> {
  const { value } = await openWhole(stores.plans, key);
  const actions = await stores.plans.readActions(key);
  const applied = value.title === "After the import";
  const wrong: string[] = [];
  for (let index = 1; index <= ACTIONS; index++) {
    const action = actions.find(({ id }) => id === `id-1.${index}`);
    const { items } = await stores.plans.listHistory(key, `id-1.${index}`, 1000, null);
    const updates = items.filter(({ kind }) => kind === "update").length;
    const laid = items.filter(({ kind }) => kind === "imported").length - 1;
    const count = saved.get(`id-1.${index}`) ?? 0;
    if (action?.ref !== `${applied ? 3 : 1}.${index}` || laid !== Number(applied)) wrong.push(`${index}: half`);
    if (updates !== count || (count > 0 && action?.rag !== "green"))
      wrong.push(`${index}: ${updates} of ${count} updates`);
    if (items.length !== action?.version) wrong.push(`${index}: ${items.length} entries at version ${action?.version}`);
  }
  if (actions.length !== ACTIONS + (applied ? ADDED : 0)) wrong.push(`${actions.length} actions`);
  const listed = await stores.plans.listActions(key);
  const reds = (await stores.plans.listByNextDate(key, null, "2099-01-01")).length;
  if (listed.length !== actions.length || reds !== actions.length) wrong.push(`${listed.length} and ${reds} listed`);
  return wrong.length === 0 ? (applied ? "after" : "before") : wrong.join(", ");
}

async function cut({ at, when }: { readonly at: number; readonly when: "before" | "after" }) {
  const key = await aStoredPlan();
  const busy = leads(key);
  const { killed } = await applyAndKill(key, at, when);
  await openWhole(stores.plans, key);
  await busy.stop();
  const state = await stateOf(key, busy.saved);
  const count = [...busy.saved.values()].reduce((sum, one) => sum + one, 0);
  const { "being-taken-in": taken, "changed-meanwhile": changed } = busy.refused;
  const name = killed ? `${when} ${at}` : `not killed ${at}`;
  return { name, state, line: [name, state, count, taken, changed].join(" | ") };
}

describe(`kill -9 of an import of ${ADDED} new and ${ACTIONS} changed actions, while leads save`, () => {
  const table: string[] = [];
  afterAll(() =>
    console.log(["killed at write | plan | saved meanwhile | refused: taken in | changed", ...table].join("\n")),
  );

  it("is whole before or whole after at every write of it, and no update is lost", async () => {
    const all = await applyAndKill(await aStoredPlan(), Number.POSITIVE_INFINITY, "before");
    expect(all.killed).toBe(false);
    const cuts = Array.from({ length: all.writes }, (_, index) => index + 1).flatMap((at) => [
      { at, when: "before" as const },
      { at, when: "after" as const },
    ]);
    expect(cuts.length).toBeGreaterThan(20);
    const states = new Set<string>();
    for (let done = 0; done < cuts.length; done += AT_ONCE) {
      const some = await Promise.all(cuts.slice(done, done + AT_ONCE).map(cut));
      for (const { name, state, line } of some) {
        table.push(line);
        expect(["before", "after"], `${name}: ${state}`).toContain(state);
        states.add(state);
      }
    }
    expect([...states].sort()).toEqual(["after", "before"]);
  }, 600_000);
});
