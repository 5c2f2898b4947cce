import { describe, expect, it } from "vitest";
import type { Point } from "../../src/app/sending/remind-deps.ts";
import { theAction } from "../../src/domain/due/about.ts";
import type { Plan } from "../../src/domain/plan/plan.ts";
import { AMINA, anAction, anEvent, aOnce, aPlan, BEN, KEY, OWEN } from "../builders.ts";
import { type ReminderWorld, reminderWorld } from "../fakes/reminder-world.ts";

const NOW = new Date("2026-11-20T09:00:00Z");

/** A run in which the plan changes once, at a step of the first message. */
async function changedAt(point: Point, change: Partial<Plan>): Promise<ReminderWorld> {
  const here = await reminderWorld(aPlan(), [anAction({ id: "a1", reviewDate: "2026-11-20", endDate: null })]);
  let done = false;
  await here.run(NOW, {
    at: async (reached) => {
      if (reached !== point || done) return;
      done = true;
      const stored = await here.plans.readPlan(KEY);
      if (typeof stored === "string") throw new Error(stored);
      await here.plans.savePlan({ ...stored, value: { ...stored.value, ...change } }, anEvent());
    },
  });
  return here;
}

describe("a plan that changes while its messages go out", () => {
  const closed = { at: NOW.toISOString(), by: OWEN, reason: "Done" };

  it.each(["planned", "before-claim", "claimed"] as const)("and is closed at %s asks nothing more", async (point) => {
    const here = await changedAt(point, { closed });
    expect(here.messenger.left).toEqual([]);
    expect(await here.row(AMINA, "2026-11-20")).toMatchObject({
      status: "skipped",
      reason: expect.stringContaining("closed"),
    });
  });

  it("and whose lead is away from now on does not ask them", async () => {
    const here = await changedAt("claimed", {
      standIns: [{ for: AMINA, by: BEN, from: "2026-11-20", to: "2026-11-24" }],
    });
    expect(here.messenger.left).toEqual([]);
    await here.run(new Date("2026-11-20T09:05:00Z"));
    expect(here.messenger.left.map(({ person }) => person)).toEqual([BEN]);
  });

  it("and an item that its reader puts off while their message waits is not asked", async () => {
    const here = await reminderWorld(aPlan(), [
      anAction({ id: "a1", reviewDate: "2026-11-20", endDate: null }),
      anAction({ id: "a2", ref: "1.1.2", reviewDate: "2026-11-20", endDate: null }),
    ]);
    here.messenger.answer = () => ({
      kind: "not-delivered",
      code: "429",
      reason: "Teams is busy.",
      retryAfterMs: 200_000,
    });
    await here.run(NOW);
    const hold = { person: AMINA, date: "2026-11-20", kind: "seen", until: "2026-11-27", afterDate: false } as const;
    await here.plans.recordHold(KEY, { ...hold, about: theAction("a1"), at: NOW.toISOString() }, aOnce("seen"));
    here.messenger.answer = () => ({ kind: "sent", message: "m" });
    await here.run(new Date("2026-11-20T09:05:00Z"));
    expect(here.messenger.left.map(({ refs }) => refs)).toEqual([["1.1.2"]]);
    expect(await here.row(AMINA, "2026-11-20")).toMatchObject({ status: "sent", reason: "1.1.1 is held" });
  });
});
