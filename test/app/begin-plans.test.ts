import { beforeEach, describe, expect, it } from "vitest";
import { beginPlan } from "../../src/app/plans/begin-plan.ts";
import { closeForAdministrator, closePlan } from "../../src/app/plans/close-plan.ts";
import { checkMayBegin } from "../../src/app/plans/may-begin.ts";
import { AMINA, aOnce, BEN, KEY, NOW, OWEN } from "../builders.ts";
import { asking, aWorld } from "../fakes/world.ts";
import { saidEvents } from "../said-events.ts";

let world: Awaited<ReturnType<typeof aWorld>>;
beforeEach(async () => {
  world = await aWorld();
});

const wish = (id: string) => ({
  ...({ title: `Plan ${id}`, template: "development", themes: "1 Practice", received: "", id, owner: "" } as const),
  once: aOnce(`begin ${id}`),
});
const begin = (id: string, person = AMINA, more = {}) => beginPlan({ ...world, ...more }, asking(person), wish(id));

describe("beginning plans", () => {
  it("keeps who began it", async () => {
    expect(await begin("one")).toMatchObject({ ok: true });
    const stored = await world.plans.readPlan({ ...KEY, plan: "one" });
    expect(typeof stored !== "string" && stored.value.begun).toEqual({ by: AMINA, at: NOW.toISOString() });
  });

  it("is for anybody, until three that they began are open; the same press again is no fourth", async () => {
    for (const id of ["one", "two", "three"]) expect(await begin(id)).toMatchObject({ ok: true });
    const refused = { refusal: { reason: "begun-enough", most: 3, plans: ["Plan one", "Plan three", "Plan two"] } };
    expect(await begin("four")).toMatchObject(refused);
    expect(await begin("three")).toMatchObject({ ok: true });
    expect(await world.plans.readPlan({ ...KEY, plan: "four" })).toBe("unknown");
    // Others' and the one they were in before do not count.
    expect(await begin("five", OWEN)).toMatchObject({ ok: true });
    expect(await closePlan(world, asking(AMINA, { plan: "two" }), "A trial")).toMatchObject({ ok: true });
    expect(await begin("four")).toMatchObject({ ok: true });
  });

  it("is narrowed to those whom a setting names", async () => {
    const mayBegin = [BEN];
    expect(await begin("one", AMINA, { mayBegin })).toMatchObject({ refusal: { reason: "may-not-begin" } });
    expect(await begin("one", BEN, { mayBegin })).toMatchObject({ ok: true });
    expect(await checkMayBegin({ ...world, mayBegin: null }, asking(AMINA))).toMatchObject({ ok: true });
  });

  it("is ended by an administrator, who says why", async () => {
    await begin("one");
    const key = { ...KEY, plan: "one" };
    const by = { key, id: "administrator", name: "an administrator", now: NOW };
    expect(await closeForAdministrator(world, by, "Begun by mistake")).toMatchObject({ ok: true });
    const stored = await world.plans.readPlan(key);
    expect(typeof stored !== "string" && stored.value.closed).toMatchObject({ reason: "Begun by mistake" });
    const [event] = await saidEvents(world.plans, key);
    expect(event).toMatchObject({
      kind: "closed",
      says: "An administrator closed the plan.",
      byName: "an administrator",
    });
    expect(await closeForAdministrator(world, by, "Again")).toMatchObject({ refusal: { reason: "plan-closed" } });
  });
});
