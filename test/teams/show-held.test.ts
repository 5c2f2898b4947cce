import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { PlanStore } from "../../src/app/ports/plan-store.ts";
import { theAction } from "../../src/domain/due/about.ts";
import { createHear } from "../../src/teams/answers/hear.ts";
import { AMINA, anAction, aOnce, aPlan, BEN, KEY, NOW, OWEN } from "../builders.ts";
import { startTestBot, type TestBot, testTenant } from "../fakes/bot.ts";
import { askBot, pressBot } from "../fakes/talk.ts";
import { aWorld } from "../fakes/world.ts";

const amina = { id: AMINA, name: "Amina Diallo" };
const ben = { id: BEN, name: "Ben Okafor" };
const owen = { id: OWEN, name: "Owen Pryce" };
const channel = { conversation: "19:team@thread.tacv2;messageid=1", kind: "channel" } as const;

let world: Awaited<ReturnType<typeof aWorld>>;
let bot: TestBot;
/** What show asked of the store. */
let asked: string[] = [];

beforeEach(async () => {
  const actions = [
    anAction({ reviewDate: "2026-11-18" }),
    anAction({ id: "a2", ref: "1.1.2", state: "complete", rag: "complete" }),
  ];
  world = await aWorld(actions, aPlan({ key: { ...KEY, tenant: testTenant } }));
  const plans = new Proxy(world.plans, {
    get: (target, name: keyof PlanStore) => {
      const method = target[name] as (...given: unknown[]) => unknown;
      return (...given: unknown[]) => {
        asked.push(name);
        return method(...given);
      };
    },
  });
  bot = await startTestBot({
    hear: createHear({ ...world, plans, log: { info: () => {}, error: () => {} } }),
    now: () => NOW,
  });
});
afterEach(() => bot.stop());

const show = async (who = amina, ref = "1.1.1", place: Parameters<typeof askBot>[3] = undefined) => {
  asked = [];
  return (await askBot(bot, `show ${ref}`, who, place)).says;
};

describe("show, of an action whose reminders are kept back", () => {
  it("says who holds the ladder, since when, why and until when, to whoever asks", async () => {
    await askBot(bot, "hold 1.1.1 They answer on Friday", owen);
    const says =
      "Owen Pryce lets them go no further since 20 November 2026 at 10:00 (“They answer on Friday”): they go to " +
      "nobody above until an owner lets them climb, and end with the next update";
    for (const who of [amina, ben]) expect(await show(who)).toContain(says);
    await askBot(bot, "release 1.1.1", owen);
    expect(await show()).not.toContain("go no further");
  });

  it("says no more of a hold once the date it is about has been answered", async () => {
    await askBot(bot, "hold 1.1.1", owen);
    const form = await askBot(bot, "update 1.1.1", amina);
    const typed = { rag: "green", progress: "All teams use it", nextReview: "2026-12-18" };
    expect((await pressBot(bot, form, "Save", typed, amina)).says).toContain("1.1.1");
    expect(await show()).not.toContain("go no further");
  });

  it("says one's own Seen to oneself alone, until the day it comes again", async () => {
    const key = { ...KEY, tenant: testTenant };
    const hold = {
      person: AMINA,
      about: theAction("a1"),
      date: "2026-11-18",
      kind: "seen",
      at: NOW.toISOString(),
    } as const;
    await world.plans.recordHold(key, { ...hold, until: "2026-11-27", afterDate: false }, aOnce("press"));
    expect(await show()).toContain("marked as seen, comes again on 27 November 2026 if nothing is filed");
    for (const says of [await show(ben), await show(amina, "1.1.1", channel)])
      expect(says).not.toContain("marked as seen");
    await world.plans.recordHold(
      key,
      { ...hold, kind: "snoozed", until: "2026-11-20", afterDate: true },
      aOnce("again"),
    );
    expect(await show()).not.toContain("put off");
  });

  it("asks the store for a hold only where there can be one, and for no event of the plan", async () => {
    await show();
    expect(asked).toEqual(expect.arrayContaining(["listDecisions", "listHolds"]));
    await show(ben);
    expect(asked).toContain("listDecisions");
    expect(asked).not.toContain("listHolds");
    await show(amina, "1.1.2");
    for (const name of ["listDecisions", "listHolds", "listEvents"]) expect(asked).not.toContain(name);
  });
});
