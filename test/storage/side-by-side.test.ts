import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { changePlan } from "../../src/app/change-plan.ts";
import { endPauses } from "../../src/app/changes/end-pauses.ts";
import { openPlan } from "../../src/app/open-plan.ts";
import { NewerRelease } from "../../src/app/ports/stored.ts";
import { submitUpdate } from "../../src/app/updates/submit-update.ts";
import { accept } from "../../src/domain/plan/result.ts";
import { ACTION_VERSION } from "../../src/storage/actions/action-rows.ts";
import { beginsWith, type Table } from "../../src/storage/table/table.ts";
import { type Stores, storesOn, type Tables } from "../../src/storage/tables.ts";
import { AMINA, aLabel, anAction, anEvent, aOnce, aPlan, importedEntry, NOW, OWEN, typedUpdate } from "../builders.ts";
import { bothTables, eachTable } from "../fakes/both-tables.ts";
import { LATER, newerTable } from "../fakes/newer-table.ts";
import { aChangeOf, openWhole } from "./changes.ts";
import { aKey, anUpdateOf, aRef } from "./samples.ts";

const log = { info: () => {}, error: () => {} };
const REFS = ["1.1", "1.2"] as const;

describe.each(bothTables)("two releases on one store, while one is rolled out, %s", (_, open) => {
  let tables: Tables;
  let close: () => Promise<void>;
  let old: Stores;
  beforeAll(async () => {
    ({ tables, close } = await open());
    old = storesOn(tables, log);
  });
  afterAll(() => close());

  /** The next release; `raised`: the kinds of rows whose version it raises. */
  function nextRelease(...raised: readonly string[]): Stores {
    return storesOn(
      eachTable(tables, (table) => newerTable(table, raised)),
      log,
    );
  }

  async function planBy(stores: Stores) {
    const key = aKey();
    const actions = REFS.map((ref) => anAction({ id: `id-${ref}`, ref, parts: [{ text: "Letters", rag: "green" }] }));
    const labels = [aLabel("Amina Diallo", AMINA)];
    await stores.plans.createPlan({ plan: aPlan({ key, labels }), actions, history: actions.map(importedEntry) });
    return key;
  }
  type Key = Awaited<ReturnType<typeof planBy>>;

  async function actionBy(stores: Stores, key: Key, ref = "1.1") {
    const found = await stores.plans.findAction(key, ref);
    if (found === undefined) throw new Error("it is not there");
    return found;
  }

  async function rowsOf(key: Key, prefix: string, table: Table = tables.plans) {
    return table.query(beginsWith(`${key.tenant}|${key.plan}`, prefix));
  }

  const asking = (key: Key, person = AMINA) => ({ ...key, person, name: "Amina Diallo", now: NOW });

  it("keep what the other does not know, in cells and in all that is nested", async () => {
    const next = nextRelease();
    const key = await planBy(next);
    expect(await old.plans.commit(key, anUpdateOf(await actionBy(old, key)))).toBe("saved");
    const [row] = await rowsOf(key, "action|id-1.1");
    expect(row?.cells).toMatchObject({ shape: String(ACTION_VERSION), ["laterCell"]: LATER });
    const kept = { later: LATER };
    expect(JSON.parse(row?.cells.json ?? "")).toMatchObject({ rag: "green", ...kept, leads: [kept], parts: [kept] });

    const plan = await openWhole(old.plans, key);
    expect(await old.plans.savePlan({ ...plan, value: { ...plan.value, title: "Another" } }, anEvent())).toBe(true);
    const parts = await rowsOf(key, "plan");
    const [own] = parts.map(({ cells }) => JSON.parse(cells.json ?? ""));
    expect(own).toMatchObject({ title: "Another", ...kept, settings: { ...kept, week: kept }, document: kept });
    for (const { cells } of parts) expect(cells["laterCell"]).toBe(LATER);
    for (const { cells } of parts) expect(cells.json).toContain(LATER);
  });

  it("keep it of people, their chats and what they were asked", async () => {
    const next = nextRelease();
    const key = await planBy(next);
    const { tenant } = key;
    const about = { kind: "action", id: "id-1.1" } as const;
    const asked = { person: AMINA, about, date: "2027-03-31", occasion: "after", on: "2027-04-07" } as const;
    for (const stores of [next, old]) {
      await stores.conversations.remember(tenant, AMINA, { ...aRef, conversation: stores === old ? "b" : "a" });
      await stores.chats.remember(tenant, "19:board", stores === old ? "b" : "a");
      await stores.plans.recordAsked(key, [{ ...asked, times: stores === old ? 2 : 1 }]);
      await stores.plans.recordPosted(key, "post", { conversation: "c", message: "m", at: "a", since: null });
      await stores.plans.wake({ key, title: "Woken" });
    }
    const rows = [
      await tables.people.read(tenant, AMINA),
      await tables.people.read(`${tenant}|chats`, "19_3a_board"),
      await tables.listings.read(tenant, key.plan),
      ...(await rowsOf(key, "asked|")),
      ...(await rowsOf(key, "posted|")),
    ];
    expect(rows).toHaveLength(5);
    for (const row of rows) {
      expect(JSON.parse(row?.cells.json ?? "{}")).toMatchObject({ later: LATER });
      expect(row?.cells["laterCell"]).toBe(LATER);
    }
    expect(await old.plans.listAsked(key)).toMatchObject([{ times: 2 }]);
  });

  it("take turns at one action, and each change is there once", async () => {
    const next = nextRelease();
    const key = await planBy(next);
    const rounds = 6;
    const write = async (stores: Stores, name: string) => {
      for (let done = 0; done < rounds; ) {
        const outcome = await stores.plans.commit(
          key,
          anUpdateOf(await actionBy(stores, key), aOnce(`${name} ${done}`)),
        );
        if (outcome === "saved") done++;
      }
    };
    await Promise.all([write(old, "old"), write(next, "next")]);
    expect((await actionBy(old, key)).value.version).toBe(1 + 2 * rounds);
    expect((await old.plans.listHistory(key, "id-1.1", 100, null)).items).toHaveLength(1 + 2 * rounds);
    expect((await rowsOf(key, "action|id-1.1"))[0]?.cells.json).toContain(LATER);
  });

  describe("where the newer keeps actions in another version", () => {
    const RAISED = ["action|", "status|", "next|", "lead|", "updated|", "request|"];

    it("the older reads them and says who changes them, with what was typed; the newer changes them", async () => {
      const next = nextRelease(...RAISED);
      const key = await planBy(old);
      expect(await next.plans.commit(key, anUpdateOf(await actionBy(next, key)))).toBe("saved");
      const before = await rowsOf(key, "");
      const read = await actionBy(old, key);
      expect(read.value.rag).toBe("green");
      expect(await old.plans.listActions(key)).toHaveLength(REFS.length);
      expect(await old.plans.commit(key, anUpdateOf(read))).toBe("newer-release");
      const input = typedUpdate({ rag: "green", partRags: ["green"], nextReview: "2026-12-18" });
      const form = { name: { id: "id-1.1" }, input, version: 2, via: "card", once: aOnce("press") } as const;
      expect(await submitUpdate(old, asking(key), form)).toMatchObject({
        value: { kind: "form", refusal: { reason: "newer-release" }, form: { input: { progress: input.progress } } },
      });
      expect(await rowsOf(key, "")).toEqual(before);
      expect(await submitUpdate(next, asking(key), form)).toMatchObject({ value: { kind: "saved" } });
      expect(await old.plans.commit(key, anUpdateOf(await actionBy(old, key, "1.2")))).toBe("saved");
    });

    it("the older leaves them to it in its jobs, and takes no import in that it could not finish", async () => {
      const next = nextRelease(...RAISED);
      const key = await planBy(old);
      const decision = {
        at: "2026-09-01",
        by: OWEN,
        byName: "Owen Pryce",
        reason: "Wait",
        into: null,
        until: "2026-10-01",
      };
      const paused = anUpdateOf(await actionBy(next, key), undefined, { state: "paused", decision });
      expect(await next.plans.commit(key, paused)).toBe("saved");
      const alone = { log, plans: { ...old.plans, listTenants: async () => [key.tenant] } };
      expect(await endPauses(alone, NOW)).toEqual({ resumed: 0, failed: 0 });
      const { value, mark } = await openWhole(old.plans, key);
      const change = aChangeOf(value, [], [{ action: "id-1.1", fields: { title: "By the file" } }]);
      await expect(old.plans.applyChange(key, mark, change, aOnce("import"))).rejects.toThrow(NewerRelease);
      expect(await rowsOf(key, "import|")).toEqual([]);
      expect(await next.plans.applyChange(key, mark, change, aOnce("import"))).toBe(true);
      expect(
        await endPauses({ ...alone, plans: { ...next.plans, listTenants: alone.plans.listTenants } }, NOW),
      ).toEqual({
        resumed: 1,
        failed: 0,
      });
    });
  });

  it("leave a plan whose own row is of a newer version to that, as a refusal", async () => {
    const next = nextRelease("plan");
    const key = await planBy(next);
    const before = await rowsOf(key, "plan");
    const stored = await openWhole(old.plans, key);
    expect(stored.value.labels).toHaveLength(1);
    await expect(old.plans.savePlan(stored, anEvent())).rejects.toThrow(NewerRelease);
    const changed = (stores: Stores) =>
      changePlan(
        stores,
        asking(key, OWEN),
        () => openPlan(stores, asking(key, OWEN)),
        ({ plan }) =>
          accept({
            plan: { ...plan, title: "Another" },
            memo: { kind: "settings changed", told: { does: "say", says: "It is." }, labels: [] },
          }),
      );
    expect(await changed(old)).toMatchObject({ ok: false, refusal: { reason: "newer-release" } });
    expect(await rowsOf(key, "plan")).toEqual(before);
    expect(await changed(next)).toMatchObject({ ok: true });
    // Actions are of the present version there: leads go on saving.
    expect(await old.plans.commit(key, anUpdateOf(await actionBy(old, key)))).toBe("saved");
  });

  it("leave parts of a plan that they do not know", async () => {
    const key = await planBy(old);
    const cells = { shape: "1", json: '{"board":"Improvement Board"}' };
    await tables.plans.write(`${key.tenant}|${key.plan}`, [
      { kind: "create", row: { key: "plan|board|00001", cells } },
    ]);
    const plan = await openWhole(old.plans, key);
    expect(await old.plans.savePlan({ ...plan, value: { ...plan.value, themes: [] } }, anEvent())).toBe(true);
    expect(await rowsOf(key, "plan|board|")).toHaveLength(1);
    expect(await rowsOf(key, "plan|theme|")).toEqual([]);
  });

  it("leave an import to the newer whose staged rows are of its version, and say that it is on its way", async () => {
    const dying = storesOn(
      eachTable(tables, (table) => diesRollingForward(newerTable(table, ["import|"]))),
      log,
    );
    const key = await planBy(old);
    const { value, mark } = await openWhole(old.plans, key);
    const change = aChangeOf(value, [], [{ action: "id-1.1", fields: { title: "By the file" } }]);
    await expect(dying.plans.applyChange(key, mark, change, aOnce("import"))).rejects.toThrow("it died");
    expect(await old.plans.readPlan(key)).toBe("being-taken-in");
    expect(await old.plans.commit(key, anUpdateOf(await actionBy(old, key)))).toBe("being-taken-in");
    const next = nextRelease("import|");
    expect((await openWhole(next.plans, key)).value.title).toBe("After the import");
    expect((await actionBy(old, key)).value.title).toBe("By the file");
  });
});

/** A table whose process ends once an import is committed, before any of it is in its place. */
function diesRollingForward(table: Table): Table {
  return {
    ...table,
    write: (partition, writes) => {
      const takes = writes.some((write) => write.kind === "remove" && /^import\|.*\|000001$/.test(write.key));
      return takes ? Promise.reject(new Error("it died")) : table.write(partition, writes);
    },
  };
}
