import { TableClient } from "@azure/data-tables";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { StoreDown } from "../../src/app/ports/ports.ts";
import type { Stored } from "../../src/app/ports/stored.ts";
import { theAction } from "../../src/domain/due/about.ts";
import type { Action } from "../../src/domain/plan/action.ts";
import type { PlanKey } from "../../src/domain/plan/plan.ts";
import { type Emulator, startEmulator } from "../../src/local/emulator.ts";
import { openStores, type Stores } from "../../src/storage/tables.ts";
import { anEvent, aOnce, BEN } from "../builders.ts";
import { type FaultyStore, faultyStore, type Passing } from "../fakes/faulty-store.ts";
import { aClaim, aDelivery, aKey, aNewPlan, anAction, anUpdateOf, aRef } from "./samples.ts";

let emulator: Emulator;
/** Straight to the emulator. */
let healthy: Stores;
/** Through a network that may fail. */
let faulty: Stores;
let network: FaultyStore;

beforeAll(async () => {
  const started = await startEmulator({ folder: null, port: 0, log: { info: () => {}, error: () => {} } });
  if (!started.ok) throw new Error(started.detail);
  emulator = started;
  healthy = await openStores({ connectionString: emulator.connectionString });
});
beforeEach(async () => {
  network = await faultyStore(emulator.port);
  faulty = await openStores({ connectionString: network.connectionString });
  network.passed.length = 0;
});
afterEach(() => network.close());
afterAll(() => emulator.stop());

async function planOf(...actions: readonly Action[]): Promise<PlanKey> {
  const key = aKey();
  await healthy.plans.createPlan(aNewPlan(key, ...actions));
  return key;
}

async function stored(key: PlanKey, ref: string): Promise<Stored<Action>> {
  const found = await healthy.plans.findAction(key, ref);
  if (found === undefined) throw new Error(`no ${ref}`);
  return found;
}

/** Each write is done, and its first answer lost. */
function loseFirstAnswers(): void {
  let writes = 0;
  network.decide = ({ write }) => {
    if (!write) return "pass";
    writes += 1;
    return writes % 2 === 1 ? "lose-answer" : "pass";
  };
}

/** The process dies at its write number `count`: before it reaches the store, or after. */
function dieAt(dying: FaultyStore, count: number, when: "before" | "after"): void {
  let writes = 0;
  dying.decide = ({ write }) => {
    if (write) writes += 1;
    if (writes < count || (writes === count && !write)) return "pass";
    return writes === count && when === "after" ? "lose-answer" : "refuse";
  };
}

async function stagedRows(key: PlanKey): Promise<number> {
  const options = { allowInsecureConnection: true };
  const table = TableClient.fromConnectionString(emulator.connectionString, "plan", options);
  const partition = `${key.tenant}|${key.plan}`;
  let count = 0;
  for await (const row of table.listEntities())
    if (row.partitionKey === partition && row.rowKey?.startsWith("import|")) count += 1;
  return count;
}

