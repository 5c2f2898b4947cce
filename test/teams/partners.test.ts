import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { read, utils, write } from "@e965/xlsx";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { Action } from "../../src/domain/plan/action.ts";
import type { Label } from "../../src/domain/plan/person.ts";
import { fileServer } from "../../src/serve-file.ts";
import { createHear } from "../../src/teams/answers/hear.ts";
import { AMINA, aLabel, anAction, anEvent, aPlan, BEN, CARYS, KEY, NOW, OWEN, THEA } from "../builders.ts";
import { type Someone, startTestBot, type TestBot, testTenant } from "../fakes/bot.ts";
import { type Filling, fillForm } from "../fakes/fill-form.ts";
import { type ReadCard, readCard } from "../fakes/read-card.ts";
import { aWorld } from "../fakes/world.ts";

const key = { ...KEY, tenant: testTenant };
const amina = { id: AMINA, name: "Amina Diallo" };
const ben = { id: BEN, name: "Ben Okafor" };
const owen = { id: OWEN, name: "Owen Pryce" };
const thea = { id: THEA, name: "Thea Lund" };
const carys = { id: CARYS, name: "Carys Vaughan" };
const channel = { conversation: "19:board@thread.tacv2;messageid=1", kind: "channel" } as const;

const outside = (text: string, sponsor: string): Label => ({ text, kind: "outside", holders: [], sponsor });
const POLICE = "Northshire Police";
const plan = aPlan({
  key,
  labels: [
    ...[aLabel("Amina Diallo", AMINA), aLabel("Ben Okafor", BEN), aLabel("Thea Lund", THEA)],
    ...[outside(POLICE, BEN), outside("Moor District Council", AMINA)],
  ],
});
const of = (label: string) => [{ label, accountable: true }];
const actions: readonly Action[] = [
  anAction({ id: "p1", ref: "1.1.1", title: "Share custody data weekly", leads: of(POLICE), endDate: "2026-10-30" }),
  anAction({
    id: "p2",
    ref: "1.1.2",
    title: "Join every strategy meeting",
    leads: of(POLICE),
    reviewDate: "2026-11-30",
  }),
  anAction({
    id: "p3",
    ref: "1.1.10",
    title: "Train response officers",
    leads: of(POLICE),
    reviewDate: null,
    endDate: null,
  }),
  anAction({ id: "m1", ref: "2.1.1", theme: "2", title: "House care leavers", leads: of("Moor District Council") }),
];

let world: Awaited<ReturnType<typeof aWorld>>;
let bot: TestBot;
let shelf: Server;
let now: Date;
let files: Map<string, Uint8Array>;

beforeEach(async () => {
  now = NOW;
  world = await aWorld(actions, plan);
  // Longer than the ids of other tests: it is a link's key.
  let ids = 0;
  const newId = () => `0f6f7d0a-52f4-4d6b-8f57-${String(++ids).padStart(12, "0")}`;
  const log = { info: () => {}, error: () => {} };
  const hear = createHear({ ...world, newId, log });
  bot = await startTestBot({ hear, now: () => now, giveFile: fileServer({ ...world, log, now: () => now }) });
  files = new Map();
  shelf = createServer((request, response) => response.end(files.get(request.url ?? "")));
  await new Promise<void>((resolve) => shelf.listen(0, "127.0.0.1", resolve));
});
afterEach(async () => {
  await bot.stop();
  shelf.close();
  shelf.closeAllConnections();
});

const newest = () => bot.connector.delivered.at(-1)?.activity.attachments[0].content;

async function says(person: Someone, text: string): Promise<ReadCard> {
  await bot.as(person).says(text);
  return readCard(newest());
}

