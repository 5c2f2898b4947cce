import { mkdirSync } from "node:fs";
import { createRequire } from "node:module";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Card } from "../../src/app/ports.ts";
import { hasBrowser, openBrowser } from "../browser.ts";
import { gallery } from "./gallery.ts";

const require = createRequire(import.meta.url);
const RENDERER = require.resolve("adaptivecards/dist/adaptivecards.js");
const PICTURES = "test-results/cards";

/** A narrow side panel or phone, and a chat on a desk. */
const WIDTHS = [320, 600];

describe.skipIf(!hasBrowser())("every card, drawn", () => {
  let browser: Browser;
  let page: Page;

  beforeAll(async () => {
    mkdirSync(PICTURES, { recursive: true });
    browser = await openBrowser();
    page = await browser.newPage({ locale: "en-GB" });
    await page.setContent(FRAME);
    await page.addScriptTag({ path: RENDERER });
  });
  afterAll(() => browser?.close());

  describe.each(WIDTHS)("at %i pixels", (width) => {
    it.each(Object.entries(gallery))("%s fits and loses nothing", async (name, { card }) => {
      await page.setViewportSize({ width, height: 400 });
      const seen = await page.evaluate(draw, card);
      await page.screenshot({ path: `${PICTURES}/${name}-${width}.png`, fullPage: true });
      expect(seen.complaints).toEqual([]);
      expect(seen.text.trim()).not.toBe("");
      expect(seen.cutOff).toEqual([]);
    });
  });
});

/** Runs in the page: replaces what is drawn, tells what came of it. */
function draw(card: Card): { complaints: string[]; text: string; cutOff: string[] } {
  // biome-ignore lint/suspicious/noExplicitAny: the page has the renderer as a global, without types.
  const { AdaptiveCards, document } = globalThis as any;
  const adaptive = new AdaptiveCards.AdaptiveCard();
  const colours = { default: "#242424", accent: "#4f52b2", good: "#13a10e", warning: "#9d5d00", attention: "#c4314b" };
  const grounds = { default: "#fff", emphasis: "#f0f0f0", accent: "#ebebfa", good: "#e7f2da", attention: "#fcf4f6" };
  const foregroundColors = Object.fromEntries(
    Object.entries(colours).map(([colour, value]) => [colour, { default: value, subtle: "#616161" }]),
  );
  adaptive.hostConfig = new AdaptiveCards.HostConfig({
    fontFamily: "Segoe UI, Selawik, DejaVu Sans, sans-serif",
    supportsInteractivity: true,
    actions: { maxActions: 6, actionsOrientation: "horizontal", actionAlignment: "left", buttonSpacing: 8 },
    containerStyles: Object.fromEntries(
      Object.entries(grounds).map(([style, backgroundColor]) => [style, { backgroundColor, foregroundColors }]),
    ),
  });
  const context = new AdaptiveCards.SerializationContext();
  adaptive.parse(card, context);
  const invalid = adaptive.validateProperties().validationEvents;
  document.getElementById("card").replaceChildren(adaptive.render());
  return {
    complaints: invalid.map((event: { message: string }) => event.message),
    text: document.body.textContent,
    cutOff: [...document.querySelectorAll("#card *")]
      .filter((element) => element.getBoundingClientRect().right > document.documentElement.clientWidth)
      .map((element) => element.textContent),
  };
}

const FRAME = `<!doctype html><meta charset="utf-8"><style>
  body { margin: 0; padding: 8px; background: #f5f5f5; font: 14px "Segoe UI", Selawik, "DejaVu Sans", sans-serif; }
  #card { background: #fff; border: 1px solid #d1d1d1; border-radius: 8px; overflow-wrap: anywhere; }
  button { font: 600 14px "Segoe UI", Selawik, "DejaVu Sans", sans-serif; padding: 6px 12px; margin: 2px 0;
    border: 1px solid #d1d1d1; border-radius: 4px; background: #fff; }
  .ac-actionSet { flex-wrap: wrap; }
  input, select, textarea { font: inherit; border: 1px solid #d1d1d1; padding: 4px; }
</style><div id="card"></div>`;
