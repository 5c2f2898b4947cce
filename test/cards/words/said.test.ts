import { describe, expect, it } from "vitest";
import { names, said } from "../../../src/cards/words/said.ts";

describe("people's text made inert", () => {
  it.each([
    ["an ordinary sentence", "Two posts offered; 40% done.", "Two posts offered; 40% done."],
    [
      "Markdown, which a TextRun shows as typed",
      "**bold** [x](https://example.org)",
      "**bold** [x](https://example.org)",
    ],
    ["braces, kept apart", "{{DATE(2026-11-20)}} {{{", "{\u200B{DATE(2026-11-20)}} {\u200B{\u200B{"],
    ["line ends of any kind, one kind", "a\r\nb\rc\u2028d", "a\nb\nc\nd"],
    ["a tab, a space", "a\tb", "a b"],
    ["controls and halves of characters, gone", "a\u0000b\u0007c\uD800d\u009Fe", "abcde"],
    ["overrides of direction, gone", "a\u202Eb\u2066c\u202Cd", "abcd"],
    ["spaces around, gone", "  a \n", "a"],
    ["a right-to-left name, isolated", "عائشة", "\u2068عائشة\u2069"],
    ["a right-to-left name in a sentence, isolated once", "By \u2068עדה\u2069 3", "By \u2068עדה\u2069 3"],
    ["nothing", "", ""],
  ])("%s", (_, typed, shown) => {
    expect(said(typed, 100)).toBe(shown);
  });

  it("ends what is too long with an ellipsis, and never splits a character", () => {
    expect(said("0123456789", 10)).toBe("0123456789");
    expect(said("0123456789x", 10)).toBe("012345678…");
    expect(said("🙂".repeat(20), 5)).toBe("🙂🙂🙂🙂…");
  });

  it("closes the isolate that was cut open, and lets nobody close one of ours", () => {
    expect(said("By \u2068עדה לוי\u2069", 6)).toBe("By \u2068ע…\u2069");
    expect(said("עדה\u2069 3", 10)).toBe("\u2068עדה 3\u2069");
  });

  it("keeps names in their order, each in its own direction", () => {
    expect(names(["עדה", "Amina", "عائشة"], 100)).toBe("\u2068עדה\u2069, Amina, \u2068عائشة\u2069");
  });

  it("is the same when done again", () => {
    const once = said("{{{ عائشة \u202E\r\n **x**", 20);
    expect(said(once, 40)).toBe(once);
  });

  it("takes a hundred thousand characters", () => {
    expect([...said("{\u202E".repeat(50_000), 300)].filter((character) => character === "{").length).toBe(299);
  });
});
