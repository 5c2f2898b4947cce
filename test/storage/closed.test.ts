import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Stores } from "../../src/storage/tables.ts";
import { anEvent, OWEN } from "../builders.ts";
import { bothStores } from "./both-stores.ts";
import { aKey, aNewPlan, anAction, anUpdateOf } from "./samples.ts";

describe.each(bothStores)("a closed plan, in the stores %s", (_, open) => {
  let stores: Stores;
  let close = async () => {};
  beforeAll(async () => {
    ({ stores, close } = await open());
  });
  afterAll(() => close());

  it("takes no change that was begun before it was closed, and takes the same once it is open again", async () => {
    const { plans } = stores;
    const key = aKey();
    await plans.createPlan(aNewPlan(key, anAction("1.1")));
    const begun = await plans.findAction(key, "1.1");
    const plan = await plans.readPlan(key);
    if (begun === undefined || typeof plan === "string") throw new Error("it is not stored");
    const closed = { at: "2026-11-20T10:00:00.000Z", by: OWEN, reason: "All of it is done" };
    expect(await plans.savePlan({ ...plan, value: { ...plan.value, closed } }, anEvent())).toBe(true);
    expect(await plans.commit(key, anUpdateOf(begun))).toBe("changed-meanwhile");
    expect((await plans.findAction(key, "1.1"))?.value.version).toBe(begun.value.version);
    const again = await plans.readPlan(key);
    if (typeof again === "string") throw new Error("it is not stored");
    await plans.savePlan({ ...again, value: { ...again.value, closed: null } }, anEvent());
    expect(await plans.commit(key, anUpdateOf(begun))).toBe("saved");
  });
});
