import { describe, expect, it } from "vitest";
import { inlineLegend, type LegendEntry, legendLine, schemeOf } from "../../../src/domain/import/ratings/legend.ts";
import { readRatings } from "../../../src/domain/import/ratings/rating.ts";

/** "amber", several with commas, "!" where one is asked. */
function read(text: string, fill: string | null = null, legend: readonly LegendEntry[] = []): string {
  const rated = readRatings({ text, lines: text === "" ? [] : text.split("\n"), fill }, legend);
  return rated.map(({ rag, problem }) => `${rag ?? "none"}${problem === undefined ? "" : "!"}`).join(",");
}

const BRAG = inlineLegend(
  "BRAG key: Blue = complete and embedded; Red = off track; Amber = at risk; Green = on track; Grey = not started",
);

describe("a rating", () => {
  it.each([
    ["R", "red"],
    ["AMBER", "amber"],
    ["Green ↑", "green"],
    ["G (on track)", "green"],
    ["Amber: two of five begun", "amber"],
    ["Off track", "red"],
    ["Completed", "complete"],
    ["🟢", "green"],
    ["R A A", "red,amber,amber"],
    ["R\nG", "red,green"],
    ["", ""],
    ["Not yet rated", ""],
    ["Amber/Green", "none!"],
    ["Green: completed", "none!"],
    ["Blue", "none!"],
    ["Grey", "none!"],
    ["At risk", "none!"],
    ["3", "none!"],
    ["Complete – awaiting sign-off", "complete!"],
  ])("%j is %s", (text, expected) => {
    expect(read(text)).toBe(expected);
  });

  it.each([
    ["FF0000", "red!"],
    ["FFC000", "amber!"],
    ["00B050", "green!"],
    ["C6EFCE", "green!"],
    ["FFFF00", "none!"],
    ["0070C0", "none!"],
    ["808080", "none!"],
    ["FFFFFF", ""],
  ])("is read from the fill %s alone, and said: %s", (fill, expected) => {
    expect(read("", fill)).toBe(expected);
  });

  it("that its fill contradicts is asked", () => {
    expect(read("R", "00B050")).toBe("red!");
    expect(read("R", "FF0000")).toBe("red");
  });

  it("means what the plan’s own key says", () => {
    expect(read("B", null, BRAG)).toBe("complete");
    expect(read("Blue", null, BRAG)).toBe("complete");
    expect(read("G", null, BRAG)).toBe("green");
    expect(read("Grey", null, BRAG)).toBe("none!");
    expect(read("", "0070C0", BRAG)).toBe("complete!");
    expect(schemeOf(BRAG).map(({ rag, name }) => `${name} ${rag}`)).toEqual([
      "Blue complete",
      "Red red",
      "Amber amber",
      "Green green",
    ]);
  });

  it("finds no key in common sentences", () => {
    expect(legendLine("Greenfield School: visited in May")).toBeUndefined();
    expect(inlineLegend("Amber is the team’s cat; the dog is Blue")).toEqual([]);
  });
});
