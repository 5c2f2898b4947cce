import type { Locator } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { formatDay } from "../../src/domain/calendar/day.ts";
import { SAMPLE_PLAN } from "../../src/local/sample-people.ts";
import { hasBrowser } from "../browser.ts";
import type { Client } from "./client.ts";
import { type Clock, startClock } from "./clock.ts";
import { openSession, type Session } from "./session.ts";

/** Sixteen days of reminders in one chat, by several people. Told in order: each story goes on where the one before ended. */
describe.runIf(hasBrowser())("reminders day by day in the client", () => {
  let session: Session;
  let client: Client;
  let clock: Clock;

  beforeAll(async () => {
    clock = startClock();
    session = await openSession(clock.environment);
    ({ client } = session);
  });
  afterAll(async () => {
    await session?.close();
    clock?.close();
  });

  /** Types a line and waits for what answers it. */
  async function ask(line: string, answer: string | RegExp, shot?: string): Promise<void> {
    await client.say(line);
    await client.sees(answer);
    if (shot !== undefined) await client.screenshot(shot);
  }

  /** The clock stands so many days after the start, and the reminders run. */
  async function remindOn(day: number): Promise<void> {
    clock.turnTo(day);
    await session.plan("remind", "--plan", SAMPLE_PLAN);
  }

  /** What was sent on a day, by its words in their order: the message of another may have come after it. */
  async function wasSent(day: number, words: string, shot: string): Promise<void> {
    await client.screenshot(shot, await client.finds(new RegExp(`${formatDay(inDays(day))}.*${words}`)));
  }

  /** One action on the newest card. */
  function itemOf(ref: string): Locator {
    return client.lastCard().locator(".ac-container", { hasText: ref }).last();
  }

  it("shows a lead of many actions the first six, and the rest behind Show", async () => {
    await client.sees(/\d to update, .*1 past its end date/);
    await client.actAs("Helen Thwaite");
    for (const lead of ["Iain Macrae", "Farzana Choudhury"]) {
      await ask(`handover ${lead} to Amara Okafor`, "From today.");
      await client.press("Hand over");
      await client.sees(/^Done: /);
    }
    await client.actAs("me");
    await remindOn(1);
    await ask("reminders", "Page 1 of 2", "reminders-page-1");
    await client.press(/^Show \d+ more$/);
    await client.screenshot("reminders-page-2", await client.finds("Page 2 of 2"));
  });

  it("keeps what was put off, and lists it", async () => {
    await ask("reminders", "Page 1 of 2");
    await client.press("Later", itemOf("2.1.2"));
    await client.sees("The latest day you can choose is");
    await client.screenshot("reminders-later");
    await client.fillDate("On another day", inDays(5));
    await client.press("Ask me on this day");
    await client.sees("2.1.2 is put off");
    await client.screenshot("reminders-put-off");
    await ask("snoozed", /1 reminder put off.*2\.1\.2.*put off until/s, "reminders-snoozed");
  });

  it("comes in each person's own rhythm", async () => {
    await ask("remind me weekly on Monday", /once a week, on Monday/, "reminders-weekly");
    await ask(`pause until ${formatDay(inDays(20))}`, /Your reminders are paused until/, "reminders-paused");
    await ask("resume reminders", /once a week, on Monday/);
    await ask("remind me daily", /on the working day on which something of yours is due/, "reminders-daily");
  });

  it("asks a lead at once when a manager chases, once a day", async () => {
    await client.actAs("Helen Thwaite");
    await ask("chase 2.1.1 The board meets on Friday", "Amara Okafor will be asked about 2.1.1", "reminders-chased");
    await remindOn(1);
    const chase = await client.finds("Helen Thwaite asks you for an update: “The board meets on Friday”");
    await client.screenshot("reminders-chase", chase);
    await ask("chase 2.1.1", /2\.1\.1 was chased by Helen Thwaite/, "reminders-chased-already");
  });

  it("climbs to the owner, who says not further for now and lets it climb", async () => {
    await client.actAs("Siobhan Keane");
    await client.say("reminders");
    await client.actAs("Helen Thwaite");
    await remindOn(5);
    await wasSent(
      5,
      "2\\.1\\.1.*without an answer, the next step waits until you let it climb",
      "reminders-ladder-owner",
    );
    await ask("hold 2.1.1 The figures come first", "2.1.1 goes not further for now", "reminders-held");
    await ask("reminders", "not further for now", "reminders-ladder-held");
    await ask("release 2.1.1", "2.1.1 goes on", "reminders-released");
  });

  it("climbs to the theme lead, then to what is unanswered", async () => {
    await remindOn(10);
    await wasSent(10, "2\\.1\\.1.*without an answer", "reminders-ladder-theme-lead");
    await remindOn(15);
    await wasSent(
      15,
      "2\\.1\\.1.*without an answer, unanswered, for the board.s next papers",
      "reminders-ladder-unanswered",
    );
    await client.actAs("Helen Thwaite");
    await ask("waiting", /Reminders that did not go out.*Completions to accept/s, "reminders-waiting");
  });

  it("is stopped by an update", async () => {
    await client.actAs("me");
    await client.say("update 2.1.1");
    await client.choose("Rating", /Amber/);
    await client.fill("What has", "All three posts are filled; the manager of the early shift begins on Monday.");
    await client.fillDate("Next review date", inDays(60));
    await client.press("Save");
    await client.sees("Saved. 2.1.1 is now");
    await client.actAs("Helen Thwaite");
    await ask("reminders", /of others without an answer/);
    expect(await client.lastText()).not.toContain("2.1.1");
    await client.screenshot("reminders-ladder-stopped");
  });

  it("goes to the cover of who is away", async () => {
    await client.actAs("me");
    await ask(
      `away ${formatDay(inDays(16))} to ${formatDay(inDays(22))}, cover Gareth Prosser`,
      /Gareth Prosser answers for Amara Okafor/,
      "reminders-away",
    );
    await client.actAs("Gareth Prosser");
    await client.say("help");
    await remindOn(16);
    await wasSent(16, "1\\.1\\.1.*2\\.1\\.3", "reminders-cover");
  });

  it("tells an owner what was sent to whom, and when the reminders ran", async () => {
    await client.actAs("Helen Thwaite");
    await ask("deliveries", /perhaps reached.*Page 1 of 2.*Amara Okafor.*✓ Sent at/s, "reminders-deliveries");
    await client.press("Next");
    await client.sees(/Page 2 of 2.*Sent at/s);
    await ask("last run", /last ran on .*They run next on/s, "reminders-last-run");
  });
});

function inDays(days: number): string {
  return new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);
}
