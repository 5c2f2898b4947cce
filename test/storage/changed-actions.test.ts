import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type AddTyped, addAction } from "../../src/app/changes/add-action.ts";
import { changeState } from "../../src/app/changes/change-state.ts";
import { decideEdit } from "../../src/app/changes/decide-edit.ts";
import { editAction, openEdit } from "../../src/app/changes/edit-action.ts";
import type { Asking } from "../../src/app/open-plan.ts";
import { labelValue } from "../../src/domain/changes/leads.ts";
import type { StateVerb } from "../../src/domain/plan/state-verbs.ts";
import { startEmulator } from "../../src/local/emulator.ts";
import { openStores, type Stores } from "../../src/storage/tables.ts";
import { AMINA, anAction, anEvent, aOnce, aPlan, importedEntry, KEY, NOW, OWEN } from "../builders.ts";

const log = { info: () => {}, error: () => {} };
const asking = (person: string): Asking => ({ tenant: KEY.tenant, person, name: person, now: NOW, plan: null });

let stores: Stores;
let close = async () => {};
let ids = 0;
const deps = () => ({ plans: stores.plans, members: stores.members, newId: () => `id-${++ids}` });

beforeAll(async () => {
  const emulator = await startEmulator({ folder: null, port: 0, log });
  if (!emulator.ok) throw new Error(emulator.detail);
  stores = await openStores({ connectionString: emulator.connectionString });
  close = emulator.stop;
  const actions = [anAction(), anAction({ id: "a2", ref: "1.1.2", reviewDate: "2026-12-01" })];
  await stores.plans.createPlan({ plan: aPlan(), actions, history: actions.map(importedEntry) });
});
afterAll(() => close());

const refs = (lines: readonly { readonly ref: string }[]) => lines.map(({ ref }) => ref);

function set(does: StateVerb, ref: string, into = "") {
  const typed = { does, reason: "The board decided so", until: "", into, confirmed: [] };
  return changeState(deps(), asking(OWEN), {
    name: { ref },
    version: null,
    typed,
    via: "typed",
    once: aOnce(`${does} ${ref}`),
  });
}

describe("actions changed by hand, in tables", () => {
  it("are added with their labels, objective, history and the plan's event, once", async () => {
    const input: AddTyped = {
      ...{ newObjective: "What children say", ref: "", title: "Ask every child", accountable: "", joint: [] },
      ...{ other: "Viv Marsh", reviewDate: "2026-12-04", endDate: "", cadence: "monthly", measures: "" },
      ...{ origin: "board", originWords: "", begun: false, confirmed: [] },
    };
    const request = { place: "theme 1", input, once: aOnce("n1", { person: OWEN }) };
    for (const again of [false, true])
      expect(await addAction(deps(), asking(OWEN), request)).toMatchObject({ value: { kind: "saved", again } });
    const plan = await stores.plans.readPlan(KEY);
    expect(plan).toMatchObject({
      value: { objectives: expect.arrayContaining([expect.objectContaining({ ref: "1.2" })]) },
    });
    expect(refs(await stores.plans.listByLabels(KEY, ["Viv Marsh"]))).toEqual(["1.2.1"]);
    expect(refs(await stores.plans.listByStatus(KEY, "not-started"))).toEqual(["1.2.1"]);
    expect(await stores.plans.listEvents(KEY, "", "~")).toMatchObject([{ kind: "action added" }]);
    const added = (await stores.plans.findAction(KEY, "1.2.1"))?.value.id ?? "";
    expect((await stores.plans.listHistory(KEY, added, 9, null)).items).toMatchObject([{ kind: "added" }]);
  });

  it("keep a proposal until it is decided, and stand among the requests meanwhile", async () => {
    const form = await openEdit(deps(), asking(AMINA), { ref: "1.1.1" });
    if (!form.ok) throw new Error(form.refusal.reason);
    const input = { ...form.value.input, endDate: "2027-05-31", joint: [labelValue("Ben Okafor")], reason: "It grew" };
    await editAction(deps(), asking(AMINA), { name: { ref: "1.1.1" }, version: 1, input, once: aOnce("edit") });
    expect(refs(await stores.plans.listRequests(KEY))).toEqual(["1.1.1"]);
    expect((await stores.plans.findAction(KEY, "1.1.1"))?.value.proposal).toMatchObject({
      ...{ by: AMINA, reason: "It grew" },
      fields: { endDate: "2027-05-31", leads: [{ label: "Amina Diallo" }, { label: "Ben Okafor" }] },
    });
    const decision = { kind: "accept" } as const;
    await decideEdit(deps(), asking(OWEN), { name: { ref: "1.1.1" }, version: 2, decision, once: aOnce("decide") });
    expect(refs(await stores.plans.listRequests(KEY))).toEqual([]);
    expect(refs(await stores.plans.listByLabels(KEY, ["Ben Okafor"]))).toEqual(["1.1.1"]);
    expect((await stores.plans.findAction(KEY, "1.1.1"))?.value).toMatchObject({
      proposal: null,
      revisions: [{ to: "2027-05-31" }],
    });
  });

  it("leave every list of open actions with the decision kept, and come back to all of them", async () => {
    const lists = async () => [
      refs(await stores.plans.listByNextDate(KEY, null, "2026-12-02")),
      refs(await stores.plans.listByLabels(KEY, ["Amina Diallo"])),
      refs(await stores.plans.listNotUpdatedSince(KEY, "2027-01-01")).filter((ref) => ref === "1.1.2"),
    ];
    const before = await lists();
    await set("merge", "1.1.2", "1.1.1");
    expect(await lists()).toEqual([[], ["1.1.1"], []]);
    expect(refs(await stores.plans.listByStatus(KEY, "merged"))).toEqual(["1.1.2"]);
    expect((await stores.plans.findAction(KEY, "1.1.2"))?.value.decision).toMatchObject({
      by: OWEN,
      into: "a1",
      until: null,
    });
    await set("resume", "1.1.2");
    expect(await lists()).toEqual(before);
    await set("restrict", "1.1.2");
    expect((await stores.plans.listActions(KEY)).find(({ ref }) => ref === "1.1.2")).toMatchObject({
      restricted: true,
    });
    const lateComer = { addedOn: "2026-11-20" };
    expect((await stores.plans.findAction(KEY, "1.2.1"))?.value).toMatchObject(lateComer);
    expect((await stores.plans.listActions(KEY)).find(({ ref }) => ref === "1.2.1")).toMatchObject(lateComer);
  });

  it("are merged by an import as well, staged and rolled forward", async () => {
    const stored = await stores.plans.readPlan(KEY);
    if (typeof stored === "string") throw new Error(stored);
    const by = { by: OWEN, byName: "Owen Pryce", at: NOW.toISOString(), day: "2026-11-20" };
    const into = { action: "a1", ref: "1.1.1" };
    const patch = { action: "a2", fields: {}, reason: "import of plan.docx: merged into 1.1.1", seen: 0, into };
    const change = { id: "import 1", plan: stored.value, added: [], patches: [patch], by, event: anEvent() };
    expect(await stores.plans.applyChange(KEY, stored.mark, change, aOnce("import"))).toBe(true);
    expect((await stores.plans.readAction(KEY, "a2"))?.value).toMatchObject({
      state: "merged",
      decision: { into: "a1" },
    });
    expect((await stores.plans.listHistory(KEY, "a2", 1, null)).items).toMatchObject([
      { kind: "merged", via: "import", changes: [{ field: "merged into", to: "1.1.1" }, { field: "state" }] },
    ]);
  });
});
