import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { hasBrowser } from "../browser.ts";
import type { Client } from "./client.ts";
import { openSession, type Session } from "./session.ts";

/** An owner's session about the names of the plan; each story goes on where the one before ended. */
describe.runIf(hasBrowser())("the names of a plan in the client", () => {
  let session: Session;
  let client: Client;

  beforeAll(async () => {
    session = await openSession();
    ({ client } = session);
  });
  afterAll(() => session?.close());

  it("are shown to an owner, with who has not added the app", async () => {
    await client.sees(/5 to update, .*1 past its end date/);
    await client.actAs("Helen Thwaite");
    await client.say("people");
    const card = await client.sees(/Every name is settled; \d+ of \d+ cannot be reached yet/);
    expect(await card.textContent()).toContain("has not added Plan Keeper in Teams");
    await client.screenshot("people");
    await client.press("Next");
    await client.sees("Page 2 of 3");
    await client.screenshot("people-page-2");
  });

  it("are shown in the channel, whose people are read for it", async () => {
    await client.goTo("Improvement board - Improvement plan");
    await client.mention("act as Helen Thwaite");
    await client.sees("you are now Helen Thwaite");
    await client.mention("people");
    await client.sees("Every name is settled");
    await client.screenshot("people-in-channel");
    expect(session.running.output()).not.toContain("roster-not-read");
    await client.goTo("Personal Chat");
    await client.say("people page 2");
  });

  it("are settled as a role with the one who answers", async () => {
    const team = client.page
      .locator(".ac-adaptiveCard")
      .last()
      .locator(".ac-container", { hasText: "Team managers" })
      .last();
    await client.press("Change", team);
    await client.sees("Who is “Team managers”?");
    await client.choose("Who of them answers", "Yusuf Demir");
    await client.screenshot("people-settle");
    await client.press("Save");
    await client.sees("Saved: Team managers.");
    expect(await client.lastText()).toContain("Yusuf Demir answers");
    await client.screenshot("people-settled");
  });
});
