import { afterEach, describe, expect, it } from "vitest";
import type { Action } from "../../src/domain/plan/action.ts";
import { createHear } from "../../src/teams/answers/hear.ts";
import { AMINA, anAction, aPlan, aWholeUpdate, BEN, KEY, NOW, THEA } from "../builders.ts";
import { startTestBot, type TestBot, testTenant } from "../fakes/bot.ts";
import type { ReadCard } from "../fakes/read-card.ts";
import { askBot, postedBy, pressBot } from "../fakes/talk.ts";
import { aWorld } from "../fakes/world.ts";

const key = { ...KEY, tenant: testTenant };
const amina = { id: AMINA, name: "Amina Diallo" };
const ben = { id: BEN, name: "Ben Okafor" };
const thea = { id: THEA, name: "Thea Lund" };
const { inTheWay: _, via: __, ...filed } = aWholeUpdate();
const lastUpdate = { ...filed, at: "2026-10-20T09:00:00.000Z", byName: amina.name, inNameOf: null };
const needs = "No supplier yet. We need the contract agreed.";
const typed = { rag: "amber", progress: "Two teams use it", nextReview: "2026-12-18" };

let bot: TestBot;
let world: Awaited<ReturnType<typeof aWorld>>;

async function begin(...actions: readonly Partial<Action>[]) {
  const all = actions.map((more, at) => anAction({ id: `a${at + 1}`, ref: `1.1.${at + 1}`, ...more }));
  world = await aWorld(all, aPlan({ key }));
  const hear = createHear({ ...world, log: { info: () => {}, error: () => {} } });
  bot = await startTestBot({ hear, now: () => NOW });
}
afterEach(() => bot.stop());

const actionNow = async (id = "a1") => (await world.plans.readAction(key, id))?.value as Action;
const press = (shown: ReadCard, title: string, inputs: object = {}, by = amina) =>
  pressBot(bot, shown, title, inputs, by);

interface Field {
  readonly id?: string;
  readonly isVisible?: boolean;
  readonly choices?: readonly { readonly title: string }[];
  readonly isRequired?: boolean;
  readonly items?: readonly Field[];
}
const fieldsOf = (card: unknown) => (card as { body: Field[] }).body.filter(({ id }) => id?.endsWith("-field"));
const hiddenOf = (card: unknown) => fieldsOf(card).flatMap(({ id, isVisible }) => (isVisible ? [] : [id]));
const lastPosted = () => postedBy(bot).at(-1)?.activity.attachments[0].content;
/** The card that answers, as it is drawn. */
async function pressRaw(shown: ReadCard, title: string, inputs: object) {
  const pressed = shown.buttons.get(title);
  const answered = await bot.as(amina).presses(pressed?.verb ?? "", { ...pressed?.data, ...inputs });
  return answered.body?.value;
}

describe("the form of an update", () => {
  it("asks what has changed since the last, below what was said then, with the present rating said", async () => {
    await begin({ lastUpdate: { ...lastUpdate, inTheWay: needs } });
    const form = await askBot(bot, "update 1.1.1", amina);
    expect(form.says).toContain("What has changed since 20 October?");
    expect(form.says).toContain(`You said on 20 October: \n“Words: progress” In the way, or needed: “${needs}”`);
    expect(form.says.indexOf("You said")).toBeLessThan(form.says.indexOf("What has changed"));
    const rating = fieldsOf(lastPosted())[0]?.items?.find(({ id }) => id === "rag");
    expect(rating?.choices?.map(({ title }) => title)).toEqual([
      ...["▲ Red", "◆ Amber (as now)", "● Green", "■ Complete (needs sign-off)"],
    ]);
    expect(form.inputs.get("rag")).toBe("amber");
    expect((await askBot(bot, "update 1.1.1", thea)).says).toContain("Amina Diallo said on 20 October: ");
  });

  it("of a first update asks what has been done so far", async () => {
    await begin({});
    const form = await askBot(bot, "update 1.1.1", amina);
    expect(form.says).toContain("What has been done so far?");
    expect(form.says).not.toContain("You said");
  });

  it("folds what is seldom filled in, and opens it where something is in it", async () => {
    await begin({});
    const form = await askBot(bot, "update 1.1.1", amina);
    expect(hiddenOf(lastPosted())).toEqual(["difference-field", "evidence-field", "moveTo-field", "moveReason-field"]);
    const again = await pressRaw(form, "Save", { ...typed, progress: "", evidence: "Minutes", moveReason: "Late" });
    expect(hiddenOf(again)).toEqual([]);
  });

  it("after a refusal holds all that was typed", async () => {
    await begin({});
    const form = await askBot(bot, "update 1.1.1", amina);
    const all = {
      ...{ rag: "red", progress: "Child A says so", difference: "Heard", evidence: "Minutes", inTheWay: needs },
      ...{ nextReview: "2026-12-18", moveTo: "2027-06-30", moveReason: "It comes later" },
    };
    const again = await press(form, "Save", all);
    expect(again.says).toContain("Does this name or describe a child or family?");
    expect(Object.fromEntries(again.inputs)).toEqual(all);
    expect((await actionNow()).version).toBe(1);
    const long = await press(again, "Save as it is", { ...all, inTheWay: "x".repeat(501) });
    expect(long.says).toContain("What is in the way is longer than 500 characters, which is the most.");
  });

  it("is asked about what is in the way as about all that people say", async () => {
    await begin({});
    const form = await askBot(bot, "update 1.1.1", amina);
    const again = await press(form, "Save", { ...typed, inTheWay: "We need a foster home for Baby B" });
    expect(again.says).toContain("Does this name or describe a child or family?");
  });

  it("of a completion that is no more chooses no rating for its lead", async () => {
    await begin({ state: "complete", rag: "complete", checkDate: "2026-11-19" });
    const form = await press(await askBot(bot, "show 1.1.1", amina), "It is not");
    expect(form.inputs.get("rag")).toBe("");
  });
});