describe("a store that does not answer", () => {
  const faults = ["refuse", "unavailable", "shut", "no-table", "table-going"] as const;

  it.each(faults)("is down for every question and every change: %s", async (fault) => {
    const key = await planOf(anAction("1.1"));
    const before = await stored(key, "1.1");
    network.decide = () => fault;
    const asked = [
      faulty.plans.readPlan(key),
      faulty.plans.readAction(key, "id-1.1"),
      faulty.plans.listActions(key),
      faulty.plans.commit(key, anUpdateOf(before, aOnce("click"))),
      faulty.outbox.plan(aDelivery(key.tenant)),
      faulty.conversations.remember(key.tenant, BEN, aRef),
      openStores({ connectionString: network.connectionString }),
    ];
    for (const question of await Promise.allSettled(asked))
      expect(question).toMatchObject({ status: "rejected", reason: expect.any(StoreDown) });
    network.decide = () => "pass";
    expect(await faulty.plans.commit(key, anUpdateOf(before, aOnce("click")))).toBe("saved");
  });

  it.each([
    ["shut", "the store does not let us in: 403 AuthorizationPermissionMismatch"],
    ["no-table", "a table of the store is not there: 404 TableNotFound"],
    ["table-going", "a table of the store is not there: 409 TableBeingDeleted"],
    ["unavailable", "the store cannot answer: 503"],
  ] as const)("is told as the store's, by its code and without a name: %s", async (fate, says) => {
    network.decide = () => fate;
    const key = aKey();
    await expect(faulty.plans.readPlan(key)).rejects.toThrow(says);
    await expect(faulty.conversations.remember(key.tenant, BEN, aRef)).rejects.toThrow(says);
  });

  it.each(["silence", "come-back-later"] as const)("is down for a person who waits: %s", async (fate) => {
    const key = await planOf();
    const { plans } = await openStores({ connectionString: network.connectionString, patienceMs: 300 });
    network.decide = () => fate;
    await expect(plans.readPlan(key)).rejects.toThrow(StoreDown);
  });

  it("is asked again when it stumbles once", async () => {
    const key = await planOf(anAction("1.1"));
    let stumbled = false;
    network.decide = () => {
      if (stumbled) return "pass";
      stumbled = true;
      return "unavailable";
    };
    expect(await faulty.plans.listRefs(key)).toEqual(["1.1"]);
  });
});

describe("an answer that is lost", () => {
  beforeEach(loseFirstAnswers);

  it("leaves a new plan stored, and says so", async () => {
    const key = aKey();
    expect(await faulty.plans.createPlan(aNewPlan(key, anAction("1.1"), anAction("1.2")))).toBe(true);
    expect((await healthy.plans.listActions(key)).length).toBe(2);
    expect(await stagedRows(key)).toBe(0);
    expect(await faulty.plans.createPlan(aNewPlan(key))).toBe(false);
  });

  it("leaves a change saved once, and says so", async () => {
    const key = await planOf(anAction("1.1"));
    const before = await stored(key, "1.1");
    expect(await faulty.plans.commit(key, anUpdateOf(before, aOnce("click")))).toBe("saved");
    expect(await faulty.plans.commit(key, anUpdateOf(before, aOnce("click")))).toBe("already-applied");
    expect((await healthy.plans.listHistory(key, "id-1.1", 9, null)).items.length).toBe(2);
  });

  it("does not make somebody else's change ours", async () => {
    const key = await planOf(anAction("1.1"));
    const before = await stored(key, "1.1");
    await healthy.plans.commit(key, anUpdateOf(before, aOnce("theirs")));
    expect(await faulty.plans.commit(key, anUpdateOf(before, aOnce("ours")))).toBe("changed-meanwhile");
  });

  it("leaves a plan's own row, a hold, what was asked and what was posted as written", async () => {
    const key = await planOf(anAction("1.1"));
    const plan = await faulty.plans.readPlan(key);
    if (typeof plan === "string") throw new Error(plan);
    expect(await faulty.plans.savePlan({ ...plan, value: { ...plan.value, title: "New" } }, anEvent())).toBe(true);
    const pair = { person: BEN, about: theAction("id-1.1"), date: "2027-03-31" };
    const hold = { ...pair, kind: "seen", until: "2027-03-20", at: "2027-03-17", afterDate: false } as const;
    expect(await faulty.plans.recordHold(key, hold, aOnce("click"))).toBe("saved");
    expect(await faulty.plans.recordHold(key, hold, aOnce("click"))).toBe("already-applied");
    await faulty.plans.recordAsked(key, [{ ...pair, occasion: "2 before", on: "2027-03-29" }]);
    await faulty.plans.recordPosted(key, "summary", { conversation: "c", message: "m", at: "now", since: null });
    expect((await healthy.plans.listAsked(key)).length).toBe(1);
    expect(await healthy.plans.readPosted(key, "summary")).toMatchObject({ message: "m" });
  });

  it("leaves a delivery planned, claimed and recorded by us", async () => {
    const { tenant } = aKey();
    expect(await faulty.outbox.plan(aDelivery(tenant))).toBe(true);
    const planned = await faulty.outbox.read(tenant, "2027-03-01", BEN);
    if (planned === undefined) throw new Error("not planned");
    const claimed = await faulty.outbox.claim(planned, aClaim("mine"));
    expect(claimed).toEqual(await healthy.outbox.read(tenant, "2027-03-01", BEN));
    expect(await healthy.outbox.claim(planned, aClaim("theirs"))).toBeUndefined();
    if (claimed === undefined) throw new Error("not claimed");
    const outcome = { status: "sent", reason: "", notBefore: null, sentAt: "now", message: "m" } as const;
    expect(await faulty.outbox.record(claimed, outcome)).toBe(true);
  });

  it("lets the one caller welcome a person", async () => {
    const { tenant } = aKey();
    await faulty.conversations.remember(tenant, BEN, aRef);
    expect(await faulty.conversations.claimWelcome(tenant, BEN, "now")).toBe(true);
    expect(await faulty.conversations.claimWelcome(tenant, BEN, "now")).toBe(false);
  });
});

