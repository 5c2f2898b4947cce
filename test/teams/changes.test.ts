import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { labelValue } from "../../src/domain/changes/leads.ts";
import type { Action } from "../../src/domain/plan/action.ts";
import { createHear } from "../../src/teams/answers/hear.ts";
import { AMINA, anAction, aPlan, BEN, CARYS, KEY, NOW, OWEN, THEA } from "../builders.ts";
import { type Someone, startTestBot, type TestBot, testTenant } from "../fakes/bot.ts";
import type { ReadCard } from "../fakes/read-card.ts";
import { askBot, postedBy, pressBot } from "../fakes/talk.ts";
import { aWorld } from "../fakes/world.ts";
import { saidEvents } from "../said-events.ts";

const key = { ...KEY, tenant: testTenant };
const people = {
  amina: { id: AMINA, name: "Amina Diallo" },
  ben: { id: BEN, name: "Ben Okafor" },
  carys: { id: CARYS, name: "Carys Vaughan" },
  owen: { id: OWEN, name: "Owen Pryce" },
  thea: { id: THEA, name: "Thea Lund" },
};
const { amina, ben, carys, owen, thea } = people;
const actions = [
  anAction(),
  anAction({ id: "a2", ref: "1.1.2", title: "Teach the new template to every team", rag: "green" }),
  anAction({
    id: "a3",
    ref: "2.1.1",
    theme: "2",
    objective: "2.1",
    leads: [{ label: "Ben Okafor", accountable: true }],
  }),
];

let world: Awaited<ReturnType<typeof aWorld>>;
let bot: TestBot;

beforeEach(async () => {
  world = await aWorld(actions, aPlan({ key }));
  const hear = createHear({ ...world, log: { info: () => {}, error: () => {} } });
  bot = await startTestBot({ hear, now: () => NOW });
});
afterEach(() => bot.stop());

const posted = () => postedBy(bot);

const ask = (text: string, person: Someone = owen) => askBot(bot, text, person);

const press = (shown: ReadCard, title: string, inputs = {}, person: Someone = owen) =>
  pressBot(bot, shown, title, inputs, person);

/** What a form holds when it comes, as a client sends it back. */
function typed(form: ReadCard, more: Record<string, unknown> = {}): Record<string, unknown> {
  return { ...Object.fromEntries(form.inputs), ...more };
}

async function stored(ref: string): Promise<Action> {
  const found = await world.plans.findAction(key, ref);
  if (found === undefined) throw new Error(`no action ${ref}`);
  return found.value;
}

const kinds = async (id: string) =>
  (await world.plans.listHistory(key, id, 9, null)).items.map(({ kind }) => kind).reverse();