describe("what is in the way", () => {
  it("is shown, told in the history and to who decides", async () => {
    await begin({});
    await press(await askBot(bot, "update 1.1.1", amina), "Save", { ...typed, inTheWay: needs });
    const told = `In the way, or needed: ${needs}`;
    expect((await askBot(bot, "show 1.1.1", ben)).says).toContain(told);
    expect((await askBot(bot, "history 1.1.1", ben)).says).toContain(told);
    const done = { rag: "complete", progress: "Done", difference: "Heard", evidence: "Audit", inTheWay: "Its upkeep" };
    await press(await askBot(bot, "update 1.1.1", amina), "Save", done);
    const decision = await press(await askBot(bot, "waiting", thea), "Decide 1.1.1", {}, thea);
    expect(decision.says).toContain("In the way, or needed: \nIts upkeep");
  });
});

describe("on its end date the form", () => {
  it.each([
    ["that day", "2026-11-20", "Its end date is 20 November 2026, today."],
    ["after it", "2026-11-12", "Its end date was 12 November 2026, 8 days ago."],
    [
      "on the working day before one on which nobody works",
      "2026-11-21",
      "Its end date is 21 November 2026, tomorrow.",
    ],
  ])("asks first for a completion or another date: %s", async (_when, endDate, says) => {
    await begin({ endDate });
    const form = await askBot(bot, "update 1.1.1", amina);
    expect(form.says).toContain(`${says} Is it complete, or does it need a new date?`);
    expect(form.inputs.get("nextReview")).toBe(endDate === "2026-11-21" ? "2026-11-23" : "2026-12-11");
    const saved = await press(form, "Save", { ...typed, nextReview: form.inputs.get("nextReview") });
    expect(saved.says).toContain("Saved. 1.1.1 is now ◆ Amber");
  });

  it.each([
    ["before it", { endDate: "2026-11-23" }],
    ["without one", { endDate: null }],
    [
      "where another is asked for already",
      {
        endDate: "2026-11-12",
        dateChange: { at: "", by: AMINA, byName: "", from: "2026-11-12", to: "2027-01-29", reason: "Late" },
      },
    ],
  ])("asks for neither %s", async (_when, more) => {
    await begin(more);
    expect((await askBot(bot, "update 1.1.1", amina)).says).not.toContain("Is it complete");
  });

  it("opens the completion with what was typed, and proposes it", async () => {
    await begin({ endDate: "2026-11-12" });
    const form = await askBot(bot, "update 1.1.1", amina);
    const completion = await press(form, "It is complete", {
      rag: "amber",
      progress: "All teams use it",
      inTheWay: "",
    });
    expect(completion.says).toContain("1.1.1 is complete");
    expect(completion.inputs.get("rag")).toBe("complete");
    expect(completion.inputs.get("progress")).toBe("All teams use it");
    const typedAll = { ...Object.fromEntries(completion.inputs), difference: "Heard", evidence: "Audit 14" };
    await press(completion, "Save", typedAll);
    expect(await actionNow()).toMatchObject({ state: "awaiting-sign-off" });
  });

  it("opens the request for another date with what was typed, and stores it", async () => {
    await begin({ endDate: "2026-11-12", rag: "red" });
    const form = await askBot(bot, "update 1.1.1", amina);
    const request = await press(form, "Ask for a new date", { rag: "amber", progress: "Two teams use it" });
    expect(request.says).toContain("Ask for a new end date of 1.1.1");
    expect(request.inputs.get("rag")).toBe("amber");
    const asked = { ...Object.fromEntries(request.inputs), moveTo: "2027-01-29", moveReason: "The supplier is late" };
    const again = await press(request, "Save", { ...asked, moveReason: "" });
    expect(again.says).toContain("Ask for a new end date of 1.1.1");
    const saved = await press(again, "Save", asked);
    expect(saved.says).toContain("Your request to move the end date is stored and waits for a decision.");
    expect((await actionNow()).dateChange).toMatchObject({ to: "2027-01-29", reason: "The supplier is late" });
  });
});

