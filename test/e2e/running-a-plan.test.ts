import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { SAMPLE_PLAN } from "../../src/local/sample-people.ts";
import { hasBrowser } from "../browser.ts";
import { fillForm } from "../fakes/fill-form.ts";
import type { Client } from "./client.ts";
import { openSession, type Session } from "./session.ts";
import { openShelf, type Shelf } from "./shelf.ts";

/** What happens between two boards, by several people in one chat. Told in order: each story goes on where the one before ended. */
describe.runIf(hasBrowser())("a plan run from day to day in the client", () => {
  let session: Session;
  let client: Client;
  let shelf: Shelf;

  beforeAll(async () => {
    shelf = await openShelf();
    session = await openSession();
    ({ client } = session);
  });
  afterAll(async () => {
    shelf?.close();
    await session?.close();
  });

  /** Opens what one thing of the desk asks, from under its heading. */
  async function decide(ref: string, heading: string): Promise<void> {
    const desk = await client.say("waiting");
    const group = desk.locator(".ac-container", { hasText: new RegExp(`^${heading}`) }).last();
    await client.press(`Decide ${ref}`, group);
  }

  async function proposeComplete(ref: string, progress: string): Promise<void> {
    await client.say(`update ${ref}`);
    await client.choose("Rating", /Complete/);
    await client.fill("What has", progress);
    await client.press("Save");
    await client.sees("A completed action needs evidence");
    await client.fill("Evidence", "Minutes of the partnership, item 4");
    await client.fill("What difference", "Families hear the same from everyone.");
    await client.press("Save");
    await client.sees(/Done, awaiting sign-off/);
  }

  it("brings an owner what waits for them, once a day", async () => {
    await client.sees(/5 to update, .*1 past its end date/);
    await client.actAs("Helen Thwaite");
    await client.say("help");
    await client.actAs("me");
    await session.plan("remind", "--plan", SAMPLE_PLAN);
    await client.sees(/things wait for you.*See what waits/s);
    await client.screenshot("desk-of-the-day");
    await client.say("reminders");
  });

  it("tells the owner by an action that it is not theirs, from behind the … of their reminder", async () => {
    const reminder = client.lastCard();
    const item = reminder.locator(".ac-container", { hasText: "2.1.3" }).last();
    await item.getByRole("button", { name: "More options" }).click();
    await client.page.getByRole("menuitem", { name: "Not mine" }).click();
    await client.sees("Is 2.1.3 not yours?");
    await client.fill("Whose it is", "Gareth Prosser");
    await client.fill("What the owner should know", "The weekly look is part of his audit now");
    await client.screenshot("not-mine");
    await client.press("Tell the owner");
    await client.sees("The owner is told that this is not yours");
    await client.screenshot("not-mine-told");
  });

  it("lets the owner give it to whom it belongs, from the desk", async () => {
    await client.actAs("Helen Thwaite");
    await decide("2.1.3", "Said to be another’s");
    await client.sees(/Whose is 2\.1\.3\?.*The weekly look is part of his audit now/s);
    expect(await client.valueOf("Whose it is from now on")).toBe("Gareth Prosser");
    await client.screenshot("not-mine-decision");
    await client.press("Give it to them");
    await client.sees(/Given to another lead.*Lead: Gareth Prosser/s);
    await client.screenshot("not-mine-given");
  });

  it("shows what a handover moves, keeps it for its day, calls it off, and does it at once", async () => {
    await client.say(`handover Iain Macrae to Gareth Prosser from ${inDays(14)}`);
    await client.sees(/Hand over from Iain Macrae to Gareth Prosser\?.*Open actions: \d+ \(4\.1\.1, /s);
    await client.screenshot("handover");
    await client.press("Hand over");
    await client.sees(/^Noted: on .*Until then nothing changes/);
    await client.screenshot("handover-noted");
    await client.press("Call it off");
    await client.sees("Called off: ");
    await client.say("handover Iain Macrae to Gareth Prosser");
    await client.sees("From today.");
    await client.press("Hand over");
    await client.sees(/^Done: what Iain Macrae held in .* is Gareth Prosser's now/);
    await client.screenshot("handover-done");
    await client.say("show 4.2.1");
    await client.sees("Lead: Iain Macrae (now Gareth Prosser)");
    await client.screenshot("handed-over");
  });

  it("returns a completion with words, which its lead reads, and accepts it the second time", async () => {
    await client.actAs("me");
    await proposeComplete("2.2.2", "Published to all partners.");
    await client.actAs("Helen Thwaite");
    await client.say("waiting");
    await client.sees(/\d+ things wait for you.*Completions to accept \(\d+\).*2\.2\.2 {2}Accept as complete\?/s);
    await client.screenshot("desk");
    await decide("2.2.2", "Completions to accept");
    await client.sees("Is 2.2.2 complete?");
    await client.press("Send back");
    await client.sees("Say why");
    await client.fill("Why it goes back", "Two districts have not had it yet");
    await client.screenshot("return");
    await client.press("Send back");
    await client.sees("Sent back to its lead");
    await client.screenshot("returned");

    await client.actAs("me");
    await client.say("show 2.2.2");
    await client.sees(
      /Last update, opened again since.*Sent back to its lead, Helen Thwaite.*“Two districts have not had it yet”/s,
    );
    await client.screenshot("returned-to-lead");
    await proposeComplete("2.2.2", "All five districts have it.");
    await client.actAs("Helen Thwaite");
    await decide("2.2.2", "Completions to accept");
    await client.sees("All five districts have it.");
    await client.press("Accept as complete");
    await client.sees(/2\.2\.2 is accepted as complete\. It is looked at once more on/);
    await client.screenshot("accepted");
  });

  it("moves an end date that was asked for, and keeps the first", async () => {
    await client.actAs("me");
    await client.say("update 2.2.1");
    await client.press("Ask to move the end date");
    await client.choose("Rating", /Amber/);
    await client.fill("What has", "Nine of twelve workshops are held.");
    await client.fillDate("Next review date", inDays(30));
    await client.fillDate("Ask to move the end date from", inDays(120));
    await client.fill("Why the end date should move", "Health visitors are free in spring.");
    await client.press("Save");
    await client.sees("Your request to move the end date is stored");
    await client.actAs("Helen Thwaite");
    await decide("2.2.1", "End dates to decide");
    await client.sees(/May the end date of 2\.2\.1 move\?.*Health visitors are free in spring\..*Moved before: never/s);
    await client.screenshot("date-decision");
    await client.press("Move the date");
    await client.sees(/Moved\. Its end date is .*, first .*, moved once/s);
    await client.screenshot("date-moved");
  });

  it("gives a partner's sponsor words to send and a form, and files the form that comes back", async () => {
    await client.actAs("Siobhan Keane");
    await client.say("partners");
    await client.sees("1 partner outside Teams");
    await client.screenshot("partners");
    await client.press("E-mail and return form");
    await client.sees("Words for an e-mail");
    expect(await client.valueOf("Words for an e-mail")).toMatch(/^Hello,\n.*With thanks,\nSiobhan Keane$/s);
    await client.screenshot("partner");
    const form = await formBehind("Return form (Excel)");
    const news = {
      Rating: "Green",
      Progress: "Three of three agencies came each week.",
      "Next review date": inDays(60),
    };
    await shelf.drop(session.running, "returned.xlsx", fillForm(form, { "2.3.1": news }, "Sgt Jo Hart"));
    await client.sees(/Return form: 1 update ready.*Reported by Sgt Jo Hart \(Public Protection Unit\)/s);
    await client.screenshot("return-form");
    await client.press("File 1 update");
    await client.sees("All of this return form is in");
    await client.screenshot("return-form-filed");
    await client.say("show 2.3.1");
    await client.sees(/reported by Sgt Jo Hart \(Public Protection Unit\), entered by Siobhan Keane/);
    await client.screenshot("reported");
  });

  /** The file that a button's link brings. */
  async function formBehind(title: string): Promise<Uint8Array> {
    const requests = client.page.context();
    const [asked] = await Promise.all([
      requests.waitForEvent("request", (request) => request.url().includes(`127.0.0.1:${session.running.port}/`)),
      client.lastCard().getByRole("link", { name: title }).click(),
    ]);
    const got = await fetch(asked.url());
    expect(got.status).toBe(200);
    return new Uint8Array(await got.arrayBuffer());
  }

  it("shows what a setting means before it is saved", async () => {
    await client.actAs("Helen Thwaite");
    await client.say("settings");
    await client.screenshot("settings");
    await client.press("More settings");
    await client.fill("Stale after", "20");
    await client.fill("Lead days", "10, 5, 1");
    await client.screenshot("settings-more");
    await client.press("Show what it means");
    await client.sees(/Change 2 settings\?.*10, 2 → 10, 5, 1.*30 → 20.*What it means for the next run/s);
    await client.screenshot("settings-meaning");
    await client.press("Save");
    await client.sees(/Saved: .*Lead days/);
    expect(await client.valueOf("Lead days")).toBe("10, 5, 1");
    await client.screenshot("settings-saved");
  });

  it("adds an action, changes it at once, and withdraws it once a second owner accepts", async () => {
    await client.say("add action");
    await client.choose("Where it belongs", /2\.2/);
    await client.press("Next");
    await client.sees("Add an action");
    await client.fill("Title", "Thresholds explained on one page for parents");
    await client.choose("Lead", "Amara Okafor");
    await client.fillDate("End date", inDays(100));
    await client.choose("Where it came from", /complaint/i);
    await client.screenshot("add-action");
    await client.press("Add");
    await client.sees(/2\.2\.4 .*Thresholds explained on one page for parents/s);
    await client.screenshot("action-added");

    await client.say("edit 2.2.4");
    await client.fill("Title", "Thresholds explained on one page for parents and carers");
    await client.fill("Why it is changed", "The parents' group asked for it");
    await client.screenshot("edit");
    await client.press("Save");
    await client.sees(/Thresholds explained on one page for parents and carers/);
    await client.screenshot("edited");

    await client.say("change 2.2.4");
    await client.screenshot("change");
    await client.press("Withdraw");
    await client.fill("Why", "The county publishes one");
    await client.press("Withdraw");
    await client.sees("Withdrawing 2.2.4 is proposed. It waits for");
    await client.screenshot("withdrawal-proposed");
    await client.actAs("Priya Raman");
    await decide("2.2.4", "Changes proposed");
    await client.sees("May 2.2.4 be withdrawn?");
    await client.screenshot("edit-decision");
    await client.press("Accept the change");
    await client.sees(/2\.2\.4 has left the plan.*Withdrawn: by Priya Raman/s);
    await client.screenshot("withdrawn");
  });

  it("asks once which of two plans is meant, and remembers it here", async () => {
    await client.actAs("Helen Thwaite");
    await client.say("new plan");
    await client.sees("A new plan");
    await client.fill("Title", "Housing plan");
    await client.choose("What it is", "A development plan of our own");
    await client.fill("Themes", "1 Homes that last\n1.1 Repairs are made in time");
    await client.choose("Second owner", "Priya Raman");
    await client.fill("Short name", "housing");
    await client.screenshot("new-plan");
    await client.press("Begin the plan");
    await client.sees("Housing plan");
    await client.screenshot("new-plan-begun");
    await client.say("add action in 1.1 in plan housing");
    await client.fill("Title", "Damp seen within a day");
    await client.choose("Lead", "Helen Thwaite");
    await client.press("Add");
    await client.sees("Damp seen within a day");

    await client.goTo("Improvement team");
    await client.mention("act as Helen Thwaite");
    await client.sees("you are now Helen Thwaite");
    await client.mention("show 1.1.1");
    await client.sees(/Housing plan/);
    await client.screenshot("which-of-two");
    await client.press("Housing plan");
    await client.sees("Damp seen within a day");
    await client.mention("history 1.1.1");
    await client.sees(/^History.*Damp seen within a day/s);
    await client.mention("plans");
    await client.sees(/You are in 2 plans.*Housing plan \(housing\).*Meant here/s);
    await client.screenshot("plans");
  });
});

function inDays(days: number): string {
  return new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);
}
