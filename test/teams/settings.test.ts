import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { createHear } from "../../src/teams/answers/hear.ts";
import { anAction, anEvent, aPlan, CARYS, KEY, NOW, OWEN, VIV } from "../builders.ts";
import { type Someone, startTestBot, type TestBot, testTenant } from "../fakes/bot.ts";
import { type ReadCard, readCard } from "../fakes/read-card.ts";
import { aWorld } from "../fakes/world.ts";
import { saidEvents } from "../said-events.ts";

const key = { ...KEY, tenant: testTenant };
const other = { tenant: testTenant, plan: "west-2027" };
const owen = { id: OWEN, name: "Owen Pryce" };
const viv = { id: VIV, name: "Viv Marsh" };
const carys = { id: CARYS, name: "Carys Vaughan" };
const channel = { conversation: "19:board@thread.tacv2;messageid=1", kind: "channel" } as const;

let world: Awaited<ReturnType<typeof aWorld>>;
let bot: TestBot;

beforeEach(async () => {
  const ahead = anAction({ reviewDate: "2026-12-24", endDate: null });
  world = await aWorld([ahead], aPlan({ key }));
  const log = { info: () => {}, error: () => {} };
  bot = await startTestBot({ hearWith: (roster) => createHear({ ...world, roster, log }), now: () => NOW });
});
afterEach(() => bot.stop());

const posted = () => bot.connector.delivered.filter(({ method }) => method === "POST");

async function ask(text: string, person: Someone = owen, place?: typeof channel): Promise<ReadCard> {
  const before = posted().length;
  await bot.as(person, place).says(text);
  expect(posted(), text).toHaveLength(before + 1);
  return readCard(posted().at(-1)?.activity.attachments[0].content);
}

async function press(shown: ReadCard, title: string, inputs = {}, person: Someone = owen): Promise<ReadCard> {
  const pressed = shown.buttons.get(title);
  if (pressed === undefined) throw new Error(`no button ${title} among ${[...shown.buttons.keys()]}`);
  const sent = { ...pressed.data, ...inputs };
  return readCard((await bot.as(person).presses(pressed.verb, sent)).body?.value);
}

async function planNow() {
  const stored = await world.plans.readPlan(key);
  if (typeof stored === "string") throw new Error(stored);
  return stored.value;
}
const events = () => saidEvents(world.plans, key);

describe("plan set", () => {
  it("shows what it means, and saves only what is then saved; the event says old and new", async () => {
    const shown = await ask("plan set closed 24 December, 31 December");
    expect(shown.says).toContain("Closed days: \nnone → 24 December 2026, 31 December 2026.");
    expect(shown.says).toContain("1 date falls on a day nobody works");
    expect(shown.says).toContain("1.1.1 (24 December 2026, asked on 23 December 2026)");
    expect((await planNow()).settings.week.closed).toEqual([]);
    const saved = await press(shown, "Save");
    expect(saved.says).toContain("Saved: Closed days none → 24 December 2026, 31 December 2026.");
    expect((await planNow()).settings.week.closed).toEqual(["2026-12-24", "2026-12-31"]);
    expect(await events()).toMatchObject([
      {
        kind: "settings changed",
        byName: "Owen Pryce",
        says: "Settings changed: Closed days none → 24 December 2026, 31 December 2026.",
      },
    ]);
  });

  it("names the next run and who would be asked", async () => {
    const shown = await ask("plan set lead days 30");
    expect(shown.says).toContain("The next run stays on Monday 23 November 2026 at 09:00.");
    expect(shown.says).toContain("1 person would be asked then who would not be now: Amina Diallo.");
    const hour = await ask("set hour 8.30");
    expect(hour.says).toContain("The next run is on Monday 23 November 2026 at 08:30 instead of 09:00.");
  });

  it("saves once however often Save is pressed", async () => {
    const shown = await ask("plan set grace 2");
    await press(shown, "Save");
    expect((await press(shown, "Save")).says).toContain("All of that is so already");
    expect(await events()).toHaveLength(1);
  });

  it("refuses what was shown before the settings changed, and shows it anew", async () => {
    const shown = await ask("plan set grace 2");
    await press(await ask("plan set hour 08:00"), "Save");
    const again = await press(shown, "Save");
    expect(again.says).toContain("Somebody changed the settings after your card was drawn");
    expect((await planNow()).settings).toMatchObject({ hour: "08:00", grace: 0 });
    await press(again, "Save");
    expect((await planNow()).settings).toMatchObject({ hour: "08:00", grace: 2 });
  });

  it("says what is allowed, and which settings there are", async () => {
    expect((await ask("plan set hour 25:00")).says).toContain("Give an hour between 06:00 and 20:00, such as 08:30.");
    expect((await ask("plan set colour blue")).says).toContain("“colour blue” names no setting");
    expect((await ask("plan set hour 09:00")).says).toContain("so already");
  });

  it("is for owners alone, on a card as well", async () => {
    expect((await ask("plan set grace 2", viv)).says).toContain("You cannot turn settings yourself");
    const shown = await ask("plan set grace 2");
    expect((await press(shown, "Save", {}, carys)).says).toContain("You cannot turn settings yourself");
    expect((await planNow()).settings.grace).toBe(0);
    expect(await events()).toEqual([]);
  });
});

