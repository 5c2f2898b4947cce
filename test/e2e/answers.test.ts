import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { playgroundPeople, SAMPLE_TENANT } from "../../src/local/sample-people.ts";
import { hasBrowser } from "../browser.ts";
import { anActivity, personalChat } from "../fakes/bot.ts";
import { startFakeConnector } from "../fakes/connector.ts";
import type { Client } from "./client.ts";
import type { Running } from "./running.ts";
import { openSession, type Session } from "./session.ts";

/** What the main job leaves out: every way to answer, an owner's work, two people at once, keys alone. Told in order. */
describe.runIf(hasBrowser())("the rest of the job in the client", () => {
  let session: Session;
  let running: Running;
  let client: Client;

  beforeAll(async () => {
    session = await openSession();
    ({ running, client } = session);
  });
  afterAll(() => session?.close());

  const plan = (...args: readonly string[]) => session.plan(...args);

  /** What Helen is answered in a Teams client of her own. */
  async function helenSays(text: string): Promise<string> {
    const [, helen] = playgroundPeople;
    const person = { id: helen?.id ?? "", name: helen?.name ?? "" };
    const tenant = { channelData: { tenant: { id: SAMPLE_TENANT } } };
    const place = personalChat(person);
    const conversation = { id: place.conversation, conversationType: "personal", tenantId: SAMPLE_TENANT };
    const connector = await startFakeConnector();
    await fetch(`http://127.0.0.1:${running.port}/api/messages`, {
      method: "POST",
      headers: { "Content-Type": "application/json" },
      body: JSON.stringify(
        anActivity(person, place, connector.url, { type: "message", text, conversation, ...tenant }),
      ),
    });
    await connector.stop();
    return JSON.stringify(connector.lastCard(place.conversation));
  }

  it("confirms an item that has not changed, and takes that back", async () => {
    const digest = await client.sees(/5 to update, .*1 past its end date/);
    await client.press("No change", digest.locator(".ac-container", { hasText: "2.1.3" }).last());
    await client.sees(/2\.1\.3 is confirmed as .*4 to update/s);
    await client.screenshot("no-change");
    await client.press("Undo 2.1.3");
    await client.sees("Taken back");
    await client.press("Back");
    await client.sees("5 to update");
  });

  it("puts an item off, refuses a day too far ahead, and keeps the form", async () => {
    const item = (await client.sees("2.1.2")).locator(".ac-container", { hasText: "2.1.2" }).last();
    await client.press("Later", item);
    await client.sees("When shall I ask again?");
    await client.screenshot("later");
    await client.fillDate("On another day", inDays(40));
    await client.press("Ask me on this day");
    await client.sees("is too far ahead");
    await client.screenshot("later-refused");
    await client.fillDate("On another day", inDays(3));
    await client.press("Ask me on this day");
    await client.sees(/2\.1\.2 is put off: .*4 to update/s);
    await client.screenshot("put-off");
  });

  it("is used with keys alone: from the message box to the reminder, through its form to the saved action", async () => {
    const { keyboard } = client.page;
    await client.page.getByRole("textbox").last().focus();
    await reach(client, "Shift+Tab", "Update 2.1.1");
    await keyboard.press("Enter");
    await client.sees("What is in the way?");
    await reach(client, "Shift+Tab", "Rating");
    await keyboard.press("Enter");
    await keyboard.press("ArrowUp");
    await keyboard.press("Enter");
    await reach(client, "Tab", "What has");
    await keyboard.type("Typed without a mouse.");
    await client.screenshot("keys-in-form");
    await reach(client, "Tab", "Save");
    await keyboard.press("Enter");
    await client.sees(/Saved\. 2\.1\.1 is now ▲ Red.*Typed without a mouse\./s);
    await reach(client, "Shift+Tab", "Back");
    await keyboard.press("Enter");
    await client.sees(/3 to update/);
  });

  it("pages a long history, newest first", async () => {
    for (const text of ["First", "Second", "Third", "Fourth"]) await client.say(`update 2.1.1 amber ${text} look.`);
    await client.say("history 2.1.1");
    await client.sees(/Fourth look\..*Third look\./s);
    expect(await client.lastText()).not.toContain("Taken in from the document");
    await client.screenshot("history");
    await client.press("Older");
    await client.sees("Taken in from the document");
    await client.press("Back to 2.1.1");
    await client.sees("Fourth look.");
  });

  it("two people at one action: the second gets the form back with what they typed", async () => {
    await client.say("update 2.1.1");
    await client.fill("What has", "Amara's own words.");
    expect(await helenSays("update 2.1.1 red Helen looked at it too.")).toContain("by Helen Thwaite");
    await client.press("Save");
    await client.sees("Helen Thwaite changed this action");
    expect(await client.valueOf("What has")).toBe("Amara's own words.");
    await client.screenshot("changed-meanwhile");
    await client.press("Save");
    await client.sees(/Saved\. 2\.1\.1 is now .*by Amara Okafor/s);
  });

  it("takes nothing back once there is a newer update, and shows it", async () => {
    await helenSays("update 2.1.1 red Helen looked once more.");
    await client.press("Undo");
    await client.sees(/so nothing was taken back.*Helen looked once more\./s);
    await client.screenshot("undo-refused");
  });

  it("shows an owner what was sent to whom", async () => {
    await client.say("act as Helen Thwaite");
    await client.say("deliveries");
    await client.sees(/reached.*✓ Sent at .* About /s);
    await client.screenshot("deliveries");
    await client.say("act as me");
  });

  it("answers what has gone quiet, what falls due, and with filters; says what no filter names", async () => {
    await client.goTo("Personal Chat");
    for (const [asked, answer] of [
      ["no update since 1 May", /without an update since/],
      ["due in 30 days theme 4", /due up to .*theme 4/s],
      ["overdue actions lead Macrae", /Past end date \(1\).*4\.2\.1/s],
      ["overdue actions lead Mackray", /Nobody called “Mackray”/],
    ] as const) {
      await client.say(asked);
      await client.sees(answer);
      await client.screenshot(`list-${asked.replaceAll(" ", "-")}`);
    }
    await client.press("lead Iain Macrae");
    await client.sees("4.2.1");
  });

  it("updates an action without a date, and asks about what looks personal", async () => {
    await client.say("update 2.2.3");
    await client.choose("Rating", /Amber/);
    await client.fill("What has", "Child Jamie was shown the new form.");
    await client.press("Save");
    await client.sees("Does this name or describe a child or family?");
    await client.screenshot("personal-asked");
    await client.fill("What has", "The supplier has named a day.");
    await client.press("Save as it is");
    await client.sees("Saved. 2.2.3 is now");
  });

  it("asks to move an end date", async () => {
    await client.say("update 2.2.2");
    await client.press("Ask to move the end date");
    await client.choose("Rating", /Amber/);
    await client.fill("What has", "The draft is with partners.");
    await client.fillDate("Ask to move the end date from", inDays(90));
    await client.fill("Why the end date should move", "Partners asked for a month.");
    await client.screenshot("move-asked");
    await client.press("Save");
    await client.sees(/Saved\..*Your request to move the end date is stored/s);
    await client.screenshot("move-stored");
  });

  it("completes an action: evidence and difference are asked for, and a second person must accept it", async () => {
    await client.say("update 2.2.2");
    await client.choose("Rating", /Complete/);
    await client.fill("What has", "Published to all partners.");
    await client.press("Save");
    await client.sees("A completed action needs evidence");
    await client.fill("Evidence", "Minutes of the partnership, item 4");
    await client.press("Save");
    await client.sees("What difference has this made for children?");
    await client.screenshot("difference-asked");
    await client.fill("What difference", "Families hear the same from everyone.");
    await client.press("Save as it is");
    await client.sees(/Saved\. 2\.2\.2 is now .*Done, awaiting sign-off/);
    await client.screenshot("awaiting-sign-off");
  });

  it("is decided about by a second person: the date that was asked for, and the completion", async () => {
    await client.say("act as Helen Thwaite");
    await client.say("waiting");
    const waiting = await client.sees(
      /\d+ things wait for you.*Completions to accept.*End dates to decide.*Decide 2.2.2/s,
    );
    await client.screenshot("waiting");
    await client.press("Decide 2.2.2", waiting.locator(".ac-container", { hasText: /^End dates to decide/ }).last());
    await client.sees("May the end date of 2.2.2 move?");
    await client.press("Refuse");
    await client.sees("reason");
    await client.fill("Why not", "The board needs it by then");
    await client.screenshot("decision-date");
    await client.press("Refuse");
    await client.sees("Refused.");
    await client.say("waiting");
    await client.press("Decide 2.2.2");
    await client.sees("Is 2.2.2 complete?");
    await client.screenshot("decision-completion");
    await client.press("Accept as complete");
    await client.sees("2.2.2 is accepted as complete.");
    await client.screenshot("completion-accepted");
    await client.say("act as me");
  });

  it("rates each part of an action by itself", async () => {
    await client.say("act as Tomasz Wilk");
    await client.say("update 1.2.1");
    await client.sees(/1\. Held each month.*2\. .*3\. /s);
    await client.choose("Rating of part 2", /Green/);
    await client.fill("What has", "Recording has caught up.");
    await client.screenshot("parts");
    await client.press("Save");
    await client.sees(/Saved\. 1\.2\.1 is now .*Red/);
  });

  it("takes a text beyond all measure with a sentence", async () => {
    await client.say("act as me");
    await client.say(`update 2.1.1 red ${"long ".repeat(20_000)}`);
    await client.press("Save");
    await client.sees(/Saved|is the most/);
    await client.screenshot("too-long");
  });

  it("sends nothing of an imported plan before its owner has pressed Start reminders, and then does", async () => {
    const [amara, helen] = playgroundPeople;
    const files = ["plan.csv", "people.csv"].map((name) => join(running.folder, name)) as [string, string];
    const monday = nextMonday();
    writeFileSync(
      files[0],
      `Theme,Theme title,Ref,Action,Lead,Review/end date\n1,Homes,H1,Homes list kept,A,${monday}\n`,
    );
    const rows = [`A,person,${amara?.name},${amara?.id},`, `H,person,${helen?.name},${helen?.id},owner`];
    writeFileSync(files[1], ["Label,Kind,Name,Directory id,Plan roles", ...rows, ""].join("\n"));
    await plan("import", files[0], "--plan", "homes", "--title", "Homes plan", "--people", files[1]);
    const run = ["remind", "--plan", "homes", "--json", "--now", `${monday}T12:00:00Z`];
    expect(itemsIn(await plan(...run, "--dry-run"))).not.toContain("H1");

    await client.say("act as Helen Thwaite");
    await client.say("start reminders");
    await client.sees("You belong to several plans");
    await client.screenshot("which-plan");
    await client.press("Homes plan");
    await client.sees(/Nothing is sent until you press Start reminders.*Amara Okafor/s);
    await client.screenshot("start-reminders");
    await client.press("Start reminders");
    await client.sees("Reminders of Homes plan are started.");
    await client.screenshot("started");
    await client.say("act as me");
    expect(itemsIn(await plan(...run))).toContain("H1");
    // Helen was spoken for here, so what waits for her arrives here too, before or after.
    await client.page.getByRole("button", { name: "Update H1" }).waitFor();
    await client.screenshot("first-reminder");
    expect(itemsIn(await plan(...run, "--dry-run"))).toEqual([]);
  });
});

