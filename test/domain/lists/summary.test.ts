import { describe, expect, it } from "vitest";
import type { FieldChange, HistoryEntry } from "../../../src/domain/history/history.ts";
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

  const changed = (kind: HistoryEntry["kind"], changes: readonly [FieldChange["field"], string, string][]) => ({
    ...importedEntry(anAction({ id: "open" })),
    ...{ kind, entry: 2, at: "2026-11-19T10:00:00.000Z" },
    changes: changes.map(([field, from, to]) => ({ field, part: null, from, to })),
  });

  it("never calls complete what was only proposed and came back", () => {
    const green = [aLine({ id: "open", rag: "green" })];
    const back = changed("completion-returned", [
      ["rating", "complete", "green"],
      ["state", "awaiting-sign-off", "open"],
    ]);
    expect(summarise(aPlan(), green, [back], TODAY).changed).toMatchObject([
      { from: "awaiting-sign-off", to: "green" },
    ]);
    const reopened = changed("reopened", [
      ["rating", "complete", "unrated"],
      ["state", "complete", "open"],
    ]);
    const unrated = [aLine({ id: "open", rag: "unrated" })];
    expect(summarise(aPlan(), unrated, [reopened], TODAY).changed).toMatchObject([{ from: "complete" }]);
  });

  it("tells of a rating that a file changed, and of nothing that came in with the plan", () => {
    const taken = changed("imported", [["rating", "green", "red"]]);
    const red = [aLine({ id: "open", rag: "red" })];
    expect(summarise(aPlan(), red, [taken], TODAY).changed).toMatchObject([{ from: "green", to: "red" }]);
    const first = { ...taken, entry: 1 };
    expect(summarise(aPlan(), red, [first], TODAY).changed).toEqual([]);
  });

  it("tells of end dates that moved once reminders had started, and of no correction before or from no date", () => {
    const late = [aLine({ id: "open", endDate: "2027-06-30" })];
    const moved = changed("date-change-approved", [["end date", "2027-03-31", "2027-06-30"]]);
    expect(summarise(aPlan(), late, [moved], TODAY).redated).toMatchObject([{ from: "2027-03-31", to: "2027-06-30" }]);
    for (const plan of [aPlan({ started: null }), aPlan({ started: { at: "2026-11-20T09:00:00.000Z", by: "owen" } })])
      expect(summarise(plan, late, [moved], TODAY).redated).toEqual([]);
  });

  it("does not call completed what was withdrawn with another rating", () => {
    const changes = [{ field: "rating" as const, part: null, from: "red", to: "amber" }];
    const entry = { ...importedEntry(anAction({ id: "withdrawn" })), kind: "update" as const, entry: 2, changes };
    const { changed, completed } = summarise(aPlan(), lines, [entry], TODAY);
    expect([...changed, ...completed]).toEqual([]);
  });
});
