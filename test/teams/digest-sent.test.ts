import { afterEach, describe, expect, it } from "vitest";
import type { Action } from "../../src/domain/plan/action.ts";
import type { Plan } from "../../src/domain/plan/plan.ts";
import { createHear } from "../../src/teams/answers/hear.ts";
import { AMINA, anAction, aPlan, BEN, KEY, NOW, OWEN, THEA } from "../builders.ts";
import { startTestBot, type TestBot, testTenant } from "../fakes/bot.ts";
import { remindBy } from "../fakes/remind-by.ts";
import { askBot, pressBot } from "../fakes/talk.ts";
import { aWorld } from "../fakes/world.ts";

const key = { ...KEY, tenant: testTenant };
const amina = { id: AMINA, name: "Amina Diallo" };
const ben = { id: BEN, name: "Ben Okafor" };
const owen = { id: OWEN, name: "Owen Pryce" };
const thea = { id: THEA, name: "Thea Lund" };
const led = (label: string) => ({ leads: [{ label, accountable: true }] });
const far = { reviewDate: "2027-06-30", endDate: null } as const;
const TUESDAY = new Date("2026-11-24T09:00:00Z");
const MONDAY = new Date("2026-11-23T09:00:00Z");

let now = NOW;
let bot: TestBot;
let world: Awaited<ReturnType<typeof aWorld>>;

/** A plan whose people have all written to the bot. */
async function begin(actions: readonly Action[], more: Partial<Plan> = {}) {
  now = NOW;
  world = await aWorld(actions, aPlan({ key, ...more }));
  bot = await startTestBot({
    hear: createHear({ ...world, log: { info: () => {}, error: () => {} } }),
    now: () => now,
  });
  for (const who of [amina, ben, owen, thea]) await bot.as(who).says("help");
}
afterEach(() => bot.stop());

const complete = { rag: "complete", progress: "All in post", evidence: "Contracts", difference: "Calls are answered" };

/** Files an action as complete on its form, and has the theme lead accept it. */
async function finish(ref: string, by: typeof ben) {
  await pressBot(bot, await askBot(bot, `update ${ref}`, by), "Save", complete, by);
  const decision = await pressBot(bot, await askBot(bot, "waiting", thea), `Decide ${ref}`, {}, thea);
  await pressBot(bot, decision, "Accept as complete", { checkOn: "", words: "" }, thea);
  expect((await world.plans.findAction(key, ref))?.value.state).toBe("complete");
}

describe("a digest, as its reader gets it", () => {
  it("says of each item for whom a stand-in is asked, until when, and of their own nothing", async () => {
    const standIns = [{ for: AMINA, by: BEN, from: "2026-11-01", to: "2027-01-05" }];
    const due = { reviewDate: "2026-11-23", endDate: null };
    await begin([anAction(due), anAction({ ...due, ...led("Ben Okafor"), id: "a2", ref: "1.1.2" })], { standIns });
    const [digest] = await remindBy(bot, world, MONDAY);
    expect(digest?.summary).toBe("2 to update today");
    expect(digest?.says.match(/for Amina Diallo, away until 5 January 2027/g)).toHaveLength(1);
    // And again where the card is drawn anew.
    expect((await askBot(bot, "reminders", ben)).says).toContain("for Amina Diallo, away until 5 January 2027");
  });

  it("tells a lead once that what their action waited for is complete, and does not lose it on the card", async () => {
    await begin([
      anAction({ ...far, dependsOn: ["1.1.2"] }),
      anAction({ ...far, ...led("Ben Okafor"), id: "a2", ref: "1.1.2", title: "Hire two practice leads" }),
    ]);
    await finish("1.1.2", ben);
    const news = async (day: Date) =>
      (await remindBy(bot, world, day)).filter(({ summary }) => summary.includes("yours"));
    const sent = await news(MONDAY);
    expect(sent.map(({ summary }) => summary)).toEqual(["1 action no longer holds yours up"]);
    const says = "1.1.2 (Hire two practice leads) is complete: 1.1.1 waited for it, and waits for nothing more.";
    expect(sent[0]?.says).toContain(says);
    const shown = await pressBot(bot, sent[0] as NonNullable<(typeof sent)[0]>, "Open 1.1.1", {}, amina);
    expect(shown.says).toContain("Rewrite the plan template");
    now = MONDAY;
    const again = await pressBot(bot, shown, "Back", {}, amina);
    expect(again.says).toContain(says);
    now = TUESDAY;
    expect((await askBot(bot, "reminders", amina)).says).not.toContain("1.1.2");
    expect(await news(TUESDAY)).toEqual([]);
  });
});

