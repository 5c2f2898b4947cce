import { describe, expect, it } from "vitest";
import { groupOf, isUpdateDue, openDateOf } from "../../../src/domain/due/due.ts";
import { DEFAULT_SETTINGS } from "../../../src/domain/plan/plan.ts";

const rules = DEFAULT_SETTINGS;

const dated = (reviewDate: string | null, endDate: string | null, updatedOn: string | null = null) => ({
  state: "open" as const,
  reviewDate,
  endDate,
  updated: updatedOn === null ? null : { at: `${updatedOn}T12:00:00.000Z`, byName: "Amina Diallo" },
});

describe("the date that waits", () => {
  it.each([
    ["the earlier of the two", "2026-12-11", "2027-03-31", null, "2026-12-11", "review"],
    ["the end date when it comes first", "2027-01-29", "2026-12-11", null, "2026-12-11", "end"],
    ["the end date of two on one day", "2026-12-11", "2026-12-11", null, "2026-12-11", "end"],
    ["the end date although updated before its first lead day", null, "2026-12-11", "2026-11-26", "2026-12-11", "end"],
    ["the review once the end is answered", "2027-01-29", "2026-12-11", "2026-11-27", "2027-01-29", "review"],
    ["a review on the day of the update that set it", "2026-11-20", null, "2026-11-20", "2026-11-20", "review"],
  ] as const)("is %s", (_, review, end, updated, date, kind) => {
    expect(openDateOf(dated(review, end, updated), rules)).toEqual({ date, kind });
  });

  it.each([
    ["has no dates", dated(null, null)],
    ["has its end answered on the first lead day", dated(null, "2026-12-11", "2026-11-27")],
    ["has its end answered after it passed", dated(null, "2026-12-11", "2027-02-01")],
    ["was updated after its review", dated("2026-12-11", null, "2026-12-12")],
    ["awaits sign-off", { ...dated("2026-12-11", "2026-12-11"), state: "awaiting-sign-off" as const }],
    ["is complete", { ...dated("2026-12-11", "2026-12-11"), state: "complete" as const }],
  ])("is none when the action %s", (_, action) => {
    expect(openDateOf(action, rules)).toBeNull();
  });

  it("counts an update's day in the plan's zone", () => {
    const justAfterMidnightInLondon = { at: "2026-06-11T23:30:00.000Z", byName: "Amina Diallo" };
    const action = { ...dated("2026-06-11", null), updated: justAfterMidnightInLondon };
    expect(openDateOf(action, rules)).toBeNull();
    expect(openDateOf(action, { ...rules, zone: "UTC" })?.date).toBe("2026-06-11");
  });
});

describe("update due", () => {
  it.each([
    ["on its day", "2026-12-11", "2026-12-11", 0, false],
    ["the day after", "2026-12-11", "2026-12-12", 0, true],
    ["a Saturday's, on Sunday", "2026-12-12", "2026-12-13", 0, false],
    ["a Saturday's, on Monday", "2026-12-12", "2026-12-14", 0, false],
    ["a Saturday's, on Tuesday", "2026-12-12", "2026-12-15", 0, true],
    ["a bank holiday's, on the next working day", "2026-12-28", "2026-12-29", 0, false],
    ["a bank holiday's, the day after", "2026-12-28", "2026-12-30", 0, true],
    ["within two working days of grace", "2026-12-11", "2026-12-15", 2, false],
    ["after the grace", "2026-12-11", "2026-12-16", 2, true],
  ])("%s", (_, review, today, grace, due) => {
    expect(isUpdateDue(dated(review, null), { ...rules, grace }, today)).toBe(due);
  });

  it("is never said of an action that is not open, has no review date or was updated since", () => {
    expect(isUpdateDue({ ...dated("2026-12-11", null), state: "complete" }, rules, "2027-01-04")).toBe(false);
    expect(isUpdateDue(dated(null, "2026-12-11"), rules, "2027-01-04")).toBe(false);
    expect(isUpdateDue(dated("2026-12-11", null, "2026-12-15"), rules, "2027-01-04")).toBe(false);
  });
});

describe("the group of an item", () => {
  it.each([
    ["overdue", dated(null, "2026-12-10"), "2026-12-10"],
    ["overdue", dated("2026-12-01", "2026-12-10"), "2026-12-01"],
    ["update due", dated("2026-12-10", "2027-03-31"), "2026-12-10"],
    ["due", dated("2026-12-11", null), "2026-12-11"],
    ["due", dated("2026-12-12", null), "2026-12-12"],
    ["soon", dated("2026-12-14", null), "2026-12-14"],
  ])("is %s", (group, action, date) => {
    expect(groupOf(action, date, rules, "2026-12-11")).toBe(group);
  });

  it("is not said to be of today while the grace of another day runs", () => {
    expect(groupOf(dated("2026-12-10", null), "2026-12-10", { ...rules, grace: 2 }, "2026-12-11")).toBe("due");
  });
});
