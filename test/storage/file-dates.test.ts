import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { StoreDown } from "../../src/app/ports/ports.ts";
import { decideFileDates, listName, openFileDates } from "../../src/app/updates/file-dates.ts";
import type { PlanKey } from "../../src/domain/plan/plan.ts";
import { type Emulator, startEmulator } from "../../src/local/emulator.ts";
import { openStores, type Stores } from "../../src/storage/tables.ts";
import { aOnce, aPerson, CARYS, NOW, OWEN } from "../builders.ts";
import { faultyStore } from "../fakes/faulty-store.ts";
import { memoryStores } from "../fakes/memory-stores.ts";
import { bothStores } from "./both-stores.ts";
import { aChangeOf, openWhole } from "./changes.ts";
import { aKey, aNewPlan, anAction } from "./samples.ts";

const COUNT = 9;
const FILE = { name: "plan.docx", import: "i1" };
const actions = Array.from({ length: COUNT }, (_, at) => anAction(`1.${at + 1}`, { endDate: "2027-03-31" }));
const gone = {
  imported: FILE.import,
  meant: { all: "x" },
  input: { agrees: true, board: "", day: "", words: "" },
  once: aOnce("n2"),
};
const input = { agrees: true, board: "Improvement Board", day: "2026-11-12", words: "" };

/** A plan into which Owen has taken a file that moves every end date. */
async function planOf({ plans }: Stores): Promise<PlanKey> {
  const key = aKey();
  const created = aNewPlan(key, ...actions);
  const people = [...created.plan.people, { ...aPerson("nia", "Nia Rees"), roles: ["owner"] as const }];
  await plans.createPlan({
    ...created,
    plan: { ...created.plan, people, started: { at: NOW.toISOString(), by: OWEN } },
  });
  const { value, mark } = await openWhole(plans, key);
  const asks = { to: "2027-06-30", file: FILE };
  const patches = actions.map(({ id }) => ({ action: id, fields: {}, asks }));
  expect(await plans.applyChange(key, mark, aChangeOf(value, [], patches), aOnce("import"))).toBe(true);
  return key;
}

const asking = (key: PlanKey, person = "nia") => ({
  ...{ tenant: key.tenant, plan: key.plan, person, name: person, now: NOW },
});

async function seen({ plans }: Stores, key: PlanKey) {
  const list = await openFileDates({ plans }, asking(key), FILE.import);
  if (!list.ok) throw new Error(list.refusal.reason);
  return { imported: FILE.import, meant: { all: listName(list.value.moves) }, input, once: aOnce("n1") };
}

describe.each(bothStores)("end dates that a file moves, %s", (_, open) => {
  let stores = memoryStores() as Stores;
  let close = async () => {};
  beforeAll(async () => {
    const opened = await open();
    stores = opened.stores;
    close = opened.close;
  });
  afterAll(() => close());

  it("wait with their file, are listed as asked, and are decided with board and day", async () => {
    const key = await planOf(stores);
    const { plans } = stores;
    expect((await plans.readAction(key, "id-1.1"))?.value).toMatchObject({
      ...{ endDate: "2027-03-31", undo: null },
      dateChange: { from: "2027-03-31", to: "2027-06-30", by: OWEN, file: FILE },
    });
    expect(await plans.listRequests(key)).toHaveLength(COUNT);
    expect(await decideFileDates({ plans }, asking(key), await seen(stores, key))).toMatchObject({ ok: true });
    expect(await plans.listRequests(key)).toEqual([]);
    expect((await plans.readAction(key, "id-1.1"))?.value).toMatchObject({
      ...{ endDate: "2027-06-30", dateChange: null },
      revisions: [{ askedBy: "Owen Pryce", together: { board: "Improvement Board", day: "2026-11-12" } }],
    });
    expect(await plans.listByNextDate(key, "2027-03-31", "2027-06-30")).toHaveLength(COUNT);
    expect(await decideFileDates({ plans }, asking(key, CARYS), gone)).toMatchObject({
      refusal: { reason: "dates-decided" },
    });
  });
});

describe("a decision about many end dates that dies", () => {
  let emulator: Emulator;
  let healthy: Stores;
  beforeAll(async () => {
    const started = await startEmulator({ folder: null, port: 0, log: { info: () => {}, error: () => {} } });
    if (!started.ok) throw new Error(started.detail);
    emulator = started;
    healthy = await openStores({ connectionString: emulator.connectionString });
  });
  afterAll(() => emulator.stop());

  it("at any of its writes is whole or not at all to whoever looks next, and done once when pressed again", async () => {
    let died = 0;
    for (let count = 1; ; count++) {
      const key = await planOf(healthy);
      const request = await seen(healthy, key);
      const network = await faultyStore(emulator.port);
      const { plans } = await openStores({ connectionString: network.connectionString });
      let writes = 0;
      network.decide = ({ write }) => {
        if (write) writes += 1;
        return writes < count ? "pass" : "refuse";
      };
      const outcome = await decideFileDates({ plans }, asking(key), request).catch((error: unknown) => error);
      network.close();
      if (!(outcome instanceof StoreDown)) break;
      died += 1;
      await openWhole(healthy.plans, key);
      const moved = (await healthy.plans.readActions(key)).filter(({ endDate }) => endDate === "2027-06-30").length;
      expect([0, COUNT], `write ${count}`).toContain(moved);
      expect(await decideFileDates({ plans: healthy.plans }, asking(key), request)).toMatchObject({
        ok: true,
        value: { again: moved === COUNT },
      });
      const after = await healthy.plans.readActions(key);
      expect(after.map(({ revisions, endDate }) => [revisions.length, endDate])).toEqual(
        after.map(() => [1, "2027-06-30"]),
      );
    }
    expect(died).toBeGreaterThan(4);
  }, 120_000);
});
