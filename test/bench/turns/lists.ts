import { TableClient } from "@azure/data-tables";
import { findActions } from "../../../src/app/find-actions.ts";
import { listMyActions } from "../../../src/app/list-my-actions.ts";
import type { NewPlan, PlanStore } from "../../../src/app/plan-store.ts";
import { NO_FILTERS } from "../../../src/domain/lists.ts";
import { accept } from "../../../src/domain/result.ts";
import type { Emulator } from "../../../src/local/emulator.ts";
import { newActionRows } from "../../../src/storage/plans/new-plan-rows.ts";
import { partitionOf } from "../../../src/storage/table/keys.ts";
import { MOST_WRITES } from "../../../src/storage/table/limits.ts";
import { openTable, type Write } from "../../../src/storage/table/table.ts";
import { openStores } from "../../../src/storage/tables.ts";
import { AMINA, NOW } from "../../builders.ts";
import { ANSWERED, benchPlan } from "./bench-plan.ts";
import { countingStore } from "./counting-store.ts";
import { median } from "./median.ts";

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
 * of one action of the same plan. Counts are taken at the store's door; times past it.
 */
export async function measureLists(emulator: Emulator, rounds: number, largest: number): Promise<ListsRow[]> {
  const sizes = [largest / 100, largest / 10, largest];
  const door = await countingStore(emulator.port);
  const [stores, counted] = await Promise.all([openStores(emulator), openStores(door)]);
  // A tenant each: one that has several plans has them all opened.
  for (const size of sizes) await storePlan(emulator, stores.plans, benchPlan(`lists-${size}`, "lists", size));
  const reads = sizes.flatMap((size) => readsOf(stores, size));
  const through = sizes.flatMap((size) => readsOf(counted, size));
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
  return reads.map((read) => rowOf(read, reads));
}

/** The plan with its first actions as the product stores it, the rest straight into their rows: the emulator is slow. */
async function storePlan({ connectionString }: Emulator, plans: PlanStore, { plan, actions, history }: NewPlan) {
  const isFirst = (_: unknown, index: number) => index < ANSWERED;
  await plans.createPlan({ plan, actions: actions.filter(isFirst), history: history.filter(isFirst) });
  const table = openTable(
    TableClient.fromConnectionString(connectionString, "plan", { allowInsecureConnection: true }),
  );
  const rows = actions.flatMap((action, index) => {
    const entry = history[index];
    return index < ANSWERED || entry === undefined
      ? []
      : newActionRows(action, [entry], plan.importedAt.slice(0, 10), "");
  });
  for (let done = 0; done < rows.length; done += MOST_WRITES) {
    const writes = rows.slice(done, done + MOST_WRITES).map((row): Write => ({ kind: "create", row }));
    await table.write(partitionOf(plan.key), writes);
  }
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
    list: read.name,
    "actions in the plan": read.size,
    "in the answer": read.answered,
    requests: read.requests,
    rows: read.rows,
    "ms (median)": Number(median(read.times).toFixed(1)),
    "point reads": Number((median(read.times) / median(point.times)).toFixed(2)),
    "growth, against a point read's": Number((growth(read.name) / growth("point read")).toFixed(2)),
  };
}
