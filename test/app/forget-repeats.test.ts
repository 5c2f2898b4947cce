import { expect, it } from "vitest";
import { forgetRepeats } from "../../src/app/plans/forget-repeats.ts";
import { submitUpdate } from "../../src/app/updates/submit-update.ts";
import { AMINA, aOnce, KEY, NOW } from "../builders.ts";
import { asking, aWorld } from "../fakes/world.ts";

const log = { info: () => {}, error: () => {} };
const daysOn = (days: number) => new Date(NOW.getTime() + days * 86_400_000);

it("knows a repeat for thirty days, and forgets it after", async () => {
  const world = await aWorld();
  await submitUpdate(world, asking(AMINA), {
    name: { id: "a1" },
    input: {
      ...{ rag: "green", partRags: [], progress: "Done", difference: "", evidence: "", nextReview: "2026-12-18" },
      ...{ inTheWay: "", moveTo: "", moveReason: "", confirmed: [] },
    },
    version: 1,
    via: "card",
    once: aOnce("nonce-1"),
  });
  await forgetRepeats({ ...world, log }, daysOn(29));
  expect(await world.plans.findApplied(KEY, aOnce("nonce-1"))).toMatchObject({ own: "this" });
  await forgetRepeats({ ...world, log }, daysOn(31));
  expect(await world.plans.findApplied(KEY, aOnce("nonce-1"))).toMatchObject({ own: "nothing" });
});
