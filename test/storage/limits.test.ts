import { describe, expect, it } from "vitest";
import { z } from "zod";
import { indexKeys } from "../../src/storage/actions/action-keys.ts";
import { jsonCells, readJson } from "../../src/storage/table/json-cells.ts";
import { keyPart } from "../../src/storage/table/keys.ts";
import { BeyondLimits, checkKey, checkRow, checkTransaction, sizeOf } from "../../src/storage/table/limits.ts";
import { anAction, ODD_TEXT } from "./samples.ts";

describe("what the store would refuse", () => {
  it.each([
    ["a key with a slash", () => checkKey("a/b")],
    ["a key with a backslash", () => checkKey("a\\b")],
    ["a key with a hash", () => checkKey("a#b")],
    ["a key with a question mark", () => checkKey("a?b")],
    ["a key with a per cent sign", () => checkKey("a%b")],
    ["a key with a control character", () => checkKey("a\u0085b")],
    ["a key that ends with a space", () => checkKey("a ")],
    ["no key", () => checkKey("")],
    ["a key of 513 characters", () => checkKey("k".repeat(513))],
    ["a text of more than 32,000 characters", () => checkRow("p", "k", { json: "x".repeat(32_001) })],
    ["a cell with a hyphen", () => checkRow("p", "k", { "a-b": "x" })],
    ["253 cells", () => checkRow("p", "k", manyCells(253, 1))],
    [
      "a row above 1 MiB in UTF-16, though it is half of that in UTF-8",
      () => checkRow("p", "k", manyCells(20, 27_000)),
    ],
    ["no write at all", () => checkTransaction([])],
    ["101 writes at once", () => checkTransaction(Array.from({ length: 101 }, () => 1))],
    ["more than 4 MiB at once", () => checkTransaction([2 ** 21, 2 ** 21])],
  ])("is refused before it is sent: %s", (_, check) => {
    expect(check).toThrow(BeyondLimits);
  });

  it("is not refused a little below", () => {
    checkRow("p", "k".repeat(512), { json: "x".repeat(32_000) });
    checkRow("p", "k", manyCells(252, 1));
    checkRow("p", "k", manyCells(19, 27_000));
    checkTransaction(Array.from({ length: 100 }, () => 30_000));
  });

  it("counts a row as Azure does", () => {
    // 4 + (1 + 2 characters of keys) x 2, then 8 + 4 x 2 for the name and 3 x 2 + 4 for the text.
    expect(sizeOf("p", "kk", { json: "abc" })).toBe(4 + 6 + 8 + 8 + 6 + 4);
  });
});

describe("a text as part of a key", () => {
  it("may be any text, stays different from any other, and is never too long", () => {
    const texts = [
      ODD_TEXT,
      "",
      "a",
      "A",
      "a b",
      "a_20_b",
      "x".repeat(300),
      `${"x".repeat(299)}y`,
      "\u{1F600}",
      "\ud83d",
    ];
    const parts = texts.map(keyPart);
    expect(new Set(parts).size).toBe(texts.length);
    for (const part of parts) {
      expect(part).toMatch(/^[A-Za-z0-9._-]*$/);
      expect(part.length).toBeLessThan(200);
    }
  });
});

describe("the keys of an action's index rows", () => {
  const place = "0001.0010.0002|id-1.10.2";

  it("are those of the lists it stands in", () => {
    const joint = { leads: ["Ben Okafor", "ADs", "ADs"].map((label) => ({ label, accountable: false })) };
    expect(indexKeys(anAction("1.10.2", joint))).toEqual([
      `status|amber|${place}`,
      `next|2027-03-31|${place}`,
      `updated|0000-00-00|${place}`,
      `lead|Ben_20_Okafor|${place}`,
      `lead|ADs|${place}`,
    ]);
  });

  it("are fewer once it awaits sign-off, and one once it is complete", () => {
    const keysIn = (state: "awaiting-sign-off" | "complete") => indexKeys(anAction("1.10.2", { state }));
    expect(keysIn("awaiting-sign-off")).toEqual([`status|awaiting-sign-off|${place}`, `lead|Amina_20_Diallo|${place}`]);
    expect(keysIn("complete")).toEqual([`status|complete|${place}`]);
  });
});

describe("JSON in cells", () => {
  const found = (cells: Record<string, string | undefined>) => ({ partition: "p", key: "k", etag: "e", cells });

  it("comes back as it was, however long, with no character cut in two", () => {
    for (const text of ["", "x".repeat(100_000), `x${"\u{1F600}".repeat(50_000)}`, "\ud83d alone", ODD_TEXT]) {
      const cells = jsonCells({ text });
      expect(readJson(z.object({ text: z.string() }), found({ ...cells }))).toEqual({ text });
      for (const cell of Object.values(cells)) expect(() => encodeURIComponent(cell ?? "")).not.toThrow();
      checkRow("p", "k", cells);
    }
  });

  it("names the row that does not read", () => {
    expect(() => readJson(z.object({ text: z.string() }), found(jsonCells({ text: 1 })))).toThrow(/row k of p/);
    expect(() => readJson(z.string(), found({}))).toThrow(/row k of p/);
  });
});

function manyCells(count: number, length: number): Record<string, string> {
  return Object.fromEntries(Array.from({ length: count }, (_, index) => [`cell${index}`, "x".repeat(length)]));
}
