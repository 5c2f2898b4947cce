import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { theAction } from "../../src/domain/due/about.ts";
import type { Action } from "../../src/domain/plan/action.ts";
import type { Plan } from "../../src/domain/plan/plan.ts";
import { createHear } from "../../src/teams/answers/hear.ts";
import { AMINA, aLabel, anAction, aPlan, BEN, KEY, NOW, OWEN, THEA, TODAY, VIV } from "../builders.ts";
import { type Someone, startTestBot, type TestBot, testTenant } from "../fakes/bot.ts";
import { type ReadCard, readCard } from "../fakes/read-card.ts";
import { aWorld } from "../fakes/world.ts";

const key = { ...KEY, tenant: testTenant };
const amina = { id: AMINA, name: "Amina Diallo" };
const ben = { id: BEN, name: "Ben Okafor" };
const thea = { id: THEA, name: "Thea Lund" };
const owen = { id: OWEN, name: "Owen Pryce" };
const viv = { id: VIV, name: "Viv Marsh" };
const link = "https://council.sharepoint.com/sites/plan/audit-14.docx";

let world: Awaited<ReturnType<typeof aWorld>>;
let bot: TestBot;

async function start(actions: readonly Action[], more: Partial<Plan> = {}) {
  world = await aWorld(actions, aPlan({ key, ...more }));
  const download = async () => {
    throw new Error("a link was opened");
  };
  const hear = createHear({ ...world, download, log: { info: () => {}, error: () => {} } });
  await bot?.stop();
  bot = await startTestBot({ hear, now: () => NOW });
}
beforeEach(() => start([anAction()]));
afterEach(() => bot.stop());

const posted = () => bot.connector.delivered.filter(({ method }) => method === "POST");
const lastCard = () => posted().at(-1)?.activity.attachments[0].content;
const actionNow = async (id = "a1") => (await world.plans.readAction(key, id))?.value as Action;

async function ask(text: string, person: Someone = amina, more = {}): Promise<ReadCard> {
  const before = posted().length;
  expect((await bot.as(person).says(text, more)).status).toBe(200);
  expect(posted()).toHaveLength(before + 1);
  return readCard(lastCard());
}

async function press(shown: ReadCard, title: string, inputs = {}, person: Someone = amina): Promise<ReadCard> {
  const pressed = shown.buttons.get(title);
  if (pressed === undefined) throw new Error(`no button ${title} among ${[...shown.buttons.keys()]}`);
  const answered = await bot.as(person).presses(pressed.verb, { ...pressed.data, ...inputs });
  expect(answered.status).toBe(200);
  return readCard(answered.body?.value);
}

