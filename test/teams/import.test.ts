import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { Action } from "../../src/domain/plan/action.ts";
import type { Plan } from "../../src/domain/plan/plan.ts";
import { createHear } from "../../src/teams/answers/hear.ts";
import { AMINA, anAction, aPlan, KEY, NOW, OWEN } from "../builders.ts";
import { type ActivityParts, type Someone, startTestBot, type TestBot, testTenant } from "../fakes/bot.ts";
import { type ReadCard, readCard } from "../fakes/read-card.ts";
import { aWorld } from "../fakes/world.ts";

const key = { ...KEY, tenant: testTenant };
const amina = { id: AMINA, name: "Amina Diallo" };
const owen = { id: OWEN, name: "Owen Pryce" };
const nia = { id: "nia", name: "Nia Penhale" };
const channel = { conversation: "19:board@thread.tacv2;messageid=1", kind: "channel" } as const;

const HEADER = "Ref,Theme,Action,Lead officer,End date,RAG";
const FIRST = [
  HEADER,
  "1.1.1,Practice that is good every time,Rewrite the plan template with young people,Amina Diallo,31 March 2027,Amber",
  "1.1.2,Practice that is good every time,Train every team in the template,Ben Okafor,30 June 2027,Green",
  "2.1.1,A front door that works,Answer every call within a minute,Ben Okafor,Q2,Red",
];

let world: Awaited<ReturnType<typeof aWorld>>;
let bot: TestBot;
let shelf: Server;
let files: Map<string, string | Uint8Array>;

const theirs = anAction({
  dates: [{ kind: "end", date: "2027-03-31", cadence: null, text: "31 March 2027" }],
  ...{ reviewDate: null, endDate: "2027-03-31", objective: "", measures: [] },
});

beforeEach(() => start([theirs], aPlan({ key })));

async function start(actions: readonly Action[], plan: Plan) {
  world = await aWorld(actions, plan);
  const hear = createHear({ ...world, log: { info: () => {}, error: () => {} } });
  bot = await startTestBot({ hear, now: () => NOW });
  files = new Map();
  shelf = createServer((request, response) => {
    const file = files.get(request.url ?? "");
    response.statusCode = file === undefined ? 404 : 200;
    response.end(file);
  });
  await new Promise<void>((resolve) => shelf.listen(0, "127.0.0.1", resolve));
}
afterEach(async () => {
  await bot.stop();
  shelf.close();
  shelf.closeAllConnections();
});

const posted = () => bot.connector.delivered.filter(({ method }) => method === "POST");
const newest = () => readCard(bot.connector.delivered.at(-1)?.activity.attachments[0].content);

/** A file as Teams hands it over, from this machine. */
function file(name: string, content: string | Uint8Array): ActivityParts {
  files.set(`/${name}`, content);
  const downloadUrl = `http://127.0.0.1:${(shelf.address() as AddressInfo).port}/${name}`;
  return {
    contentType: "application/vnd.microsoft.teams.file.download.info",
    name,
    content: { downloadUrl, fileType: name.split(".").at(-1) },
  };
}

/** Drops files into the person's chat; the card that stands there in the end. */
async function drops(person: Someone, attachments: readonly ActivityParts[], text = ""): Promise<ReadCard> {
  const before = posted().length;
  expect((await bot.as(person).says(text, { attachments })).status).toBe(200);
  await bot.settled();
  expect(posted()).toHaveLength(before + 1);
  return newest();
}

async function says(person: Someone, text: string): Promise<ReadCard> {
  await bot.as(person).says(text);
  return newest();
}

async function presses(person: Someone, card: ReadCard, title: string, inputs = {}): Promise<ReadCard> {
  const pressed = card.buttons.get(title);
  if (pressed === undefined) throw new Error(`no button ${title} among ${[...card.buttons.keys()]}`);
  const { body } = await bot.as(person).presses(pressed.verb, { ...pressed.data, ...inputs });
  expect(body?.type).toBe("application/vnd.microsoft.card.adaptive");
  return readCard(body?.value);
}

