import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { createHear } from "../../../src/teams/answers/hear.ts";
import { AMINA, anAction, aPlan, BEN, KEY, NOW, OWEN, THEA } from "../../builders.ts";
import { personalChat, startTestBot, type TestBot, testTenant } from "../../fakes/bot.ts";
import { aWorld } from "../../fakes/world.ts";

const key = { ...KEY, tenant: testTenant };
const amina = { id: AMINA, name: "Amina Diallo" };
const owen = { id: OWEN, name: "Owen Pryce" };
const board = { conversation: "19:board@thread.tacv2;messageid=1", kind: "channel" } as const;

const actions = [
  anAction({ endDate: "2026-10-30" }),
  anAction({ id: "a2", ref: "1.1.2", rag: "red", reviewDate: "2026-11-18" }),
  anAction({ id: "a3", ref: "2.1.1", theme: "2", leads: [{ label: "Ben Okafor", accountable: true }] }),
];

let world: Awaited<ReturnType<typeof aWorld>>;
let bot: TestBot;

beforeEach(async () => {
  world = await aWorld(actions, aPlan({ key }));
  const hear = createHear({ ...world, log: { info: () => {}, error: () => {} } });
  bot = await startTestBot({ hear, now: () => NOW });
});
afterEach(() => bot.stop());

const sent = () => bot.connector.delivered.filter(({ method }) => method === "POST");
const updated = () => bot.connector.delivered.filter(({ method }) => method === "PUT");

/** All that the newest card says, and its buttons by title. */
function read(card: unknown) {
  const texts: string[] = [];
  const buttons = new Map<string, { verb: string; data: Record<string, unknown> }>();
  const inputs = new Map<string, unknown>();
  const walk = (node: unknown) => {
    if (Array.isArray(node)) for (const child of node) walk(child);
    else if (typeof node === "object" && node !== null) {
      const { type, text, title, verb, data, id, value, ...rest } = node as Record<string, unknown>;
      if (typeof text === "string") texts.push(text);
      if (type === "Action.Execute")
        buttons.set(String(title), { verb: String(verb), data: data as Record<string, unknown> });
      if (String(type).startsWith("Input.")) inputs.set(String(id), value);
      for (const [name, child] of Object.entries(rest)) if (name !== "fallback") walk(child);
    }
  };
  walk(card);
  return { says: texts.join("\n"), buttons, inputs };
}

async function ask(text: string, client = bot.as(amina)) {
  const before = sent().length;
  expect((await client.says(text)).status).toBe(200);
  const answers = sent().slice(before);
  expect(answers).toHaveLength(1);
  expect(answers[0]?.activity.attachments).toHaveLength(1);
  return { ...read(cardOf(answers[0]?.activity)), id: answers[0]?.id ?? "" };
}

function cardOf(activity: Record<string, unknown> | undefined): unknown {
  return (activity?.["attachments"] as { content: unknown }[] | undefined)?.[0]?.content;
}

async function press(
  shown: { buttons: ReturnType<typeof read>["buttons"] },
  title: string,
  inputs = {},
  person = amina,
) {
  const pressed = shown.buttons.get(title);
  if (pressed === undefined) throw new Error(`no button ${title} among ${[...shown.buttons.keys()]}`);
  const answered = await bot.as(person).presses(pressed.verb, { ...pressed.data, ...inputs });
  expect(answered.status).toBe(200);
  expect(answered.body?.type).toBe("application/vnd.microsoft.card.adaptive");
  return read(answered.body?.value);
}

const filled = { rag: "green", progress: "Forty plans use it", nextReview: "2026-12-18" };
const versionOf = async (id: string) => (await world.plans.readAction(key, id))?.value.version;

describe("a person's chat", () => {
  it("is welcomed once, however often Teams reports the installation", async () => {
    for (let time = 0; time < 3; time++) await bot.as(amina).installs();
    expect(sent()).toHaveLength(1);
    expect(read(cardOf(sent()[0]?.activity)).says).toContain("one message a day at most");
  });

  it.each(["hi", "Hello", "HELP"])("answers %s with the commands that fit", async (text) => {
    expect((await ask(text)).says).toContain("my actions");
    expect((await ask(text)).says).not.toContain("deliveries");
    expect((await ask(text, bot.as(owen))).says).toContain("deliveries");
  });

  it("offers the nearest command for a misspelt one", async () => {
    const unclear = await ask("overude actions");
    expect([...unclear.buttons.keys()][0]).toBe("overdue actions");
    expect((await press(unclear, "overdue actions")).says).toContain("Past end date (1)");
  });

  it("opens a row in place and goes back", async () => {
    const list = await ask("overdue actions");
    const open = await press(list, "Open 1.1.2");
    expect(open.says).toContain("Rewrite the plan template");
    expect((await press(open, "Back")).says).toContain("Past end date (1)");
  });

  it("tells a stranger whom to ask", async () => {
    expect((await ask("my actions", bot.as({ id: "stranger", name: "Sid" }))).says).toContain("Owen Pryce");
  });
});