describe("evidence", () => {
  it("is typed with its link, and listed with who added it and where the link leads", async () => {
    const added = await ask(`evidence 1.1.1 ${link} Audit of 14 plans`);
    expect(added.says).toContain("Added; the history says who added it.");
    expect(added.says).toContain("1 piece of evidence of 1.1.1");
    expect(added.says).toMatch(/Audit of 14 plans\nLink, added by Amina Diallo, 20 November 2026.*, in entry 2/);
    const opens = JSON.stringify(lastCard());
    expect(opens).toContain(`{"type":"Action.OpenUrl","title":"Open on council.sharepoint.com","url":"${link}"`);
    const shown = await ask("show 1.1.1", viv);
    expect(shown.says).toContain("Evidence (1)\nAudit of 14 plans (council.sharepoint.com), Amina Diallo");
    expect([...shown.buttons.keys()]).not.toContain("Add evidence");
    expect((await ask("history 1.1.1")).says).toMatch(
      /Evidence added, Amina Diallo.*, typed\nShows: Audit of 14 plans/,
    );
  });

  it("is added on the card, which keeps what was typed when the link is no https one", async () => {
    const form = await press(await ask("show 1.1.1"), "Add evidence");
    const again = await press(form, "Save", { where: "http://example.org/a", shows: "Audit of 14 plans" });
    expect(again.says).toContain("is not a plain address that begins with https://");
    expect(again.inputs.get("shows")).toBe("Audit of 14 plans");
    expect(again.inputs.get("where")).toBe("http://example.org/a");
    const saved = await press(again, "Save", { where: "", shows: "Audit of 14 plans" });
    expect(saved.says).toContain("Note, added by Amina Diallo");
    await press(again, "Save", { where: "", shows: "Audit of 14 plans" });
    expect((await actionNow()).evidence).toHaveLength(1);
  });

  it.each(["javascript:alert(1)", "data:text/html,x", "file:///c:/plan.docx", "http://example.org/a"])(
    "takes no %s",
    async (address) => {
      const refused = await ask(`evidence 1.1.1 ${address} Audit of 14 plans`);
      expect(refused.says).toContain("is not a plain address that begins with https://");
      expect((await actionNow()).version).toBe(1);
    },
  );

  it("of a file dropped with its words is the file's link; it is never fetched", async () => {
    const file = {
      contentType: "application/vnd.microsoft.teams.file.download.info",
      contentUrl: link,
      name: "audit-14.docx",
      content: { downloadUrl: `${link}?tempauth=secret`, fileType: "docx" },
    };
    await ask("evidence 1.1.1 Audit of 14 plans", amina, { attachments: [file] });
    await ask("evidence 1.1.1", amina, { attachments: [file] });
    const [first, second] = (await actionNow()).evidence ?? [];
    expect(first).toMatchObject({ kind: "file", where: link, shows: "Audit of 14 plans" });
    expect(second).toMatchObject({ kind: "file", where: link, shows: "audit-14.docx" });
    const without = { ...file, contentUrl: undefined };
    const refused = await ask("evidence 1.1.1 Audit of 14 plans", amina, { attachments: [without] });
    expect(refused.says).toContain("I keep no copies");
  });

  it("takes the link that lies behind a word of the message", async () => {
    const html = { contentType: "text/html", content: `<p>evidence 1.1.1 <a href="${link}?a=1&amp;b=2">Audit</a></p>` };
    await ask("evidence 1.1.1 Audit", amina, { attachments: [html] });
    expect((await actionNow()).evidence).toMatchObject([{ kind: "link", where: `${link}?a=1&b=2`, shows: "Audit" }]);
  });

  it("is added by those who may, and others are told whom to ask", async () => {
    const refused = await ask(`evidence 1.1.1 ${link} Audit`, viv);
    expect(refused.says).toContain("You cannot add evidence to 1.1.1 yourself");
    expect((await actionNow()).version).toBe(1);
  });

  it("goes in although somebody filed an update meanwhile, and does not take the undo away", async () => {
    const form = await press(await ask("show 1.1.1", thea), "Add evidence", {}, thea);
    const update = await press(await ask("show 1.1.1"), "Update");
    const saved = await press(update, "Save", {
      ...{ rag: "green", progress: "Forty plans use it", evidence: "Minutes of June", nextReview: "2026-12-18" },
    });
    await press(form, "Save", { where: link, shows: "Audit of 14 plans" }, thea);
    expect((await actionNow()).evidence).toMatchObject([{ shows: "Minutes of June" }, { shows: "Audit of 14 plans" }]);
    await press(saved, "Undo");
    expect((await actionNow()).evidence).toMatchObject([{ shows: "Audit of 14 plans" }]);
  });
});