const plan = (...rows: readonly string[]) => file("plan.csv", [HEADER, ...rows].join("\n"));
const refs = async (of = key) => (await world.plans.listActions(of)).map(({ ref }) => ref);

/** What a file's new end date is in a plan whose reminders go out: asked for, and moved by nobody yet. */
const ASKED = { endDate: "2027-03-31", dateChange: { to: "2027-04-30", by: OWEN } };
describe("an import whose process ends between its commit and its mark", () => {
  it.each<[string, () => Promise<ReadCard>]>([
    [
      "a plan",
      async () => drops(owen, [plan(...FIRST.slice(1), "1.1.3,Practice,Ask every child,Ben Okafor,31 May 2027,Red")]),
    ],
    ["a first plan", async () => drops(nia, [file("plan.csv", FIRST.join("\n"))])],
  ])("into %s is told as applied, whatever is pressed afterwards", async (what, drop) => {
    const who = what === "a plan" ? owen : nia;
    const preview = await drop();
    const { save } = world.drafts;
    Object.assign(world.drafts, { save: () => Promise.reject(new Error("the process ended")) });
    const button = preview.buttons.get("Apply");
    const { body } = await bot.as(who).presses(button?.verb ?? "", button?.data);
    expect(body?.type).toBe("application/vnd.microsoft.activity.message");
    Object.assign(world.drafts, { save });
    const applied = (await world.plans.listPlans(testTenant)).length;
    for (const title of ["Apply", "Cancel"]) {
      const { says: told } = await presses(who, preview, title);
      expect(told, title).not.toMatch(/nothing was applied|nothing of it was saved/);
      expect(told, title).toMatch(/applied before|applied this import/);
    }
    expect((await says(who, "import")).says).not.toContain("waits to be applied");
    expect(await world.plans.listPlans(testTenant)).toHaveLength(applied);
  });
});

describe("the first plan of a council", () => {
  beforeEach(async () => {
    await bot.stop();
    shelf.close();
    await start([], aPlan({ key: { ...key, tenant: "elsewhere" } }));
  });

  it("is shown in one message before anything is saved, and saved once", async () => {
    const preview = await drops(nia, [file("plan.csv", FIRST.join("\n"))]);
    expect(readCard(posted()[0]?.activity.attachments[0].content).says).toContain("Reading plan.csv …");
    expect(preview.says).toContain("3, in 2 themes");
    expect(preview.says).toContain("Nothing is saved until you press Apply. It is a new plan");
    expect(await world.plans.listPlans(testTenant)).toEqual([]);
    const saved = await presses(nia, preview, "Apply");
    expect(saved.says).toContain("The plan is saved");
    expect(saved.says).toContain("What comes next");
    const again = await presses(nia, preview, "Apply");
    expect(again.says).toContain("nothing was saved twice");
    const [listed] = await world.plans.listPlans(testTenant);
    expect(listed && (await refs(listed.key))).toEqual(["1.1.1", "1.1.2", "2.1.1"]);
    expect((await says(nia, "show 1.1.2")).says).toContain("Train every team in the template");
  });
});

