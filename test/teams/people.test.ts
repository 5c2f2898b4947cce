import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { findLabel } from "../../src/domain/plan/plan.ts";
import { createHear } from "../../src/teams/answers/hear.ts";
import { AMINA, aLabel, anAction, aPlan, BEN, KEY, NOW, OWEN } from "../builders.ts";
import { type Someone, startTestBot, type TestBot, testTenant } from "../fakes/bot.ts";
import { type ReadCard, readCard } from "../fakes/read-card.ts";
import { askBot, postedBy, pressBot } from "../fakes/talk.ts";
import { aWorld } from "../fakes/world.ts";

const key = { ...KEY, tenant: testTenant };
const amina = { id: AMINA, name: "Amina Diallo" };
const owen = { id: OWEN, name: "Owen Pryce" };
const zed = { id: "zed", name: "Zed Stone" };
const team = "19:board@thread.tacv2";
const channel = { conversation: `${team};messageid=1`, kind: "channel" } as const;
const none = { kind: "outside", holders: [], sponsor: null } as const;
const labels = ["Sarah Hill", "T. Wray", "ADs"].map((text) => ({ ...none, text }));

let world: Awaited<ReturnType<typeof aWorld>>;
let bot: TestBot;

beforeEach(async () => {
  world = await aWorld([anAction()], aPlan({ key, labels: [aLabel("Amina Diallo", AMINA), ...labels] }));
  const log = { info: () => {}, error: () => {} };
  bot = await startTestBot({ hearWith: (roster) => createHear({ ...world, roster, log }), now: () => NOW });
  const people = ["Sarah Hill", "Tom Wray", "Tess Wray"].map((name) => ({
    id: `29:${name}`,
    name,
    aadObjectId: name.split(" ")[0]?.toUpperCase(),
    email: "not.kept@example.org",
  }));
  const guest = { id: "29:guest", name: "T Wray", aadObjectId: "guest", userRole: "guest" };
  const app = { id: "28:app", name: "Another app" };
  bot.connector.people(team, [...people, guest, app], 2);
});
afterEach(() => bot.stop());

const posted = () => postedBy(bot);
const labelNow = async (text: string) => {
  const stored = await world.plans.readPlan(key);
  return typeof stored === "string" ? undefined : findLabel(stored.value, text);
};

const ask = (text: string, person: Someone = owen, place?: typeof channel) => askBot(bot, text, person, place);

const press = (shown: ReadCard, title: string, inputs = {}, person: Someone = owen) =>
  pressBot(bot, shown, title, inputs, person);

const form = (label: string, as = "") => ({ verb: "open-label", data: { plan: KEY.plan, label, back: "people", as } });
async function open(label: string, as = "", person: Someone = owen): Promise<ReadCard> {
  const { verb, data } = form(label, as);
  return readCard((await bot.as(person).presses(verb, data)).body?.value);
}

describe("the people of a team", () => {
  it("are read page by page when the bot is installed there, by id and name alone; one post says what it is", async () => {
    await bot.as(owen, channel).installs();
    const kept = await world.members.list(testTenant);
    expect(kept).toEqual([
      { person: "sarah", name: "Sarah Hill" },
      { person: "tom", name: "Tom Wray" },
      { person: "tess", name: "Tess Wray" },
    ]);
    expect(posted().map(({ conversation }) => conversation)).toEqual([channel.conversation]);
  });

  it("are read when an owner asks there, and proposed in the owner's own chat", async () => {
    await ask("people", owen, channel);
    const list = await ask("people");
    expect(list.says).toMatch(/T\. Wray\n\? Perhaps Tom Wray \(.*initial\), or Tess Wray/);
  });

  it("are forgotten when the bot is taken out, and whoever took it out is still reached", async () => {
    await ask("hi");
    await bot.as(owen, channel).installs();
    await bot.as(owen, channel).removes();
    expect(await world.members.list(testTenant)).toEqual([]);
    expect((await world.conversations.find(testTenant, OWEN))?.unreachable).toBeNull();
  });

  it("may not be had: the plan's own people are shown all the same", async () => {
    bot.connector.behave({ kind: "accept" });
    await bot.connector.stop();
    await bot.as(owen, channel).installs();
    expect(await world.members.list(testTenant)).toEqual([]);
  });
});

