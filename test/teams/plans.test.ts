import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { notePost } from "../../src/app/sending/refused-places.ts";
import type { Plan } from "../../src/domain/plan/plan.ts";
import { createHear } from "../../src/teams/answers/hear.ts";
import { AMINA, anAction, anEvent, aOnce, aPlan, BEN, importedEntry, KEY, NOW, OWEN } from "../builders.ts";
import { type Someone, startTestBot, type TestBot, testTenant } from "../fakes/bot.ts";
import { memoryStores } from "../fakes/memory-stores.ts";
import { type ReadCard, readCard } from "../fakes/read-card.ts";
import { aWorld } from "../fakes/world.ts";
import { saidEvents } from "../said-events.ts";

const north = { ...KEY, tenant: testTenant };
const south = { tenant: testTenant, plan: "south-2027" };
const amina = { id: AMINA, name: "Amina Diallo" };
const owen = { id: OWEN, name: "Owen Pryce" };
const nia = { id: "nia", name: "Nia Frost" };
const channel = { conversation: "19:board@thread.tacv2;messageid=1", kind: "channel" } as const;
const group = { conversation: "19:group@thread.v2", kind: "groupChat" } as const;
type Where = typeof channel | typeof group;

let world: Awaited<ReturnType<typeof aWorld>>;
let bot: TestBot;

beforeEach(async () => {
  world = await aWorld([anAction()], aPlan({ key: north }));
  const log = { info: () => {}, error: () => {} };
  bot = await startTestBot({
    hearWith: (roster) => createHear({ ...world, roster, log }),
    now: () => NOW,
    posted: (to, refusal) => notePost(world, to, refusal),
  });
});
afterEach(() => bot.stop());

/** A second plan of the same people: it has 1.1.1 too, and 7.3, which the first has not. */
async function addSouth(more: Partial<Plan> = {}): Promise<void> {
  const actions = [
    anAction({ title: "Train the duty desk" }),
    anAction({ id: "s2", ref: "7.3", title: "Visit within five days", endDate: "2026-10-30" }),
  ];
  const plan = aPlan({ key: south, title: "Southshire Plan", ...more });
  await world.plans.createPlan({ plan, actions, history: actions.map(importedEntry) });
}

const posted = () => bot.connector.delivered.filter(({ method }) => method === "POST");
const planNow = async (key = north): Promise<Plan> => {
  const stored = await world.plans.readPlan(key);
  if (typeof stored === "string") throw new Error(stored);
  return stored.value;
};

async function ask(text: string, person: Someone = owen, where?: Where): Promise<ReadCard> {
  const before = posted().length;
  expect((await bot.as(person, where).says(text)).status).toBe(200);
  expect(posted()).toHaveLength(before + 1);
  return readCard(posted().at(-1)?.activity.attachments[0].content);
}

async function press(shown: ReadCard, title: string, inputs = {}, person: Someone = owen): Promise<ReadCard> {
  const pressed = shown.buttons.get(title);
  if (pressed === undefined) throw new Error(`no button ${title} among ${[...shown.buttons.keys()]}`);
  const answered = await bot.as(person).presses(pressed.verb, { ...pressed.data, ...inputs });
  return readCard(answered.body?.value);
}