describe("a plan that is there", () => {
  const moved =
    "1.1.1,Practice that is good every time,Rewrite the plan template with young people,Amina Diallo,30 April 2027,Amber";
  const fresh = "1.1.2,Practice that is good every time,Train every team in the template,Ben Okafor,30 June 2027,Green";

  it("is compared with the file, field by field", async () => {
    const preview = await drops(owen, [plan(moved, fresh)]);
    expect(preview.says).toContain("Compared with the plan as it is");
    const changes = await presses(owen, preview, "See changes");
    expect(changes.says).toMatch(/31 March 2027.*→.*30 April 2027/);
    expect(changes.says).toContain("1.1.2 Train every team in the template");
    const saved = await presses(owen, await presses(owen, changes, "Back to the import"), "Apply");
    expect(saved.says).toContain("The import is saved");
    expect(saved.says).toContain("1 end date moves when agreed, in one list: Carys Vaughan (waiting)");
    expect(await refs()).toEqual(["1.1.1", "1.1.2"]);
    expect((await world.plans.findAction(key, "1.1.1"))?.value).toMatchObject(ASKED);
  });

  it("is told apart from another plan's file, in which it has no action", async () => {
    const strange = "9.9.1,Housing,Mend every roof in the harbour quarter,Ben Okafor,30 June 2027,Green";
    expect((await drops(owen, [plan(strange)])).says).toContain("Another plan’s file?");
    expect((await drops(owen, [plan(moved, fresh)])).says).not.toContain("Another plan’s file?");
  });

  it("is left alone by who does not own it", async () => {
    const refused = await drops(amina, [plan(moved)], "import in plan north-2027");
    expect(refused.says).toContain("Owen Pryce");
  });

  it("that changed since the look is shown again, and nothing is applied", async () => {
    const preview = await drops(owen, [plan(moved)]);
    const other = await drops(owen, [plan(fresh)]);
    expect((await presses(owen, other, "Apply")).says).toContain("The import is saved");
    const stale = await presses(owen, preview, "Apply");
    expect(stale.says).toContain("nothing was applied");
    expect((await world.plans.findAction(key, "1.1.1"))?.value.endDate).toBe("2027-03-31");
    expect((await presses(owen, stale, "Apply")).says).toContain("The import is saved");
    expect((await world.plans.findAction(key, "1.1.1"))?.value).toMatchObject(ASKED);
  });

  it("keeps nothing of an import that was cancelled", async () => {
    const preview = await drops(owen, [plan(moved)]);
    expect((await presses(owen, preview, "Cancel")).says).toContain("nothing of it was saved");
    expect((await presses(owen, preview, "Apply")).says).toMatch(/nothing was/i);
    expect((await says(owen, "import")).says).toContain("Drop your plan into this chat");
    expect((await world.plans.findAction(key, "1.1.1"))?.value.endDate).toBe("2027-03-31");
  });

  it("waits to be applied, and is shown when it is asked for", async () => {
    await drops(owen, [plan(moved)]);
    const waiting = await says(owen, "import");
    expect(waiting.says).toContain("waits to be applied or cancelled");
    expect((await says(owen, "import columns")).says).toContain("Lead officer");
    expect((await presses(owen, waiting, "Apply")).says).toContain("The import is saved");
  });
});

describe("what was not understood", () => {
  it("is settled by itself, and a refused answer keeps what was typed", async () => {
    const preview = await drops(owen, [file("plan.csv", FIRST.join("\n"))]);
    const problems = await presses(owen, preview, "See problems");
    expect(problems.says).toContain("“Q2”");
    const form = await presses(owen, problems, "Settle");
    const refused = await presses(owen, form, "Save", { kind: "end", date: "", as: "in a while" });
    expect(refused.inputs.get("as")).toBe("in a while");
    expect(refused.says).toMatch(/nothing was/i);
    const settled = await presses(owen, refused, "Save", { kind: "end", date: "2027-09-30", as: "" });
    expect(settled.says).toContain("30 September 2027");
    expect(settled.says).toContain("Everything is settled");
    await presses(owen, await presses(owen, settled, "Back to the import"), "Apply");
    expect((await world.plans.findAction(key, "2.1.1"))?.value.endDate).toBe("2027-09-30");
  });

  it("is left empty when that is said", async () => {
    const preview = await drops(owen, [file("plan.csv", FIRST.join("\n"))]);
    const left = await presses(owen, await presses(owen, preview, "See problems"), "Leave it empty");
    expect(left.says).toContain("Left empty");
    // The preview was drawn before that answer: it is shown again first.
    const again = await presses(owen, preview, "Apply");
    expect(again.says).toContain("nothing was applied");
    await presses(owen, again, "Apply");
    expect((await world.plans.findAction(key, "2.1.1"))?.value.endDate).toBeNull();
  });
});

