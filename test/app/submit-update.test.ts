import { describe, expect, it } from "vitest";
import { openUpdate } from "../../src/app/updates/open-update.ts";
import { submitUpdate, type UpdateToFile, undoUpdate } from "../../src/app/updates/submit-update.ts";
import { typeUpdate } from "../../src/app/updates/type-update.ts";
import type { Action } from "../../src/domain/plan/action.ts";
import type { UpdateInput } from "../../src/domain/updates/update-input.ts";
import { AMINA, anAction, aOnce, aPlan, BEN, KEY, NOW, OWEN, THEA, typedUpdate, VIV } from "../builders.ts";
import { asking, aWorld } from "../fakes/world.ts";

const input = typedUpdate({ progress: "Forty plans use it" });

function submission(more: Partial<Omit<UpdateToFile, "input">> & { input?: Partial<UpdateInput> } = {}): UpdateToFile {
  return {
    name: { id: "a1" },
    version: 1,
    via: "card",
    once: aOnce("nonce-1"),
    ...more,
    input: { ...input, ...more.input },
  };
}

describe("a lead saves an update", () => {
  it("is answered with the action as it now stands, and everything is kept", async () => {
    const world = await aWorld();
    const saved = await submitUpdate(world, asking(AMINA), submission());
    expect(saved).toMatchObject({
      ok: true,
      value: { kind: "saved", again: false, open: { action: { value: { rag: "green" } } } },
    });
    const history = await world.plans.listHistory(KEY, "a1", 10, null);
    expect(history.items.map((entry) => [entry.entry, entry.kind, entry.byName])).toEqual([
      [2, "update", "Amina Diallo"],
      [1, "imported", "Owen Pryce"],
    ]);
  });

  it("the same click twice is one update", async () => {
    const world = await aWorld();
    const [first, second] = await Promise.all([1, 2].map(() => submitUpdate(world, asking(AMINA), submission())));
    expect([first, second].every((saved) => saved?.ok && saved.value.kind === "saved")).toBe(true);
    const third = await submitUpdate(world, asking(AMINA), submission({ once: aOnce("nonce-1") }));
    expect(third).toMatchObject({ ok: true, value: { kind: "saved", again: true } });
    expect((await world.plans.listHistory(KEY, "a1", 10, null)).items).toHaveLength(2);
  });

  it("the same form saved again with other words is no repeat: it comes back with them", async () => {
    const world = await aWorld();
    await submitUpdate(world, asking(AMINA), submission());
    const more = submission({
      once: aOnce("nonce-1", { given: "more" }),
      input: { progress: "Forty-one plans use it" },
    });
    expect(await submitUpdate(world, asking(AMINA), more)).toMatchObject({
      value: {
        kind: "form",
        refusal: { reason: "changed-meanwhile" },
        form: { input: { progress: "Forty-one plans use it" }, action: { value: { version: 2 } } },
      },
    });
  });

  it("two people at once: one is saved, the other gets the form back with what they typed", async () => {
    const world = await aWorld();
    const saves = await Promise.all([
      submitUpdate(world, asking(AMINA), submission({ once: aOnce("n1") })),
      submitUpdate(world, asking(OWEN), submission({ once: aOnce("n2"), input: { progress: "Owen's words" } })),
    ]);
    const kinds = saves.map((saved) => saved.ok && saved.value.kind).sort();
    expect(kinds).toEqual(["form", "saved"]);
    const form = saves.find((saved) => saved.ok && saved.value.kind === "form");
    expect(form).toMatchObject({
      value: { refusal: { reason: "changed-meanwhile" }, form: { action: { value: { version: 2 } } } },
    });
  });

  it("a card older than the present state changes nothing, and shows the present state", async () => {
    const world = await aWorld();
    await submitUpdate(world, asking(OWEN), submission({ once: aOnce("n1"), input: { rag: "red" } }));
    const late = await submitUpdate(world, asking(AMINA), submission({ once: aOnce("n2") }));
    expect(late).toMatchObject({
      value: {
        kind: "form",
        refusal: { reason: "changed-meanwhile", by: "Owen Pryce" },
        form: { input: { progress: "Forty plans use it" }, action: { value: { rag: "red" } } },
      },
    });
  });

  it("taken back, it leaves the action as it was; the second press changes nothing", async () => {
    const world = await aWorld();
    await submitUpdate(world, asking(AMINA), submission());
    const undo = { name: { id: "a1" }, entry: 2, once: aOnce("undo-1") };
    expect(await undoUpdate(world, asking(AMINA), undo)).toMatchObject({
      value: { open: { action: { value: { rag: "amber" } } } },
    });
    expect(await undoUpdate(world, asking(AMINA), undo)).toMatchObject({ value: { kind: "saved", again: true } });
    expect((await world.plans.readAction(KEY, "a1"))?.value).toMatchObject({
      rag: "amber",
      version: 3,
      reviewDate: "2026-12-11",
    });
  });
});

