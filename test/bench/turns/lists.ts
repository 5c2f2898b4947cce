import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { findActions } from "../../../src/app/actions/find-actions.ts";
import { listMyActions } from "../../../src/app/actions/list-my-actions.ts";
import { NO_FILTERS } from "../../../src/domain/lists/lists.ts";
import { accept } from "../../../src/domain/plan/result.ts";
import { type Emulator, startEmulator } from "../../../src/local/emulator.ts";
import { openStores } from "../../../src/storage/tables.ts";
import { AMINA, NOW } from "../../builders.ts";
import { benchPlan } from "./bench-plan.ts";
import { countingStore } from "./counting-store.ts";
import { median } from "./median.ts";

/** Actions in the plans. */
const SIZES = [100, 1_000, 10_000];

interface Read {
  readonly name: string;
  readonly size: number;
  readonly run: () => Promise<number>;
  readonly times: number[];
  requests: number;
  rows: number;
  answered: number;
}

export type ListsRow = Readonly<Record<string, string | number>>;

/**
 * The two lists that people ask for most, with twenty actions in the answer whatever the size of the plan, beside a read
 * of one action of the same plan. Counts are taken at the store's door; times past it. The emulator goes through a
 * partition for a row and through the table for a range, which Azure does not: only the growth of one against the other tells.
 */
export async function measureLists(rounds: number): Promise<ListsRow[]> {
  const folder = mkdtempSync(join(tmpdir(), "plan-keeper-bench-"));
  await storePlans(folder);
  const emulator = await startedIn(folder);
  const door = await countingStore(emulator.port);
  const [stores, counted] = await Promise.all([openStores(emulator), openStores(door)]);
  const reads = SIZES.flatMap((size) => readsOf(stores, size));
  const through = SIZES.flatMap((size) => readsOf(counted, size));
  // A plan's own rows are read once and kept: counted is what every later turn costs.
  for (const read of through) await read.run();
  for (const [index, read] of reads.entries()) {
    const before = { ...door.counted };
    read.answered = (await through[index]?.run()) ?? 0;
    read.requests = door.counted.requests - before.requests;
    read.rows = door.counted.rows - before.rows;
  }
  for (let round = -2; round < rounds; round++)
    for (const read of reads) {
      const begun = performance.now();
      await read.run();
      if (round >= 0) read.times.push(performance.now() - begun);
    }
  door.close();
  await emulator.stop();
  rmSync(folder, { recursive: true });
  return reads.map((read) => rowOf(read, reads));
}

/** Plans of each size in a folder, as the product stores them. */
async function storePlans(folder: string): Promise<void> {
  const { NODE_OPTIONS } = process.env;
  process.env["NODE_OPTIONS"] = `--require ${fileURLToPath(new URL("quick-rows.cjs", import.meta.url))}`;
  const emulator = await startedIn(folder);
  if (NODE_OPTIONS === undefined) delete process.env["NODE_OPTIONS"];
  else process.env["NODE_OPTIONS"] = NODE_OPTIONS;
  const { plans } = await openStores({ ...emulator, patienceMs: 60_000 });
  // A tenant each: one that has several plans has them all opened.
  for (const size of SIZES) await plans.createPlan(benchPlan(`lists-${size}`, "lists", size));
  await emulator.stop();
}

async function startedIn(folder: string): Promise<Emulator> {
  const emulator = await startEmulator({ folder, port: 0, log: { info: () => {}, error: console.error } });
  if (!emulator.ok) throw new Error(emulator.detail);
  return emulator;
}

function readsOf({ plans }: Awaited<ReturnType<typeof openStores>>, size: number): readonly Read[] {
  const tenant = `lists-${size}`;
  const asking = { tenant, person: AMINA, name: "Amina Diallo", now: NOW, plan: null };
  const count = (groups: readonly { readonly count: number }[]) => groups.reduce((sum, group) => sum + group.count, 0);
  const read = (name: string, run: Read["run"]): Read => {
    return { name, size, run, times: [], requests: 0, rows: 0, answered: 0 };
  };
  return [
    read("point read", async () => Number((await plans.readAction({ tenant, plan: "lists" }, "a0")) !== undefined)),
    read("overdue actions", async () => {
      const found = await findActions({ plans }, asking, () => accept({ kind: "overdue" }), NO_FILTERS);
      return found.ok ? count(found.value.groups) : 0;
    }),
    read("my actions", async () => {
      const found = await listMyActions({ plans }, asking);
      return found.ok ? count(found.value.groups) : 0;
    }),
  ];
}

function rowOf(read: Read, all: readonly Read[]): ListsRow {
  const beside = (name: string, size: number) => all.find((one) => one.name === name && one.size === size) ?? read;
  const growth = (name: string) =>
    median(beside(name, read.size).times) / median(beside(name, all[0]?.size ?? 0).times);
  const point = beside("point read", read.size);
  return {
    list: `${read.name} of ${read.size}`,
    "in the answer": read.answered,
    requests: read.requests,
    rows: read.rows,
    "ms (median)": Number(median(read.times).toFixed(1)),
    "point reads": Number((median(read.times) / median(point.times)).toFixed(2)),
    "growth, against a point read's": Number((growth(read.name) / growth("point read")).toFixed(2)),
  };
}
