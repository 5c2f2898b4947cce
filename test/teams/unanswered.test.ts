import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { theAction } from "../../src/domain/due/about.ts";
import type { LastAsked } from "../../src/domain/due/asked.ts";
import { DEFAULT_SETTINGS } from "../../src/domain/plan/plan.ts";
import { createHear } from "../../src/teams/answers/hear.ts";
import { AMINA, anAction, aPlan, CARYS, KEY, NOW, OWEN, THEA } from "../builders.ts";
import { type Someone, startTestBot, type TestBot, testTenant } from "../fakes/bot.ts";
import { askBot, pressBot } from "../fakes/talk.ts";
import { aWorld } from "../fakes/world.ts";

const key = { ...KEY, tenant: testTenant };
const owen = { id: OWEN, name: "Owen Pryce" };
const carys = { id: CARYS, name: "Carys Vaughan" };
const amina = { id: AMINA, name: "Amina Diallo" };
const board = { conversation: "19:board@thread.tacv2;messageid=1", kind: "channel" } as const;

const row = { about: theAction("a1"), date: "2026-10-16" };
const onLadder: readonly LastAsked[] = [
  { ...row, person: AMINA, occasion: "after", on: "2026-11-13", first: "2026-10-16", times: 5 },
  { ...row, person: OWEN, occasion: "plan owner", on: "2026-10-23" },
  { ...row, person: THEA, occasion: "theme lead", on: "2026-10-30" },
];
const told: LastAsked = { ...row, person: OWEN, occasion: "unanswered", on: "2026-11-06" };

let bot: TestBot;
let world: Awaited<ReturnType<typeof aWorld>>;

beforeEach(async () => {
  world = await aWorld([anAction({ reviewDate: row.date, endDate: null })], aPlan({ key }));
  await world.plans.recordAsked(key, [...onLadder, told]);
  const log = { info: () => {}, error: () => {} };
  bot = await startTestBot({ hearWith: (roster) => createHear({ ...world, roster, log }), now: () => NOW });
});
afterEach(() => bot.stop());

const ask = (text: string, person: Someone = owen, place?: typeof board) => askBot(bot, text, person, place);

describe("unanswered", () => {
  it.each([
    "papers",
    "the list for the next papers",
    "list for the papers",
    "What goes into the papers?",
    "next papers in plan north-2027",
  ])("is asked by “%s”", async (words) => {
    expect((await ask(words)).says).toContain("1 action unanswered, for the board's next papers");
  });

  it("tells of each whom it was asked of, when and how often, and since when nobody answers", async () => {
    const { says } = await ask("papers");
    expect(says).toContain(
      "Review 16 October 2026. Asked of Amina Diallo 5 times, last on 13 November 2026. No answer since 16 October 2026.",
    );
    expect(says).toContain(
      "Owen Pryce told as plan owner on 23 October 2026 · Thea Lund told as theme lead on 30 October 2026 · on this list since 6 November 2026",
    );
  });

  it("says what to type while no paper deadline is set, and goes by the one that is set as it says", async () => {
    const { says } = await ask("papers");
    expect(says).toContain("No paper deadline is set: type “plan set paper deadlines DAY, DAY”.");
    const preview = await ask("set paper deadlines 9 October 2026, 4 December");
    expect(preview.says).toContain("What nobody answers would go into the papers due 4 December 2026.");
    await pressBot(bot, preview, "Save", {}, owen);
    expect((await ask("papers")).says).toContain("1 action unanswered, for the board's papers due 4 December 2026");
    expect((await ask("papers", carys)).says).not.toContain("No paper deadline");
  });

  it("holds back and lets go where it is listed, for owners alone", async () => {
    const shown = await ask("papers");
    const held = await pressBot(bot, shown, "Not further for now", {}, owen);
    expect(held.says).toContain("1.1.1 goes not further for now");
    const now = await pressBot(bot, held, "Back", {}, owen);
    expect(now.says).toContain("0 actions unanswered, for the board's next papers");
    expect(now.says).toContain("not further for now, says Owen Pryce");
    const others = await ask("papers", carys);
    expect(others.says).toContain("Nothing is unanswered for the board's next papers");
    await pressBot(bot, now, "Let it climb", {}, owen);
    const chairs = await ask("papers", carys);
    expect(chairs.says).toContain("1 action unanswered, for the board's next papers");
    expect([...chairs.buttons.keys()]).toEqual(["Open 1.1.1"]);
  });

  it("is no lead's to see", async () => {
    expect((await ask("papers", amina)).says).toContain("You cannot see what is unanswered yourself");
  });

  it("shows all who look on in a channel no more than an owner has been told of", async () => {
    const late = anAction({ id: "a2", ref: "1.1.2", reviewDate: row.date, endDate: null });
    const plan = aPlan({ key: { ...key, plan: "west-2027" }, title: "West Plan", settings: DEFAULT_SETTINGS });
    await world.plans.createPlan({ plan, actions: [late], history: [] });
    await world.plans.recordAsked(
      plan.key,
      onLadder.map((one) => ({ ...one, about: theAction("a2") })),
    );
    expect((await ask("papers in plan west-2027")).says).toContain("1.1.2");
    expect((await ask("papers in plan west-2027", owen, board)).says).not.toContain("1.1.2");
  });

  it("is on an owner's desk, with the way to it", async () => {
    const desk = await ask("waiting");
    expect(desk.says).toContain("1 action goes into them as unanswered. Owners see the list first.");
    expect((await pressBot(bot, desk, "See the list", {}, owen)).says).toContain(
      "1 action unanswered, for the board's next papers",
    );
    expect((await ask("waiting", owen, board)).says).not.toContain("as unanswered");
    expect((await ask("waiting", carys)).says).not.toContain("as unanswered");
  });
});
