import { describe, expect, it } from "vitest";
import { findActions, type Wanted } from "../../src/app/actions/find-actions.ts";
import { listMyActions } from "../../src/app/actions/list-my-actions.ts";
import { openPlan } from "../../src/app/open-plan.ts";
import { actionList } from "../../src/cards/actions/list.ts";
import { type Filters, NO_FILTERS } from "../../src/domain/lists/lists.ts";
import type { Action } from "../../src/domain/plan/action.ts";
import { accept } from "../../src/domain/plan/result.ts";
import { AMINA, anAction, aPlan, BEN, CARYS, KEY, TODAY } from "../builders.ts";
import { asking, aWorld } from "../fakes/world.ts";

const actions = (
  [
    { ref: "1.1.1", rag: "amber", endDate: "2026-10-30", reviewDate: "2026-12-01" },
    { ref: "1.1.2", rag: "red", endDate: "2026-11-19", reviewDate: "2026-11-18" },
    { ref: "1.1.10", rag: "green", endDate: null, reviewDate: "2026-11-18" },
    {
      ref: "2.1.1",
      theme: "2",
      rag: "red",
      endDate: TODAY,
      reviewDate: null,
      leads: [{ label: "Ben Okafor", accountable: true }],
    },
    { ref: "2.1.2", theme: "2", rag: "red", endDate: "2027-06-30", reviewDate: "2026-12-20" },
    { ref: "2.1.3", theme: "2", rag: "unrated", endDate: null, reviewDate: null },
    {
      ref: "2.1.4",
      theme: "2",
      rag: "complete",
      state: "awaiting-sign-off" as const,
      endDate: "2026-10-01",
      reviewDate: null,
    },
    { ref: "2.1.5", theme: "2", rag: "complete", state: "complete" as const, endDate: "2026-10-01", reviewDate: null },
  ] satisfies (Partial<Action> & { ref: string })[]
).map((more) => anAction({ id: more.ref, ...more }));

async function find(want: Wanted, filters: Partial<Filters> = {}) {
  const world = await aWorld(actions);
  const found = await findActions(world, asking(CARYS), () => accept(want), { ...NO_FILTERS, ...filters });
  if (!found.ok) throw new Error(found.refusal.reason);
  return found.value.groups.map((group) => [group.name, group.count, group.lines.map((line) => line.ref)] as const);
}

describe("what a manager finds", () => {
  it("overdue answers with both lists and both counts; what is both stands once and counts twice", async () => {
    expect(await find({ kind: "overdue" })).toEqual([
      ["past end date", 2, ["1.1.2", "1.1.1"]],
      ["update due", 2, ["1.1.10"]],
    ]);
  });

  it.each<[string, Partial<Filters>, string[]]>([
    ["red", { rag: "red" }, ["1.1.2"]],
    ["a lead by a part of the name", { lead: "okafor" }, []],
    ["a theme by its title", { theme: "practice" }, ["1.1.2", "1.1.1", "1.1.10"]],
    ["two filters", { theme: "1", rag: "amber" }, ["1.1.1"]],
  ])("overdue narrowed to %s", async (_, filters, refs) => {
    const found = await find({ kind: "overdue" }, filters);
    expect(found.flatMap(([, , lines]) => lines)).toEqual(refs);
  });

  it.each([
    ["theme", { theme: "99" }, { reason: "theme-unknown", theme: "99" }],
    ["lead", { lead: "amena" }, { reason: "lead-unknown", nearest: expect.arrayContaining(["Amina Diallo"]) }],
  ])("a %s that the plan does not know is said, not answered with an empty list", async (_, filters, refusal) => {
    const world = await aWorld(actions);
    const wanted = () => accept({ kind: "overdue" } as const);
    const found = await findActions(world, asking(CARYS), wanted, { ...NO_FILTERS, ...filters });
    expect(found).toMatchObject({ ok: false, refusal });
  });

  it("due: from today to the day, both included, the worst first", async () => {
    expect(await find({ kind: "due", until: "2026-12-20" })).toEqual([["found", 2, ["2.1.1", "2.1.2"]]]);
  });

  it("by rating, open actions alone", async () => {
    expect(await find({ kind: "rated", rag: "red" })).toEqual([["found", 3, ["1.1.2", "2.1.1", "2.1.2"]]]);
  });

  it("without an update since a day: open actions never updated come too", async () => {
    const [[, count] = []] = await find({ kind: "not-updated", since: "2026-05-01" });
    expect(count).toBe(6);
  });
});