describe("an update", () => {
  it("someone of two plans is welcomed to both, not as a stranger", async () => {
    const other = aPlan({ key: { ...key, plan: "other" }, title: "Other plan" });
    await world.plans.createPlan({ plan: other, actions: [], history: [] });
    await bot.as(amina).installs();
    expect(read(cardOf(sent().at(-1)?.activity)).says).toContain("You are in 2 plans.");
  });

  it("an update's own words may end in the name of a plan that is none", async () => {
    const saved = await ask("update 1.1.1 amber Two posts offered as agreed in plan B");
    expect(saved.says).toContain("Two posts offered as agreed in plan B");
    expect(await versionOf("a1")).toBe(2);
  });

  it("a refused Undo, or Seen of an old card, is answered above the card it stood on", async () => {
    const saved = await press(await ask("update 1.1.1"), "Save", filled);
    const newer = await ask("update 1.1.1", bot.as(owen));
    await press(newer, "Save", { ...filled, progress: "Fifty" }, owen);
    const refused = await press(saved, "Undo");
    expect(refused.says).toContain("so nothing was taken back");
    expect(refused.says).toContain("Fifty");
    const digest = await ask("reminders");
    const { data } = digest.buttons.get("Later") ?? { data: {} };
    const seen = (nonce: string) =>
      press({ buttons: new Map([["Seen", { verb: "seen", data: { ...data, verb: "seen", nonce } }]]) }, "Seen");
    await seen("one");
    const again = await seen("other");
    expect(again.says).toContain("You have put this reminder off before");
    expect(again.says).toContain("Nothing is waiting for your update");
  });

  it("is saved from the card and taken back", async () => {
    const form = await ask("update 1.1.1");
    expect(form.inputs.get("nextReview")).toBe("2026-12-11");
    const saved = await press(form, "Save", filled);
    expect(saved.says).toContain("Saved. 1.1.1 is now ● Green, next review 18 December 2026.");
    const undone = await press(saved, "Undo");
    expect(undone.says).toContain("Taken back");
    expect(await versionOf("a1")).toBe(3);
  });

  it("pressed twice is one update", async () => {
    const form = await ask("update 1.1.1");
    await Promise.all([press(form, "Save", filled), press(form, "Save", filled)]);
    expect((await press(form, "Save", filled)).says).toContain("only once");
    expect(await versionOf("a1")).toBe(2);
  });

  it("comes the same by Submit, where a client knows no Execute", async () => {
    const form = await ask("update 1.1.1");
    const { data } = form.buttons.get("Save") ?? {};
    await bot.as(amina).submits({ ...data, ...filled }, { card: form.id });
    expect(await versionOf("a1")).toBe(2);
    expect(read(cardOf(updated().at(-1)?.activity)).says).toContain("Saved. 1.1.1");
  });

  it("that is refused keeps all that was typed", async () => {
    const form = await ask("update 1.1.1");
    const again = await press(form, "Save", { ...filled, nextReview: "2026-11-01" });
    expect(again.says).toContain("1 November 2026");
    expect(again.inputs.get("progress")).toBe("Forty plans use it");
    expect((await press(again, "Save", filled)).says).toContain("Saved.");
  });

  it("drawn before another's is refused with the present state shown", async () => {
    const form = await ask("update 1.1.1");
    await ask("update 1.1.1 red Two posts withdrawn", bot.as(owen));
    const again = await press(form, "Save", filled);
    expect(again.says).toContain("Red");
    expect(again.inputs.get("progress")).toBe("Forty plans use it");
    expect(await versionOf("a1")).toBe(2);
  });

  it("that names a child is asked about, then saved as it is", async () => {
    const form = await ask("update 1.1.1");
    const asked = await press(form, "Save", { ...filled, progress: "Met child Tomas" });
    expect(asked.says).toContain("a child's name");
    expect((await press(asked, "Save as it is", { ...filled, progress: "Met child Tomas" })).says).toContain("Saved.");
  });

  it("of somebody else's action is refused with whom to ask", async () => {
    const refused = await ask("update 2.1.1 green All done");
    expect(refused.says).toContain("Ben Okafor");
    expect(await versionOf("a3")).toBe(1);
  });

  it.each([
    ["Markdown", "**bold** [link](https://example.org)"],
    ["a mention", "<at>Everyone</at>"],
    ["a macro", "{{DATE(2026-11-20T00:00:00Z,SHORT)}}"],
    // biome-ignore lint/suspicious/noTemplateCurlyInString: the template engine must not read it
    ["a placeholder", "${title}"],
  ])("shows %s as typed", async (_, words) => {
    const saved = await ask(`update 1.1.1 amber ${words}`);
    expect(saved.says.replaceAll("\u200b", "")).toContain(words);
    expect(saved.says).not.toContain("{{");
  });

  it("of 100,000 characters is refused with the beginning kept", async () => {
    const again = await ask(`update 1.1.1 amber ${"long ".repeat(20_000)}`);
    expect(again.says).toContain("longer than 3,000 characters");
    expect(String(again.inputs.get("progress"))).toMatch(/^long long/);
    expect(await versionOf("a1")).toBe(1);
  });
});

