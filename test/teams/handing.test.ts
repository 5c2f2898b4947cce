import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { Plan } from "../../src/domain/plan/plan.ts";
import { createHear } from "../../src/teams/answers/hear.ts";
import { AMINA, anAction, aPlan, BEN, KEY, NOW, OWEN, THEA, VIV } from "../builders.ts";
import { type Someone, startTestBot, type TestBot, testTenant } from "../fakes/bot.ts";
import { type ReadCard, readCard } from "../fakes/read-card.ts";
import { askBot, pressBot } from "../fakes/talk.ts";
import { aWorld } from "../fakes/world.ts";

const key = { ...KEY, tenant: testTenant };
const amina = { id: AMINA, name: "Amina Diallo" };
const ben = { id: BEN, name: "Ben Okafor" };
const owen = { id: OWEN, name: "Owen Pryce" };
const thea = { id: THEA, name: "Thea Lund" };
const viv = { id: VIV, name: "Viv Marsh" };
const DECEMBER = new Date("2026-12-01T10:00:00Z");

let world: Awaited<ReturnType<typeof aWorld>>;
let bot: TestBot;
let now = NOW;

beforeEach(async () => {
  now = NOW;
  const people = aPlan().people.map((one) => (one.id === THEA ? { ...one, roles: ["owner"] as const } : one));
  world = await aWorld(
    [anAction({ reviewDate: "2026-11-20" }), anAction({ id: "a2", ref: "1.1.2", title: "Train every team" })],
    aPlan({ key, people }),
  );
  const log = { info: () => {}, error: () => {} };
  bot = await startTestBot({ hear: createHear({ ...world, log }), now: () => now });
  await world.members.keep(testTenant, "19:team@thread.tacv2", [{ person: "zed", name: "Zed Stone" }]);
});
afterEach(() => bot.stop());

const planNow = async (): Promise<Plan> => {
  const stored = await world.plans.readPlan(key);
  if (typeof stored === "string") throw new Error(stored);
  return stored.value;
};
const actionNow = async (id = "a1") => (await world.plans.readAction(key, id))?.value;

const ask = (text: string, person: Someone = owen) => askBot(bot, text, person);

const press = (shown: ReadCard, title: string, inputs = {}, person: Someone = owen) =>
  pressBot(bot, shown, title, inputs, person);

