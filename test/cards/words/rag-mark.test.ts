import { describe, expect, it } from "vitest";
import { ragMark } from "../../../src/cards/words/rag-mark.ts";
import { STATUSES as ALL_STATUSES } from "../../../src/domain/lists/summary.ts";
import type { RagScheme } from "../../../src/domain/plan/rag.ts";

const scheme: RagScheme = [
  { rag: "red", name: "Off track", colour: "Red", meaning: "will miss its date" },
  { rag: "complete", name: "Done and evidenced", colour: "Blue", meaning: "accepted" },
];

const STATUSES = ["red", "amber", "green", "complete", "unrated", "awaiting-sign-off"] as const;

describe("the mark of a rating", () => {
  it("is shape, letter and word", () => {
    expect(STATUSES.map((status) => ragMark([], status).text)).toEqual([
      "▲ Red",
      "◆ Amber",
      "● Green",
      "■ Complete",
      "○ Not yet rated",
      "◑ Done, awaiting sign-off",
    ]);
  });

  it("uses the plan's own words and its blue", () => {
    expect(ragMark(scheme, "red").text).toBe("▲ R Off track");
    // A plan whose own word has the letter before it.
    for (const name of ["R Red", "Red"])
      expect(ragMark([{ rag: "red", name, colour: "Red", meaning: "" }], "red").text).toBe("▲ Red");
    expect(ragMark(scheme, "complete")).toEqual({
      text: "■ C Done and evidenced",
      shape: "■",
      words: "C Done and evidenced",
      colour: "Accent",
      chart: "categoricalBlue",
    });
  });

  it.each([
    ["a plan without a scheme of its own", []],
    ["one whose complete is blue", scheme],
  ])("has one colour in words and chart, in %s, and complete's is its own", (_, of) => {
    const families: Readonly<Record<string, readonly string[]>> = {
      ...{ Attention: ["attention"], Warning: ["warning"], Good: ["good"] },
      ...{ Accent: ["categoricalBlue", "categoricalLightBlue"], Default: ["neutral", "divergingGray"] },
    };
    const complete = ragMark(of, "complete").chart;
    for (const status of ALL_STATUSES) {
      const { colour, chart } = ragMark(of, status);
      expect([status, families[colour]]).toEqual([status, expect.arrayContaining([chart])]);
      expect([status, chart === complete]).toEqual([status, status === "complete"]);
    }
  });

  it("tells every status apart in a chart's colours too", () => {
    const colours = STATUSES.map((status) => ragMark([], status).chart);
    expect(new Set(colours).size).toBe(STATUSES.length);
  });
});
