import { describe, expect, it } from "vitest";
import { readMeasures } from "../../../src/domain/import/measures/measures.ts";

function read(...lines: string[]) {
  return readMeasures(lines, null);
}

describe("measures", () => {
  it("are numbered, with targets below them", () => {
    const { measures } = read(
      "12. % of visits in time",
      "Interim target: 70% by Oct 2027",
      "Target by Mar 2028: 95%",
      "13. Findings of audits",
    );
    expect(measures).toMatchObject([
      {
        ref: "12",
        text: "% of visits in time",
        kind: "number",
        unit: "%",
        polarity: null,
        targets: [
          { value: 70, by: "2027-10-31", interim: true },
          { value: 95, by: "2028-03-31", interim: false },
        ],
      },
      { ref: "13", text: "Findings of audits", kind: "judgement", targets: [] },
    ]);
  });

  it("run on in one line", () => {
    const { measures } = read("% of reviews held Target: 80% 71. Evidence of disruption");
    expect(measures.map(({ ref, targets }) => [ref, targets[0]?.value])).toEqual([
      [null, 80],
      ["71", undefined],
    ]);
  });

  it.each([
    ["51% to 30 % by Dec 2027", 51, "lower", [30]],
    ["Vacancy rate down from 24% to 15% by March 2027 and 10% by March 2028", 24, "lower", [15, 10]],
    ["Increase visits in time from 71% to 90%", 71, "higher", [90]],
    ["Average caseload: 18. Target: 15", null, null, [15]],
    ["95% of visits in time by March 2027", null, null, [95]],
    ["Fewer children wait", null, "lower", []],
    ["Children aged 8 to 11 are heard", null, null, []],
  ])("%j: baseline %s, %s is better", (text, baseline, polarity, targets) => {
    const [measure] = read(text).measures;
    expect([measure?.baseline, measure?.polarity, measure?.targets.map(({ value }) => value)]).toEqual([
      baseline,
      polarity,
      targets,
    ]);
  });

  it("ask for the way that is better, and for a target still to be set", () => {
    expect(read("% of plans reviewed", "Target: 95%").problems).toHaveLength(1);
    expect(read("% of plans reviewed", "Target: TBC").problems).toHaveLength(1);
    expect(read("Action complete").measures).toEqual([]);
  });
});
