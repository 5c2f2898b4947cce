import { readFileSync } from "node:fs";
import { openBrowser } from "../test/browser.ts";

/** Draws color.png and outline.png from their SVG sources: `npx tsx manifest/draw-icons.ts`. Needs a Chromium. */
async function drawIcons(): Promise<void> {
  const browser = await openBrowser();
  const page = await browser.newPage();
  for (const { name, size } of [
    { name: "color", size: 192 },
    { name: "outline", size: 32 },
  ]) {
    const svg = readFileSync(new URL(`${name}.svg`, import.meta.url), "utf8");
    await page.setViewportSize({ width: size, height: size });
    await page.setContent(`<style>body { margin: 0 } svg { display: block }</style>${svg}`);
    await page.screenshot({ path: `manifest/${name}.png`, omitBackground: true });
  }
  await browser.close();
}

await drawIcons();
