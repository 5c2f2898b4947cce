import { describe, expect, it } from "vitest";
import { ragMark } from "../../../src/cards/words/rag-mark.ts";
import type { RagScheme } from "../../../src/domain/plan/rag.ts";

const scheme: RagScheme = [
  { rag: "red", name: "Off track", colour: "Red", meaning: "will miss its date" },
  { rag: "complete", name: "Done and evidenced", colour: "Blue", meaning: "accepted" },
];

const STATUSES = ["red", "amber", "green", "complete", "unrated", "awaiting-sign-off"] as const;

describe("the mark of a rating", () => {
  it("is shape, letter and word", () => {
    expect(STATUSES.map((status) => ragMark([], status).text)).toEqual([
      "▲ R Red",
      "◆ A Amber",
      "● G Green",
      "■ C Complete",
      "○ Not yet rated",
      "◑ Done, awaiting sign-off",
    ]);
  });

  it("uses the plan's own words and its blue", () => {
    expect(ragMark(scheme, "red").text).toBe("▲ R Off track");
    expect(ragMark(scheme, "complete")).toEqual({
      text: "■ C Done and evidenced",
      shape: "■",
      words: "C Done and evidenced",
      colour: "Accent",
      chart: "categoricalBlue",
    });
  });

  it("tells every status apart in a chart's colours too", () => {
    const colours = STATUSES.map((status) => ragMark([], status).chart);
    expect(new Set(colours).size).toBe(STATUSES.length);
  });
});
