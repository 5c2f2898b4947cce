import { describe, expect, it } from "vitest";
import { changeState } from "../../src/app/changes/change-state.ts";
import { endPauses } from "../../src/app/changes/end-pauses.ts";
import { anAction, aOnce, KEY, OWEN } from "../builders.ts";
import { asking, aWorld } from "../fakes/world.ts";

const log = { info: () => {}, error: () => {} };

async function paused(until: string) {
  const world = await aWorld([anAction({ reviewDate: "2026-11-23" }), anAction({ id: "a2", ref: "1.1.2" })]);
  await changeState(world, asking(OWEN), {
    ...{ name: { ref: "1.1.1" }, version: null, via: "typed", once: aOnce("said once") },
    typed: { does: "pause", reason: "The post is vacant", until, into: "", confirmed: [] },
  });
  return world;
}

describe("a pause with a day", () => {
  it("ends by itself on that day of the plan's zone, once, and the reminders find the action again", async () => {
    const world = await paused("1 December");
    const due = () => world.plans.listByNextDate(KEY, null, "2026-12-31");
    expect((await due()).map(({ ref }) => ref)).toEqual(["1.1.2"]);
    expect(await endPauses({ ...world, log }, new Date("2026-11-30T23:59:00Z"))).toEqual({ resumed: 0, failed: 0 });
    const at = new Date("2026-12-01T00:10:00Z");
    expect(await endPauses({ ...world, log }, at)).toEqual({ resumed: 1, failed: 0 });
    expect(await endPauses({ ...world, log }, at)).toEqual({ resumed: 0, failed: 0 });
    // Its review passed meanwhile: it is asked about on the next working day.
    expect((await due()).map(({ ref, reviewDate }) => `${ref} ${reviewDate}`)).toEqual([
      "1.1.1 2026-12-02",
      "1.1.2 2026-12-11",
    ]);
    expect((await world.plans.listHistory(KEY, "a1", 1, null)).items).toMatchObject([
      {
        kind: "resumed",
        byName: "Owen Pryce",
        reason: "It was paused until 1 December 2026, and the pause ended by itself.",
      },
    ]);
  });

  it("without a day lasts until somebody resumes it", async () => {
    const world = await paused("");
    expect(await endPauses({ ...world, log }, new Date("2028-01-01T09:00:00Z"))).toEqual({ resumed: 0, failed: 0 });
  });

  it("does not stop for a plan that cannot be read", async () => {
    const world = await paused("1 December");
    const plans = { ...world.plans, readPlan: () => Promise.reject(new Error("unreadable")) };
    expect(await endPauses({ plans, log }, new Date("2026-12-02T09:00:00Z"))).toEqual({ resumed: 0, failed: 1 });
  });
});