describe("once an update is saved", () => {
  const due = { reviewDate: "2026-11-23", endDate: null };

  it("says in a line how it stands, offers Undo while it may, and goes on to what is due next, in place", async () => {
    await begin(
      due,
      { ...due, reviewDate: "2026-11-24" },
      { ...due, reviewDate: "2026-11-20" },
      { reviewDate: "2027-06-01" },
    );
    const saved = await press(await askBot(bot, "update 1.1.1", amina), "Save", typed);
    expect(saved.says).toContain("Saved. 1.1.1 is now ◆ Amber, next review 18 December 2026.");
    expect(saved.says).toContain("Update by Amina Diallo, 20 November 2026 at 10:00. You can undo it until 10:10.");
    expect([...saved.buttons.keys()]).toEqual(["Undo", "Next: 1.1.3", "Open 1.1.1"]);
    const next = await press(saved, "Next: 1.1.3");
    expect(next.says).toContain("Update 1.1.3");
    const then = await press(await press(next, "Save", typed), "Next: 1.1.2");
    const last = await press(then, "Save", typed);
    expect(last.says).toContain("Nothing else of yours in this plan is due now.");
    expect([...last.buttons.keys()]).toEqual(["Undo", "Open 1.1.2"]);
    const undone = await press(last, "Undo");
    expect(undone.says).toContain("Taken back; the history keeps both.");
    expect((await press(undone, "Update 1.1.2")).says).toContain("Update 1.1.2");
  });

  it("says that it stays past its end date, and offers no one else's action", async () => {
    await begin({ endDate: "2026-11-12" }, { ...due, leads: [{ label: "Ben Okafor", accountable: true }] });
    const saved = await press(await askBot(bot, "update 1.1.1", amina), "Save", typed);
    expect(saved.says).toContain("It stays past its end date, 12 November 2026.");
    expect(saved.says).toContain("Nothing else of yours in this plan is due now.");
  });

  it("opens what is to be looked at once more as that", async () => {
    await begin(due, { state: "complete", rag: "complete", checkDate: "2026-11-19" });
    const saved = await press(await askBot(bot, "update 1.1.1", amina), "Save", typed);
    expect((await press(saved, "Next: 1.1.2")).buttons.has("Still complete")).toBe(true);
  });

  it("says nothing of the next where others read it", async () => {
    await begin(due, due);
    const place = { conversation: "19:team", kind: "groupChat" } as const;
    const saved = await askBot(bot, "update 1.1.1 amber Two teams use it", amina, place);
    expect(saved.says).toContain("Saved. 1.1.1 is now");
    expect([...saved.buttons.keys()].join()).not.toContain("Next");
    expect(saved.says).not.toContain("is due now");
  });

  it("is answered as saved where what is next cannot be read", async () => {
    await begin(due, due);
    const form = await askBot(bot, "update 1.1.1", amina);
    const { StoreDown } = await import("../../src/app/ports/ports.ts");
    world.plans.listByLabels = async () => {
      throw new StoreDown();
    };
    const saved = await press(form, "Save", typed);
    expect(saved.says).toContain("Saved. 1.1.1 is now");
    expect(saved.says).not.toContain("is due now");
  });
});