describe("a handover", () => {
  it("is shown, pressed, and comes to pass by itself on its day; the history tells it", async () => {
    const shown = await ask("handover Amina Diallo to Ben Okafor from 1 December");
    expect(shown.says).toContain("From 1 December 2026, in 11 days.");
    expect(shown.says).toContain("Open actions: \n2 (1.1.1, 1.1.2)");
    expect((await planNow()).handovers).toBeUndefined();
    expect((await press(shown, "Hand over")).says).toMatch(/^Noted: on 1 December 2026 what Amina Diallo holds/);
    expect((await press(shown, "Hand over")).says).toMatch(/^Noted/);
    expect(await world.plans.listEvents(key, "", "~")).toHaveLength(1);

    expect((await ask("people")).says).toContain("From 1 December 2026: Ben Okafor");

    expect((await ask("reminders", amina)).says).toContain("1.1.1");
    expect((await ask("reminders", ben)).says).toContain("Nothing is waiting");
    now = DECEMBER;
    expect((await ask("reminders", ben)).says).toContain("1.1.1");
    expect((await ask("reminders", amina)).says).toContain("Nothing is waiting");
    expect((await ask("update 1.1.1 amber Two teams trained", amina)).says).toMatch(/You cannot update/);

    expect((await ask("show 1.1.1", ben)).says).toContain("Lead: \nAmina Diallo (now Ben Okafor)");
    expect((await ask("my actions", ben)).says).toContain("Amina Diallo (now Ben Okafor)");
    expect((await ask("update 1.1.1 amber Done", viv)).says).toContain("Ask Amina Diallo (now Ben Okafor), Thea");

    const history = await ask("history 1.1.1", ben);
    expect(history.says).toContain("Handed over, Owen Pryce, 20 November 2026");
    expect(history.says).toContain("Amina Diallo to Ben Okafor from 1 December 2026.");
  });

  it("from today is done at once, pressed twice as once", async () => {
    const shown = await ask("handover Amina Diallo to Zed Stone");
    expect((await press(shown, "Hand over")).says).toMatch(/^Done: what Amina Diallo held .* is Zed Stone's now/);
    await press(shown, "Hand over");
    expect(await world.plans.listEvents(key, "", "~")).toHaveLength(1);
    expect((await ask("my actions", { id: "zed", name: "Zed Stone" })).says).toContain("1.1.1");
  });

  it("can be called off before its day", async () => {
    const done = await press(await ask("handover Amina Diallo to Ben Okafor from 1 December"), "Hand over");
    expect((await press(done, "Call it off")).says).toMatch(/^Called off/);
    now = DECEMBER;
    expect((await ask("my actions", amina)).says).toContain("1.1.1");
  });

  it("cannot be called off on its day; of two the later stands, and says so", async () => {
    const first = await press(await ask("handover Amina Diallo to Ben Okafor from 25 November"), "Hand over");
    await press(await ask("handover Ben Okafor to Zed Stone from 2 December"), "Hand over");
    const second = await ask("handover Amina Diallo to Ben Okafor from 1 December");
    expect(second.says).toContain("Instead of: \nthe handover to Ben Okafor on 25 November 2026");
    expect(second.says).toContain("Mind: \nBen Okafor hands over in turn, to Zed Stone on 2 December 2026");
    const done = await press(second, "Hand over");
    expect((await press(first, "Call it off")).says).toMatch(/hands over to Ben Okafor on 1 December 2026 now/);
    now = DECEMBER;
    expect((await press(done, "Call it off")).says).toMatch(/passed to Ben Okafor on 1 December 2026, so it cannot/);
    expect((await ask("my actions", ben)).says).toContain("1.1.1");
  });

  it("says where the other is away, and nobody would answer for them", async () => {
    await ask("away 20 November to 9 December, cover Amina Diallo", ben);
    const shown = await ask("handover Amina Diallo to Ben Okafor from 1 December");
    expect(shown.says).toContain("Mind: \nBen Okafor is away until 9 December 2026, and then nobody answers for them");
  });

  it("to one of two who share a name is by the beginning of their directory id", async () => {
    const other = "0f6f7d0a-52f4-4d6b-8f57-1b6a2f9c3e01";
    await world.members.keep(testTenant, "19:other@thread.tacv2", [{ person: other, name: "Ben Okafor" }]);
    const unsure = await ask("handover Amina Diallo to Ben Okafor");
    expect(unsure.says).toContain("Did you mean “Ben Okafor (0f6f7d0a)” or “Ben Okafor (ben)”?");
    await press(await ask("handover Amina Diallo to Ben Okafor (0f6f7d0a)"), "Hand over");
    expect((await ask("my actions", { id: other, name: "Ben Okafor" })).says).toContain("1.1.1");
  });

  it("is for owners, and leaves two of them", async () => {
    expect((await ask("handover Amina Diallo to Ben Okafor", amina)).says).toMatch(/You cannot hand over/);
    expect((await ask("handover Owen Pryce to Thea Lund")).says).toMatch(/at least two owners/);
    expect((await ask("remove Thea Lund as owner")).says).toMatch(/at least two owners/);
    expect((await ask("make Ben Okafor owner")).says).toContain("Ben Okafor is now owner");
    expect((await ask("remove Thea Lund as owner")).says).toContain("Thea Lund is no longer owner");
    expect((await ask("roles", ben)).says).toContain("Owners: Ben Okafor and Owen Pryce.");
  });
});

describe("reassigning", () => {
  it("asks for the reason where none is typed, and gives the action to somebody new", async () => {
    const shown = await ask("reassign 1.1.1 to Zed Stone", thea);
    const again = await press(shown, "Give it", { words: " " }, thea);
    expect(again.says).toMatch(/Say why/);
    expect((await press(again, "Give it", { words: "Moved team" }, thea)).says).toMatch(/^Given to another lead/);
    expect((await press(again, "Give it", { words: "Moved team" }, thea)).says).toMatch(/only once/);
    expect((await actionNow())?.leads).toEqual([{ label: "Zed Stone", accountable: true }]);
    expect((await ask("my actions", { id: "zed", name: "Zed Stone" })).says).toContain("1.1.1");
    const history = await ask("history 1.1.1");
    expect(history.says).toContain("Given to another lead, Thea Lund");
    expect(history.says).toContain("Leads: Amina Diallo → Zed Stone");
    expect(history.says).toContain("Reason: Moved team");
  });

  it("is done at once with a reason, under the name the person holds already", async () => {
    expect((await ask("reassign 1.1.2 to Ben Okafor, because Amina leaves")).says).toMatch(/^Given to another lead/);
    expect((await actionNow("a2"))?.leads[0]?.label).toBe("Ben Okafor");
    expect((await planNow()).labels).toHaveLength(3);
  });

  it("is for the theme lead and owners", async () => {
    const refused = await ask("reassign 1.1.1 to Ben Okafor, because I say so", amina);
    expect(refused.says).toMatch(/You cannot say who leads 1\.1\.1 yourself.*Thea Lund or Owen Pryce/);
  });
});

describe("not mine", () => {
  it("stays with its lead where the owner names the same again, and nobody suggests themselves", async () => {
    await ask("not mine 1.1.1, it is amina diallo because I moved", amina);
    expect((await actionNow())?.notMine?.suggests).toBe("");
    expect((await ask("reassign 1.1.1 to Amina Diallo because she has it")).says).toMatch(/^It stays with its lead/);
    expect((await actionNow())?.notMine).toBeNull();
    expect((await ask("history 1.1.1")).says).not.toContain("Given to another lead");
  });

  it("stands on each item of a digest; the owner gives the action to whom is suggested", async () => {
    const digest = await ask("reminders", amina);
    const form = await press(digest, "Not mine", {}, amina);
    expect(form.says).toContain("Is 1.1.1 not yours?");
    const told = await press(form, "Tell the owner", { to: "Ben Okafor", words: "He runs it" }, amina);
    expect(told.says).toMatch(/^The owner is told/);
    expect((await ask("reminders", amina)).says).toContain("said not to be yours: the owner is told");
    expect((await ask("show 1.1.1")).says).toContain("Amina Diallo says that it is not theirs, but Ben Okafor’s");

    const open = { plan: KEY.plan, action: "a1", back: "" };
    const decision = readCard((await bot.as(owen).presses("open-not-mine", open)).body?.value);
    expect(decision.says).toContain("Their words: \nHe runs it");
    const given = await press(decision, "Give it to them", { to: "Ben Okafor", words: "" });
    expect(given.says).toMatch(/^Given to another lead/);
    expect(await actionNow()).toMatchObject({ leads: [{ label: "Ben Okafor" }], notMine: null });
    expect((await ask("history 1.1.1")).says).toContain("Amina Diallo said that it is not theirs. He runs it");
  });

  it("is typed with a name; the owner says with words that it stays", async () => {
    await ask("not mine 1.1.1, it is Ben Okafor, because he runs it", amina);
    expect((await actionNow())?.notMine).toMatchObject({ by: AMINA, suggests: "Ben Okafor", words: "he runs it" });
    const { version } = (await actionNow()) ?? { version: 0 };
    await ask("not mine 1.1.1, it is Ben Okafor, because he runs it", amina);
    expect((await actionNow())?.version).toBe(version);

    const open = { plan: KEY.plan, action: "a1", back: "" };
    const decision = readCard((await bot.as(thea).presses("open-not-mine", open)).body?.value);
    expect((await press(decision, "It stays", { words: "" }, thea)).says).toMatch(/Say why/);
    expect((await press(decision, "It stays", { words: "You agreed to it" }, thea)).says).toMatch(/^It stays/);
    expect((await actionNow())?.notMine).toBeNull();
    expect((await ask("history 1.1.1")).says).toContain("Reason: You agreed to it");
    const gone = readCard((await bot.as(thea).presses("open-not-mine", open)).body?.value);
    expect(gone.says).toMatch(/waits for a decision any more/);
  });

  it("is for those who are asked, and decided by others", async () => {
    expect((await ask("not mine 1.1.1", viv)).says).toMatch(/You cannot say whose 1\.1\.1 is/);
    await ask("not mine 1.1.1", amina);
    const open = { plan: KEY.plan, action: "a1", back: "" };
    const refused = readCard((await bot.as(amina).presses("open-not-mine", open)).body?.value);
    expect(refused.says).toMatch(/You cannot say who leads 1\.1\.1/);
  });
});

describe("delegates", () => {
  it("are named by a lead and file in their name", async () => {
    expect((await ask("delegate Viv Marsh", amina)).says).toContain("Viv Marsh may file in the name of Amina Diallo");
    await ask("update 1.1.2 amber Two teams trained", viv);
    expect((await actionNow("a2"))?.lastUpdate).toMatchObject({ byName: "Viv Marsh", inNameOf: "Amina Diallo" });
    expect((await ask("no delegate", amina)).says).toContain("Nobody files in the name of Amina Diallo any more");
    expect((await planNow()).delegates).toEqual([]);
  });

  it("are named for another by owners alone", async () => {
    expect((await ask("delegate Viv Marsh for Amina Diallo", ben)).says).toMatch(/You cannot name somebody else's/);
    await ask("delegate Zed Stone for Amina Diallo");
    expect((await planNow()).delegates).toEqual([{ for: AMINA, by: "zed" }]);
    await ask("no delegate Zed Stone for Amina Diallo");
    expect((await planNow()).delegates).toEqual([]);
    expect((await ask("delegate Amina Diallo", amina)).says).toMatch(/their own delegate/);
  });
});