describe("buttons that nobody drew", () => {
  it.each([
    ["an unknown verb", "explode", {}],
    ["no data", "save-update", {}],
    ["another's plan", "open-update", { plan: "south", action: "a1" }],
    ["an unknown action", "open-update", { plan: KEY.plan, action: "zz" }],
    ["data of the wrong kind", "save-update", { plan: 7, action: ["a1"], nonce: {}, version: "1" }],
    ["a prototype", "ask", { __proto__: { text: "help" }, constructor: "x" }],
  ])("%s is answered with a sentence and HTTP 200", async (_, verb, data) => {
    const answered = await bot.as(amina).presses(verb, data);
    expect(answered.status).toBe(200);
    expect(answered.body?.statusCode).toBe(200);
    expect(await versionOf("a1")).toBe(1);
  });

  it("a forged action of someone else's is refused by who presses", async () => {
    const form = await ask("update 2.1.1", bot.as({ id: BEN, name: "Ben Okafor" }));
    const { data } = form.buttons.get("Save") ?? {};
    await bot.as(amina).presses("save-update", { ...data, ...filled });
    expect(await versionOf("a3")).toBe(1);
  });
});

describe("a board's channel", () => {
  it("holds one summary a day, kept up to date in place", async () => {
    const chair = bot.as(owen, board);
    expect((await ask("summary", chair)).says).toContain("Summary of the plan");
    await chair.says("<at>Plan Keeper</at> summary");
    expect(sent()).toHaveLength(1);
    expect(updated()).toHaveLength(1);
  });

  it("paging and opening change the view of the one who presses alone", async () => {
    const list = await ask("overdue actions", bot.as(owen, board));
    const open = list.buttons.get("Open 1.1.2");
    await bot.as(owen, board).presses(open?.verb ?? "", open?.data, { card: list.id });
    await bot.settled();
    expect(updated()).toHaveLength(0);
  });

  it("sees what was saved in place of the form", async () => {
    const form = await ask("update 1.1.1", bot.as(amina, board));
    const save = form.buttons.get("Save");
    await bot.as(amina, board).presses("save-update", { ...save?.data, ...filled }, { card: form.id });
    await bot.settled();
    expect(read(cardOf(updated()[0]?.activity)).says).toContain("Saved. 1.1.1");
  });

  it("is not remembered as a person's own chat", async () => {
    await ask("overdue actions", bot.as(amina, board));
    expect(await world.conversations.find(testTenant, AMINA)).toBeUndefined();
    await ask("hi");
    expect((await world.conversations.find(testTenant, AMINA))?.ref.conversation).toBe(
      personalChat(amina).conversation,
    );
  });
});

