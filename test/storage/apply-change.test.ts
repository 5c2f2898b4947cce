import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Action } from "../../src/domain/plan/action.ts";
import { lineOf } from "../../src/domain/plan/action-line.ts";
import type { PlanKey } from "../../src/domain/plan/plan.ts";
import type { Stores } from "../../src/storage/tables.ts";
import { aLabel, anEvent, aOnce, aPerson } from "../builders.ts";
import { memoryStores } from "../fakes/memory-stores.ts";
import { bothStores } from "./both-stores.ts";
import { aChangeOf, openWhole } from "./changes.ts";
import { aKey, aNewPlan, anAction, anUpdateOf, aPlan, ODD_TEXT } from "./samples.ts";

describe.each(bothStores)("an import into a plan %s", (_, open) => {
  let { plans, drafts } = memoryStores() as Stores;
  let close = async () => {};
  beforeAll(async () => {
    const opened = await open();
    ({ plans, drafts } = opened.stores);
    close = opened.close;
  });
  afterAll(() => close());

  async function planOf(...actions: readonly Action[]): Promise<PlanKey> {
    const key = aKey();
    await plans.createPlan(aNewPlan(key, ...actions));
    return key;
  }

  it("changes the plan, adds actions and lays its patches, each with its history and in every list", async () => {
    const key = await planOf(anAction("1.1"), anAction("1.2"), anAction("1.3"));
    const { value, mark } = await openWhole(plans, key);
    const fields = {
      ref: "1.4",
      leads: [{ label: ODD_TEXT, accountable: true }],
      rag: "red",
      endDate: "2027-05-31",
    } as const;
    const change = aChangeOf(value, [anAction("2.1"), anAction("2.2")], [{ action: "id-1.1", fields }]);
    expect(await plans.applyChange(key, mark, change, aOnce("import"))).toBe(true);

    expect((await openWhole(plans, key)).value).toEqual(change.plan);
    const changed = { ...anAction("1.1"), ...fields, version: 2 };
    expect(await plans.readActions(key)).toEqual([
      anAction("1.2"),
      anAction("1.3"),
      changed,
      anAction("2.1"),
      anAction("2.2"),
    ]);
    expect(await plans.listRefs(key)).toEqual(["1.2", "1.3", "1.4", "2.1", "2.2"]);
    expect(await plans.listByLabels(key, [ODD_TEXT])).toEqual([lineOf(changed)]);
    expect((await plans.listByLabels(key, ["Amina Diallo"])).map(({ ref }) => ref)).toEqual([
      "1.2",
      "1.3",
      "2.1",
      "2.2",
    ]);
    expect(await plans.listByStatus(key, "red")).toEqual([lineOf(changed)]);
    const { items } = await plans.listHistory(key, "id-1.1", 9, null);
    expect(items).toMatchObject([
      { entry: 2, kind: "imported", reason: "import of plan.docx", byName: "Owen Pryce" },
      { entry: 1 },
    ]);
    expect(items[0]?.changes.map(({ field }) => field)).toEqual(["ref", "leads", "end date", "rating"]);
    expect((await plans.listHistory(key, "id-2.1", 9, null)).items).toHaveLength(1);
  });

  it("finds what was called by a ref before, and closes it again when the ref comes back", async () => {
    const key = await planOf(anAction("1.1"), anAction("1.2"));
    const rename = async (id: string, ref: string) => {
      const { value, mark } = await openWhole(plans, key);
      await plans.applyChange(key, mark, aChangeOf(value, [], [{ action: "id-1.1", fields: { ref } }], id), aOnce(id));
    };
    await rename("one", "1.9");
    expect(await plans.findAction(key, "1.1")).toBeUndefined();
    expect((await plans.findFormer(key, "1.1")).map(({ value }) => value.ref)).toEqual(["1.9"]);
    expect((await plans.findAction(key, "1.9"))?.value.id).toBe("id-1.1");
    await rename("two", "1.1");
    expect((await plans.findAction(key, "1.1"))?.value.id).toBe("id-1.1");
    expect(await plans.findFormer(key, "1.1")).toEqual([]);
    expect((await plans.findFormer(key, "1.9")).map(({ value }) => value.ref)).toEqual(["1.1"]);
    expect(await plans.listRefs(key)).toEqual(["1.1", "1.2"]);
  });

  it("lets two actions swap their refs", async () => {
    const key = await planOf(anAction("1.1"), anAction("1.2"));
    const { value, mark } = await openWhole(plans, key);
    const swapped = [
      { action: "id-1.1", fields: { ref: "1.2" } },
      { action: "id-1.2", fields: { ref: "1.1" } },
    ];
    // Looked for before, which is remembered.
    expect((await plans.findAction(key, "1.1"))?.value.id).toBe("id-1.1");
    await plans.applyChange(key, mark, aChangeOf(value, [], swapped), aOnce("import"));
    expect((await plans.findAction(key, "1.1"))?.value.id).toBe("id-1.2");
    expect((await plans.findAction(key, "1.2"))?.value.id).toBe("id-1.1");
  });

  it("is applied once, however often and by whichever instance", async () => {
    const key = await planOf(anAction("1.1"));
    const { value, mark } = await openWhole(plans, key);
    const change = (id: string) =>
      aChangeOf(value, [anAction("2.1", { id })], [{ action: "id-1.1", fields: { title: "New" } }]);
    const both = [
      plans.applyChange(key, mark, change("a"), aOnce("import")),
      plans.applyChange(key, mark, change("b"), aOnce("import")),
    ];
    expect(await Promise.all(both)).toEqual([true, true]);
    expect(await plans.applyChange(key, mark, change("c"), aOnce("import"))).toBe(true);
    await openWhole(plans, key);
    expect((await plans.readActions(key)).map(({ ref, version }) => [ref, version])).toEqual([
      ["1.1", 2],
      ["2.1", 1],
    ]);
    expect(await plans.findApplied(key, aOnce("import"))).toMatchObject({ own: "this" });
    // The same request with other content is none of it, and neither is another person's on an older mark.
    for (const other of [aOnce("import", { given: "other" }), aOnce("import", { person: "ben" })])
      expect(await plans.applyChange(key, mark, change("d"), other)).toBe(false);
  });

  it("is refused, and changes nothing, when the plan changed since", async () => {
    const key = await planOf(anAction("1.1"));
    const { value, mark } = await openWhole(plans, key);
    await plans.savePlan({ value: { ...value, title: "Meanwhile" }, mark }, anEvent());
    const change = aChangeOf(value, [anAction("2.1")], [{ action: "id-1.1", fields: { title: "New" } }]);
    expect(await plans.applyChange(key, mark, change, aOnce("import"))).toBe(false);
    expect((await openWhole(plans, key)).value.title).toBe("Meanwhile");
    expect(await plans.readActions(key)).toEqual([anAction("1.1")]);
  });

  it("leaves what a lead saved before it, and refuses a card drawn before it", async () => {
    const key = await planOf(anAction("1.1"));
    const { value, mark } = await openWhole(plans, key);
    const before = await plans.findAction(key, "1.1");
    if (before === undefined) throw new Error("no 1.1");
    expect(await plans.commit(key, anUpdateOf(before, aOnce("click")))).toBe("saved");
    await plans.applyChange(
      key,
      mark,
      aChangeOf(value, [], [{ action: "id-1.1", fields: { title: "New", rag: "red" } }]),
      aOnce("import"),
    );
    expect((await plans.readAction(key, "id-1.1"))?.value).toMatchObject({ title: "New", rag: "green", version: 3 });
    expect(await plans.commit(key, anUpdateOf(before, aOnce("late")))).toBe("changed-meanwhile");
  });

  it("keeps a plan of 250 changes whole", async () => {
    const actions = Array.from({ length: 250 }, (_each, index) => anAction(`1.${index + 1}`));
    const key = await planOf(...actions);
    const { value, mark } = await openWhole(plans, key);
    const patches = actions.map(({ id }) => ({ action: id, fields: { title: "New" } }));
    const added = Array.from({ length: 60 }, (_each, index) => anAction(`2.${index + 1}`));
    expect(await plans.applyChange(key, mark, aChangeOf(value, added, patches), aOnce("import"))).toBe(true);
    const after = await plans.readActions(key);
    expect(after.filter(({ title }) => title === "New")).toHaveLength(250);
    expect(after).toHaveLength(310);
  }, 60_000);

  it.each([3, 300])(
    "saves people, labels and themes with the plan: %i of them",
    async (count) => {
      const key = await planOf(anAction("1.1"));
      const { value, mark } = await openWhole(plans, key);
      const names = Array.from({ length: count }, (_each, index) => `Lead ${index}`);
      const after = {
        ...value,
        title: "New",
        themes: [{ ...aPlan(key).themes[0], ref: "7", title: "Only", leads: [] }],
        people: names.map((name) => aPerson(name, name)),
        labels: names.map((name) => aLabel(name, name)),
      };
      expect(await plans.savePlan({ value: after, mark }, anEvent())).toBe(true);
      expect((await openWhole(plans, key)).value).toEqual(after);
      expect(await plans.savePlan({ value, mark }, anEvent())).toBe(false);
      expect((await plans.listPlans(key.tenant)).map(({ title }) => title)).toEqual(["New"]);
    },
    30_000,
  );

  it("keeps a draft, whole and big, until it is dropped or old", async () => {
    const key = aKey();
    const big = JSON.stringify(
      Array.from({ length: 200_000 }, (_each, index) => `${ODD_TEXT} ${(index * 2_654_435_761) % 4_294_967_296}`),
    );
    expect(await drafts.read(key, "d")).toBeUndefined();
    expect(await drafts.save(key, "d", big, "2026-11-20T10:00:00.000Z", null)).toBe(true);
    expect(await drafts.save(key, "d", "other", "2026-11-20T10:00:00.000Z", null)).toBe(false);
    const first = await drafts.read(key, "d");
    expect(first?.value === big).toBe(true);
    expect(await drafts.save(key, "d", "small", "2026-11-20T10:00:00.000Z", first?.mark ?? "")).toBe(true);
    expect(await drafts.save(key, "d", "late", "2026-11-20T10:00:00.000Z", first?.mark ?? "")).toBe(false);
    expect((await drafts.read(key, "d"))?.value).toBe("small");
    expect(await drafts.read({ ...key, plan: "another" }, "d")).toBeUndefined();
    await drafts.save(key, "old", big, "2026-10-01T10:00:00.000Z", null);
    expect(await drafts.sweep("2026-11-01")).toBeGreaterThan(0);
    expect(await drafts.read(key, "old")).toBeUndefined();
    expect((await drafts.read(key, "d"))?.value).toBe("small");
    await drafts.drop(key, "d");
    expect(await drafts.read(key, "d")).toBeUndefined();
  }, 30_000);
});
