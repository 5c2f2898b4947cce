import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { Question } from "../../src/cards/questions/question.ts";
import { readQuestion } from "../../src/cards/questions/read-question.ts";
import type { HistoryEntry } from "../../src/domain/history/history.ts";
import type { Action } from "../../src/domain/plan/action.ts";
import type { Channel, ChannelAudience } from "../../src/domain/plan/channel.ts";
import { createHear } from "../../src/teams/answers/hear.ts";
import { AMINA, anAction, aPlan, BEN, CARYS, importedEntry, KEY, NOW, OWEN, VIV } from "../builders.ts";
import { type Place, type Someone, startTestBot, type TestBot, testTenant } from "../fakes/bot.ts";
import { aWorld } from "../fakes/world.ts";

const key = { ...KEY, tenant: testTenant };
const owen = { id: OWEN, name: "Owen Pryce" };
const amina = { id: AMINA, name: "Amina Diallo" };
const carys = { id: CARYS, name: "Carys Vaughan" };
const viv = { id: VIV, name: "Viv Marsh" };

/** Stands in every narrative, reason and piece of evidence of the fixture. */
const NARRATIVE = "Zebrafinch";
/** Stands in everything but the ref of the restricted action. */
const SECRET = "Quokka";

/** One line for each thing that can be asked; the type makes it complete. */
const LINES: Readonly<Record<Question["ask"], string>> = {
  help: "help",
  "my actions": "my actions",
  show: "show 1.1.1",
  history: "history 1.1.1",
  update: `update 1.1.1 amber ${NARRATIVE} was typed here`,
  waiting: "waiting",
  overdue: "overdue actions",
  due: "due in 300 days",
  rated: "amber actions",
  unasked: "without lead or date",
  "no update": "no update since 1 November 2026",
  "in state": "paused actions",
  slips: "slips",
  stale: "stale",
  summary: "summary",
  reminders: "reminders",
  deliveries: "deliveries",
  "last run": "last run",
  "start reminders": "start reminders",
  import: "import",
  export: "export",
  people: "people",
  claim: "claim Amina Diallo",
  away: "away 20 December to 5 January, cover Ben Okafor",
  back: "back",
  "remind weekly": "remind me weekly on Monday",
  "remind daily": "remind me daily",
  "pause reminders": "pause until 5 January",
  "resume reminders": "resume reminders",
  snoozed: "snoozed",
  unanswered: "papers",
  chase: "chase 1.1.1",
  "not further": "hold 1.1.1",
  "let climb": "release 1.1.1",
  settings: "settings",
  "plan set": "plan set lead days 30",
  bind: "bind this channel for AUDIENCE",
  unbind: "unbind this channel in plan nowhere",
  plans: "plans",
  "new plan": "new plan",
  "close plan": "close plan",
  "open plan again": "open plan again",
  "add action": "add action",
  "add evidence": `evidence 1.1.1 ${NARRATIVE}`,
  evidence: "evidence 1.1.1",
  edit: "edit 1.1.1",
  change: "change 1.1.1",
  state: "pause 1.1.1",
  reopen: "reopen 1.1.1",
  "no change": "no change 1.1.1",
  "still complete": "still complete 1.1.1",
  reassign: "reassign 1.1.1 to Ben Okafor",
  "not mine": "not mine 1.1.1",
  handover: "handover Amina Diallo to Ben Okafor from 1 December",
  delegate: "delegate Ben Okafor",
  "no delegate": "no delegate",
  role: "make Ben Okafor owner",
  roles: "roles",
  partner: "partner Northshire Police",
  partners: "partners",
  "people import": "people import",
};

const update = {
  ...{ entry: 2, at: "2026-11-19T09:00:00.000Z", by: AMINA, byName: "Amina Diallo", inNameOf: null },
  ...{ rag: "amber" as const, partRags: [], nextReview: "2026-12-11" },
  ...{ progress: `${NARRATIVE} progress`, difference: `${NARRATIVE} difference`, evidence: `${NARRATIVE} evidence` },
};
const by = { by: AMINA, byName: "Amina Diallo", at: update.at };

