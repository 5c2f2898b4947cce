import { TableClient } from "@azure/data-tables";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { PlanStore } from "../../src/app/ports/plan-store.ts";
import type { Stored } from "../../src/app/ports/stored.ts";
import { planAsAt } from "../../src/domain/history/as-at.ts";
import type { Plan, PlanKey } from "../../src/domain/plan/plan.ts";
import { startEmulator } from "../../src/local/emulator.ts";
import { removeText, verifyChain } from "../../src/storage/actions/history-chain.ts";
import { eventRows, readSealedEvents } from "../../src/storage/plans/event-rows.ts";
import { partitionOf } from "../../src/storage/table/keys.ts";
import { beginsWith, openTable, type Table } from "../../src/storage/table/table.ts";
import { openStores } from "../../src/storage/tables.ts";
import { AMINA, anEvent, aOnce, BEN, OWEN } from "../builders.ts";
import { diceOf } from "../proof/dice.ts";
import { bothStores } from "./both-stores.ts";
import { aChangeOf, openWhole } from "./changes.ts";
import { aKey, aNewPlan, anAction, aPlan } from "./samples.ts";

const base = aPlan({ tenant: "t", plan: "p" });
const AT = "2027-01-02T10:00:00.000Z";

/** Values that each part of a plan may come to have: the compiler asks for those of a new one. */
const VALUES: { readonly [Part in Exclude<keyof Plan, "key" | "importedAt">]-?: readonly Plan[Part][] } = {
  title: ["One", "Another"],
  scheme: [base.scheme, base.scheme.slice(1)],
  themes: [base.themes, [...base.themes, { ref: "3", title: "New", leads: ["Amina Diallo"], source: null }]],
  objectives: [base.objectives, []],
  people: [base.people, base.people.map((person) => ({ ...person, roles: ["chair"] as const }))],
  labels: [
    base.labels,
    [...base.labels, { text: "ADs", kind: "role", holders: [{ person: AMINA, from: null, to: null }], sponsor: null }],
    [{ text: "ADs", kind: "outside", holders: [], sponsor: OWEN, answers: "each", claims: [] }],
  ],
  standIns: [[], [{ for: BEN, by: AMINA, from: "2027-02-01", to: "2027-02-28" }]],
  delegates: [[], [{ for: BEN, by: AMINA }]],
  handovers: [undefined, [{ from: BEN, to: AMINA, on: "2028-01-01" }]],
  settings: [base.settings, { ...base.settings, grace: 3, leadDays: [7] }, { ...base.settings, zone: "Europe/Paris" }],
  document: [
    base.document,
    { ...base.document, text: ["What it is for."], columns: { "by whom": "leads" }, sponsors: ["Carys Vaughan"] },
    { ...base.document, settled: [{ kind: "leave-empty", problem: "p2" }], status: "final" },
  ],
  started: [null, { at: AT, by: OWEN }],
  channels: [undefined, [{ conversation: "19:b", name: "Board", audience: "board", boundBy: OWEN, boundAt: AT }]],
  begun: [undefined, { by: OWEN, at: AT }],
  closed: [undefined, null, { at: AT, by: OWEN, reason: "Done" }],
};

const asStored = (value: unknown): unknown => JSON.parse(JSON.stringify(value));
const instant = (minute: number) => new Date(Date.parse("2027-01-03T08:00:00Z") + minute * 3_600_000).toISOString();

function changed(plan: Plan, random: () => number): Plan {
  const parts = Object.entries(VALUES).filter(() => random() < 0.2);
  const values = parts.map(([part, values]) => [part, values[Math.floor(random() * values.length)]]);
  return { ...plan, ...Object.fromEntries(values) };
}

describe.each(bothStores)("the record of a plan as a whole, %s", (_where, openBoth) => {
  let plans: PlanStore;
  let close = async () => {};
  beforeAll(async () => {
    const opened = await openBoth();
    ({ plans } = opened.stores);
    close = opened.close;
  });
  afterAll(() => close());

  async function change(key: PlanKey, at: string, random: () => number): Promise<void> {
    const { value, mark } = await openWhole(plans, key);
    const after = changed(value, random);
    const event = anEvent({ at });
    if (random() < 0.7) return expect(await plans.savePlan({ value: after, mark }, event)).toBe(true) as undefined;
    const change = { ...aChangeOf(value, [], [], `import ${at}`), plan: after, event };
    expect(await plans.applyChange(key, mark, change, aOnce(change.id))).toBe(true);
  }

  it("lays back, as at any instant, to what was stored then", async () => {
    const random = diceOf(7);
    const key = aKey();
    await plans.createPlan(aNewPlan(key, anAction("1.1")));
    const stood: unknown[] = [asStored((await openWhole(plans, key)).value)];
    for (let minute = 1; minute <= 25; minute++) {
      await change(key, instant(minute), random);
      stood.push(asStored((await openWhole(plans, key)).value));
    }
    for (const [minute, then] of stood.entries()) {
      const record = await plans.readRecord(key, instant(minute));
      if (typeof record === "string") throw new Error(record);
      expect(asStored(planAsAt(record, instant(minute)))).toEqual({ value: then, wholeFrom: null });
    }
  });
});