describe("a decision", () => {
  const theaClient = { id: THEA, name: "Thea Lund" };
  const complete = { rag: "complete", progress: "Forty plans use it", evidence: "Audit 14", difference: "Heard" };

  it("about a completion waits for the theme lead, not for who proposed it, and is taken once", async () => {
    await press(await ask("update 1.1.1"), "Save", complete);
    expect((await ask("waiting")).says).toContain("Nothing waits for you");
    const waiting = await ask("waiting", bot.as(theaClient));
    const card = await press(waiting, "Decide 1.1.1", {}, theaClient);
    expect(card.says).toContain("Audit 14");
    const accepted = await press(card, "Accept as complete", { checkOn: "2027-05-20", words: "" }, theaClient);
    expect(accepted.says).toContain("1.1.1 is accepted as complete. It is looked at once more on 20 May 2027.");
    const again = await press(card, "Accept as complete", { checkOn: "2027-05-20", words: "" }, theaClient);
    expect(again.says).toContain("only once");
    expect((await world.plans.readAction(key, "a1"))?.value).toMatchObject({ state: "complete", version: 3 });
  });

  it("that returns a completion needs words, which are asked for with nothing lost", async () => {
    await press(await ask("update 1.1.1"), "Save", complete);
    const card = await press(await ask("waiting", bot.as(theaClient)), "Decide 1.1.1", {}, theaClient);
    const asked = await press(card, "Send back", { checkOn: "2027-06-01", words: "" }, theaClient);
    expect(asked.inputs.get("checkOn")).toBe("2027-06-01");
    const returned = await press(asked, "Send back", { checkOn: "", words: "One team only" }, theaClient);
    expect(returned.says).toContain("Sent back to its lead");
    expect((await ask("history 1.1.1")).says).toContain("Reason: One team only");
    const back = "ts completion came back: ";
    expect((await ask("update 1.1.1")).says).toContain(`I${back}“history 1.1.1” says why.`);
    expect((await ask("reminders")).says).toContain(`i${back}type history 1.1.1 to see why`);
    await press(await ask("update 1.1.1"), "Save", filled);
    expect((await ask("reminders")).says).not.toContain(back);
  });

  it("says so where an older card asks for one that is no longer needed", async () => {
    const form = await ask("update 1.1.2");
    await press(form, "Save", { ...filled, moveTo: "2027-06-30", moveReason: "The supplier withdrew" });
    const waiting = await ask("waiting", bot.as(owen));
    const card = await press(waiting, "Decide 1.1.2", {}, owen);
    await ask("withdraw 1.1.2 because the board dropped it", bot.as(owen));
    for (const [from, title] of [
      [card, "Move the date"],
      [waiting, "Decide 1.1.2"],
    ] as const)
      expect((await press(from, title, {}, owen)).says).toMatch(/^Nothing of “1.1.2” waits for a decision any more/);
  });

  it("about a date is the owner's, and keeps the date it had", async () => {
    const form = await ask("update 1.1.2");
    await press(form, "Save", { ...filled, moveTo: "2027-06-30", moveReason: "The supplier withdrew" });
    const card = await press(await ask("waiting", bot.as(owen)), "Decide 1.1.2", {}, owen);
    expect(card.says).toContain("The supplier withdrew");
    expect((await press(card, "Move the date", { words: "" }, owen)).says).toContain("30 June 2027");
    expect((await world.plans.readAction(key, "a2"))?.value.revisions).toHaveLength(1);
  });

  it("forged by its lead is refused", async () => {
    await press(await ask("update 1.1.1"), "Save", complete);
    const card = await press(await ask("waiting", bot.as(theaClient)), "Decide 1.1.1", {}, theaClient);
    expect((await press(card, "Accept as complete", { checkOn: "", words: "" })).says).toContain("Thea Lund");
    expect((await world.plans.readAction(key, "a1"))?.value.state).toBe("awaiting-sign-off");
  });
});

describe("an absence", () => {
  it("says what it takes the place of, and what coming back ends and leaves", async () => {
    await ask("away 20 December to 5 January, cover Ben Okafor");
    const again = await ask("away 1 January to 9 January, cover Thea Lund");
    expect(again.says).toContain("takes the place of Ben Okafor from 20 December 2026 to 5 January 2027.");
    await ask("away 20 November to 23 November, cover Ben Okafor");
    const back = await ask("back");
    expect(back.says).toContain(
      "from today the items come back. What is arranged for later stays: Thea Lund from 1 Jan",
    );
    expect((await ask("back")).says).toContain("Called off: Thea Lund from 1 January 2027 to 9 January 2027. Nothing");
  });

  it("is typed by the lead, and the cover sees the items", async () => {
    const said = await ask("away 20 November to 5 January, cover Ben Okafor");
    expect(said.says).toContain("Ben Okafor answers for Amina Diallo from 20 November 2026 to 5 January 2027");
    const ben = bot.as({ id: BEN, name: "Ben Okafor" });
    expect((await ask("my actions", ben)).says).toContain("1.1.2");
    expect((await ask("back")).says).toContain("The absence is ended");
    expect((await ask("my actions", ben)).says).not.toContain("1.1.2");
  });
});
