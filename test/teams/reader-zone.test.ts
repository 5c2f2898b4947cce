import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { DEFAULT_SETTINGS } from "../../src/domain/plan/plan.ts";
import { createHear } from "../../src/teams/answers/hear.ts";
import { AMINA, anAction, aPlan, importedEntry, KEY } from "../builders.ts";
import { type ActivityParts, startTestBot, type TestBot, testTenant } from "../fakes/bot.ts";
import { remindBy } from "../fakes/remind-by.ts";
import { aWorld } from "../fakes/world.ts";

const amina = { id: AMINA, name: "Amina Diallo" };
const at = (instant: string) => new Date(`2026-11-${instant}:00Z`);
const clientInfo = (timezone: unknown) => [{ type: "clientInfo", locale: "en-GB", timezone }];

let world: Awaited<ReturnType<typeof aWorld>>;
let bot: TestBot;

/** Two plans of hers, at nine and at ten of their own clock, that both ask on 24 November. */
beforeEach(async () => {
  const due = { reviewDate: "2026-11-24", endDate: null };
  world = await aWorld([anAction(due)], aPlan({ key: { ...KEY, tenant: testTenant } }));
  const later = anAction({ ...due, ref: "2.2.2" });
  const settings = { ...DEFAULT_SETTINGS, hour: "10:00", leadDays: [] };
  const plan = aPlan({ key: { tenant: testTenant, plan: "later" }, settings });
  await world.plans.createPlan({ plan, actions: [later], history: [importedEntry(later)] });
  bot = await startTestBot({
    hear: createHear({ ...world, log: { info: () => {}, error: () => {} } }),
    now: () => at("23T15:00"),
  });
});
afterEach(() => bot.stop());

const tick = (now: Date) => remindBy(bot, world, now);

const says = (more: ActivityParts) => bot.as(amina).says("help", more);
const zoneKept = async () => (await world.conversations.find(testTenant, AMINA))?.zone;

describe("the clock of a reader's client", () => {
  it.each([
    ["Asia/Dubai", "24T05:00"],
    ["Europe/London", "24T09:00"],
    ["America/New_York", "24T14:00"],
  ])("in %s: one digest of both plans, at %s and not before", async (zone, instant) => {
    await tick(at("20T09:00"));
    await says({ localTimezone: zone });
    await tick(at("23T20:00"));
    const due = at(instant);
    for (let now = at("24T00:00"); now < due; now = new Date(now.getTime() + 3_600_000))
      expect(await tick(now)).toEqual([]);
    const [digest, ...others] = await tick(due);
    expect(others).toEqual([]);
    expect(digest?.says).toContain("1.1.1");
    expect(digest?.says).toContain("2.2.2");
    expect(await tick(at("24T20:00"))).toEqual([]);
  });

  it.each([
    ["beside the message", { entities: clientInfo("Asia/Dubai") }, "Asia/Dubai"],
    [
      "in both places, the message's own",
      { localTimezone: "Asia/Dubai", entities: clientInfo("Asia/Tokyo") },
      "Asia/Dubai",
    ],
    [
      "beside a name of no zone",
      { localTimezone: "Atlantis/Capital", entities: clientInfo("Asia/Tokyo") },
      "Asia/Tokyo",
    ],
    ["as an offset, which has no summer", { localTimezone: "+04:00" }, undefined],
    ["as what is no text", { localTimezone: { zone: "Asia/Dubai" }, entities: clientInfo(7) }, undefined],
    ["too long to be one", { localTimezone: `Asia/${"Dubai".repeat(1_000)}` }, undefined],
    ["not at all", {}, undefined],
  ])("is read %s", async (_how, more, kept) => {
    expect((await says(more)).status).toBe(200);
    expect(bot.connector.delivered.length).toBe(1);
    expect(await zoneKept()).toBe(kept);
  });

  it("stays as it last was said, by a client that says nothing, until another says otherwise", async () => {
    await says({ localTimezone: "Asia/Dubai" });
    await says({});
    await says({ localTimezone: "Nowhere/Land" });
    expect(await zoneKept()).toBe("Asia/Dubai");
    await says({ localTimezone: "Europe/Paris" });
    expect(await zoneKept()).toBe("Europe/Paris");
  });
});
