import { createRequire } from "node:module";
import { fileURLToPath } from "node:url";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Card } from "../../src/app/ports/messages.ts";
import { ragMark } from "../../src/cards/words/rag-mark.ts";
import { hasBrowser, openBrowser } from "../browser.ts";
import { gallery } from "./gallery.ts";
import { type Theme, themesAt } from "./themes.ts";

const RENDERER = createRequire(import.meta.url).resolve("adaptivecards/dist/adaptivecards.js");
const MEASURES = fileURLToPath(new URL("looks.js", import.meta.url));
/** A card takes milliseconds; a machine that does much else takes its time. */
const PATIENCE = 60_000;

/** A narrow side panel or phone, and a chat on a desk; text as it is, and twice as large. */
const CONDITIONS = [1, 2].flatMap((scale) =>
  [320, 600].flatMap((width) => themesAt(scale).map((theme) => ({ theme, width, scale, name: theme.name }))),
);

const STATUSES = ["red", "amber", "green", "complete", "unrated", "awaiting-sign-off"] as const;
const OTHERS = ["not-started", "paused", "withdrawn", "merged", "carried"] as const;
const marks = [...STATUSES, ...OTHERS].map((status) => ragMark([], status).shape);

const cards = Object.fromEntries(Object.entries(gallery).map(([name, { card }]) => [name, unfolded(card)]));

describe.skipIf(!hasBrowser())("every card, drawn", () => {
  let browser: Browser;
  let page: Page;

  beforeAll(async () => {
    browser = await openBrowser();
    page = await browser.newPage({ locale: "en-GB", viewport: { width: 2600, height: 1000 } });
    await page.setContent(FRAME);
    await page.addScriptTag({ path: RENDERER });
    await page.addScriptTag({ path: MEASURES });
    await page.evaluate(handOver, cards);
  }, PATIENCE);
  afterAll(() => browser?.close());

  it.each(CONDITIONS)(
    "fits, is read and is pressed: $name, $width pixels, text × $scale",
    async (condition) => {
      const { theme, width, scale } = condition;
      const complaints = await page.evaluate(drawAll, { theme, width, scale });
      expect(complaints).toEqual([]);
      expect(await page.evaluate(measureAll, marks)).toEqual([]);
    },
    PATIENCE,
  );

  it("finds what it looks for", async () => {
    const [theme] = themesAt(1);
    await page.evaluate(handOver, { bad: BAD });
    await page.evaluate(drawAll, { theme: theme as Theme, width: 320, scale: 1 });
    const found = await page.evaluate(measureAll, marks);
    for (const fault of FAULTS) expect(found).toContainEqual(expect.stringMatching(fault));
  });

  it("tells every mark by its outline, without its colour", async () => {
    const pairs = await page.evaluate(compareAll, marks);
    expect(pairs.filter(({ shared }) => shared > 0.8)).toEqual([]);
  });
});

/** A card with a fault of every kind that a card's JSON can have. */
const BAD = {
  type: "AdaptiveCard",
  version: "1.5",
  body: [
    { type: "TextBlock", text: "far too long for its card ".repeat(9) },
    { type: "TextBlock", text: "pale", color: "Warning", wrap: true },
    { type: "TextBlock", text: "gone", isVisible: false },
    { type: "RichTextBlock", inlines: [{ type: "TextRun", text: "● ", color: "Good" }] },
    { type: "Input.Text", id: "nameless" },
    { type: "ColumnSet", columns: [{ type: "Column", width: "500px", items: [{ type: "TextBlock", text: "wide" }] }] },
  ],
};
const FAULTS = [
  /cuts "far/,
  /contrast 1\.\d of "pale"/,
  /hides "gone"/,
  /● by its shape alone/,
  /name <input/,
  /out of the card/,
];

/** The card with all that a button of its own would show, so that this is drawn and measured too. */
function unfolded(card: Card): Card {
  return JSON.parse(JSON.stringify(card).replaceAll('"isVisible":false', '"isVisible":true'));
}

interface Looks {
  cards: Readonly<Record<string, Card>>;
  draw(theme: Theme, width: number, scale: number): string[];
  faults(marks: readonly string[]): string[];
  outlines(shapes: readonly string[]): { pair: string; shared: number }[];
}

// These run in the page, where looks.js stands.
function handOver(all: Readonly<Record<string, Card>>): void {
  (globalThis as unknown as { looks: Looks }).looks.cards = all;
}

function drawAll({ theme, width, scale }: { theme: Theme; width: number; scale: number }): string[] {
  return (globalThis as unknown as { looks: Looks }).looks.draw(theme, width, scale);
}

function measureAll(shapes: readonly string[]): string[] {
  return (globalThis as unknown as { looks: Looks }).looks.faults(shapes);
}

function compareAll(shapes: readonly string[]): { pair: string; shared: number }[] {
  return (globalThis as unknown as { looks: Looks }).looks.outlines(shapes);
}

const FRAME = `<!doctype html><meta charset="utf-8"><style>
  body { margin: 0; padding: 8px; display: flex; flex-wrap: wrap; gap: 12px; align-items: flex-start;
    font: var(--size) "Segoe UI", Selawik, "DejaVu Sans", sans-serif; color: var(--ink); }
  section { width: var(--width); overflow-wrap: anywhere; }
  section > div { border-radius: 4px; }
  button { font: 600 var(--size) "Segoe UI", Selawik, "DejaVu Sans", sans-serif; padding: 5px 12px; min-height: 32px;
    max-width: 100%; border: 1px solid var(--line); border-radius: 4px; background: var(--ground); color: var(--ink); }
  .ac-actionSet { flex-wrap: wrap; gap: 8px; }
  input, select, textarea { font: inherit; max-width: 100%; box-sizing: border-box; border: 1px solid var(--line);
    padding: 4px; background: var(--ground); color: var(--ink); }
</style>`;
