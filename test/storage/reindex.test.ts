import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { reindexPlans } from "../../src/app/plans/reindex-plans.ts";
import { ACTION_STATES } from "../../src/domain/plan/action-state.ts";
import type { PlanKey } from "../../src/domain/plan/plan.ts";
import { ACTION_VERSION } from "../../src/storage/actions/action-rows.ts";
import { partitionOf } from "../../src/storage/table/keys.ts";
import { beginsWith, type FoundRow, type Table } from "../../src/storage/table/table.ts";
import { type Stores, storesOn, type Tables } from "../../src/storage/tables.ts";
import { anAction, aOnce, aPlan, importedEntry } from "../builders.ts";
import { bothTables, eachTable } from "../fakes/both-tables.ts";
import { newerTable } from "../fakes/newer-table.ts";
import { aChangeOf, openWhole } from "./changes.ts";
import { aKey, anUpdateOf } from "./samples.ts";

const log = { info: () => {}, error: () => {} };
const DERIVED = /^(status|next|awaits|request|updated|lead|ref|change)\|/;
const AT = "2027-02-01T10:00:00.000Z";

describe.each(bothTables)("an index made anew, %s", (_, open) => {
  let tables: Tables;
  let close: () => Promise<void>;
  let stores: Stores;
  beforeAll(async () => {
    ({ tables, close } = await open());
    stores = storesOn(tables, log);
  });
  afterAll(() => close());

  /** A plan in which something has happened: updates, other refs, one that came back, one added, all states. */
  async function aLivedPlan(): Promise<PlanKey> {
    const key = aKey();
    const states = ACTION_STATES.map((state, at) => anAction({ id: `id-${at + 2}`, ref: `1.${at + 2}`, state }));
    const events = [{ kind: "event", date: null, cadence: null, text: "After the inspection" }] as const;
    const waits = anAction({ id: "id-event", ref: "1.90", reviewDate: null, endDate: null, dates: events });
    const actions = [anAction({ id: "id-1", ref: "1.1" }), ...states, waits];
    await stores.plans.createPlan({ plan: aPlan({ key }), actions, history: actions.map(importedEntry) });
    await commit(key, "id-1", {});
    const asked = {
      at: AT,
      by: "ben",
      byName: "Ben Okafor",
      from: "2027-06-30",
      to: "2027-07-31",
      reason: "A vacancy",
    };
    await commit(key, "id-2", { dateChange: asked });
    for (const ref of ["2.1", "2.2", "2.1"]) await recall(key, "id-3", ref);
    const { value, mark } = await openWhole(stores.plans, key);
    const added = [anAction({ id: "id-added", ref: "3.1", addedOn: "2026-11-20" })];
    const change = aChangeOf(value, added, [{ action: "id-1", fields: { ref: "4.1", title: "By the file" } }]);
    expect(await stores.plans.applyChange(key, mark, change, aOnce("import"))).toBe(true);
    return key;
  }

  async function stored(key: PlanKey, id: string, by = stores) {
    const found = await by.plans.readAction(key, id);
    if (found === undefined) throw new Error("it is not there");
    return found;
  }

  async function commit(key: PlanKey, id: string, more: object, by = stores) {
    return by.plans.commit(key, anUpdateOf(await stored(key, id, by), undefined, more));
  }

  async function recall(key: PlanKey, id: string, ref: string) {
    const before = await stored(key, id);
    const change = anUpdateOf(before, undefined, { ref });
    const changes = [{ field: "ref", part: null, from: before.value.ref, to: ref }] as const;
    expect(await stores.plans.commit(key, { ...change, entry: { ...change.entry, changes } })).toBe("saved");
  }

  const rowsOf = (key: PlanKey) => tables.plans.query(beginsWith(partitionOf(key), ""));

  /** The derived rows by key, whatever order their fields stand in. */
  async function indexOf(key: PlanKey): Promise<Readonly<Record<string, unknown>>> {
    const rows = (await rowsOf(key)).filter((row) => DERIVED.test(row.key));
    return Object.fromEntries(rows.map(({ key: name, cells }) => [name, JSON.parse(cells.json ?? "")]));
  }

  /** Every third row taken away, every third garbled, one put where none belongs; all of one kind gone. */
  async function garble(key: PlanKey): Promise<void> {
    const rows = (await rowsOf(key)).filter((row) => DERIVED.test(row.key));
    for (const [at, row] of rows.entries()) await spoil(row, at);
    const stray = { shape: "1", json: '{"id":"nobody"}' };
    const keys = ["status|open|0009|id-none", "next|2020-01-01|0009|id-2", "lead|Nobody|0009|id-1", "ref|0099|id-2"];
    const strays = keys.map((name) => ({ kind: "put", row: { key: name, cells: stray } }) as const);
    await tables.plans.write(partitionOf(key), strays);
  }

  async function spoil({ partition, key, etag, cells }: FoundRow, at: number): Promise<void> {
    if (at % 3 === 0 || key.startsWith("updated|"))
      await tables.plans.write(partition, [{ kind: "remove", key, etag }]);
    else if (at % 3 === 1)
      await tables.plans.write(partition, [{ kind: "put", row: { key, cells: { ...cells, json: '{"id":"other"}' } } }]);
  }

  it("is what it was, and changes nothing where it was right", async () => {
    const key = await aLivedPlan();
    const before = await rowsOf(key);
    expect(await stores.plans.reindex(key, true)).toMatchObject({ mended: 0, left: 0 });
    expect((await rowsOf(key)).filter((row) => row.key !== "index")).toEqual(before);
  });

  it("is as that of a new plan, whatever was lost, garbled or put where it does not belong", async () => {
    const key = await aLivedPlan();
    const right = await indexOf(key);
    await garble(key);
    expect(await indexOf(key)).not.toEqual(right);
    expect((await stores.plans.reindex(key, true)) as object).toMatchObject({ left: 0 });
    expect(await indexOf(key)).toEqual(right);
    expect(await stores.plans.reindex(key, true)).toMatchObject({ mended: 0 });
    expect(await stores.plans.findFormer(key, "2.2")).toMatchObject([{ value: { id: "id-3" } }]);
    expect((await stores.plans.findAction(key, "4.1"))?.value.id).toBe("id-1");
  });

  it("knows again who is in the plan, and that there is one", async () => {
    const key = await aLivedPlan();
    const rows = await tables.people.query(beginsWith(`${key.tenant}|in`, ""));
    const listed = await tables.listings.read(key.tenant, key.plan);
    for (const { partition, key: name, etag } of rows)
      await tables.people.write(partition, [{ kind: "remove", key: name, etag }]);
    await tables.listings.write(key.tenant, [{ kind: "remove", key: key.plan, etag: listed?.etag ?? "" }]);
    await stores.plans.reindex(key, true);
    const now = await tables.people.query(beginsWith(`${key.tenant}|in`, ""));
    expect(now.map((row) => row.key)).toEqual(rows.map((row) => row.key));
    expect(now.length).toBeGreaterThan(3);
    expect(await stores.plans.listPlans(key.tenant)).toMatchObject([{ key }]);
  });

  it("goes on where it was killed, at whichever write", async () => {
    const key = await aLivedPlan();
    const right = await indexOf(key);
    await garble(key);
    for (let most = 0, died = true; died; most++) {
      const dying = storesOn({ ...tables, plans: diesAfter(tables.plans, most) }, log);
      died = (await reindexPlans({ plans: dying.plans, log }, [key], true)).failed === 1;
      for (const { id } of await stores.plans.readActions(key))
        expect(await commitSame(key, id)).not.toBe("newer-release");
      if (most > 3) await garbleOne(key);
      if (most > 12) break;
    }
    await stores.plans.reindex(key, true);
    expect(Object.keys(await indexOf(key)).length).toBeGreaterThanOrEqual(Object.keys(right).length);
    expect(await stores.plans.reindex(key, true)).toMatchObject({ mended: 0 });
    expect(await freshIndexOf(key)).toEqual(await indexOf(key));
  });

  it("is made while leads save: nobody is refused for it, and the index is of what they saved", async () => {
    const key = await aLivedPlan();
    const ids = (await stores.plans.readActions(key)).map(({ id }) => id);
    let going = true;
    const outcomes: string[] = [];
    const lead = async () => {
      for (let turn = 0; turn < 12; turn++)
        outcomes.push(await commit(key, ids[turn % ids.length] ?? "", { state: "open" }));
      going = false;
    };
    const keeper = async () => {
      while (going) {
        await garbleOne(key);
        await stores.plans.reindex(key, true);
      }
    };
    await Promise.all([lead(), keeper(), keeper()]);
    expect(new Set(outcomes)).toEqual(new Set(["saved"]));
    await stores.plans.reindex(key, true);
    expect(await indexOf(key)).toEqual(await freshIndexOf(key));
  });

  it("does not change the state that a lead has read: what they save is saved", async () => {
    const key = await aLivedPlan();
    const read = await stored(key, "id-1");
    await garble(key);
    await stores.plans.reindex(key, true);
    expect((await stored(key, "id-1")).mark).not.toBe(read.mark);
    expect(await stores.plans.commit(key, anUpdateOf(read))).toBe("saved");
    expect(await stores.plans.commit(key, anUpdateOf(read, aOnce("another")))).toBe("changed-meanwhile");
    expect(await indexOf(key)).toEqual(await freshIndexOf(key));
  });

  it("is of the version of the release that made it, which an older one then leaves alone", async () => {
    const key = await aLivedPlan();
    const next = storesOn(
      eachTable(tables, (table) => newerTable(table, ["action|id-1", "status|"])),
      log,
    );
    expect(await commit(key, "id-1", {}, next)).toBe("saved");
    await garble(key);
    const own = await tables.plans.read(partitionOf(key), "action|id-1");
    const done = await stores.plans.reindex(key, true);
    expect(done).toMatchObject({ left: 1 });
    expect(await tables.plans.read(partitionOf(key), "action|id-1")).toEqual(own);
    expect(await stores.plans.reindex(key, false)).toMatchObject({ left: 1 });
  });

  it("is looked at by the job once, and again where rows of an earlier version may be", async () => {
    const key = await aLivedPlan();
    const once = await reindexPlans({ plans: stores.plans, log }, [key], false);
    expect(once).toMatchObject({ plans: 1, mended: 0, failed: 0 });
    expect(once.actions).toBeGreaterThan(5);
    expect(await reindexPlans({ plans: stores.plans, log }, [key], false)).toMatchObject({ plans: 1, actions: 0 });
    const row = await tables.plans.read(partitionOf(key), "action|id-1");
    if (row === undefined) throw new Error("it is not there");
    const cells = { ...row.cells, shape: "0" };
    await tables.plans.write(partitionOf(key), [{ kind: "put", row: { key: row.key, cells } }]);
    expect((await reindexPlans({ plans: stores.plans, log }, [key], false)).actions).toBe(once.actions);
    expect((await tables.plans.read(partitionOf(key), "action|id-1"))?.cells.shape).toBe(String(ACTION_VERSION));
    expect(await stores.plans.reindex({ ...key, plan: "none" }, true)).toBe("unknown");
  });

  const commitSame = (key: PlanKey, id: string) => commit(key, id, {});

  async function garbleOne(key: PlanKey): Promise<void> {
    const [row] = (await rowsOf(key)).filter(({ key: name }) => name.startsWith("lead|"));
    if (row !== undefined)
      await tables.plans.write(row.partition, [{ kind: "put", row: { ...row, cells: { shape: "1", json: "{}" } } }]);
  }

  /** The index that a new plan has which holds the same actions with the same history. */
  async function freshIndexOf(key: PlanKey): Promise<Readonly<Record<string, unknown>>> {
    const fresh = aKey();
    const { value } = await openWhole(stores.plans, key);
    const actions = await stores.plans.readActions(key);
    const pages = await Promise.all(actions.map(({ id }) => stores.plans.listHistory(key, id, 1_000, null)));
    const history = pages.flatMap(({ items }) => items);
    await stores.plans.createPlan({ plan: { ...value, key: fresh }, actions, history });
    const [made, own] = [await indexOf(fresh), await indexOf(key)];
    // Sealed anew with salts of its own; labels that held once are known by what happened since.
    const kept = Object.keys(made).filter((name) => name.startsWith("change|") || name.startsWith("ref|"));
    const former = Object.keys(own).filter((name) => name.startsWith("ref|"));
    return { ...made, ...Object.fromEntries([...kept, ...former].map((name) => [name, own[name]])) };
  }
});

/** A table whose process ends after so many writes. */
function diesAfter(table: Table, most: number): Table {
  let writes = 0;
  return {
    ...table,
    write: (partition, wanted) =>
      ++writes > most ? Promise.reject(new Error("it died")) : table.write(partition, wanted),
  };
}
