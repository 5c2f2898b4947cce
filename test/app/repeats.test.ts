import { describe, expect, it } from "vitest";
import { decide } from "../../src/app/updates/decide.ts";
import { submitUpdate, type UpdateToFile } from "../../src/app/updates/submit-update.ts";
import { AMINA, anAction, aOnce, OWEN } from "../builders.ts";
import { asking, aWorld } from "../fakes/world.ts";

type World = Awaited<ReturnType<typeof aWorld>>;

/** The same world for a press that has read the action just before the first one is written. */
function overtaken(world: World, first: () => Promise<unknown>): World {
  const commit: World["plans"]["commit"] = async (...change) => {
    await first();
    return world.plans.commit(...change);
  };
  return { ...world, plans: { ...world.plans, commit } };
}

describe("of a button pressed twice, both presses are answered with what is now", () => {
  it("a date that moved has moved in the second answer too", async () => {
    const asked = { entry: 1, from: "2027-03-31", to: "2027-05-31", reason: "A post is empty", by: AMINA };
    const dateChange = { ...asked, byName: "Amina Diallo", at: "2026-11-19T10:00:00.000Z" };
    const world = await aWorld([anAction({ dateChange })]);
    const request = {
      ...{ name: { id: "a1" }, version: 1, once: aOnce("nonce-1") },
      decision: { about: "end date", decision: { kind: "approve" } },
    } as const;
    const press = (at: World) => decide(at, asking(OWEN), request);
    expect(await press(overtaken(world, () => press(world)))).toMatchObject({
      value: { again: true, action: { value: { endDate: "2027-05-31", dateChange: null } } },
    });
  });

  it("what was saved is not said to be another's change", async () => {
    const world = await aWorld();
    const typed = { progress: "Forty plans use it", difference: "", evidence: "", nextReview: "2026-12-18" };
    const submission: UpdateToFile = {
      ...{ name: { id: "a1" }, version: 1, via: "card", once: aOnce("nonce-1") },
      input: { ...typed, rag: "green", partRags: [], inTheWay: "", moveTo: "", moveReason: "", confirmed: [] },
    };
    const press = (at: World) => submitUpdate(at, asking(AMINA), submission);
    expect(await press(overtaken(world, () => press(world)))).toMatchObject({
      value: { kind: "saved", again: true, open: { action: { value: { rag: "green" } } } },
    });
  });
});