describe("a setting of a theme or an action", () => {
  it("shows what it means, is saved, and its event says what it was and is", async () => {
    const shown = await ask("set lead days 30 for theme 1");
    expect(shown.says).toContain("Lead days for theme 1: \n10, 2 (plan's own) → 30.");
    expect(shown.says).toContain("1 person would be asked then who would not be now: Amina Diallo.");
    expect((await planNow()).settings.overrides).toEqual([]);
    const saved = await press(shown, "Save");
    expect(saved.says).toContain("Saved: Lead days for theme 1: 10, 2 (plan's own) → 30.");
    expect((await planNow()).settings.overrides).toEqual([{ of: "theme", id: "1", settings: { leadDays: [30] } }]);
    expect(await events()).toMatchObject([
      { kind: "settings changed", says: "Settings changed: Lead days for theme 1: 10, 2 (plan's own) → 30." },
    ]);
  });

  it("stands on the settings card with how to take it back, and is gone once that is typed", async () => {
    await press(await ask("plan set repeat 3 for 1.1.1"), "Save");
    expect((await ask("settings", viv)).says).toContain("1.1.1  \nRepeat 3");
    const how = /type for example (plan set .+?)\.(?:\n|$)/.exec((await ask("settings")).says)?.[1] ?? "";
    expect(how).toBe("plan set repeat plan's own for 1.1.1");
    await press(await ask(how), "Save");
    expect((await planNow()).settings.overrides).toEqual([]);
    expect((await ask("settings")).says).not.toContain("1.1.1");
  });

  it("is shown six a page", async () => {
    const plan = await world.plans.readPlan(key);
    if (typeof plan === "string") throw new Error(plan);
    const overrides = Array.from({ length: 8 }, (_, at) => ({
      ...{ of: "theme" as const, id: `${at + 1}` },
      settings: { grace: 2 },
    }));
    const settings = { ...plan.value.settings, overrides };
    await world.plans.savePlan({ value: { ...plan.value, settings }, mark: plan.mark }, anEvent());
    const first = await ask("settings");
    expect(first.says).toContain("Page 1 of 2");
    expect((await press(first, "Next")).says).toContain("theme 8");
  });

  it("is only what a theme or an action may have, of those the plan has, and an owner's to turn", async () => {
    expect((await ask("plan set hour 08:30 for theme 2")).says).toContain("Hour is one for the whole plan");
    expect((await ask("plan set grace 3 for theme 7")).says).toContain("There is no theme “7” in the plan");
    expect((await ask("plan set grace 3 for 7.7.7")).says).toContain("There is no action “7.7.7” in the plan");
    expect((await ask("plan set grace 3 for theme 2", viv)).says).toContain("You cannot turn settings yourself");
    expect(await events()).toEqual([]);
  });
});

describe("the settings card", () => {
  it("is a form for an owner: several at once, looked at before they are saved", async () => {
    const form = await ask("settings");
    expect(form.inputs.get("set-hour")).toBe("09:00");
    const preview = await press(form, "Show what it means", { "set-hour": "08:00", "set-nation": "Scotland" });
    expect(preview.says).toContain("Change 2 settings?");
    await press(preview, "Save");
    expect((await planNow()).settings).toMatchObject({ hour: "08:00", week: { nation: "SCT" } });
  });

  it("keeps all that was typed beside what cannot be read", async () => {
    const form = await ask("settings");
    const again = await press(form, "Show what it means", { "set-hour": "noonish", "set-grace": "3" });
    expect(again.says).toContain("Hour cannot be “noonish”");
    expect([again.inputs.get("set-hour"), again.inputs.get("set-grace")]).toEqual(["noonish", "3"]);
  });

  it("is read-only for everyone else", async () => {
    const shown = await ask("settings", viv);
    expect(shown.inputs.size).toBe(0);
    expect(shown.buttons.size).toBe(0);
    expect(shown.says).toContain("Owen Pryce may change them");
    expect(shown.says).toContain("Monday to Friday");
  });
});

describe("a channel", () => {
  it("is bound by an owner, once, for those who look on, and unbound again", async () => {
    expect((await ask("bind this channel for partners as Safeguarding partners", owen, channel)).says).toContain(
      "for partners",
    );
    await ask("bind this channel for partners", owen, channel);
    const [bound, another] = (await planNow()).channels ?? [];
    expect(bound).toMatchObject({ conversation: "19:board@thread.tacv2", audience: "partners", boundBy: OWEN });
    expect(another).toBeUndefined();
    expect((await events()).map(({ says }) => says)).toEqual([
      "Safeguarding partners is bound to the plan for partners.",
    ]);
    expect((await ask("settings")).says).toContain("Safeguarding partners");
    expect((await ask("unbind this channel", owen, channel)).says).toContain("no longer bound");
    expect((await planNow()).channels).toEqual([]);
    expect((await ask("unbind this channel", owen, channel)).says).toContain("bound to no plan");
  });

  it("is bound where it is and by an owner alone", async () => {
    expect((await ask("bind this channel for board")).says).toContain("typed in the channel");
    expect((await ask("bind this channel for board", viv, channel)).says).toContain("You cannot bind a channel");
    expect((await planNow()).channels ?? []).toEqual([]);
  });

  it("means its plan where several are there, and belongs to one of them", async () => {
    await world.plans.createPlan({ plan: aPlan({ key: other, title: "West Plan" }), actions: [], history: [] });
    expect((await ask("plan set grace 1", owen, channel)).says).toContain("several plans");
    await ask("bind this channel for board in plan north-2027", owen, channel);
    expect((await ask("plan set grace 1", owen, channel)).says).toContain("Grace");
    const taken = await ask("bind this channel for staff in plan west-2027", owen, channel);
    expect(taken.says).toContain("bound to “Northshire Children's Improvement Plan” already");
  });
});