describe("a column that was read wrongly", () => {
  it("is given its meaning, and the whole is read again", async () => {
    const rows = [
      "No.,Area,Step,Angel,Deadline",
      "1,Front door,Answer every call,Ben Okafor,31 March 2027",
      "2,Front door,Ring back,Amina Diallo,30 June 2027",
    ];
    const preview = await drops(owen, [file("plan.csv", rows.join("\n"))]);
    const columns = await presses(owen, preview, "See columns");
    const angel = [...columns.says.split("\n")]
      .filter((text) => /^(No\.|Area|Step|Angel|Deadline)/.test(text))
      .findIndex((text) => text.startsWith("Angel"));
    const again = await presses(owen, columns, "Save", { [`column-${angel}`]: "leads" });
    expect(again.says).toContain("Angel → Leads");
    expect(again.says).toContain("2 names");
  });
});

describe("a pasted table", () => {
  const table = FIRST.slice(0, 3).join("\n").replaceAll(",", "\t");

  it("is asked about before it is read", async () => {
    const asked = await says(owen, table);
    expect(asked.says).toContain("a table of 3 lines");
    const preview = await presses(owen, asked, "Read it as a plan");
    expect(preview.says).toContain("pasted table");
    expect((await presses(owen, preview, "Apply")).says).toContain("The import is saved");
    expect(await refs()).toContain("1.1.2");
  });

  it("that another replaced is not mistaken for it", async () => {
    const asked = await says(owen, table);
    await says(owen, table.replaceAll("1.1.2", "9.9.9"));
    expect((await presses(owen, asked, "Read it as a plan")).says).toMatch(/nothing was/i);
    expect((await presses(amina, asked, "Read it as a plan")).says).toMatch(/nothing was/i);
  });
});

describe("an owner of two plans", () => {
  const south = { tenant: testTenant, plan: "south-2027" };
  beforeEach(() => world.plans.createPlan({ plan: aPlan({ key: south, title: "South" }), actions: [], history: [] }));

  it("says beside the file which one is meant", async () => {
    const preview = await drops(owen, [file("plan.csv", FIRST.join("\n"))], "import in plan south-2027");
    await presses(owen, preview, "Apply");
    expect(await refs(south)).toEqual(["1.1.1", "1.1.2", "2.1.1"]);
    expect(await refs()).toEqual(["1.1.1"]);
  });

  it("chooses once by a button, and drops the file again", async () => {
    const asked = await drops(owen, [file("plan.csv", FIRST.join("\n"))]);
    expect(asked.says).toContain("Then drop the file again.");
    expect((await presses(owen, asked, "South")).says).toContain("Drop your plan into this chat");
    await presses(owen, await drops(owen, [file("plan.csv", FIRST.join("\n"))]), "Apply");
    expect(await refs(south)).toEqual(["1.1.1", "1.1.2", "2.1.1"]);
  });

  it("chooses for a pasted table by a button", async () => {
    const asked = await says(owen, FIRST.slice(0, 3).join("\n").replaceAll(",", "\t"));
    const which = await presses(owen, asked, "Read it as a plan");
    expect((await presses(owen, which, "South")).says).toContain("Import this plan?");
  });
});