describe("somebody of two plans", () => {
  beforeEach(() => addSouth());

  it("is asked once which one they mean; their chat remembers it, others do not", async () => {
    const which = await ask("overdue actions");
    expect(which.says).toMatch(/several plans: Northshire.*\(north-2027\) and Southshire Plan \(south-2027\)/);
    expect((await press(which, "Southshire Plan")).says).toContain("Visit within five days");
    expect((await ask("overdue actions")).says).toContain("Visit within five days");
    expect((await ask("show 1.1.1")).says).toContain("Train the duty desk");
    expect((await ask("overdue actions", owen, group)).says).toContain("several plans");
    expect((await ask("overdue actions", amina)).says).toContain("several plans");
  });

  it("means the only plan that has a ref, whichever the chat is about", async () => {
    expect((await ask("show 7.3")).says).toContain("Visit within five days");
    await ask("summary in plan north-2027");
    expect((await ask("show 7.3")).says).toContain("Visit within five days");
    expect((await ask("show 1.1.1")).says).toContain("Rewrite the plan template");
    expect((await ask("show 9.9")).says).toContain("There is no action “9.9”");
  });

  it("is asked about a ref that both have, and the answer goes on with the question", async () => {
    const which = await ask("show 1.1.1");
    expect(which.says).toContain("Nothing was done yet: choose the one you mean");
    expect((await press(which, "Southshire Plan")).says).toContain("Train the duty desk");
    expect((await ask("show 1.1.1")).says).toContain("Train the duty desk");
  });

  it("chooses by naming, also in a channel, until another is named", async () => {
    await ask("summary in plan south-2027", owen, channel);
    expect((await ask("show 1.1.1", amina, channel)).says).toContain("Train the duty desk");
    await ask("summary in plan North-2027", amina, channel);
    expect((await ask("show 1.1.1", owen, channel)).says).toContain("Rewrite the plan template");
    expect((await ask("summary in plan east")).says).toContain("There is no plan called");
    expect((await ask("summary")).says).toContain("several plans");
  });

  it("sees them listed, and which is meant, and chooses there", async () => {
    const list = await ask("plans");
    expect(list.says).toMatch(/You are in 2 plans\nI ask which one you mean, once/);
    expect(list.says).toMatch(/Southshire Plan \(south-2027\)\nReminders are started\n2 actions: 2 open, 1 overdue/);
    const pressed = bot.as(owen).presses("choose-plan", { plan: south.plan, text: "plans" });
    expect(readCard((await pressed).body?.value).says).toMatch(/Southshire Plan.*\nMeant here · Reminders/);
    expect((await ask("show 1.1.1")).says).toContain("Train the duty desk");
  });

  it("is not taken to a plan they are not in by a button of somebody else's card", async () => {
    const pressed = await bot.as(nia).presses("choose-plan", { plan: south.plan, text: "summary" });
    expect(readCard(pressed.body?.value).says).toContain("You are not one of this plan's people");
  });

  it("means what the channel is bound to, whatever was remembered there", async () => {
    await ask("summary in plan north-2027", owen, channel);
    const stored = await world.plans.readPlan(south);
    if (typeof stored === "string") throw new Error(stored);
    const bound = { name: "Board", audience: "board", boundBy: OWEN, boundAt: NOW.toISOString() } as const;
    const channels = [{ ...bound, conversation: "19:board@thread.tacv2" }];
    await world.plans.savePlan({ ...stored, value: { ...stored.value, channels } }, anEvent());
    expect((await ask("show 1.1.1", owen, channel)).says).toContain("Train the duty desk");
  });
});

