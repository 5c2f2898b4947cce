import { TableClient } from "@azure/data-tables";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { readMerged } from "../../src/app/actions/read-merged.ts";
import { submitUpdate } from "../../src/app/updates/submit-update.ts";
import { type Emulator, startEmulator } from "../../src/local/emulator.ts";
import { indexKeys } from "../../src/storage/actions/action-keys.ts";
import { openStores, type Stores } from "../../src/storage/tables.ts";
import { AMINA, aLabel, aOnce, NOW } from "../builders.ts";
import { type FaultyStore, faultyStore } from "../fakes/faulty-store.ts";
import { aKey, aNewPlan, anAction, anUpdateOf } from "./samples.ts";

let emulator: Emulator;
let network: FaultyStore;
let stores: Stores;

beforeAll(async () => {
  const started = await startEmulator({ folder: null, port: 0, log: { info: () => {}, error: () => {} } });
  if (!started.ok) throw new Error(started.detail);
  emulator = started;
  network = await faultyStore(emulator.port);
  stores = await openStores({ connectionString: network.connectionString });
});
beforeEach(() => {
  network.passed.length = 0;
});
afterAll(async () => {
  network.close();
  await emulator.stop();
});

async function planOfOne(...others: readonly string[]) {
  const key = aKey();
  const created = aNewPlan(key, ...["1.1", ...others].map((ref) => anAction(ref)));
  const labels = [...created.plan.labels, aLabel("Amina Diallo", AMINA)];
  await stores.plans.createPlan({ ...created, plan: { ...created.plan, labels } });
  const read = async (ref = "1.1") => {
    const found = await stores.plans.readAction(key, `id-${ref}`);
    if (found === undefined) throw new Error("it is not stored");
    return found;
  };
  return { key, read };
}

/** How often each was asked of the store since it was last looked at. */
function asked() {
  const writes = network.passed.splice(0).map(({ write }) => write);
  return { reads: writes.filter((write) => !write).length, writes: writes.filter((write) => write).length };
}

describe("what a change of an action costs", () => {
  it("the plan's own row and one transaction, its index rows unread", async () => {
    const { key, read } = await planOfOne();
    const before = await read();
    asked();
    expect(await stores.plans.commit(key, anUpdateOf(before, aOnce("click")))).toBe("saved");
    expect(asked()).toEqual({ reads: 1, writes: 1 });
  });

  it("of an update whose form names its plan: plan, action, and what its commit costs", async () => {
    const { key } = await planOfOne();
    await stores.plans.readPlan(key);
    const typed = { progress: "Forty plans use it", difference: "", evidence: "", nextReview: "2026-12-18" };
    const input = {
      ...typed,
      rag: "green",
      partRags: [],
      inTheWay: "",
      moveTo: "",
      moveReason: "",
      confirmed: [],
    } as const;
    const press = () =>
      submitUpdate(
        stores,
        { tenant: key.tenant, plan: key.plan, person: AMINA, name: "Amina Diallo", now: NOW },
        { name: { id: "id-1.1" }, input, version: 1, via: "card", once: aOnce("nonce") },
      );
    asked();
    expect(await press()).toMatchObject({ value: { kind: "saved", again: false } });
    expect(asked()).toEqual({ reads: 3, writes: 1 });
    expect(await press()).toMatchObject({ value: { kind: "saved", again: true } });
  });
});

describe("what finding an action by its ref costs", () => {
  it("one read where it was found before", async () => {
    const { key, read } = await planOfOne();
    const before = await read();
    asked();
    for (const reads of [2, 1]) {
      expect(await stores.plans.findAction(key, "1.1")).toEqual(before);
      expect(asked()).toEqual({ reads, writes: 0 });
    }
  });
});

describe("what finding the actions that were merged into one costs", () => {
  it("their list, and one read for each of them alone", async () => {
    const { key, read } = await planOfOne("1.2", "1.3");
    const said = { at: NOW.toISOString(), by: AMINA, byName: "Amina Diallo", reason: "One piece of work", until: null };
    const gone = { state: "merged", decision: { ...said, into: "id-1.2" } } as const;
    await stores.plans.commit(key, anUpdateOf(await read("1.3"), undefined, gone));
    for (const [ref, from] of [
      ["1.1", []],
      ["1.2", ["1.3"]],
    ] as const) {
      const { value } = await read(ref);
      asked();
      const merged = await readMerged(stores.plans, key, value);
      expect(merged.from.map((action) => action.ref)).toEqual(from);
      expect(asked()).toEqual({ reads: 1 + from.length, writes: 0 });
    }
  });
});

describe("an index row that is not where it should be", () => {
  it("does not keep its action from being changed", async () => {
    const { key, read } = await planOfOne();
    const before = await read();
    const options = { allowInsecureConnection: true };
    const table = TableClient.fromConnectionString(emulator.connectionString, "plan", options);
    const gone = indexKeys(before.value).filter((name) => name.startsWith("next|"));
    for (const name of gone) await table.deleteEntity(`${key.tenant}|${key.plan}`, name);
    expect(gone).toHaveLength(1);
    expect(await stores.plans.commit(key, anUpdateOf(before, aOnce("click")))).toBe("saved");
    const due = await stores.plans.listByNextDate(key, null, "2028-01-01");
    expect(due).toMatchObject([{ reviewDate: "2027-04-30" }]);
  });
});
