import { mkdirSync, readFileSync, statSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, expect, it } from "vitest";
import { formatDay } from "../../src/domain/calendar/day.ts";
import type { Client } from "./client.ts";
import { openSession, type Session } from "./session.ts";
import { openShelf, type Shelf } from "./shelf.ts";

/** Each drawing differs in a day and a pixel or two: those of the pages are replaced only by who says so. */
const KEPT = process.env["MODE"] === "keep";
const FOLDER = fileURLToPath(new URL(KEPT ? "../../docs/pictures/" : "../../dist/pictures/", import.meta.url));
const BOARD = "Improvement board - Improvement plan";
const MOST_BYTES = 150_000;

let session: Session;
let client: Client;
let shelf: Shelf;

beforeAll(async () => {
  session = await openSession();
  ({ client } = session);
  shelf = await openShelf();
  mkdirSync(FOLDER, { recursive: true });
});
afterAll(async () => {
  shelf?.close();
  await session?.close();
});

it("draws a lead's reminder", async () => {
  await client.sees(/5 to update, .*1 past its end date/);
  await draw("reminder.png");
});

it("draws the form of an update", async () => {
  await client.press("Update 2.1.1");
  await client.sees("What has changed since");
  await draw("update-form.png");
});

it("draws what a manager asks", async () => {
  await client.say("overdue actions");
  await client.sees("Past end date");
  await draw("overdue.png");
});

it("draws what waits for an owner, and whom the names stand for", async () => {
  await client.actAs("Helen Thwaite");
  await client.say("waiting");
  await client.sees(/things? waits? for you/);
  await draw("waiting.png");
  await client.say("people");
  await client.sees("Every name is settled");
  await draw("people.png");
});

it("draws a chair's summary in the channel", async () => {
  await client.goTo(BOARD);
  await client.mention("summary");
  await client.sees("Summary of the plan");
  await draw("summary.png");
});

it("draws the decision about a completion, and the history that it enters", async () => {
  await client.goTo("Personal Chat");
  await client.say("waiting");
  await client.press("Decide 3.3.1");
  await client.sees("Is 3.3.1 complete?");
  await draw("decide.png");
  await client.press("Accept as complete");
  await client.sees("3.3.1 is accepted as complete");
  await client.say("history 3.3.1");
  await client.sees(/Accepted.*Helen Thwaite.*Farzana Choudhury/s);
  await draw("history.png");
});

it("draws what is understood of a new plan, and whom its reminders would go to", async () => {
  await client.actAs("me");
  const plan = readFileSync(new URL("pictures-plan.csv", import.meta.url), "utf8");
  const dated = plan.replace(/\{(\d+)\}/g, (_, days: string) => inDays(Number(days)));
  await shelf.drop(session.running, "Fallowmere.csv", Buffer.from(dated));
  await client.sees("Import this plan?");
  await draw("import.png");
  await client.press("Apply");
  await client.sees("The plan is saved");
  await client.say("people in plan fallowmere");
  await client.sees("Matched just now by their exact names");
  await client.say("start reminders in plan fallowmere");
  await client.sees("Start reminders?");
  await draw("start.png");
});

it("draws what closed days would mean before they are saved", async () => {
  await client.say(`plan set closed ${inDays(8)} to ${inDays(16)} in plan fallowmere`);
  await client.sees(/Change this setting\?.*1\.1\.1/s);
  await draw("settings.png");
});

/** A day counted from today, as people write it. */
function inDays(days: number): string {
  return formatDay(new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10));
}

/** The newest card whole, in a window tall enough for it. */
async function draw(name: string): Promise<void> {
  await client.page.setViewportSize({ width: 1280, height: 1800 });
  await client.page.mouse.move(0, 0);
  await client.lastCard().screenshot({ path: `${FOLDER}${name}` });
  expect(statSync(`${FOLDER}${name}`).size).toBeLessThan(MOST_BYTES);
}