describe("adding an action", () => {
  it("asks where it belongs, offers the next free ref, and adds it with where it came from", async () => {
    const where = await ask("add action");
    expect(where.says).toContain("Where does the new action belong?");
    const form = await press(where, "Next", { place: "objective 1.1" });
    expect(form.says).toContain("Theme 1: Practice that is good every time · 1.1 Plans that children understand");
    expect(form.inputs.get("ref")).toBe("1.1.3");
    const filled = typed(form, {
      ...{
        title: "Ask every child what their plan says",
        accountable: labelValue("Ben Okafor"),
        endDate: "2027-06-30",
      },
      ...{ measures: "Nine in ten can say\nNone unheard", cadence: "monthly", origin: "inspection" },
      originWords: "page 12, paragraph 40",
    });
    const added = await press(form, "Add", filled);
    expect(added.says).toContain("1.1.3 is added to the plan.");
    expect(await stored("1.1.3")).toMatchObject({
      ...{ title: "Ask every child what their plan says", state: "not-started", theme: "1", objective: "1.1" },
      ...{ leads: [{ label: "Ben Okafor", accountable: true }], endDate: "2027-06-30", cadence: "monthly" },
      ...{ reviewDate: "2026-11-30", measures: ["Nine in ten can say", "None unheard"] },
      source: "Inspection, page 12, paragraph 40",
    });
    const { id } = await stored("1.1.3");
    expect((await world.plans.listHistory(key, id, 9, null)).items).toMatchObject([
      { kind: "added", byName: "Owen Pryce", reason: "Inspection, page 12, paragraph 40" },
    ]);
    expect(await saidEvents(world.plans, key)).toMatchObject([
      { kind: "action added", says: "Owen Pryce added 1.1.3: Ask every child what their plan says" },
    ]);
    const again = await press(form, "Add", filled);
    expect(again.says).toContain("That was done already, and only once.");
    expect(await world.plans.listRefs(key)).toEqual(["1.1.1", "1.1.2", "1.1.3", "2.1.1"]);
  });

  it("refuses a ref in use and keeps what was typed", async () => {
    const form = await ask("add action 1.1", thea);
    const filled = typed(form, { ref: "1.1.02", title: "Something new", accountable: labelValue("Thea Lund") });
    const refused = await press(form, "Add", filled, thea);
    expect(refused.says).toContain("“1.1.02” is the ref of another action, “Teach the new template to every team”.");
    expect(refused.says).toContain("such as 1.1.3.");
    expect(refused.inputs.get("title")).toBe("Something new");
    await press(refused, "Add", typed(refused, { ref: "1.1.9" }), thea);
    expect(await stored("1.1.9")).toMatchObject({ title: "Something new" });
  });

  it("may begin an objective, and a person whom no name stands for joins the plan's names", async () => {
    const form = await ask("add action theme 2");
    const [owner] = [...choicesOf(form)].filter(({ title }) => title === "Owen Pryce");
    const filled = typed(form, {
      title: "Count every call",
      newObjective: "Calls answered",
      accountable: owner?.value,
    });
    await press(form, "Add", filled);
    expect(await stored("2.2.1")).toMatchObject({
      objective: "2.2",
      leads: [{ label: "Owen Pryce", accountable: true }],
    });
    const plan = await world.plans.readPlan(key);
    expect(plan).toMatchObject({
      value: { objectives: expect.arrayContaining([{ ref: "2.2", theme: "2", title: "Calls answered" }]) },
    });
    expect((await ask("my actions")).says).toContain("Count every call");
  });

  it("may be led by somebody of a team who is not in the plan yet, and no other's name is taken for theirs", async () => {
    await world.members.keep(testTenant, "19:team@thread.tacv2", [{ person: "zed", name: "Zed Stone" }]);
    const form = await ask("add action theme 2");
    const filled = typed(form, { title: "Count every call", newObjective: "Calls answered" });
    expect((await press(form, "Add", { ...filled, other: "Una Known" })).says).toContain("surely “Una Known”");
    await press(form, "Add", { ...filled, other: "Zed Stone" });
    expect((await ask("my actions", { id: "zed", name: "Zed Stone" })).says).toContain("Count every call");
  });

  it("is for owners, and for theme leads in their themes", async () => {
    expect((await ask("add action", amina)).says).toContain("You cannot add an action yourself");
    expect((await ask("add action theme 2", thea)).says).toContain(
      "There is no theme or objective “theme 2” where you may add",
    );
  });

  function choicesOf(form: ReadCard): readonly { readonly title: string; readonly value: string }[] {
    const card = posted().at(-1)?.activity.attachments[0].content;
    expect(form.inputs.has("accountable")).toBe(true);
    return card.body.find((element: { id?: string }) => element.id === "accountable").choices;
  }
});