describe("a completed action", () => {
  const done = (more: Partial<Action> = {}) =>
    anAction({ state: "complete", rag: "complete", checkDate: null, ...more });

  it("is opened again in a line or on a card with a reason, by those who may", async () => {
    await start([done(), done({ id: "a2", ref: "1.1.2" })]);
    const opened = await ask("reopen 1.1.1 because the audit found it had lapsed", thea);
    expect(opened.says).toContain("1.1.1 is open again, not rated until its lead");
    expect(await actionNow()).toMatchObject({ state: "open", rag: "unrated", version: 2 });
    expect((await ask("history 1.1.1")).says).toContain("Reason: the audit found it had lapsed");
    const shown = await ask("show 1.1.2", owen);
    const form = await press(shown, "Open again", {}, owen);
    const missing = await press(form, "Open it again", { words: "" }, owen);
    expect(missing.says).toContain("Say why: the reason is empty");
    await press(missing, "Open it again", { words: "It lapsed" }, owen);
    expect(await actionNow("a2")).toMatchObject({ state: "open", version: 2 });
  });

  it("is not opened again by its lead, who is told whom to ask", async () => {
    await start([done()]);
    const shown = await ask("show 1.1.1");
    expect([...shown.buttons.keys()]).not.toContain("Open again");
    const refused = await ask("reopen 1.1.1 because it lapsed");
    expect(refused.says).toContain("You cannot open 1.1.1 again yourself, so nothing was changed. Ask Thea Lund");
    expect((await actionNow()).version).toBe(1);
  });

  it("is asked about once more on its day, and stands or is opened by an update", async () => {
    await start([done({ checkDate: TODAY }), done({ id: "a2", ref: "1.1.2", checkDate: TODAY })]);
    const digest = await ask("reminders");
    expect(digest.says).toContain("Still complete? (2)");
    expect(digest.says).toContain("Accepted as complete, to be looked at once more 20 November 2026, today");
    const after = await press(digest, "Still complete");
    // Of two buttons with one title the reader keeps the last: that of 1.1.2.
    expect(after.says).toContain("1.1.2 stays complete, and nobody is asked about it again.");
    expect(await actionNow("a2")).toMatchObject({ state: "complete", checkDate: null });
    const again = await press(digest, "Still complete");
    expect(again.says).toContain("1.1.2 stays complete");
    expect((await actionNow("a2")).version).toBe(2);
    const form = await press(after, "It is not");
    await press(form, "Save", { rag: "amber", progress: "It has lapsed", nextReview: "2026-12-18" });
    expect(await actionNow()).toMatchObject({ state: "open", rag: "amber", checkDate: null });
    expect((await ask("history 1.1.1")).says).toContain("Opened again, Amina Diallo");
  });

  it("says when it is looked at once more to who asks too early", async () => {
    await start([done({ checkDate: "2027-05-20" })]);
    expect((await ask("still complete 1.1.1")).says).toContain("is looked at once more on 20 May 2027, and not before");
  });
});

describe("leads who are each to answer", () => {
  const heads = { ...aLabel("Heads of Service", AMINA, BEN), answers: "each" as const };
  const answer = { rag: "green", progress: "Forty plans use it", nextReview: "2026-12-18" };

  it("see who has answered and who has not; only who has not is still asked", async () => {
    const led = anAction({ leads: [{ label: "Heads of Service", accountable: true }], reviewDate: TODAY });
    await start([led], { labels: [heads, aLabel("Thea Lund", THEA)] });
    expect((await ask("show 1.1.1", viv)).says).toContain("Not yet: Amina Diallo and Ben Okafor.");
    const saved = await press(await press(await ask("reminders"), "Update 1.1.1"), "Save", answer);
    expect(saved.says).toContain("Others are still to answer: the review moves with the last of them.");
    expect(saved.says).toContain("Answered: Amina Diallo (● Green). Not yet: Ben Okafor.");
    expect((await ask("reminders")).says).toContain("Nothing is waiting for your update");
    const form = await press(await ask("reminders", ben), "Update 1.1.1", {}, ben);
    expect(form.says).toContain("Answered: Amina Diallo (● Green). Not yet: Ben Okafor.");
    const last = await press(form, "Save", { ...answer, rag: "red" }, ben);
    expect(last.says).toContain("1.1.1 is now ▲ Red");
    expect(last.says).toContain(
      "Beside yours: ● Green, by Amina Diallo, 20 November 2026 at 10:00. “Forty plans use it”",
    );
    expect(last.says.match(/Forty plans use it/g)).toHaveLength(2);
    expect(await actionNow()).toMatchObject({ reviewDate: "2026-12-18", rag: "red" });
    expect((await ask("reminders", ben)).says).toContain("Nothing is waiting for your update");
  });
});