describe("a closed plan", () => {
  const closeIt = async (words = "close plan because the board has signed it off") =>
    press(await ask(words), "Close the plan");

  it("is shown for what closing means before anything is done, to its owner alone", async () => {
    const preview = await ask("close plan because the board has signed it off.");
    expect(preview.says).toMatch(
      /Its reminders end and nothing in it can be changed any more; all of it can still be read/,
    );
    expect(preview.says).toMatch(/1 action is still open, 0 overdue: they stay.*Why: “the board has signed it off”/s);
    expect((await planNow()).closed).toBeUndefined();
    expect((await ask("close plan", amina)).says).toContain("Ask Owen Pryce");
    const pressed = await bot.as(amina).presses("close-plan", { plan: north.plan, nonce: "n" });
    expect(readCard(pressed.body?.value).says).toContain("You cannot close the plan yourself");
  });

  it("keeps when, by whom and why, once, and is told in the plan's history", async () => {
    const preview = await ask("close plan because the board has signed it off");
    for (let time = 0; time < 2; time++)
      expect((await press(preview, "Close the plan")).says).toContain("is closed: its reminders have ended");
    expect((await planNow()).closed).toEqual({
      at: NOW.toISOString(),
      by: OWEN,
      reason: "the board has signed it off",
    });
    const events = await saidEvents(world.plans, north);
    expect(events.map(({ kind, says, reason }) => [kind, says, reason])).toEqual([
      ["closed", "Owen Pryce closed the plan.", "the board has signed it off"],
    ]);
  });

  it("can be read as before", async () => {
    await closeIt();
    for (const text of [
      "show 1.1.1",
      "history 1.1.1",
      "overdue actions",
      "my actions",
      "summary",
      "waiting",
      "deliveries",
    ])
      expect((await ask(text)).says, text).not.toContain("was closed on");
    expect((await ask("plans")).says).toMatch(/Closed on 20 November 2026 at 10:00 by Owen Pryce: the board has/);
    expect((await ask("help")).says).toContain("It is closed");
    expect([...(await ask("show 1.1.1")).buttons.keys()]).toEqual(["History"]);
  });

  it.each([
    "update 1.1.1",
    "update 1.1.1 green Forty plans use it",
    "start reminders",
    "people",
    "away 20 December to 5 January, cover Ben Okafor",
    "back",
    "close plan",
  ])("refuses %s, says when and by whom it was closed, and changes nothing", async (text) => {
    await closeIt();
    const before = await planNow();
    expect((await ask(text)).says).toMatch(
      /was closed on 20 November 2026 at 10:00 by Owen Pryce, so nothing was changed\. All of it can still be read/,
    );
    expect(await planNow()).toEqual(before);
    expect((await world.plans.readAction(north, "a1"))?.value.version).toBe(1);
  });

  it.each([
    ["open-update", {}],
    ["save-update", { version: 1, nonce: "n", rag: "green", progress: "Forty plans use it", nextReview: "2026-12-18" }],
    ["seen", { nonce: "n", date: "2026-12-11" }],
    ["snooze", { nonce: "n", date: "2026-12-11", until: "next-week" }],
    ["decide", { nonce: "n", version: 1, about: "completion", answer: "yes" }],
    ["undo-update", { nonce: "n", entry: 1 }],
    ["start-reminders", { nonce: "n" }],
  ])("refuses a press of %s on a card drawn before", async (verb, data) => {
    await closeIt();
    const pressed = await bot.as(amina).presses(verb, { plan: north.plan, action: "a1", ...data });
    const { says } = readCard(pressed.body?.value);
    expect(says).toMatch(/was closed on|Nothing is waiting for your answer/);
    expect((await world.plans.readAction(north, "a1"))?.value.version).toBe(1);
  });

  it("lets nobody claim a name in it", async () => {
    await closeIt();
    const pressed = await bot.as(nia).presses("claim-label", { plan: north.plan, label: "Amina Diallo" });
    expect(readCard(pressed.body?.value).says).toContain("was closed on");
  });

  it("refuses an update that was on its way while it closed", async () => {
    const stored = await world.plans.readAction(north, "a1");
    if (stored === undefined) throw new Error("no action");
    await closeIt();
    const after = { ...stored.value, version: 2 };
    const entry = { ...importedEntry(after), entry: 2 };
    expect(await world.plans.commit(north, { before: stored, after, entry, once: aOnce("x") })).toBe(
      "changed-meanwhile",
    );
  });

  it("is not assumed where an open one is there, even where it was chosen before", async () => {
    await addSouth();
    await ask("summary in plan north-2027");
    await closeIt("close plan");
    expect((await ask("show 1.1.1")).says).toContain("Train the duty desk");
    expect((await ask("show 1.1.1 in plan north-2027")).says).toContain("Rewrite the plan template");
    expect((await ask("show 1.1.1")).says).toContain("Train the duty desk");
  });

  it("is opened again by its owner, as it was", async () => {
    await addSouth();
    const before = await planNow();
    await closeIt("close plan in plan north-2027");
    expect((await ask("open plan again", amina)).says).toContain("You cannot open the plan again yourself");
    expect((await ask("open plan again")).says).toContain("is open again, as it was. Its reminders go on");
    expect(await planNow()).toEqual({ ...before, closed: null });
    expect((await ask("open plan again in plan north-2027")).says).toContain("is open, so nothing was changed");
    expect((await world.plans.listEvents(north, "", "~")).map(({ kind }) => kind)).toEqual(["closed", "opened again"]);
  });
});

