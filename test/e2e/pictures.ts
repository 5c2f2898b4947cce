import { mkdirSync, statSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, expect, it } from "vitest";
import type { Client } from "./client.ts";
import { openSession, type Session } from "./session.ts";

const FOLDER = fileURLToPath(new URL("../../docs/pictures/", import.meta.url));
const MOST_BYTES = 150_000;

let session: Session;
let client: Client;

beforeAll(async () => {
  session = await openSession();
  ({ client } = session);
  mkdirSync(FOLDER, { recursive: true });
});
afterAll(() => session?.close());

it("draws a lead's reminder", async () => {
  await client.sees("5 actions to review, 1 overdue");
  await draw("reminder.png");
});

it("draws the form of an update", async () => {
  await client.press("Update 2.1.1");
  await client.sees("Progress");
  await draw("update-form.png");
});

it("draws what a manager asks", async () => {
  await client.say("overdue actions");
  await client.sees("Past end date");
  await draw("overdue.png");
});

it("draws what waits for an owner, and whom the names stand for", async () => {
  await client.say("act as Helen Thwaite");
  await client.sees("you are now Helen Thwaite");
  await client.say("waiting");
  await client.sees(/things? waits? for you/);
  await draw("waiting.png");
  await client.say("people");
  await client.sees("Every name is settled");
  await draw("people.png");
});

it("draws a chair's summary in the channel", async () => {
  await client.goTo("Improvement board - Improvement plan");
  await client.mention("summary");
  await client.sees("Summary of the plan");
  await draw("summary.png");
});

/** The newest card whole, in a window tall enough for it. */
async function draw(name: string): Promise<void> {
  await client.page.setViewportSize({ width: 1280, height: 1800 });
  await client.page.mouse.move(0, 0);
  await client.lastCard().screenshot({ path: `${FOLDER}${name}` });
  expect(statSync(`${FOLDER}${name}`).size).toBeLessThan(MOST_BYTES);
}