describe("a joint lead", () => {
  it("who saves at the same time sees beside their own what the other filed a minute ago", async () => {
    const leads = ["Amina Diallo", "Ben Okafor"].map((label, at) => ({ label, accountable: at === 0 }));
    await start([anAction({ leads })]);
    const [hers, his] = [await ask("update 1.1.1"), await ask("update 1.1.1", ben)];
    const answer = { rag: "green", nextReview: "2026-12-18", difference: "Fewer wait" };
    await press(hers, "Save", { ...answer, progress: "Forty plans use it" });
    const late = await press(his, "Save", { ...answer, rag: "red", progress: "Two teams do not" }, ben);
    expect(late.says).toContain("Amina Diallo changed this action on 20 November 2026 at 10:00");
    expect(late.inputs.get("progress")).toBe("Two teams do not");
    const saved = await press(late, "Save", Object.fromEntries(late.inputs), ben);
    expect(saved.says).toMatch(
      /Saved\. 1\.1\.1 is now ▲ Red.*Two teams do not.*Beside yours: ● Green, by Amina Diallo/s,
    );
    expect(saved.says).toContain("Forty plans use it");
  });

  it("sees what another answered of what they were asked, and may add to it", async () => {
    const leads = [
      { label: "Amina Diallo", accountable: true },
      { label: "Ben Okafor", accountable: false },
    ];
    await start([anAction({ leads, reviewDate: TODAY })]);
    await world.plans.recordAsked(key, [
      { person: BEN, about: theAction("a1"), date: TODAY, occasion: "on the day", on: TODAY },
    ]);
    const answer = { rag: "green", progress: "Forty plans use it", nextReview: "2026-12-18" };
    await press(await press(await ask("show 1.1.1"), "Update"), "Save", answer);
    const digest = await ask("reminders", ben);
    expect(digest.says).toContain("Answered by another lead (1)");
    expect(digest.says).toContain("Answered by Amina Diallo on 20 November 2026");
    const form = await press(digest, "Add to it", {}, ben);
    expect(form.says).toContain("Answered by Amina Diallo on 20 November 2026");
    expect(form.says).toContain("You may add to it.");
    expect((await ask("show 1.1.1", ben)).says).toContain("Amina Diallo (accountable), Ben Okafor");
  });
});

describe("moved end dates", () => {
  const moved = (from: string, to: string) => ({
    ...{ from, to, reason: "Late", askedBy: "Amina Diallo", approvedBy: "Owen Pryce", on: "2026-10-01" },
  });
  const twice = anAction({
    endDate: "2027-03-31",
    revisions: [moved("2026-12-31", "2027-01-31"), moved("2027-01-31", "2027-03-31")],
  });
  const often = anAction({
    id: "a2",
    ref: "2.1.1",
    theme: "2",
    revisions: Array(3).fill(moved("2026-12-31", "2027-03-31")),
  });

  it("are shown with the first and every date, on the action and in its history", async () => {
    await start([twice]);
    const shown = await ask("show 1.1.1");
    expect(shown.says).toContain("31 March 2027, in 131 days, first 31 December 2026, moved twice");
    expect(shown.says).toContain("31 December 2026 → 31 January 2027 → 31 March 2027");
    expect((await ask("history 1.1.1")).says).toContain("31 March 2027, first 31 December 2026, moved twice");
  });

  it("are counted by action and theme, never by person, and say who is to attend the board", async () => {
    await start([twice, often, anAction({ id: "a3", ref: "1.1.3" })]);
    const slips = await ask("slips", owen);
    expect(slips.says).toContain("5 dates moved, of 2 actions");
    expect(slips.says).toContain("theme 1: 2, theme 2: 3");
    expect(slips.says.indexOf("2.1.1")).toBeLessThan(slips.says.indexOf("1.1.1"));
    expect((await ask("slips theme 1", owen)).says).toContain("2 dates moved, of 1 action");
    expect((await ask("slips lead Amina", owen)).says).toContain("never by person");
    const summary = await ask("summary", owen);
    expect(summary.says).toContain("3 dates moved");
    expect(summary.says).toMatch(/Lead to attend the board \(1\)\n2\.1\.1 {2}\nend date moved 3 times/);
    expect((await ask("show 2.1.1", owen)).says).toContain("its lead is to attend: its end date moved 3 times");
  });
});

describe("a plan whose owners let any manager accept", () => {
  it("says so in every summary", async () => {
    await start([anAction()], { settings: { ...aPlan().settings, signOff: "any manager" } });
    expect((await ask("summary", viv)).says).toContain(
      "In this plan a completion is accepted by any manager, by its owners' choice.",
    );
  });
});