/** The address behind a button, on the server under test. */
function linkOn(card: unknown, title: string): string {
  const found = [...JSON.stringify(card).matchAll(/\{"type":"Action.OpenUrl","title":"([^"]*)","url":"([^"]*)"/g)];
  const url = found.find(([, named]) => named === title)?.[2];
  if (url === undefined) throw new Error(`no link ${title}`);
  return url.replace("https://keeper.example", bot.url);
}

async function formFor(person: Someone, name = POLICE): Promise<Uint8Array> {
  await says(person, `partner ${name}`);
  const response = await fetch(linkOn(newest(), "Return form (Excel)"));
  expect(response.status).toBe(200);
  return new Uint8Array(await response.arrayBuffer());
}

async function drops(person: Someone, bytes: Uint8Array): Promise<ReadCard> {
  files.set("/form.xlsx", bytes);
  const downloadUrl = `http://127.0.0.1:${(shelf.address() as AddressInfo).port}/form.xlsx`;
  const contentType = "application/vnd.microsoft.teams.file.download.info";
  await bot.as(person).says("", { attachments: [{ contentType, name: "form.xlsx", content: { downloadUrl } }] });
  await bot.settled();
  return readCard(newest());
}

async function presses(person: Someone, card: ReadCard, title: string): Promise<ReadCard> {
  const pressed = card.buttons.get(title);
  if (pressed === undefined) throw new Error(`no button ${title} among ${[...card.buttons.keys()]}`);
  const { body } = await bot.as(person).presses(pressed.verb, pressed.data);
  return readCard(body?.value);
}

const good = { Rating: "Green", Progress: "Sent every Monday since May", "Next review date": "11/01/2027" };
const filled = async (filling: Filling, by = "Sgt Jo Hart", person = ben) =>
  fillForm(await formFor(person), filling, by);
const stands = async (id: string) => (await world.plans.readAction(key, id))?.value;

describe("a lead outside Teams", () => {
  it("is shown to who vouches for it, with words for an e-mail and a form", async () => {
    const card = await says(ben, "partner northshire polise");
    expect(card.says).toContain("1 overdue, 1 due in 30 days; 3 open actions in all");
    expect(card.says).toContain("its link works until 10:15");
    const email = String(card.inputs.get("email"));
    expect(email).toContain("1.1.1 Share custody data weekly\nIt was to be done by 30 October 2026.");
    expect(email).toContain("1.1.2 Join every strategy meeting\nWe look at it on 30 November 2026.");
    expect(email).not.toContain("1.1.10");
    expect(email).toMatch(/With thanks,\nBen Okafor$/);
  });

  it("is nobody to others of the plan, who learn no names from it", async () => {
    expect((await says(thea, "partners")).says).toContain("You vouch for nobody outside Teams");
    const police = await says(thea, `partner ${POLICE}`);
    expect(police.says).toContain("Ask Ben Okafor or Owen Pryce");
    const none = await says(ben, "partner Fire Service");
    expect(none.says).toContain("You vouch for nobody outside Teams called “Fire Service”");
    expect(none.says).not.toContain("Moor");
    expect((await says(owen, "partners")).says).toContain("Moor District Council");
  });

  it("is spoken of in a chat of one's own alone", async () => {
    await bot.as(ben, channel).says(`partner ${POLICE}`);
    expect(readCard(newest()).says).toContain("in your own chat with me alone");
    await bot.as(owen, channel).says("export");
    expect(readCard(newest()).says).toContain("in your own chat with me alone");
  });
});

describe("a link to a file", () => {
  it("gives the file to be kept, as often as is asked, for fifteen minutes", async () => {
    await says(ben, `partner ${POLICE}`);
    const link = linkOn(newest(), "Return form (Excel)");
    const first = await fetch(link);
    expect(first.headers.get("content-disposition")).toContain(
      'attachment; filename="Northshire Police return form.xlsx"',
    );
    expect(first.headers.get("cache-control")).toBe("no-store");
    const again = await fetch(link);
    expect(Buffer.from(await again.arrayBuffer())).toEqual(Buffer.from(await first.arrayBuffer()));
    now = new Date(NOW.getTime() + 15 * 60_000);
    const late = await fetch(link);
    expect([late.status, await late.text()]).toEqual([410, expect.stringContaining("this one has ended")]);
  });

  it("asks anew whether the one it was made for may have the file", async () => {
    await says(ben, `partner ${POLICE}`);
    const link = linkOn(newest(), "Return form (Excel)");
    const stored = await world.plans.readPlan(key);
    if (typeof stored === "string") throw new Error(stored);
    const labels = stored.value.labels.map((label) => (label.text === POLICE ? outside(POLICE, AMINA) : label));
    await world.plans.savePlan({ ...stored, value: { ...stored.value, labels } }, anEvent());
    const refused = await fetch(link);
    expect(refused.status).toBe(403);
    expect(await refused.text()).toContain("You cannot report for Northshire Police yourself");
  });

  it("is known by its whole token alone", async () => {
    const guess = await fetch(`${bot.url}/files/0f6f7d0a-52f4-4d6b-8f57-999999999999`);
    expect([guess.status, await guess.text()]).toEqual([404, expect.stringContaining("is not known here")]);
  });

  it("gives an owner the plan as Excel and CSV, and its people; nobody else", async () => {
    expect((await says(ben, "export")).says).toContain("You cannot export the plan yourself");
    await says(owen, "export");
    const card = newest();
    const csv = await (await fetch(linkOn(card, "Plan (CSV)"))).text();
    expect(csv).toContain("Share custody data weekly");
    expect(await (await fetch(linkOn(card, "People (CSV)"))).text()).toContain("Ben Okafor");
    const book = read(new Uint8Array(await (await fetch(linkOn(card, "Plan (Excel)"))).arrayBuffer()));
    expect(book.SheetNames).toEqual(["Plan"]);
  });
});

describe("a return form that comes back", () => {
  it("is shown, filed at a press as the partner's words, and known when it comes again", async () => {
    const form = await filled({
      "1.1.1": good,
      "1.1.10": {
        Rating: "amber",
        Progress: "Two of nine teams trained",
        "Next review date": new Date(Date.UTC(2027, 0, 29)),
      },
    });
    const shown = await drops(ben, form);
    expect(shown.says).toContain("Return form: 2 updates ready");
    expect(shown.says).toContain("Reported by Sgt Jo Hart (Northshire Police)");
    expect(await stands("p1")).toMatchObject({ version: 1, rag: "amber" });
    const saved = await presses(ben, shown, "File 2 updates");
    expect(saved.says).toContain("2 updates filed, reported by Sgt Jo Hart (Northshire Police).");
    expect(await stands("p1")).toMatchObject({ version: 2, rag: "green", reviewDate: "2027-01-11" });
    expect(await stands("p3")).toMatchObject({ version: 2, rag: "amber", reviewDate: "2027-01-29" });
    expect((await stands("p2"))?.version).toBe(1);
    expect((await presses(ben, shown, "File 2 updates")).says).toContain("That was filed already, and only once.");
    expect((await drops(ben, form)).says).toContain("This return form is in already");
    expect((await stands("p1"))?.version).toBe(2);
    const told = "reported by Sgt Jo Hart (Northshire Police), entered by Ben Okafor";
    expect((await says(amina, "show 1.1.1")).says).toContain(told);
    expect((await says(amina, "history 1.1.1")).says).toContain(`Update, ${told}`);
  });

  it("with other words in it is none that is in already: they are asked about, and filed as what came later", async () => {
    const form = await filled({ "1.1.1": good });
    await presses(ben, await drops(ben, form), "File 1 update");
    const again = await drops(ben, fillForm(form, { "1.1.1": { Progress: "Not every Monday after all" } }));
    expect(again.says).not.toContain("in already");
    expect(again.says).toContain("Not every Monday after all");
    await presses(ben, again, "File it all the same");
    expect((await stands("p1"))?.lastUpdate?.progress).toBe("Not every Monday after all");
    expect((await stands("p1"))?.version).toBe(3);
  });

  it("takes what was put right in it when it is dropped once more, and only that", async () => {
    const half = await filled({ "1.1.1": good, "1.1.2": { Progress: "In eight of ten" } });
    const shown = await drops(ben, half);
    expect(shown.says).toContain("Return form: 1 update ready, 1 not ready");
    expect(shown.says).toContain("✗ No rating is chosen");
    await presses(ben, shown, "File 1 update");
    const whole = fillForm(half, { "1.1.2": { Rating: "Green" } });
    const again = await drops(ben, whole);
    expect(again.says).toContain("Return form: 1 update ready, 1 in already");
    await presses(ben, again, "File 1 update");
    // Its review was still ahead, and nobody named another.
    expect(await stands("p2")).toMatchObject({ rag: "green", reviewDate: "2026-11-30", version: 2 });
    expect((await stands("p1"))?.version).toBe(2);
  });

  it("shows both where the action changed meanwhile, and files its word only when pressed for", async () => {
    const form = await filled({ "1.1.2": good, "1.1.1": good });
    await says(owen, "update 1.1.2 red Nobody came in October");
    const shown = await drops(ben, form);
    expect(shown.says).toContain("Return form: 1 update ready, 1 to decide");
    expect(shown.says).toContain("? The action has changed since the form was made");
    expect(shown.says).toContain("Now: ▲ Red, by Owen Pryce, 20 November 2026 at 10:00: Nobody came in October");
    await presses(ben, shown, "File 1 update");
    expect(await stands("p2")).toMatchObject({ rag: "red", version: 2 });
    await presses(ben, shown, "File it all the same");
    expect(await stands("p2")).toMatchObject({ rag: "green", version: 3 });
    expect((await presses(ben, shown, "File it all the same")).says).toContain("only once");
  });

  it("files nothing that changed again after it was looked at", async () => {
    const form = await filled({ "1.1.2": good });
    await says(owen, "update 1.1.2 red Nobody came in October");
    const shown = await drops(ben, form);
    await says(owen, "update 1.1.2 amber They came in November");
    const pressed = await presses(ben, shown, "File it all the same");
    expect(pressed.says).toContain("It has changed since you looked, so nothing was filed");
    expect(pressed.says).toContain("They came in November");
    expect(await stands("p2")).toMatchObject({ rag: "amber", version: 3 });
  });

  it("asks before it files what looks personal, and a completion that says nothing of children", async () => {
    const done = { Rating: "Complete", Progress: "All trained", Evidence: "Training register" };
    const shown = await drops(
      ben,
      await filled({ "1.1.1": { ...good, Progress: "Child A was seen" }, "1.1.10": done }),
    );
    expect(shown.says).toContain("Return form: 2 to decide");
    expect(shown.says).toContain("? It looks as if it holds a child's name: file it only if it does not");
    expect(shown.says).toContain("does not say what difference it made for children");
    expect(shown.buttons.has("File 2 updates")).toBe(false);
    await presses(ben, shown, "File it all the same");
    expect((await stands("p3"))?.state).toBe("awaiting-sign-off");
  });

  it("leaves a completion to somebody who neither vouched nor typed it", async () => {
    const done = {
      Rating: "Complete",
      Progress: "All trained",
      Evidence: "Register",
      "Difference for children": "Safer",
    };
    const shown = await drops(owen, await filled({ "1.1.10": done }, "", owen));
    await presses(owen, shown, "File 1 update");
    expect((await stands("p3"))?.lastUpdate).toMatchObject({ by: OWEN, inNameOf: POLICE, via: "return form" });
    for (const [person, may] of [
      [owen, false],
      [ben, false],
      [thea, true],
      [carys, true],
    ] as const)
      expect([person.name, (await says(person, "waiting")).says.includes("Train response officers")]).toEqual([
        person.name,
        may,
      ]);
  });
});

describe("a return form that is not what it should be", () => {
  const code = "Code (leave as it is)";
  const nothingFiled = async () =>
    expect(await Promise.all(["p1", "p2", "p3", "m1"].map(async (id) => (await stands(id))?.version))).toEqual([
      1, 1, 1, 1,
    ]);

  /** The form with its own code changed. */
  function recoded(bytes: Uint8Array, change: (code: string) => string): Uint8Array {
    const book = read(bytes);
    const sheet = book.Sheets["Your update"] ?? {};
    sheet["J1"] = { t: "s", v: change(String(sheet["J1"]?.v)) };
    return write(book, { type: "buffer", bookType: "xlsx" });
  }

  it("of another plan, or of a partner one does not vouch for, is refused", async () => {
    const form = await filled({ "1.1.1": good });
    const elsewhere = await drops(
      ben,
      recoded(form, (text) => text.replace("north-2027", "south-2027")),
    );
    expect(elsewhere.says).toContain("There is no plan called “south-2027”");
    const others = await drops(
      ben,
      recoded(form, (text) => text.replace("Northshire%20Police", "Moor%20District%20Council")),
    );
    expect(others.says).toContain("You cannot report for Moor District Council yourself");
    expect((await drops(amina, form)).says).toContain("You cannot report for Northshire Police yourself");
    expect((await drops({ id: "nia", name: "Nia Penhale" }, form)).says).toContain(
      "You are not one of this plan's people",
    );
    await nothingFiled();
  });

  it("with rows of other actions, or refs that were changed, files none of them", async () => {
    const shown = await drops(
      ben,
      await filled({
        "1.1.1": { ...good, [code]: "m1 1 2.1.1", Ref: "2.1.1" },
        "1.1.2": { ...good, Ref: "1.1.1" },
        "1.1.10": { ...good, [code]: "p3 1 1.1.10 x y" },
      }),
    );
    expect(shown.says).toContain("Return form: 2 not ready");
    expect(shown.says).toContain("✗ Not an open action of Northshire Police that you may report for");
    expect(shown.says).toContain("✗ Its ref was 1.1.2 when the form was made and is now 1.1.1: which action is meant?");
    expect(shown.says).toContain("1 more row was left aside");
    expect(shown.buttons.size).toBe(0);
    await nothingFiled();
  });

  it("with formulas is read by their values, and its words stay words", async () => {
    const words = "=cmd|'/c calc'!A1 **bold** {{DATE(2026-11-20T00:00:00Z,SHORT)}}";
    const shown = await drops(
      ben,
      await filled({ "1.1.1": { ...good, Progress: "=SUM(41,1)", Evidence: `'${words}` } }),
    );
    expect(shown.says).toContain("\n42\n");
    expect(shown.says).not.toContain("{{DATE");
    await presses(ben, shown, "File 1 update");
    expect((await stands("p1"))?.lastUpdate).toMatchObject({ progress: "42", evidence: `'${words}` });
  });

  it("with the same action twice takes the first", async () => {
    const shown = await drops(
      ben,
      await filled({ "1.1.1": good, "1.1.2": { ...good, Ref: "1.1.1", [code]: "p1 1 1.1.1" } }),
    );
    expect(shown.says).toContain("Return form: 1 update ready");
    expect(shown.says).toContain("1 more row was left aside");
  });

  it("with 5,000 rows answers all the same, and reads no more than a partner has", async () => {
    const book = read(await filled({ "1.1.1": good }));
    const sheet = book.Sheets["Your update"] ?? {};
    const rows = Array.from({ length: 5_000 }, (_, at) => [
      `9.${at}`,
      "x",
      "",
      "",
      "Green",
      "Done",
      "",
      "",
      "11/01/2027",
      `z${at} 1 9.${at}`,
    ]);
    utils.sheet_add_aoa(sheet, rows, { origin: "A10" });
    const shown = await drops(ben, write(book, { type: "buffer", bookType: "xlsx" }));
    expect(shown.says).toContain("Return form: 1 update ready, 197 not ready");
    expect(shown.says).toContain("4,803 more rows were left aside");
  });

  it("with its headings gone says so, and is never taken for a plan", async () => {
    const book = read(await filled({}));
    const sheet = book.Sheets["Your update"] ?? {};
    sheet["F3"] = { t: "s", v: "What we did" };
    const shown = await drops(ben, write(book, { type: "buffer", bookType: "xlsx" }));
    expect(shown.says).toContain("the headings above its rows were changed");
  });

  it("of somebody else's chat cannot be filed by its button", async () => {
    const shown = await drops(ben, await filled({ "1.1.1": good }));
    const { verb, data } = shown.buttons.get("File 1 update") ?? { verb: "", data: {} };
    const { body } = await bot.as(owen).presses(verb, data);
    expect(readCard(body?.value).says).toContain("This return form is no longer kept here");
    await nothingFiled();
  });

  it("in which nothing is filled in says so", async () => {
    expect((await drops(ben, await filled({}))).says).toContain("Nothing is filled in on this return form");
  });
});