describe("a list", () => {
  it("T8 is whole when it takes four pages", async () => {
    const key = await planOf(anAction("1.1"));
    const asked = Array.from({ length: 3_500 }, (_, index) => {
      return {
        person: `p${index}`,
        about: theAction("id-1.1"),
        date: "2027-03-15",
        occasion: "on the day",
        on: "2027-03-15",
      } as const;
    });
    await faulty.plans.recordAsked(key, asked);
    network.passed.length = 0;
    expect(new Set((await faulty.plans.listAsked(key)).map(({ person }) => person)).size).toBe(3_500);
    expect(network.passed.length).toBe(4);
  }, 90_000);

  it("T8 is whole when the store answers with empty pages first", async () => {
    const key = await planOf(anAction("1.1"), anAction("1.2"));
    network.decide = ({ method }) => (method === "GET" ? "empty-page" : "pass");
    expect(typeof (await faulty.plans.readPlan(key))).toBe("object");
    expect((await faulty.plans.listActions(key)).length).toBe(2);
    expect((await faulty.plans.listByNextDate(key, null, "2099-01-01")).length).toBe(2);
    expect((await faulty.plans.listHistory(key, "id-1.1", 1, null)).items.length).toBe(1);
    expect((await faulty.plans.listPlans(key.tenant)).length).toBe(1);
    expect(network.passed.filter(({ url }) => url.includes("after-empty")).length).toBe(5);
  });

  it("costs one request, and a label one more each", async () => {
    const key = await planOf(anAction("1.1"), anAction("1.2"));
    const requests = async (list: Promise<unknown>) => {
      await list;
      return network.passed.splice(0).length;
    };
    const { plans } = faulty;
    expect(await requests(plans.readPlan(key))).toBe(1);
    expect(await requests(plans.readAction(key, "id-1.1"))).toBe(1);
    expect(await requests(plans.listByNextDate(key, null, "2099-01-01"))).toBe(1);
    expect(await requests(plans.listByStatus(key, "amber"))).toBe(1);
    expect(await requests(plans.listNotUpdatedSince(key, "2099-01-01"))).toBe(1);
    expect(await requests(plans.listActions(key))).toBe(1);
    expect(await requests(plans.listChanges(key, "2026-01-01"))).toBe(1);
    expect(await requests(plans.listByLabels(key, ["Amina Diallo", "ADs", "Ben Okafor"]))).toBe(3);
    expect(await requests(plans.listPlans(key.tenant))).toBe(1);
  });
});