function told(more: Partial<Action> = {}): Action {
  return anAction({
    lastUpdate: update,
    dateChange: { ...by, from: "2027-03-31", to: "2027-06-30", reason: `${NARRATIVE} delay` },
    evidence: [{ ...by, entry: 2, kind: "link", where: `https://example.org/${NARRATIVE}`, shows: NARRATIVE }],
    revisions: [
      { from: "2026-12-31", to: "2027-03-31", reason: NARRATIVE, askedBy: "", approvedBy: "", on: "2026-10-01" },
    ],
    proposal: { ...by, fields: { title: "Another title" }, reason: `${NARRATIVE} proposal` },
    notMine: { ...by, suggests: "Ben Okafor", words: `${NARRATIVE} words` },
    version: 2,
    ...more,
  });
}

function filed({ id }: Action): HistoryEntry {
  return {
    ...{ action: id, entry: 2, kind: "update", ...by, inNameOf: null, via: "card", day: "2026-11-19" },
    ...{
      changes: [{ field: "evidence", part: null, from: null, to: NARRATIVE }],
      update,
      reason: NARRATIVE,
      undoes: null,
    },
  } as const;
}

const restricted = told({
  ...{ id: "a2", ref: "1.1.2", restricted: true, title: `${SECRET} title`, measures: [`${SECRET} measure`] },
  dates: [{ kind: "review", date: "2026-11-24", cadence: null, text: `${SECRET} date` }],
  ...{ reviewDate: "2026-11-24", leads: [{ label: "Amina Diallo", accountable: true }] },
  lastUpdate: { ...update, progress: `${SECRET} progress` },
  dateChange: { ...by, from: "2027-03-31", to: "2027-06-30", reason: `${SECRET} delay` },
});
const proposed = told({ id: "a3", ref: "1.1.3", state: "awaiting-sign-off", dependsOn: ["1.1.2"] });
const overdue = told({ id: "a4", ref: "1.1.4", endDate: "2026-10-30", restricted: true, title: `${SECRET} overdue` });

let world: Awaited<ReturnType<typeof aWorld>>;
let bot: TestBot;

function place(audience: ChannelAudience | "unbound"): Place {
  return { conversation: `19:${audience}@thread.tacv2;messageid=1`, kind: "channel" };
}

beforeEach(async () => {
  const bound = { boundBy: OWEN, boundAt: NOW.toISOString() };
  const channels = (["board", "staff", "partners"] as const).map(
    (audience): Channel => ({ conversation: `19:${audience}@thread.tacv2`, name: audience, audience, ...bound }),
  );
  const actions = [told(), restricted, proposed, overdue];
  world = await aWorld([], aPlan({ key: { ...key, plan: "empty" }, people: [] }));
  const history = actions.flatMap((action) => [importedEntry(action), filed(action)]);
  await world.plans.createPlan({ plan: aPlan({ key, channels }), actions, history });
  const log = { info: () => {}, error: () => {} };
  bot = await startTestBot({ hearWith: (roster) => createHear({ ...world, roster, log }), now: () => NOW });
});
afterEach(() => bot.stop());

interface Pressed {
  readonly verb: string;
  readonly data: Readonly<Record<string, unknown>>;
}

/** Every button of a card that asks the server, wherever it lies. */
function buttonsOf(node: unknown): readonly Pressed[] {
  if (Array.isArray(node)) return node.flatMap(buttonsOf);
  if (typeof node !== "object" || node === null) return [];
  const { type, verb, data, fallback, ...rest } = node as Record<string, unknown>;
  const own = type === "Action.Execute" ? [{ verb, data } as Pressed] : [];
  return [...own, ...Object.values(rest).flatMap(buttonsOf)];
}

/** How far buttons of buttons are pressed, each of them once, as Execute and as Submit. */
const DEEP = 2;

/** Asks a line somewhere and presses every button that comes of it. All that was sent or answered there, as one text. */
async function allSaid(line: string, person: Someone, where: Place | undefined): Promise<string> {
  const client = bot.as(person, where);
  const from = bot.connector.delivered.length;
  const pressed = new Set<string>();
  const answers: unknown[] = [];
  let cards: unknown[] = [];
  const fresh = () =>
    bot.connector.delivered.slice(from).flatMap(({ activity }) => activity.attachments?.[0]?.content ?? []);
  await client.says(line);
  for (let deep = 0; deep < DEEP; deep++) {
    await bot.settled();
    cards = [...fresh(), ...answers];
    for (const { verb, data } of cards.flatMap(buttonsOf)) {
      const nonceless = JSON.stringify({ ...data, verb, nonce: "" });
      if (pressed.has(nonceless)) continue;
      pressed.add(nonceless);
      answers.push((await client.presses(verb, data)).body?.value);
      await client.submits({ ...data, verb });
    }
  }
  await bot.settled();
  const messages = bot.connector.delivered.slice(from).map(({ activity }) => activity);
  return JSON.stringify([messages, answers]);
}