describe("who may update", () => {
  const cover = { for: AMINA, by: BEN, from: "2026-11-16", to: "2026-11-20" };
  it.each([
    ["its lead", AMINA, {}, true],
    ["the lead of its theme", THEA, {}, true],
    ["a plan owner", OWEN, {}, true],
    ["another lead", BEN, {}, false],
    ["a viewer", VIV, {}, false],
    ["the stand-in on the last day", BEN, { standIns: [cover] }, true],
    ["the stand-in a day later", BEN, { standIns: [{ ...cover, to: "2026-11-19" }] }, false],
    ["a delegate of the lead", BEN, { delegates: [{ for: AMINA, by: BEN }] }, true],
    ["someone not in the plan", "stranger", {}, false],
  ])("%s", async (_, person, more, may) => {
    const world = await aWorld([anAction()], aPlan(more));
    const saved = await submitUpdate(world, asking(person), submission());
    expect(saved.ok && saved.value.kind === "saved").toBe(may);
    expect((await world.plans.readAction(KEY, "a1"))?.value.version).toBe(may ? 2 : 1);
  });

  it("who may no longer gets the form back with what they typed, and is told whom to ask", async () => {
    const world = await aWorld();
    expect(await submitUpdate(world, asking(BEN), submission())).toMatchObject({
      value: {
        kind: "form",
        refusal: { reason: "not-allowed", ask: expect.arrayContaining(["Owen Pryce"]) },
        form: { input: { progress: "Forty plans use it" } },
      },
    });
  });

  it("a stand-in files in the lead's name, and both are recorded", async () => {
    const world = await aWorld([anAction()], aPlan({ standIns: [cover] }));
    await submitUpdate(world, asking(BEN), submission());
    const [entry] = (await world.plans.listHistory(KEY, "a1", 1, null)).items;
    expect(entry).toMatchObject({ byName: "Ben Okafor", inNameOf: "Amina Diallo" });
  });
});

describe("an update typed in one line", () => {
  const typed = { ref: "1.1.1", rag: "red", progress: "One post withdrawn", once: aOnce("t1") } as const;

  it("is saved at once and keeps a review date that is still ahead", async () => {
    const world = await aWorld();
    expect(await typeUpdate(world, asking(AMINA), typed)).toMatchObject({ value: { kind: "saved" } });
    expect((await world.plans.readAction(KEY, "a1"))?.value).toMatchObject({ rag: "red", reviewDate: "2026-12-11" });
  });

  it.each<[string, Partial<Action>, string]>([
    ["a month from it without a cadence", { reviewDate: "2026-12-02", endDate: null }, "2027-01-04"],
    ["the next period of its cadence", { reviewDate: "2026-11-24", cadence: "monthly", endDate: null }, "2026-12-31"],
    ["a year on", { reviewDate: "2026-11-27", cadence: "annual", endDate: null }, "2027-11-30"],
    ["after one that has passed", { reviewDate: "2026-11-19", cadence: "monthly", endDate: null }, "2026-12-31"],
  ])("answers a review whose time has come: the next is %s", async (_, action, next) => {
    const world = await aWorld([anAction(action)]);
    expect(await typeUpdate(world, asking(AMINA), typed)).toMatchObject({ value: { kind: "saved" } });
    expect((await world.plans.readAction(KEY, "a1"))?.value.reviewDate).toBe(next);
  });

  it("redelivered, it is answered again and saved once", async () => {
    const world = await aWorld();
    await typeUpdate(world, asking(AMINA), typed);
    expect(await typeUpdate(world, asking(AMINA), typed)).toMatchObject({ value: { kind: "saved", again: true } });
    expect((await world.plans.readAction(KEY, "a1"))?.value.version).toBe(2);
  });

  it.each<[string, { rag?: "complete" | null; progress?: string }, Partial<Action>]>([
    ["for complete", { rag: "complete" }, {}],
    ["when the review date has passed", {}, { reviewDate: "2026-11-19" }],
    ["without a rating", { rag: null }, {}],
    ["without progress", { progress: "" }, {}],
  ])("comes as a form with what was typed %s", async (_, more, action) => {
    const world = await aWorld([anAction(action)]);
    const form = await typeUpdate(world, asking(AMINA), { ...typed, ...more });
    expect(form).toMatchObject({
      value: { kind: "open", form: { input: { progress: more.progress ?? typed.progress } } },
    });
    expect((await world.plans.readAction(KEY, "a1"))?.value.version).toBe(1);
  });

  it("offers the nearest refs for one that is unknown", async () => {
    const world = await aWorld([
      anAction(),
      anAction({ id: "a2", ref: "1.1.2" }),
      anAction({ id: "a3", ref: "9.9.9" }),
    ]);
    const refused = await typeUpdate(world, asking(AMINA), { ...typed, ref: "1.1.11" });
    expect(refused).toMatchObject({
      ok: false,
      refusal: { reason: "ref-unknown", nearest: ["1.1.1", "1.1.2", "9.9.9"] },
    });
  });
});

describe("the form", () => {
  it("offers the next period of a cadence", async () => {
    const world = await aWorld([anAction({ cadence: "monthly", endDate: null })]);
    const form = await openUpdate(world, asking(AMINA), { ref: "1.1.1" }, {});
    expect(form).toMatchObject({
      value: { input: { rag: "amber", nextReview: expect.stringMatching(/^2026-1[12]-/) } },
    });
  });

  it("is not given for an action whose completion was accepted", async () => {
    const world = await aWorld([anAction({ state: "complete", rag: "complete" })]);
    const form = await openUpdate(world, asking(AMINA, { now: NOW }), { ref: "1.1.1" }, {});
    expect(form).toMatchObject({ ok: false, refusal: { reason: "action-closed" } });
  });
});