describe("a new plan", () => {
  const filled = {
    title: "Westmere Improvement Plan",
    template: "inspection",
    received: "2026-11-02",
    themes: "1 Practice that is good every time\n1.1 Plans that children understand",
    owner: BEN,
    id: "",
  };
  const west = { tenant: testTenant, plan: "westmere-improvement-plan" };

  it("is begun with its themes, two owners and the day its action plan is due, and is meant here from then on", async () => {
    const begun = await press(await ask("new plan"), "Begin the plan", filled);
    expect(begun.says).toMatch(/has begun, as westmere-improvement-plan\.\s+Its owners are Owen Pryce and Ben Okafor/);
    expect(begun.says).toContain("by 11 February 2027, 70 working days after the final report came");
    expect([...begun.buttons.keys()]).toEqual(["Add an action", "Drop a document", "People", "Start reminders"]);
    expect((await planNow(west)).people.map(({ id, roles }) => [id, roles])).toEqual([
      [OWEN, ["owner"]],
      [BEN, ["owner"]],
    ]);
    expect((await ask("my actions")).says).toContain("Send the action plan to the inspectorate");
    expect((await ask("show 0.1")).says).toContain("11 February 2027");
  });

  it("is begun once, however often it is pressed", async () => {
    const form = await ask("new plan");
    for (let time = 0; time < 2; time++)
      expect((await press(form, "Begin the plan", filled)).says).toContain("by 11 February 2027");
    expect(await world.plans.listPlans(testTenant)).toHaveLength(2);
  });

  it("is begun by both of two presses at once", async () => {
    const form = await ask("new plan");
    const { createPlan } = world.plans;
    const overtaken: typeof createPlan = async (whole) => {
      Object.assign(world.plans, { createPlan });
      await press(form, "Begin the plan", filled);
      return createPlan(whole);
    };
    Object.assign(world.plans, { createPlan: overtaken });
    expect((await press(form, "Begin the plan", filled)).says).toContain("by 11 February 2027");
    expect(await world.plans.listPlans(testTenant)).toHaveLength(2);
  });

  it("never overwrites one that is there, and keeps what was typed", async () => {
    const before = await planNow();
    const again = await press(await ask("new plan"), "Begin the plan", { ...filled, id: north.plan });
    expect(again.says).toContain("There is already a plan called “north-2027”");
    expect(again.inputs.get("themes")).toBe(filled.themes);
    expect(await planNow()).toEqual(before);
    expect((await press(again, "Begin the plan", { ...filled, template: "development" })).says).toContain("has begun");
  });

  it("gets a short name of its own where the title's is taken", async () => {
    for (const id of ["westmere-improvement-plan", "westmere-improvement-plan-2"])
      expect((await press(await ask("new plan"), "Begin the plan", filled)).says).toContain(`has begun, as ${id}.`);
  });

  it("can be begun by somebody who is in no plan, whose owner is then alone", async () => {
    const pressed = bot.as(nia).presses("begin-plan", { ...filled, owner: "", nonce: "n", template: "development" });
    expect(readCard((await pressed).body?.value).says).toMatch(/You are its only owner so far.*type “make NAME owner”/);
    expect((await ask("plans", nia)).says).toMatch(/Westmere.*\n.*Reminders are not started yet\nNo actions yet/);
  });
});

