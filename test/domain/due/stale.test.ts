import { describe, expect, it } from "vitest";
import { countedSince, isStale } from "../../../src/domain/due/stale.ts";
import type { Action } from "../../../src/domain/plan/action.ts";
import type { ProgressUpdate } from "../../../src/domain/plan/filings.ts";
import type { Plan } from "../../../src/domain/plan/plan.ts";
import { AMINA, aLine, aPlan, TODAY } from "../../builders.ts";

function updatedOn(day: string): ProgressUpdate {
  return {
    ...{ entry: 2, at: `${day}T10:00:00.000Z`, by: AMINA, byName: "Amina Diallo", inNameOf: null, rag: "amber" },
    ...{ partRags: [], progress: "Begun", difference: "", evidence: "", nextReview: null },
  };
}

const stale = (day: string, action: Partial<Action> = {}, plan: Partial<Plan> = {}) =>
  isStale(aPlan(plan), aLine({ reviewDate: null, ...action }), day);

describe("stale", () => {
  it.each<[string, Partial<Action>, string, boolean]>([
    ["an update thirty working days ago is not", { lastUpdate: updatedOn("2026-10-09") }, TODAY, false],
    ["one of thirty-one is", { lastUpdate: updatedOn("2026-10-08") }, TODAY, true],
    [
      "a review date ahead hides nothing",
      { lastUpdate: updatedOn("2026-10-08"), reviewDate: "2027-01-29" },
      TODAY,
      true,
    ],
    ["what is done, paused or gone never is", { state: "paused" }, "2028-01-03", false],
    ["nor what is complete", { state: "complete" }, "2028-01-03", false],
    ["what is not started may be", { state: "not-started" }, "2028-01-03", true],
    ["a week is a weekly action's own", { cadence: "weekly", lastUpdate: updatedOn("2026-11-12") }, TODAY, true],
    ["and not over on its last day", { cadence: "weekly", lastUpdate: updatedOn("2026-11-13") }, TODAY, false],
    ["a quarter is a quarterly one's", { cadence: "quarterly", lastUpdate: updatedOn("2026-08-24") }, TODAY, false],
    ["and over after it", { cadence: "quarterly", lastUpdate: updatedOn("2026-08-24") }, "2026-11-25", true],
    [
      "whoever answers early is not before the next day of the cadence",
      { cadence: "monthly", lastUpdate: updatedOn("2026-09-25"), reviewDate: "2026-10-30" },
      "2026-10-30",
      false,
    ],
    [
      "but after it",
      { cadence: "monthly", lastUpdate: updatedOn("2026-09-25"), reviewDate: "2026-10-30" },
      "2026-10-31",
      true,
    ],
    [
      "a review put off beyond the cadence hides nothing",
      { cadence: "monthly", lastUpdate: updatedOn("2026-09-25"), reviewDate: "2026-12-18" },
      "2026-10-27",
      true,
    ],
  ])("%s", (_, action, day, is) => {
    expect(stale(day, action)).toBe(is);
  });

  it("counts what was never updated from the start of reminders, from import where they are not started", () => {
    const started = { importedAt: "2026-06-01T09:00:00.000Z", started: { at: "2026-10-12T09:00:00.000Z", by: "owen" } };
    expect(countedSince(aPlan(started))).toBe("2026-10-12");
    expect(countedSince(aPlan({ ...started, started: null }))).toBe("2026-06-01");
    expect(stale(TODAY, {}, started)).toBe(false);
    expect(stale("2026-11-24", {}, started)).toBe(true);
    expect(stale(TODAY, {}, { ...started, started: null })).toBe(true);
  });

  it("counts what was added later from the day it was added", () => {
    expect(stale(TODAY, { addedOn: "2026-11-02" })).toBe(false);
    expect(stale(TODAY)).toBe(true);
  });
});
