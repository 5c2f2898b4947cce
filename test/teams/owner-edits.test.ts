import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { Action } from "../../src/domain/plan/action.ts";
import { createHear } from "../../src/teams/answers/hear.ts";
import { AMINA, anAction, aPerson, aPlan, KEY, NOW, OWEN } from "../builders.ts";
import { type Someone, startTestBot, type TestBot, testTenant } from "../fakes/bot.ts";
import type { ReadCard } from "../fakes/read-card.ts";
import { askBot, pressBot } from "../fakes/talk.ts";
import { aWorld } from "../fakes/world.ts";

const key = { ...KEY, tenant: testTenant };
const owen = { id: OWEN, name: "Owen Pryce" };
const amina = { id: AMINA, name: "Amina Diallo" };
const petra = { id: "petra", name: "Petra Quill" };
const plan = aPlan({ key, people: [...aPlan().people, { ...aPerson("petra", "Petra Quill"), roles: ["owner"] }] });

let world: Awaited<ReturnType<typeof aWorld>>;
let bot: TestBot;

beforeEach(async () => {
  const actions = [
    anAction(),
    anAction({ id: "a2", ref: "1.1.2", title: "Teach the new template", dependsOn: ["1.1.1"] }),
  ];
  world = await aWorld(actions, plan);
  const hear = createHear({ ...world, log: { info: () => {}, error: () => {} } });
  bot = await startTestBot({ hear, now: () => NOW });
});
afterEach(() => bot.stop());

const ask = (text: string, person: Someone = owen) => askBot(bot, text, person);
const press = (shown: ReadCard, title: string, inputs = {}, person: Someone = owen) =>
  pressBot(bot, shown, title, inputs, person);

async function edit(more: Record<string, unknown>): Promise<ReadCard> {
  const form = await ask("edit 1.1.1");
  expect(form.says).toContain("It changes at once.");
  return press(form, "Save", { ...Object.fromEntries(form.inputs), reason: "Clearer", ...more });
}

async function stored(id = "a1"): Promise<Action> {
  const found = await world.plans.readAction(key, id);
  if (found === undefined) throw new Error(`no action ${id}`);
  return found.value;
}

describe("an owner's edit", () => {
  it("is laid on at once and undone by one press, once; the history keeps both", async () => {
    const saved = await edit({ title: "Rewrite it with children" });
    expect(saved.says).toContain("1.1.1 is changed. You can undo it for 10 minutes.");
    expect(await stored()).toMatchObject({ title: "Rewrite it with children", proposal: null });
    const undone = await press(saved, "Undo");
    expect(undone.says).toContain("Taken back; the history keeps both.");
    expect(await stored()).toMatchObject({ title: anAction().title, version: 3 });
    expect((await press(saved, "Undo")).says).toContain("That was done already, and only once.");
    const history = (await ask("history 1.1.1")).says;
    expect(history).toContain("Changed, Owen Pryce");
    expect(history).toContain("Change taken back, Owen Pryce");
  });

  it("is not undone once another has changed the same", async () => {
    const saved = await edit({ title: "Rewrite it with children" });
    const form = await ask("edit 1.1.1", petra);
    await press(form, "Save", { ...Object.fromEntries(form.inputs), title: "Rewrite it", reason: "Short" }, petra);
    expect((await press(saved, "Undo")).says).toContain("Edit it again to put it right.");
    expect(await stored()).toMatchObject({ title: "Rewrite it" });
  });

  it("moves it to another place and ref, by which it is found, and by the old one too", async () => {
    const saved = await edit({ ref: "", place: "objective 2.1" });
    expect(saved.says).toContain("What was 1.1.1 is now 2.1.1.");
    expect(await stored()).toMatchObject({ ref: "2.1.1", theme: "2", objective: "2.1" });
    expect((await ask("show 1.1.1", amina)).says).toContain("What was 1.1.1 is now 2.1.1.");
    expect((await ask("show 1.1.2", amina)).says).toContain("2.1.1 ");
    const form = await ask("edit 2.1.1");
    const taken = { ...Object.fromEntries(form.inputs), reason: "x", ref: "1.1.2" };
    expect((await press(form, "Save", taken)).says).toContain("“1.1.2” is the ref of another action");
    await press(saved, "Undo");
    expect(await stored()).toMatchObject({ ref: "1.1.1", theme: "1", objective: "1.1" });
    expect(await world.plans.listRefs(key)).toEqual(["1.1.1", "1.1.2"]);
  });

  it("waits where it moves the end date, and says for whom", async () => {
    const saved = await edit({ title: "Rewrite it with children", endDate: "2027-05-31" });
    expect(saved.says).toContain("1.1.1 is changed. Its new end date waits for Petra Quill.");
    const card = await press(await ask("waiting", petra), "Decide 1.1.1", {}, petra);
    expect(card.says).toContain("31 March 2027 → 31 May 2027");
    await press(card, "Accept the change", {}, petra);
    expect(await stored()).toMatchObject({ endDate: "2027-05-31", revisions: [{ askedBy: "Owen Pryce" }] });
  });

  it("asks a lead for neither ref nor place", async () => {
    const form = await ask("edit 1.1.1", amina);
    expect([form.inputs.has("ref"), form.inputs.has("place")]).toEqual([false, false]);
  });
});

describe("withdrawing", () => {
  it("is proposed by one owner and accepted by the other", async () => {
    const asked = await ask("withdraw 1.1.1");
    expect(asked.says).toContain("Carys Vaughan or Petra Quill agrees before it leaves the plan.");
    const proposed = await press(asked, "Withdraw", { words: "The board dropped it" });
    expect(proposed.says).toContain("Withdrawing 1.1.1 is proposed. It waits for Carys Vaughan or Petra Quill");
    expect(await stored()).toMatchObject({ state: "open" });
    const waiting = await ask("waiting", petra);
    expect(waiting.says).toContain("Withdraw it?");
    const card = await press(waiting, "Decide 1.1.1", {}, petra);
    expect(card.says).toContain("May 1.1.1 be withdrawn?");
    expect((await press(card, "Accept the change", {}, petra)).says).toContain("Accepted: 1.1.1 has left the plan.");
    expect(await stored()).toMatchObject({ state: "withdrawn" });
    expect((await ask("history 1.1.1")).says).toContain("Withdrawn, Petra Quill");
  });

  it("is refused with words, and it stays", async () => {
    await ask("carry 1.1.1 because it takes longer");
    const card = await press(await ask("waiting", petra), "Decide 1.1.1", {}, petra);
    expect((await press(card, "Refuse", { words: "It is nearly done" }, petra)).says).toContain("stands as it was");
    expect(await stored()).toMatchObject({ state: "open", proposal: null });
  });
});