describe("a digest that is planned, and not sent yet", () => {
  it.each([
    [
      "answered",
      "update 1.1.1",
      { rag: "green", progress: "Two teams use it", nextReview: "2026-12-18" },
      "1.1.1 was answered",
    ],
    ["completed", "update 1.1.1", complete, "1.1.1 is done"],
    ["withdrawn", "withdraw 1.1.1 because It is done elsewhere", null, "1.1.1 was withdrawn"],
    ["paused", "pause 1.1.1 because The post is empty", null, "1.1.1 is paused"],
    ["given to another lead", "reassign 1.1.1 to Ben Okafor because She has moved", null, "1.1.1 is somebody else's"],
  ])("asks no more of what was %s meanwhile", async (_, line, typed, reason) => {
    const due = { reviewDate: "2026-11-23", endDate: null };
    await begin([anAction(due), anAction({ ...due, id: "a2", ref: "1.1.2" })]);
    now = MONDAY;
    let isDone = false;
    const posted = await remindBy(bot, world, MONDAY, async (point) => {
      if (point !== "before-claim" || isDone) return;
      isDone = true;
      const by = typed === null ? owen : amina;
      const form = await askBot(bot, line, by);
      if (typed !== null) await pressBot(bot, form, "Save", typed, by);
      if (form.buttons.has("Give it to them")) await pressBot(bot, form, "Give it to them", {}, by);
    });
    expect((await world.outbox.read(testTenant, "2026-11-23", AMINA))?.value).toMatchObject({ status: "sent", reason });
    const digest = posted.find(({ summary }) => summary === "1 to update today");
    expect(digest?.says).toContain("1.1.2");
    expect(digest?.says).not.toContain("1.1.1");
  });

  it("is not sent of a plan that was closed", async () => {
    await begin([anAction({ reviewDate: "2026-11-23", endDate: null })]);
    const form = await askBot(bot, "close plan", owen);
    await pressBot(bot, form, "Close the plan", { reason: "Its three years are over" }, owen);
    expect(await remindBy(bot, world, MONDAY)).toEqual([]);
  });
});

describe("an old digest's card", () => {
  const nine = Array.from({ length: 9 }, (_, index) =>
    anAction({ id: `a${index + 1}`, ref: `1.1.${index + 1}`, reviewDate: "2026-11-23", endDate: null }),
  );

  it("asks on its second page for nothing that is done, and goes back to the first once there is no second", async () => {
    await begin(nine);
    now = MONDAY;
    const [digest] = await remindBy(bot, world, MONDAY);
    const second = await pressBot(bot, digest as NonNullable<typeof digest>, "Show 3 more", {}, amina);
    expect(second.says).toMatch(/Page 2 of 2[\s\S]*1\.1\.7[\s\S]*1\.1\.8[\s\S]*1\.1\.9/);
    await finish("1.1.7", amina);
    await askBot(bot, "withdraw 1.1.8 because It is done elsewhere", owen);
    const later = async () => pressBot(bot, await pressBot(bot, second, "Later", {}, amina), "Back", {}, amina);
    const pressed = await later();
    expect(pressed.says).toContain("1.1.9");
    for (const ref of ["1.1.7", "1.1.8"]) expect(pressed.says).not.toContain(ref);
    await finish("1.1.9", amina);
    // The card of the second page as it was first drawn.
    const first = await pressBot(bot, second, "Later", {}, amina);
    expect(first.says).toContain("1.1.1");
    for (const ref of ["1.1.7", "1.1.8"]) expect(first.says).not.toContain(ref);
    expect(first.says).not.toContain("Page 2");
  });

  it("offers Later where it is allowed, and refuses a press that another card still offered", async () => {
    const { settings } = aPlan();
    await begin(nine.slice(0, 2), { settings: { ...settings, notPaused: ["a1"] } });
    now = MONDAY;
    const [digest] = await remindBy(bot, world, MONDAY);
    const buttons = [...(digest as NonNullable<typeof digest>).buttons];
    const about = (title: string) => buttons.filter(([one]) => one === title).map(([, { data }]) => data["action"]);
    expect([about("Seen"), about("Later")]).toEqual([[], ["a2"]]);
    const { data: about2 } = digest?.buttons.get("Later") ?? { data: {} };
    // As a card still holds it that was sent before *Seen* went.
    const data = { ...about2, verb: "seen", nonce: "of an old card" };
    const forged = await bot.as(amina).presses("seen", { ...data, action: "a1", nonce: "forged" });
    expect(JSON.stringify(forged.body?.value)).toContain("1.1.1");
    await bot.as(ben).presses("seen", { ...data, nonce: "of another" });
    expect(await world.plans.listHolds(key)).toEqual([]);
    await bot.as(amina).presses("seen", data);
    expect(await world.plans.listHolds(key)).toMatchObject([
      { person: AMINA, about: { kind: "action", id: "a2" }, kind: "seen" },
    ]);
    const after = await askBot(bot, "reminders", amina);
    expect([after.says.includes("1.1.1"), after.says.includes("1.1.2")]).toEqual([true, false]);
    expect(after.says).toContain("1 other: nothing before");
  });
});