describe("editing an action", () => {
  const change = { title: "Rewrite the template with children", endDate: "2027-05-31", reason: "The pilot grew" };

  it("is proposed by its lead, accepted by an owner, and counts a moved end date as a slip", async () => {
    const form = await ask("edit 1.1.1", amina);
    expect(form.inputs.get("title")).toBe("Rewrite the plan template with young people");
    const proposed = await press(form, "Propose the change", typed(form, change), amina);
    expect(proposed.says).toContain("Your change of 1.1.1 is proposed. It waits for Owen Pryce");
    expect(await stored("1.1.1")).toMatchObject({
      title: "Rewrite the plan template with young people",
      endDate: "2027-03-31",
    });
    expect((await ask("edit 1.1.1", thea)).says).toContain(
      "“Amina Diallo” has proposed a change of 1.1.1 (title and end date), which waits for a decision.",
    );
    const card = await press(await ask("show 1.1.1"), "Decide on the change");
    expect(card.says).toContain("Rewrite the plan template with young people → Rewrite the template with children");
    expect(card.says).toContain("31 March 2027 → 31 May 2027");
    const accepted = await press(card, "Accept the change");
    expect(accepted.says).toContain("Accepted: 1.1.1 is changed.");
    expect(await stored("1.1.1")).toMatchObject({
      ...{ title: "Rewrite the template with children", endDate: "2027-05-31", proposal: null },
      revisions: [
        {
          from: "2027-03-31",
          to: "2027-05-31",
          reason: "The pilot grew",
          askedBy: "Amina Diallo",
          approvedBy: "Owen Pryce",
        },
      ],
    });
    expect(await kinds("a1")).toEqual(["imported", "edit-proposed", "edit-accepted"]);
    expect((await press(card, "Accept the change")).says).toContain("That was done already");
  });

  it("is refused with words, and stands as it was", async () => {
    const form = await ask("edit 1.1.1", amina);
    await press(form, "Propose the change", typed(form, change), amina);
    const card = await press(await ask("show 1.1.1"), "Decide on the change");
    const asked = await press(card, "Refuse", { words: " " });
    expect(asked.says).toContain("Say why not: the one who proposed it reads it.");
    const refused = await press(asked, "Refuse", { words: "The board asked for March" });
    expect(refused.says).toContain("Refused: 1.1.1 stands as it was.");
    expect((await ask("history 1.1.1", amina)).says).toContain("Reason: The board asked for March");
    expect(await stored("1.1.1")).toMatchObject({ endDate: "2027-03-31", proposal: null });
  });

  it("is decided on what stands now where the action changed meanwhile", async () => {
    const form = await ask("edit 1.1.1", amina);
    await press(form, "Propose the change", typed(form, { title: "Shorter", reason: "Too long" }), amina);
    const card = await press(await ask("show 1.1.1"), "Decide on the change");
    await ask("update 1.1.1 green Forty plans use it", amina);
    const redrawn = await press(card, "Accept the change");
    expect(redrawn.says).toContain("Amina Diallo changed this action");
    await press(redrawn, "Accept the change");
    expect(await stored("1.1.1")).toMatchObject({ title: "Shorter", rag: "green" });
  });

  it("keeps what was typed where it may not be saved", async () => {
    const form = await ask("edit 1.1.1", amina);
    const refused = await press(form, "Propose the change", typed(form, { ...change, reason: "" }), amina);
    expect(refused.says).toContain("Say why it is changed: the history keeps it.");
    expect(refused.inputs.get("title")).toBe(change.title);
  });

  it("is not decided by the one who proposed it", async () => {
    const form = await ask("edit 1.1.1");
    await press(form, "Save", typed(form, change));
    expect((await ask("show 1.1.1")).buttons.has("Decide on the change")).toBe(false);
    const card = await press(await ask("show 1.1.1", carys), "Decide on the change", {}, carys);
    expect((await press(card, "Accept the change", {}, owen)).says).toContain(
      "You cannot decide about the change of 1.1.1 yourself",
    );
    expect((await press(card, "Accept the change", {}, carys)).says).toContain("Accepted");
  });
});

