import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { slowText } from "./growth.ts";
import { patternsIn } from "./literals.ts";

const SRC = fileURLToPath(new URL("../../src", import.meta.url));
const FILES = readdirSync(SRC, { recursive: true, encoding: "utf8" }).filter((file) => file.endsWith(".ts"));

/** Each pattern of the sources once, with the first place that writes it. */
function writtenPatterns(): ReadonlyMap<string, { readonly pattern: RegExp; readonly where: string }> {
  const found = new Map<string, { readonly pattern: RegExp; readonly where: string }>();
  for (const file of FILES)
    for (const { source, flags, line } of patternsIn(readFileSync(join(SRC, file), "utf8"))) {
      const pattern = new RegExp(source, flags);
      if (!found.has(String(pattern))) found.set(String(pattern), { pattern, where: `${file}:${line}` });
    }
  return found;
}

/** Patterns put together of parts when their files are loaded. */
async function madePatterns(): Promise<readonly RegExp[]> {
  const made = new Map<string, RegExp>();
  const own = globalThis.RegExp;
  globalThis.RegExp = new Proxy(own, {
    construct(target, given: [string, string?]) {
      const pattern = new target(...given);
      // Packages make theirs as well; those are not tried on what people write.
      if (new Error().stack?.split("\n")[2]?.includes(SRC)) made.set(String(pattern), pattern);
      return pattern;
    },
  });
  try {
    const rules = FILES.filter((file) => /^(domain|cards)\//.test(file));
    for (const file of rules) await import(join(SRC, file));
  } finally {
    globalThis.RegExp = own;
  }
  return [...made.values()];
}

/** What somebody pastes may be of 250 KB: a pattern is tried on it once over, never once a character. */
describe("a pattern", () => {
  it("takes time in proportion to the text, whatever the text", { timeout: 300_000 }, () => {
    const slow = [...writtenPatterns().values()].flatMap(({ pattern, where }) => {
      const text = slowText(pattern);
      return text === undefined ? [] : [`${where} ${pattern} on ${text}`];
    });
    expect(slow).toEqual([]);
  });

  it("does so as well where it is put together", { timeout: 300_000 }, async () => {
    const made = await madePatterns();
    expect(made.length).toBeGreaterThan(20);
    const slow = made.filter((pattern) => slowText(pattern) !== undefined);
    expect(slow.map(String)).toEqual([]);
  });

  it("that does not is found", { timeout: 60_000 }, () => {
    const planted = [/\s+$/, /[.!?]+$/, /<[^>]*>/, /\ba\b.*\bb\b/, /^(.+?) to (.+?) on (\d+)$/, /^(a+)+$/, /\s*;\s*/];
    expect(planted.filter((pattern) => slowText(pattern) === undefined)).toEqual([]);
  });

  it("is found where the sources write it, and nothing else is", () => {
    const code = [
      'const a = /a"b/g; // /no/',
      "const b = c / d / e; const f = `$" + "{/in a hole/.source} /no/`;",
      "return /[/]x/i.test(y) ? 1 / 2 : '/no/'; /* /no/ */",
    ].join("\n");
    expect(patternsIn(code).map(({ source, flags, line }) => `${line} ${source} ${flags}`)).toEqual([
      '1 a"b g',
      "2 in a hole ",
      "3 [/]x i",
    ]);
  });
});
