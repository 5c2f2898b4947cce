import { describe, expect, it } from "vitest";
import { summarise } from "../../../src/domain/lists/summary.ts";
import { aLine, anAction, aPlan, importedEntry, TODAY } from "../../builders.ts";

const states = ["open", "not-started", "paused", "awaiting-sign-off", "withdrawn", "merged", "carried"] as const;
const lines = states.map((state, at) => aLine({ id: state, ref: `1.1.${at + 1}`, state, endDate: "2026-10-01" }));

describe("a summary", () => {
  it("counts what is in the plan, and tells what has left it apart", () => {
    const { total, counts, themes } = summarise(aPlan(), lines, [], TODAY);
    expect(total).toBe(4);
    expect(counts).toMatchObject({ amber: 1, "not-started": 1, paused: 1, withdrawn: 1, merged: 1, carried: 1 });
    expect(themes).toMatchObject([{ total: 4, counts: { withdrawn: 1 }, overdue: 2 }]);
  });

  it("calls overdue only what is to be worked on", () => {
    expect(summarise(aPlan(), lines, [], TODAY).overdue.map(({ id }) => id)).toEqual(["open", "not-started"]);
  });

  it("does not call completed what was withdrawn with another rating", () => {
    const changes = [{ field: "rating" as const, part: null, from: "red", to: "amber" }];
    const entry = { ...importedEntry(anAction({ id: "withdrawn" })), kind: "update" as const, changes };
    const { changed, completed } = summarise(aPlan(), lines, [entry], TODAY);
    expect([...changed, ...completed]).toEqual([]);
  });
});