describe("an action that is set aside", () => {
  it("is withdrawn with a reason, leaves the figures and stays listed", async () => {
    const asked = await ask("withdraw 1.1.2");
    expect(asked.says).toContain("Withdraw 1.1.2? It leaves the figures and stays listed.");
    expect(asked.says).not.toContain("Say why");
    expect((await press(asked, "Withdraw", { words: " " })).says).toMatch(/^Say why it is withdrawn/);
    const done = await press(asked, "Withdraw", { words: "The board dropped it" });
    expect(done.says).toContain("1.1.2 is withdrawn");
    const shown = await ask("show 1.1.2", amina);
    expect(shown.says).toMatch(
      /Withdrawn: \nby Owen Pryce alone, as the plan’s one owner, .*\(“The board dropped it”\)/,
    );
    expect(shown.buttons.has("Update")).toBe(false);
    expect((await ask("withdrawn actions", amina)).says).toContain("1 action withdrawn, not counted in the figures");
    const summary = (await ask("summary")).says;
    expect(summary).toContain("2 of 2 (100%)");
    expect(summary).toContain("1 withdrawn: not counted in the figures");
    expect((await ask("update 1.1.2 green More done", amina)).says).toContain(
      "Action 1.1.2 was withdrawn, so nothing was saved.",
    );
    expect((await ask("my actions", amina)).says).not.toContain("1.1.2");
    expect((await ask("resume 1.1.2")).says).toContain("1.1.2 is back");
    expect(await kinds("a2")).toEqual(["imported", "withdrawn", "resumed"]);
  });

  it("says what falls away with it, and what waits again once it is back", async () => {
    const form = { progress: "All trained", evidence: "Register", difference: "Heard", rag: "complete" };
    await press(await ask("update 1.1.2", amina), "Save", form, amina);
    expect((await ask("withdraw 1.1.2 because of the board")).says).not.toContain("falls away");
    expect((await ask("resume 1.1.2")).says).toContain("1.1.2 is back: it awaits sign-off as before.");
    const edit = await ask("edit 1.1.1", amina);
    await press(edit, "Propose the change", typed(edit, { title: "Rewrite it", reason: "Clearer" }), amina);
    expect((await ask("withdraw 1.1.1 because of the board")).says).toContain(
      "What was asked of it and is not decided",
    );
  });

  it("is merged into another, and both say so", async () => {
    expect((await ask("merge 1.1.2 into 1.1.1 because They are one piece of work")).says).toContain("1.1.2 is merged");
    expect((await ask("show 1.1.2")).says).toContain("Merged into 1.1.1: Rewrite the plan template with young people");
    expect((await ask("show 1.1.1")).says).toContain("1.1.2 was merged into it: Teach the new template to every team");
    expect((await ask("history 1.1.2")).says).toContain("Merged into: none → 1.1.1");
    expect((await ask("merge 2.1.1 into 1.1.2 because …")).says).toContain("Action 1.1.2 has left the plan");
    expect((await ask("merge 2.1.1 into 2.1.1 because …")).says).toContain("cannot be merged into itself");
  });

  it("is paused until a day, and its lead is told", async () => {
    expect((await ask("pause 2.1.1 until 1 March because The post is vacant", carys)).says).toContain(
      "2.1.1 is paused: nobody is asked about it before 1 March 2027",
    );
    expect((await ask("my actions", ben)).says).toContain("Paused: nobody is asked (1)");
    expect((await ask("update 2.1.1 green Filled", ben)).says).toContain("Action 2.1.1 is paused until 1 March 2027");
    expect((await ask("pause 1.1.1 until soonish because", owen)).says).toContain("is not a date we could read");
  });

  it("is decided by owners and chairs alone, and nothing twice", async () => {
    expect((await ask("carry 1.1.1 because Later", amina)).says).toContain("You cannot carry 1.1.1 yourself");
    expect((await ask("carry 1.1.1 to the next plan because Later")).says).toContain("carried to the next plan");
    expect((await ask("carry 1.1.1 because Later")).says).toContain("so it cannot be carried and nothing was changed");
  });

  it("is restricted by an owner", async () => {
    expect((await ask("restrict 1.1.1")).says).toContain("1.1.1 is restricted");
    expect(await stored("1.1.1")).toMatchObject({ restricted: true });
    expect((await ask("restrict 1.1.1")).says).toContain("is restricted already");
    expect((await ask("unrestrict 1.1.1")).says).toContain("open to everybody of the plan again");
  });
});

describe("what may be changed", () => {
  it("is listed with its words, by what one may do", async () => {
    const owner = await press(await ask("show 1.1.1"), "Change");
    expect(owner.says).toContain("withdraw 1.1.1 because …");
    expect([...owner.buttons.keys()]).toEqual([
      "Edit",
      "Pause",
      "Withdraw",
      "Merge",
      "Carry to the next plan",
      "Back to 1.1.1",
    ]);
    const lead = await press(await ask("show 1.1.1", amina), "Change", {}, amina);
    expect([...lead.buttons.keys()]).toEqual(["Edit", "Back to 1.1.1"]);
  });
});