describe("a plan whose import dies", () => {
  const actions = Array.from({ length: 24 }, (_, index) => anAction(`1.${index + 1}`));

  async function writesOfOneImport(): Promise<number> {
    await faulty.plans.createPlan(aNewPlan(aKey(), ...actions));
    return network.passed.splice(0).filter((passing: Passing) => passing.write).length;
  }

  async function importThatDies(count: number, when: "before" | "after"): Promise<PlanKey> {
    const dying = await faultyStore(emulator.port);
    const { plans } = await openStores({ connectionString: dying.connectionString });
    dieAt(dying, count, when);
    const key = aKey();
    await expect(plans.createPlan(aNewPlan(key, ...actions)), `write ${count}`).rejects.toThrow(StoreDown);
    dying.close();
    return key;
  }

  it.each(["before", "after"] as const)(
    "is whole or not at all, dying %s any of its writes",
    async (when) => {
      const writes = await writesOfOneImport();
      expect(writes).toBeGreaterThan(8);
      const counts = Array.from({ length: writes }, (_, index) => index + 1);
      for (const key of await Promise.all(counts.map((count) => importThatDies(count, when)))) {
        const listed = (await healthy.plans.listPlans(key.tenant)).length;
        const opened = await healthy.plans.readPlan(key);
        expect(opened === "unknown" ? 0 : 1).toBe(listed);
        expect(await healthy.plans.createPlan(aNewPlan(key, ...actions))).toBe(opened === "unknown");
        expect(await healthy.plans.readActions(key)).toEqual(actions);
        expect((await healthy.plans.listByNextDate(key, null, "2099-01-01")).length).toBe(actions.length);
        expect((await healthy.plans.listPlans(key.tenant)).length).toBe(1);
        await healthy.plans.purge(key, "2000-01-01");
        expect(await stagedRows(key)).toBe(0);
      }
    },
    60_000,
  );

  it("is being taken in for readers and writers until others have finished it", async () => {
    const key = aKey();
    const many = Array.from({ length: 300 }, (_, index) => anAction(`1.${index + 1}`, { title: "x".repeat(2000) }));
    dieAt(network, 31, "before");
    await expect(faulty.plans.createPlan(aNewPlan(key, ...many))).rejects.toThrow(StoreDown);
    // More than one opening puts in its place, and not all: else this would show nothing.
    const staged = await stagedRows(key);
    expect(staged).toBeGreaterThan(10);
    expect(await healthy.plans.purge(key, "2099-01-01")).toBe(0);
    expect(await stagedRows(key)).toBe(staged);
    const arrived = await healthy.plans.readAction(key, "id-1.1");
    if (arrived === undefined) throw new Error("nothing has arrived");
    expect(await healthy.plans.commit(key, anUpdateOf(arrived, aOnce("early")))).toBe("being-taken-in");
    expect(await healthy.plans.findApplied(key, aOnce("early"))).toMatchObject({ own: "nothing" });
    expect(await healthy.plans.readPlan(key)).toBe("being-taken-in");
    const opened = await openUntilWhole(key);
    expect(opened).not.toBe("unknown");
    expect(await healthy.plans.readActions(key)).toEqual(many);
    expect(await healthy.plans.commit(key, anUpdateOf(arrived, aOnce("early")))).toBe("saved");
  }, 60_000);

  async function openUntilWhole(key: PlanKey) {
    for (let tries = 0; tries < 50; tries++) {
      // Two at once, as two instances would.
      const [one, other] = await Promise.all([healthy.plans.readPlan(key), faultless().plans.readPlan(key)]);
      if (typeof one === "object" && typeof other === "object") return one;
    }
    throw new Error("never whole");
  }

  function faultless(): Stores {
    network.decide = () => "pass";
    return faulty;
  }

  it("is stored by one of two that store it at once", async () => {
    const key = aKey();
    const other = actions.map((action) => ({ ...action, title: "other" }));
    const both = await Promise.all([
      healthy.plans.createPlan(aNewPlan(key, ...actions)),
      faulty.plans.createPlan(aNewPlan(key, ...other)),
    ]);
    expect([...both].sort()).toEqual([false, true]);
    expect(await healthy.plans.readActions(key)).toEqual(both[0] ? actions : other);
    expect(await stagedRows(key)).toBe(0);
  });
});

describe("a connection string", () => {
  it("may go without encryption to this machine alone", async () => {
    const elsewhere = emulator.connectionString.replace("127.0.0.1", "store.example");
    await expect(openStores({ connectionString: elsewhere })).rejects.toThrow(/allowInsecureConnection is false/);
  });
});
