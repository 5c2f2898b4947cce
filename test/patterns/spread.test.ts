import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, it } from "vitest";
import { blanked } from "./literals.ts";

const SRC = fileURLToPath(new URL("../../src", import.meta.url));

/** Calls whose arguments are as many as we write ourselves. */
const OURS = [
  "cards/waiting/waiting-notice-words.ts: count(",
  "domain/import/columns/columns.ts: has(",
  "domain/import/ratings/fill-colour.ts: Math.hypot(",
];

/** Calls of a text that are given a spread, by what is called; parameters of a function are none. */
function spreadCalls(code: string): readonly string[] {
  const bare = blanked(code);
  return [...bare.matchAll(/\.\.\./g)].flatMap(({ index }) => {
    const open = openingOf(bare, index);
    if (bare[open] !== "(") return [];
    const called = /[\w$.?\])]+\($/.exec(bare.slice(Math.max(0, open - 40), open + 1))?.[0];
    return called === undefined || isParameters(bare, open) ? [] : [called];
  });
}

/** Where the bracket opens in which a place stands. */
function openingOf(bare: string, from: number): number {
  let depth = 0;
  for (let at = from - 1; at >= 0; at--) {
    if (")]}".includes(bare[at] ?? "")) depth++;
    else if ("([{".includes(bare[at] ?? "") && depth-- === 0) return at;
  }
  return -1;
}

function isParameters(bare: string, open: number): boolean {
  let depth = 0;
  for (let at = open; at < bare.length; at++) {
    if ("([{".includes(bare[at] ?? "")) depth++;
    else if (")]}".includes(bare[at] ?? "") && --depth === 0) return /^\)\s*(=>|:|\{)/.test(bare.slice(at, at + 20));
  }
  return false;
}

it("no call is given as many arguments as came from outside: each lies on the stack", () => {
  const files = readdirSync(SRC, { recursive: true, encoding: "utf8" }).filter((file) => file.endsWith(".ts"));
  const found = files.flatMap((file) =>
    spreadCalls(readFileSync(join(SRC, file), "utf8")).map((called) => `${file}: ${called}`),
  );
  expect(found.sort()).toEqual(OURS);
});

it("one that is planted is found", () => {
  const planted = [
    "list.push(...many);",
    "Math.max(0, ...of(x).map((y) => y));",
    "f(a, { b: [1] }, ...c)",
    "x?.y(...z)",
  ];
  expect(planted.map((code) => spreadCalls(code).length)).toEqual([1, 1, 1, 1]);
  const fine = ["f([...a])", "f({ ...a })", "function f(...a: b[]) {}", "const f = (...a: b[]) => a;", 'f("(...x")'];
  expect(fine.flatMap(spreadCalls)).toEqual([]);
});