describe("the record of a plan in its table", () => {
  let plans: PlanStore;
  let client: TableClient;
  let table: Table;
  let close = async () => {};
  beforeAll(async () => {
    const started = await startEmulator({ folder: null, port: 0, log: { info: () => {}, error: () => {} } });
    if (!started.ok) throw new Error(started.detail);
    const { connectionString } = started;
    ({ plans } = await openStores({ connectionString }));
    client = TableClient.fromConnectionString(connectionString, "plan", { allowInsecureConnection: true });
    table = openTable(client);
    close = started.stop;
  });
  afterAll(() => close());

  const read = async (key: PlanKey) => (await plans.readPlan(key)) as Stored<Plan>;
  const sealedOf = async (key: PlanKey) => {
    const rows = await table.query(beginsWith(partitionOf(key), "event|"));
    const sealed = (await readSealedEvents(table, rows)).flatMap((event) => event.sealed ?? []);
    return [...sealed].sort((a, b) => a.facts.entry - b.facts.entry);
  };
  const headOf = async (key: PlanKey) => (await table.read(partitionOf(key), "plan"))?.cells.head?.split(" ")[1] ?? "";
  async function retitle(key: PlanKey, title: string, at: string): Promise<void> {
    const { value, mark } = await read(key);
    await plans.savePlan(
      { value: { ...value, title }, mark },
      anEvent({ at, reason: "Agreed", labels: ["Ben Okafor"] }),
    );
  }

  it("is a chain that verifies, also where a text of it was removed, and names what was changed", async () => {
    const key = aKey();
    await plans.createPlan(aNewPlan(key, anAction("1.1")));
    for (const minute of [1, 2, 3]) await retitle(key, `Title ${minute}`, instant(minute));
    const [first, second, third] = await sealedOf(key);
    if (!first || !second || !third) throw new Error("no chain");
    const head = await headOf(key);
    expect(verifyChain([first, second, third], head)).toBeNull();
    expect(JSON.stringify(second.facts)).not.toMatch(/Title|Ben|owen|Owen|Agreed|Something/);
    expect(verifyChain([first, removeText(second, "was.title.value"), third], head)).toBeNull();
    expect(verifyChain([first, third], head)).toBe(2);
    const forged = { ...second, facts: { ...second.facts, kind: "closed" as const } };
    expect(verifyChain([first, forged, third], head)).toBe(2);
  });

  it("holds what is more than a row takes", async () => {
    const key = aKey();
    await plans.createPlan(aNewPlan(key, anAction("1.1")));
    const problems = Array.from({ length: 1500 }, (_, at) => ({
      ...{ place: `row ${at}`, ref: "1.1", field: "due", text: `soon ${at}`, message: "This is no date." },
    })) as unknown as Plan["document"]["problems"];
    const { value, mark } = await read(key);
    const full = { ...value, document: { ...value.document, problems } };
    await plans.savePlan({ value: full, mark }, anEvent({ at: instant(1) }));
    const again = await openWhole(plans, key);
    const empty = { ...full, document: { ...full.document, problems: [] } };
    await plans.savePlan({ value: empty, mark: again.mark }, anEvent({ at: instant(2) }));
    expect(verifyChain(await sealedOf(key), await headOf(key))).toBeNull();
    expect(eventRows((await sealedOf(key))[1] as never).length).toBeGreaterThan(3);
    const record = await plans.readRecord(key, instant(1));
    if (typeof record === "string") throw new Error(record);
    expect(planAsAt(record, instant(1)).value?.document.problems).toEqual(problems);
    expect((await plans.listEvents(key, "", "~")).length).toBe(2);
  });

  it("goes on after an older release wrote between, and says from when on it is whole", async () => {
    const key = aKey();
    const partitionKey = partitionOf(key);
    await plans.createPlan(aNewPlan(key, anAction("1.1")));
    await retitle(key, "Second", instant(1));
    const own = await table.read(partitionKey, "plan");
    const { head: _, ...cells } = own?.cells ?? {};
    const older = cells["json"]?.replace("Second", "By an older release") ?? "";
    await client.updateEntity({ partitionKey, rowKey: "plan", ...cells, json: older }, "Replace");
    const kept = { id: "old", kind: "settings changed", at: instant(2), day: "2027-01-03", by: OWEN, byName: "Owen" };
    const json = JSON.stringify({ ...kept, says: "Something was done.", reason: "", labels: [] });
    await client.createEntity({ partitionKey, rowKey: `event|${instant(2)}|old`, json });
    await retitle(key, "Fourth", instant(3));
    await retitle(key, "Fifth", instant(4));
    expect(verifyChain(await sealedOf(key), await headOf(key))).toBeNull();
    const asAt = async (minute: number) => {
      const record = await plans.readRecord(key, instant(minute));
      if (typeof record === "string") throw new Error(record);
      const { value, wholeFrom } = planAsAt(record, instant(minute));
      return [value?.title, wholeFrom];
    };
    expect(await asAt(4)).toEqual(["Fifth", null]);
    expect(await asAt(3)).toEqual(["Fourth", null]);
    expect(await asAt(1)).toEqual(["Fourth", instant(3)]);
    expect((await plans.listEvents(key, "", "~")).map(({ told }) => told.does)).toEqual(["say", "say", "say", "say"]);
  });
});