/** The refs of all that a run sent, or a dry run would send: not of what it only explains. */
function itemsIn(report: string): readonly string[] {
  const { people } = JSON.parse(report) as {
    people: { outcome: string; items: { kept?: string | null; line: { ref: string } }[] }[];
  };
  const told = people.filter(({ outcome }) => outcome === "sent" || outcome === "would-send");
  return told.flatMap(({ items }) => items.filter(({ kept }) => !kept).map(({ line }) => line.ref));
}

/** Presses a key until what is called so has the focus. */
async function reach(client: Client, key: "Tab" | "Shift+Tab", name: string): Promise<void> {
  const passed: string[] = [];
  while (passed.length < 60) {
    await client.page.keyboard.press(key);
    const focused = await client.page.evaluate<string>(FOCUSED);
    if (focused.startsWith(name)) return;
    passed.push(focused.slice(0, 30));
  }
  throw new Error(`${key} never reaches ${name}: ${passed.join(" | ")}`);
}

/** Runs in the page: what the element with the focus is called. */
const FOCUSED = `(() => {
  const at = document.activeElement;
  const ids = (at.getAttribute("aria-labelledby") ?? "").split(" ");
  const labels = [...ids.map((id) => document.getElementById(id)), ...(at.labels ?? [])];
  const called = labels.map((label) => label?.textContent ?? "").find((words) => words !== "");
  return called ?? at.getAttribute("aria-label") ?? at.textContent;
})()`;

function inDays(days: number): string {
  return new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);
}

// A Monday in London whatever the hour, and no bank holiday's, since it is asked on the next worked day at the latest.
function nextMonday(): string {
  const day = new Date().getUTCDay();
  return inDays(((8 - day) % 7) + 7);
}