describe("stale actions", () => {
  const told = (day: string) => ({
    ...{
      entry: 2,
      at: `${day}T10:00:00.000Z`,
      by: AMINA,
      byName: "Amina Diallo",
      inNameOf: null,
      rag: "amber" as const,
    },
    ...{ partRags: [], progress: "Begun", difference: "", evidence: "", nextReview: null },
  });

  it("are those nobody has told of within their cadence or the plan's days, the longest silence first", async () => {
    const some = [
      anAction({ id: "a1", ref: "1.1.1", lastUpdate: told("2026-10-30") }),
      anAction({ id: "a2", ref: "1.1.2", lastUpdate: told("2026-09-30") }),
      anAction({ id: "a3", ref: "1.1.3", lastUpdate: told("2026-11-02"), cadence: "weekly" }),
      anAction({ id: "a4", ref: "1.1.4", lastUpdate: told("2026-09-30"), state: "paused" }),
      anAction({ id: "a5", ref: "1.1.5" }),
    ];
    const world = await aWorld(some);
    const found = await findActions(world, asking(CARYS), () => accept({ kind: "stale" }), NO_FILTERS);
    const refs = found.ok && found.value.groups.flatMap(({ lines }) => lines.map(({ ref }) => ref));
    expect(refs).toEqual(["1.1.5", "1.1.2", "1.1.3"]);
  });
});

describe("slips", () => {
  it("show every date that an end date had", async () => {
    const reason = { reason: "", askedBy: AMINA, approvedBy: "owen", on: "2026-10-01" };
    const revisions = [
      { from: "2026-12-31", to: "2027-01-29", ...reason },
      { from: "2027-01-29", to: "2027-03-31", ...reason },
    ];
    const world = await aWorld([anAction({ revisions }), anAction({ id: "a2", ref: "1.1.2" })]);
    const question = { ask: "slips", plan: null, filters: NO_FILTERS, page: 1 } as const;
    const found = await findActions(world, asking(CARYS), () => accept({ kind: "slipped" }), NO_FILTERS);
    if (!found.ok) throw new Error(found.refusal.reason);
    expect(found.value.groups.map(({ count }) => count)).toEqual([1]);
    const drawn = JSON.stringify(actionList(found.value, question).card);
    expect(drawn).toContain("End date 31 December 2026 → 29 January 2027 → 31 March 2027");
  });
});

describe("what nobody is asked about", () => {
  it("is what has no lead, and what has no date; what has neither counts in both", async () => {
    const world = await aWorld([
      anAction({ id: "a1", ref: "1.1", leads: [] }),
      anAction({ id: "a2", ref: "1.2", reviewDate: null, endDate: null, leads: [] }),
      anAction({ id: "a3", ref: "1.3", reviewDate: null, endDate: null }),
      anAction({ id: "a4", ref: "1.4", reviewDate: null, endDate: null, state: "carried" }),
      anAction({ id: "a5", ref: "1.5" }),
    ]);
    const found = await findActions(world, asking(AMINA), () => accept({ kind: "unasked" }), NO_FILTERS);
    expect(
      found.ok && found.value.groups.map(({ name, count, lines }) => [name, count, lines.map(({ ref }) => ref)]),
    ).toEqual([
      ["without lead", 2, ["1.1", "1.2"]],
      ["without date", 2, ["1.3"]],
    ]);
  });
});

describe("my actions", () => {
  it("stand in groups, each once", async () => {
    const world = await aWorld(actions);
    const mine = await listMyActions(world, asking(AMINA));
    expect(mine.ok && mine.value.groups.map((group) => [group.name, group.lines.map((line) => line.ref)])).toEqual([
      ["overdue", ["1.1.2", "1.1.1"]],
      ["update due", ["1.1.10"]],
      ["due in 30 days", ["2.1.2"]],
      ["undated", ["2.1.3"]],
      ["awaiting sign-off", ["2.1.4"]],
    ]);
  });

  it("are those of a person one stands in for, too", async () => {
    const standIns = [{ for: AMINA, by: BEN, from: TODAY, to: TODAY }];
    const world = await aWorld(actions, aPlan({ standIns }));
    const mine = await listMyActions(world, asking(BEN));
    expect(mine.ok && mine.value.groups.reduce((sum, group) => sum + group.lines.length, 0)).toBe(7);
  });
});

describe("which plan is meant", () => {
  it("the only one a person is in, though the tenant has another", async () => {
    const world = await aWorld();
    await world.plans.createPlan({
      plan: aPlan({ key: { ...KEY, plan: "south" }, people: [] }),
      actions: [],
      history: [],
    });
    expect(await openPlan(world, asking(AMINA))).toMatchObject({ ok: true, value: { plan: { key: KEY } } });
  });

  it("of two, neither is guessed", async () => {
    const world = await aWorld();
    await world.plans.createPlan({ plan: aPlan({ key: { ...KEY, plan: "south" } }), actions: [], history: [] });
    expect(await openPlan(world, asking(AMINA))).toMatchObject({ refusal: { reason: "which-plan" } });
    expect(await openPlan(world, asking(AMINA, { plan: "south" }))).toMatchObject({ ok: true });
  });

  it("none in another tenant", async () => {
    const world = await aWorld();
    expect(await openPlan(world, asking(AMINA, { tenant: "tenant-b" }))).toMatchObject({
      refusal: { reason: "no-plan" },
    });
  });

  it("a stranger is told whom to ask", async () => {
    const world = await aWorld();
    const refused = await openPlan(world, asking("stranger"));
    expect(refused).toMatchObject({ refusal: { reason: "not-in-plan", owners: ["Owen Pryce"] } });
  });
});
