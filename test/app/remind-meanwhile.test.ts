import { describe, expect, it } from "vitest";
import type { Point } from "../../src/app/reminders/remind-deps.ts";
import type { Plan } from "../../src/domain/plan.ts";
import { AMINA, anAction, aPlan, BEN, KEY, OWEN } from "../builders.ts";
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
      await here.plans.savePlan({ ...stored, value: { ...stored.value, ...change } });
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
});