describe("a file that is not taken", () => {
  it.each([
    ["a PDF", "plan.pdf", "%PDF-1.7 ", "A PDF does not keep its tables"],
    ["an empty one", "plan.csv", "", "The file is empty"],
    ["no plan at all", "tea.csv", "Tea,Coffee\n1,2\n", "nothing was imported"],
  ])("because it is %s is answered in one message that says why", async (_, name, content, why) => {
    expect((await drops(owen, [file(name, content)])).says).toContain(why);
  });

  it("because it lies elsewhere is never asked for", async () => {
    const elsewhere = { ...file("plan.csv", "x"), content: { downloadUrl: "https://example.org/plan.csv" } };
    expect((await drops(owen, [elsewhere])).says).toContain("nothing was fetched");
  });

  it("because it is gone says so", async () => {
    const gone = plan();
    files.clear();
    expect((await drops(owen, [gone])).says).toContain("Drop it into this chat again");
  });

  it("beside another is counted", async () => {
    await drops(owen, [file("plan.csv", FIRST.join("\n")), file("b.docx", "x"), file("c.docx", "x")]);
    const first = readCard(posted().at(-1)?.activity.attachments[0].content);
    expect(first.says).toContain("2 others left aside");
    expect(newest().says).toContain("2 others left aside");
  });

  it.each([
    ["import", {}],
    ["Ref\tAction\n1\tWrite\n2\tTry", {}],
    ["", { attachments: [{ contentType: "text/csv", contentUrl: "http://127.0.0.1:1/plan.csv", name: "plan.csv" }] }],
  ])("in a channel is asked for in the person's own chat (%j)", async (text, more) => {
    await bot.as(owen, channel).says(text, more);
    expect(newest().says).toContain("your own chat with me");
  });
});

describe("an export", () => {
  it("tells an owner how to get the plan where the bot has no address, and another whom to ask", async () => {
    await bot.stop();
    const log = { info: () => {}, error: () => {} };
    bot = await startTestBot({ hear: createHear({ ...world, publicUrl: null, log }), now: () => NOW });
    expect((await says(owen, "export")).says).toContain("export north-2027 --xlsx");
    expect((await says(amina, "export")).says).toContain("Owen Pryce");
  });
});

describe("a list of people", () => {
  const zed = "99999999-9999-4999-8999-999999999999";
  const list = () =>
    file("who.csv", ["Label,Name,Directory id,Plan roles", `Zed Stone,Zed Stone,${zed},viewer`].join("\n"));
  const people = async () => {
    const stored = await world.plans.readPlan(key);
    return typeof stored === "string" ? [] : stored.value.people.map(({ name }) => name);
  };

  it("dropped by an owner shows what it would change, and is applied on a press, once", async () => {
    const shown = await drops(owen, [list()]);
    expect(shown.says).toContain("A list of people: 2 changes");
    expect(shown.says).toContain("Zed Stone joins the plan as viewer.");
    expect(await people()).not.toContain("Zed Stone");
    expect((await presses(owen, shown, "Apply")).says).toContain("Saved: 2 changes of who is who");
    expect(await people()).toContain("Zed Stone");
    expect((await presses(owen, shown, "Apply")).says).toContain("Nothing was left to change");
    expect((await drops(owen, [list()])).says).toContain("There is nothing to change");
  });

  it("dropped by others is refused", async () => {
    expect((await drops(amina, [list()])).says).toMatch(/You cannot say who the names of this plan are/);
    expect((await says(owen, "people import")).says).toContain("Directory id");
  });
});

describe("buttons of an import that nobody drew", () => {
  it.each([
    ["open-import", { part: "preview" }],
    ["apply-import", {}],
    ["cancel-import", {}],
    ["settle-import", { problem: "p1", how: "settle" }],
    ["decide-import", { as: "decide", about: "r1", choice: "same" }],
    ["save-columns", { "column-0": "leads" }],
    ["read-table", { table: "zz" }],
  ])("%s is answered with a sentence and changes nothing", async (verb, data) => {
    for (const about of [
      { plan: KEY.plan, draft: "zz" },
      { plan: "south", draft: "d1" },
      { plan: 7, draft: [] },
    ]) {
      const answered = await bot.as(owen).presses(verb, { ...about, ...data });
      expect(answered.body?.statusCode).toBe(200);
    }
    expect(await refs()).toEqual(["1.1.1"]);
  });
});
