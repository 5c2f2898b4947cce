import { mkdirSync } from "node:fs";
import { fileURLToPath } from "node:url";
import type { Browser, Locator, Page } from "playwright-core";
import { expect } from "vitest";

/** A person at the Playground: sees and does what they could with eyes, keys and mouse. */
export interface Client {
  readonly page: Page;
  /** Loads the page anew; the chat is then empty but for what the bot brings. */
  load(): Promise<void>;
  /** Goes to a chat or channel by the name in the list on the left. */
  goTo(name: string): Promise<void>;
  /** Types a line in the chat and sends it; resolves the card that answers. */
  say(text: string): Promise<Locator>;
  /** Goes on as another person of the sample, or as oneself again: "me". */
  actAs(name: string): Promise<void>;
  /** Says a line that mentions the bot, in the group chat or channel at hand; the answer may be a card that was there before. */
  mention(text: string): Promise<void>;
  /** Resolves the newest card once it shows this text; the failure tells what it shows instead. */
  sees(text: string | RegExp): Promise<Locator>;
  /** Resolves the newest of the cards that show this text, once there is one: others may have come after it. */
  finds(text: string | RegExp): Promise<Locator>;
  /** All that the newest card shows. */
  lastText(): Promise<string>;
  lastCard(): Locator;
  /** How many cards the chat shows. */
  count(): Promise<number>;
  press(title: string | RegExp, within?: Locator): Promise<void>;
  fill(label: string, text: string, within?: Locator): Promise<void>;
  /** Types a date, "2027-07-31", into a date field. */
  fillDate(label: string, date: string, within?: Locator): Promise<void>;
  /** Picks one choice of a field by its words. */
  choose(label: string, choice: string | RegExp, within?: Locator): Promise<void>;
  /** What a field holds. */
  valueOf(label: string, within?: Locator): Promise<string>;
  /** Keeps a picture of the window in test-results/, and one of a card whole, the newest by itself. */
  screenshot(name: string, card?: Locator): Promise<void>;
}

const SHOTS = fileURLToPath(new URL("../../test-results/", import.meta.url));
/** Height of all that stands above and below the chat. */
const BARS = 250;
const PATIENCE = { timeout: 15_000 };

/** Opens the Playground in a window of its own. */
export async function openClient(browser: Browser, port: number, width = 1280): Promise<Client> {
  const page = await browser.newPage({ viewport: { width, height: 1000 } });
  page.setDefaultTimeout(PATIENCE.timeout);
  // The Playground asks a public host for its typeface; nothing here needs it.
  await page.route(
    (url) => url.hostname !== "127.0.0.1",
    (route) => route.abort(),
  );
  const client = clientOn(page, `http://127.0.0.1:${port}/`);
  await client.load();
  return client;
}

function clientOn(page: Page, url: string): Client {
  // A card inside a card's own "show more" part has the same class.
  const cards = page.locator(".ac-adaptiveCard:not(.ac-adaptiveCard .ac-adaptiveCard)");
  const inChannel = () =>
    page.getByText("Start a new post").or(page.getByRole("button", { name: "Post", exact: true }));
  const newest = () => (channel ? cards.first() : cards.last());
  let channel = false;

  async function answered(act: () => Promise<void>): Promise<Locator> {
    const before = await cards.count();
    await act();
    await expect.poll(() => cards.count(), PATIENCE).toBeGreaterThan(before);
    return newest();
  }
  const textOfNewest = async () => (await newest().allInnerTexts()).join();
  const field = (label: string, within: Locator) => within.getByLabel(label, { exact: false }).first();

  const say = (text: string) =>
    answered(async () => {
      await page.getByRole("textbox").last().fill(text);
      await page.keyboard.press("Enter");
    });
  const sees = async (text: string | RegExp) => {
    await expect.poll(textOfNewest, PATIENCE).toMatch(text);
    return newest();
  };

  return {
    page,
    say,
    sees,
    lastCard: newest,
    count: () => cards.count(),
    lastText: textOfNewest,
    async load() {
      channel = false;
      await page.goto(url);
      await page.getByRole("textbox").last().waitFor();
      await page.getByTitle("Hide log panel").click();
    },
    async goTo(name) {
      await page
        .getByRole("treeitem", { name })
        .or(page.getByLabel(name, { exact: true }))
        .first()
        .click();
      channel = await inChannel()
        .first()
        .isVisible({ timeout: 2_000 })
        .catch(() => false);
    },
    async actAs(name) {
      await say(`act as ${name}`);
      await sees(name === "me" ? "You are yourself again" : `you are now ${name}`);
    },
    async mention(text) {
      const box = page.getByRole("textbox");
      await (channel ? box.first() : box.last()).click();
      await page.keyboard.type("@Plan");
      await page.getByRole("menuitem", { name: "Plan Keeper" }).click();
      await page.keyboard.type(` ${text}`);
      await page.keyboard.press("Enter");
    },
    async finds(text) {
      const found = cards.filter({ hasText: text });
      const card = channel ? found.first() : found.last();
      await card.waitFor();
      return card;
    },
    async press(title, within = newest()) {
      await within.getByRole("button", { name: title, exact: true }).first().click();
    },
    async fill(label, text, within = newest()) {
      await field(label, within).fill(text);
    },
    async fillDate(label, date, within = newest()) {
      await field(label, within).fill(date);
      await page.keyboard.press("Enter");
      // The calendar that opens hides all else until it is closed.
      await page.keyboard.press("Escape");
      await page.getByRole("dialog").waitFor({ state: "hidden" });
    },
    async choose(label, choice, within = newest()) {
      const box = field(label, within);
      if ((await box.getAttribute("role")) === "combobox") {
        await box.click();
        await page.getByRole("option", { name: choice }).click();
      } else await within.getByRole("radio", { name: choice }).first().check();
    },
    valueOf: (label, within = newest()) => field(label, within).inputValue(),
    async screenshot(name, card = newest()) {
      mkdirSync(SHOTS, { recursive: true });
      await page.mouse.move(0, 0);
      await card.scrollIntoViewIfNeeded();
      await page.screenshot({ path: `${SHOTS}${name}.png` });
      // The client's own bars lie over a card that is taller than the window.
      const [window, box] = [page.viewportSize(), await card.boundingBox()];
      const tall = window !== null && box !== null && box.height > window.height - BARS ? window : null;
      if (tall !== null) await page.setViewportSize({ ...tall, height: Math.ceil(box?.height ?? 0) + BARS });
      await card.screenshot({ path: `${SHOTS}${name}-card.png` });
      if (tall !== null) await page.setViewportSize(tall);
    },
  };
}