describe("an owner", () => {
  beforeEach(async () => void (await bot.as(owen, channel).installs()));

  it("sees what was matched by its exact name, what is proposed and what nobody is", async () => {
    const { says } = await ask("people");
    expect(says).toContain("2 names of 4 to settle");
    expect(says).toContain("Matched just now by their exact names: Sarah Hill.");
    expect(says).toContain("Amina Diallo (has not added Plan Keeper in Teams)");
    expect(says).toMatch(/ADs\n✗ Nobody yet/);
    expect((await ask("people")).says).not.toContain("Matched just now");
  });

  it("settles a name as a person, and presses twice", async () => {
    const shown = await open("T. Wray");
    expect(shown.inputs.get("person")).toBe("");
    for (let time = 0; time < 2; time++) {
      expect((await press(shown, "Save", { person: "tom" })).says).toContain("Saved: T. Wray.");
    }
    expect(await labelNow("T. Wray")).toMatchObject({ kind: "person", holders: [{ person: "tom" }] });
  });

  it("settles a role and who answers; a wrong choice keeps what was chosen", async () => {
    const role = await press(await open("ADs"), "A role of several");
    const again = await press(role, "Save", { people: "sarah,tom", answers: BEN });
    expect(again.says).toContain("is not among the people of the role");
    expect([again.inputs.get("people"), again.inputs.get("answers")]).toEqual(["sarah,tom", BEN]);
    const list = await press(again, "Save", { people: "sarah,tom", answers: "tom" });
    expect(list.says).toMatch(/A role: Sarah Hill .*, Tom Wray .*; Tom Wray answers/);
  });

  it("settles somebody outside Teams with who vouches", async () => {
    const outside = await press(await open("ADs"), "Outside Teams");
    expect((await press(outside, "Save", { sponsor: "" })).says).toContain("Nobody is chosen who vouches");
    expect((await press(outside, "Save", { sponsor: OWEN })).says).toContain("Owen Pryce vouches for them");
  });

  it("is shown the form again when another settled it since", async () => {
    const old = await open("ADs");
    await press(await open("ADs", "outside"), "Save", { sponsor: OWEN });
    const again = await press(old, "Save", { person: "tom" });
    expect(again.says).toContain("has been settled otherwise");
    expect(again.says).toContain("outside Teams; Owen Pryce vouches");
    expect((await press(again, "Save", { person: "tom" })).says).toContain("Saved: ADs.");
  });

  it("cannot choose somebody whom no team and no plan knows", async () => {
    expect((await press(await open("ADs"), "Save", { person: "mallory" })).says).toContain("neither in the plan nor");
    expect((await labelNow("ADs"))?.holders).toEqual([]);
  });
});

describe("a stranger whom the plan names", () => {
  it("claims the name, is confirmed, and has the actions", async () => {
    const stranger = await ask("my actions", zed);
    expect(stranger.buttons.has("The plan names me")).toBe(true);
    const claim = await ask("I am T. Wray of the plan", zed);
    const told = await press(claim, "This is me", {}, zed);
    expect(told.says).toContain("Owen Pryce decides");
    await press(claim, "This is me", {}, zed);

    const list = await ask("people");
    expect(list.says).toContain("Zed Stone says that this means them.");
    const decision = await press(list, "Confirm or refuse");
    expect(decision.says).toContain("Zed Stone");
    expect((await press(decision, "Confirm")).says).toContain("Confirmed: T. Wray.");
    expect((await press(decision, "Confirm")).says).toContain("Confirmed: T. Wray.");
    expect((await labelNow("T. Wray"))?.holders).toEqual([{ person: "zed", from: null, to: null }]);
    expect((await ask("my actions", zed)).says).toContain("You lead no open actions");
  });

  it("is told so when refused, and cannot claim it again", async () => {
    const claim = await ask("claim ADs", zed);
    await press(claim, "This is me", {}, zed);
    const decision = await press(await ask("people"), "Confirm or refuse");
    expect((await press(decision, "Refuse")).says).toContain("Refused: ADs.");
    expect((await press(claim, "This is me", {}, zed)).says).toContain("is not you");
    expect((await labelNow("ADs"))?.holders).toEqual([]);
  });

  it("is shown no names of others", async () => {
    expect((await ask("claim", zed)).says).toContain("no name “Zed Stone” that waits");
    expect((await ask("claim Amina Diallo", zed)).says).toContain("no name “Amina Diallo” that waits");
  });
});

describe("anybody but an owner", () => {
  it.each([
    ["open-label", { label: "ADs", as: "role" }],
    ["settle-label", { label: "ADs", as: "person", seen: "outside  ", person: AMINA }],
    ["open-claim", { label: "ADs", person: "zed" }],
    ["decide-claim", { label: "ADs", person: "zed", confirmed: true }],
  ])("is told whom to ask when they press %s", async (verb, data) => {
    await press(await ask("claim ADs", zed), "This is me", {}, zed);
    const before = await world.plans.readPlan(key);
    for (const person of [amina, zed]) {
      const answered = await bot.as(person).presses(verb, { plan: KEY.plan, ...data });
      expect(readCard(answered.body?.value).says).toContain("Owen Pryce");
    }
    expect(await world.plans.readPlan(key)).toEqual(before);
  });
});