describe("where nothing is", () => {
  it.each([
    ["my actions", /You lead no open actions.*nothing is asked of you here/s, ["overdue actions", "summary"]],
    ["overdue actions", /Nothing is past its end date.*nobody has to do anything/s, ["due in 90 days", "summary"]],
    ["red actions", /No actions rated.*the summary counts/s, ["overdue actions", "summary"]],
    ["deliveries", /Nothing was sent since.*nothing was owed; type start reminders/s, []],
  ] as const)("%s says what to do next", async (text, says, buttons) => {
    const shown = await ask(text);
    expect(shown.says).toMatch(says);
    expect([...shown.buttons.keys()]).toEqual(buttons);
  });

  it("a plan that has no action yet says how it gets some", async () => {
    await press(await ask("new plan"), "Begin the plan", {
      ...{ title: "West", template: "development", themes: "1 Practice", owner: "", received: "", id: "west" },
    });
    expect((await ask("show 1.1.1 in plan west")).says).toMatch(/the plan has none yet.*Type “add action”/);
    expect((await ask("deliveries")).says).toContain("reminders are not started: type start reminders");
  });

  it("a tenant without a plan is told how to begin one", async () => {
    const empty = { ...world, ...memoryStores() };
    const log = { info: () => {}, error: () => {} };
    const other = await startTestBot({ hear: createHear({ ...empty, log }), now: () => NOW });
    await other.as(owen).says("summary");
    const shown = readCard(other.connector.delivered[0]?.activity.attachments[0].content);
    await other.stop();
    expect(shown.says).toMatch(/no improvement plan here yet.*Drop its Word, Excel or CSV file.*“new plan”/);
    expect([...shown.buttons.keys()]).toEqual(["Drop a plan", "new plan"]);
  });
});

describe("an installation", () => {
  it("welcomes a person once, and back once after they had removed the app", async () => {
    for (let time = 0; time < 2; time++) await bot.as(amina).installs();
    expect(posted()).toHaveLength(1);
    await bot.as(amina).removes();
    expect((await world.conversations.find(testTenant, AMINA))?.unreachable).toBe("removed the app");
    for (let time = 0; time < 2; time++) await bot.as(amina).installs();
    expect(posted()).toHaveLength(2);
    const back = readCard(posted().at(-1)?.activity.attachments[0].content);
    expect(back.says).toMatch(/Welcome back\nNothing of Northshire.* was lost meanwhile/);
    expect((await world.conversations.find(testTenant, AMINA))?.unreachable).toBeNull();
  });

  it.each([channel, group])(
    "in a $kind is told of in one post, whoever reports it, and again once it was removed",
    async (where) => {
      await bot.as(owen, where).installs();
      await bot.as(amina, where).installs();
      expect(posted()).toHaveLength(1);
      const { says } = readCard(posted()[0]?.activity.attachments[0].content);
      expect(says).toMatch(
        /Plan Keeper is here.*Mention me with a question.*bind this (channel|group chat) for board/s,
      );
      await bot.as(owen, where).removes();
      await bot.as(owen, where).installs();
      expect(posted()).toHaveLength(2);
    },
  );
});

describe("a channel in which Teams refuses what the bot says", () => {
  const bindIt = async () => {
    const stored = await world.plans.readPlan(north);
    if (typeof stored === "string") throw new Error(stored);
    const bound = { name: "Board", audience: "board", boundBy: OWEN, boundAt: NOW.toISOString() } as const;
    const channels = [{ ...bound, conversation: "19:board@thread.tacv2" }];
    await world.plans.savePlan({ ...stored, value: { ...stored.value, channels } }, anEvent());
  };

  it("is logged and shown to the owners until something gets through", async () => {
    await bindIt();
    bot.connector.behave({ kind: "refuse", status: 403, code: "BotNotInConversationRoster" }, 1);
    await bot.as(amina, channel).says("summary");
    await bot.settled();
    expect(posted()).toHaveLength(0);
    const { says } = await ask("deliveries");
    expect(says).toMatch(/Board\n✗ My answer there was refused on 20 November 2026 at 10:00: .*Private and shared/);
    await ask("summary", amina, channel);
    await bot.settled();
    expect((await ask("deliveries")).says).not.toContain("refused");
  });
});