const asks = Object.entries(LINES).map(([ask, line]) => [ask, line] as const);

describe("where partners read along", () => {
  it.each(asks)("no narrative, no evidence and nothing restricted is said of %s", async (_, line) => {
    for (const person of [owen, amina, carys, viv]) {
      const said = await allSaid(line.replace("AUDIENCE", "partners"), person, place("partners"));
      expect(said).not.toContain(NARRATIVE);
      expect(said).not.toContain(SECRET);
    }
  });

  it("an update typed in one line is filed whole, and answered without its words", async () => {
    const said = await allSaid(LINES.update, amina, place("partners"));
    expect(said).toContain("Saved. 1.1.1 is now");
    expect(said).not.toContain(NARRATIVE);
    const stored = await world.plans.readAction(key, "a1");
    expect(stored?.value.lastUpdate?.progress).toBe(`${NARRATIVE} was typed here`);
    expect(stored?.value.evidence?.[0]?.shows).toBe(NARRATIVE);
  });

  it("a form is not drawn, and what opens one is told where to go", async () => {
    for (const line of ["update 1.1.1", `update 1.1.1 complete ${NARRATIVE} is done`]) {
      const said = await allSaid(line, amina, place("partners"));
      expect(said).toContain("Partners read along here");
      expect(said).not.toMatch(new RegExp(`Input\\.|${NARRATIVE}`));
    }
    const { body } = await bot
      .as(amina, place("partners"))
      .presses("open-update", { plan: KEY.plan, action: "a1", back: "" });
    expect(JSON.stringify(body?.value)).toContain("Partners read along here");
  });

  it("counts still count what is restricted, and lists keep its ref", async () => {
    const summary = await allSaid("summary", viv, place("partners"));
    expect(summary).toContain("4 actions");
    expect(summary).toMatch(/1\.1\.4 {2}","weight":"Bolder"\},\{"type":"TextRun","text":"restricted/);
  });
});

describe("among staff", () => {
  it.each(asks)("nothing restricted is said of %s, nor of the same about 1.1.2", async (_, line) => {
    for (const asked of new Set([line, line.replace("1.1.1", "1.1.2")])) {
      for (const person of [owen, amina, viv]) {
        const said = await allSaid(asked.replace("AUDIENCE", "staff"), person, place("unbound"));
        expect(said.replaceAll(asked, "")).not.toContain(SECRET);
      }
    }
  });

  it("narrative is read, and a restricted action is its ref and where it is told of", async () => {
    expect(await allSaid("show 1.1.1", viv, place("staff"))).toContain(NARRATIVE);
    expect(await allSaid("show 1.1.2", amina, place("staff"))).toContain("“1.1.2” is restricted");
  });

  it("an update of a restricted action is not filed where others would learn of it", async () => {
    await bot.as(amina, place("staff")).says("update 1.1.2 green It goes well now");
    expect((await world.plans.readAction(key, "a2"))?.value.version).toBe(2);
  });
});

describe("a restricted action", () => {
  it.each([
    ["its lead", amina, undefined, true],
    ["an owner", owen, undefined, true],
    ["the chair", carys, undefined, true],
    ["a viewer", viv, undefined, false],
    ["someone else's lead", { id: BEN, name: "Ben Okafor" }, undefined, false],
    ["the board's channel", viv, place("board"), true],
  ] as const)("is shown to %s: %s", async (_, person, where, shown) => {
    const said = await allSaid("show 1.1.2", person, where);
    expect(said.includes(SECRET)).toBe(shown);
    expect(said.includes("is restricted")).toBe(!shown);
  });
});

describe("the lines of this test", () => {
  it.each(asks)("%s is what its line asks", (ask, line) => {
    expect(readQuestion(line.replace("AUDIENCE", "partners"))?.ask, line).toBe(ask);
  });

  it("show narrative in one's own chat: what is not said elsewhere was there to be said", async () => {
    expect(await allSaid("history 1.1.1", viv, undefined)).toContain(NARRATIVE);
  });
});
