import { readFileSync } from "node:fs";
import { inflateSync } from "node:zlib";
import { AppManifestUtils, type TeamsManifest } from "@microsoft/app-manifest";
import { describe, expect, it } from "vitest";
import { COMMANDS } from "../../src/cards/help/commands.ts";

const source = read("manifest.json").toString("utf8");

/** The manifest as it is packed: every placeholder replaced by a setting. */
const manifest = JSON.parse(
  source.replace(/\$\{\{(\w+)\}\}/g, (_, name: string) => {
    if (name.endsWith("_URL")) return "https://plan-keeper.example";
    return name === "ORGANISATION" ? "Example Council" : "0b0f7c5e-6f0d-4c2e-9a51-3f6f0a1c2d3e";
  }),
);

interface Commands {
  readonly scopes: readonly string[];
  readonly commands: readonly { readonly title: string }[];
}
const lists: readonly Commands[] = manifest.bots[0].commandLists;

describe("the Teams manifest", () => {
  it("is one that Teams takes", async () => {
    expect(await AppManifestUtils.validateAgainstSchema(manifest as TeamsManifest)).toEqual([]);
  });

  it("is refused when something is wrong with it, so the check is one", async () => {
    const wrong = { ...manifest, id: "plan-keeper" };
    expect(await AppManifestUtils.validateAgainstSchema(wrong as TeamsManifest)).not.toEqual([]);
  });

  it("leaves to settings what an organisation must say itself", () => {
    const names = [...source.matchAll(/\$\{\{(\w+)\}\}/g)].map((match) => match[1]);
    expect(names).toEqual([
      "TEAMS_APP_ID",
      "ORGANISATION",
      "WEBSITE_URL",
      "PRIVACY_URL",
      "TERMS_URL",
      "MicrosoftAppId",
    ]);
  });

  it("lists commands for a chat, a group and a team", () => {
    expect(lists.flatMap((list) => list.scopes).sort()).toEqual([...manifest.bots[0].scopes].sort());
  });

  it.each(lists)("lists for $scopes at most ten commands, each once, help among them", ({ commands }) => {
    const titles = commands.map((command) => command.title);
    expect(titles.length).toBeLessThanOrEqual(10);
    expect(new Set(titles).size).toBe(titles.length);
    expect(titles).toContain("help");
  });

  it("lists no command that the bot does not know", () => {
    const known = COMMANDS.map((command) => command.words.replace(/ 1\.2\.3$/, ""));
    const titles = lists.flatMap((list) => list.commands.map((command) => command.title));
    expect(titles.filter((title) => !known.includes(title))).toEqual([]);
  });
});

describe("what the manifest says of the app", () => {
  const { short, full } = manifest.description;

  it("is one sentence that does not call it an app", () => {
    expect(short).toMatch(/^[^.]+\.$/);
    expect(short).not.toMatch(/\bapp\b/i);
  });

  it("is at most 500 words that begin with Teams, and has its limits", () => {
    expect(full).toMatch(/^Plan Keeper is a bot for Microsoft Teams /);
    expect(full).toContain("Its limits: ");
    expect(full.split(/\s+/).length).toBeLessThan(500);
  });
});

describe("the icons", () => {
  it("are of Teams' sizes", () => {
    expect(sizeOf(read("color.png"))).toEqual({ width: 192, height: 192 });
    expect(sizeOf(read("outline.png"))).toEqual({ width: 32, height: 32 });
  });

  it("have a colour one without any transparency", () => {
    // PNG's colour type 2: red, green and blue alone.
    expect(read("color.png")[25]).toBe(2);
  });

  it("have an outline that is white on nothing", () => {
    const pixels = pixelsOf(read("outline.png"), 32);
    const drawn = pixels.filter(([, , , opacity]) => opacity !== 0);
    expect(drawn.length).toBeGreaterThan(50);
    expect(drawn.length).toBeLessThan(pixels.length / 2);
    expect(drawn.filter(([red, green, blue]) => red !== 255 || green !== 255 || blue !== 255)).toEqual([]);
  });
});

function read(name: string): Buffer {
  return readFileSync(new URL(`../../manifest/${name}`, import.meta.url));
}

function sizeOf(png: Buffer): { width: number; height: number } {
  expect(png.toString("latin1", 1, 4)).toBe("PNG");
  return { width: png.readUInt32BE(16), height: png.readUInt32BE(20) };
}

/** Red, green, blue and opacity of every pixel of a PNG of eight bits a channel (PNG specification, section 9). */
function pixelsOf(png: Buffer, width: number): readonly (readonly number[])[] {
  expect([png[24], png[25]], "eight bits, with opacity").toEqual([8, 6]);
  const bytes = inflateSync(dataOf(png));
  const stride = width * 4;
  const pixels: number[][] = [];
  let above = new Uint8Array(stride);
  for (let start = 0; start < bytes.length; start += stride + 1) {
    const row = new Uint8Array(stride);
    for (let at = 0; at < stride; at++) {
      const left = row[at - 4] ?? 0;
      const up = above[at] ?? 0;
      const corner = at < 4 ? 0 : (above[at - 4] ?? 0);
      const guess = [0, left, up, (left + up) >> 1, nearest(left, up, corner)][bytes[start] ?? 0] ?? 0;
      row[at] = (bytes[start + 1 + at] ?? 0) + guess;
    }
    for (let at = 0; at < stride; at += 4) pixels.push([...row.subarray(at, at + 4)]);
    above = row;
  }
  return pixels;
}

function nearest(left: number, up: number, corner: number): number {
  const distances = [left, up, corner].map((value) => Math.abs(left + up - corner - value));
  return [left, up, corner][distances.indexOf(Math.min(...distances))] ?? 0;
}

function dataOf(png: Buffer): Buffer {
  const parts: Buffer[] = [];
  for (let at = 8; at < png.length; at += 12 + png.readUInt32BE(at)) {
    const length = png.readUInt32BE(at);
    if (png.toString("latin1", at + 4, at + 8) === "IDAT") parts.push(png.subarray(at + 8, at + 8 + length));
  }
  return Buffer.concat(parts);
}
