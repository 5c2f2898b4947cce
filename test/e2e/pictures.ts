import { mkdirSync, statSync } from "node:fs";
import { fileURLToPath } from "node:url";
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, expect, it } from "vitest";
import { openBrowser } from "../browser.ts";
import { type Client, openClient } from "./client.ts";
import { type Running, startReady, sweep } from "./running.ts";

const FOLDER = fileURLToPath(new URL("../../docs/pictures/", import.meta.url));
const MOST_BYTES = 150_000;

let running: Running;
let browser: Browser;
let client: Client;

beforeAll(async () => {
  running = await startReady();
  browser = await openBrowser();
  client = await openClient(browser, running.playgroundPort);
  mkdirSync(FOLDER, { recursive: true });
});
afterAll(async () => {
  await browser?.close();
  await running?.stop();
  if (running) sweep(running);
});

it("draws a lead's reminder", async () => {
  await client.sees("4 actions to review, 1 overdue");
  await draw("reminder.png");
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
