import { describe, expect, it } from "vitest";
import type { Action } from "../../../src/domain/plan/action.ts";
import { DEFAULT_SETTINGS } from "../../../src/domain/plan/plan.ts";
import { answersReview, offerNextReview } from "../../../src/domain/updates/next-review.ts";
import { anAction } from "../../builders.ts";

const offer = (action: Partial<Action>, today: string) => offerNextReview(anAction(action), DEFAULT_SETTINGS, today);
const answers = (action: Partial<Action>, today: string) => answersReview(anAction(action), DEFAULT_SETTINGS, today);

describe("an update answers a review", () => {
  it.each([
    ["not before its first lead day", { reviewDate: "2026-12-11" }, "2026-11-26", false],
    ["from its first lead day on", { reviewDate: "2026-12-11" }, "2026-11-27", true],
    ["after it", { reviewDate: "2026-12-11" }, "2027-01-15", true],
    ["of a month only two days before", { reviewDate: "2026-12-31", cadence: "monthly" }, "2026-12-24", false],
    ["of a month from two days before", { reviewDate: "2026-12-31", cadence: "monthly" }, "2026-12-29", true],
    ["of a week on its day alone", { reviewDate: "2026-12-11", cadence: "weekly" }, "2026-12-10", false],
    ["of a week on its day", { reviewDate: "2026-12-11", cadence: "weekly" }, "2026-12-11", true],
    ["never without one", { reviewDate: null }, "2026-12-11", false],
  ] as const)("%s", (_, action, today, expected) => {
    expect(answers(action, today)).toBe(expected);
  });
});

describe("the next review that is offered", () => {
  const open = { endDate: null } as const;
  it.each<[string, Partial<Action>, string, string]>([
    ["a month on, where it answers none", { ...open, reviewDate: null }, "2026-11-20", "2026-12-20"],
    ["the review that stands, long before it", { ...open, reviewDate: "2027-03-01" }, "2026-11-20", "2027-03-01"],
    ["a month after the review it answers early", { ...open, reviewDate: "2026-12-11" }, "2026-11-27", "2027-01-11"],
    ["a month on, for a review that has passed", { ...open, reviewDate: "2026-11-02" }, "2026-11-20", "2026-12-20"],
    [
      "the period after the review it answers early",
      { ...open, cadence: "monthly", reviewDate: "2026-11-30" },
      "2026-11-26",
      "2026-12-31",
    ],
    [
      "the present period's, before it answers that",
      { ...open, cadence: "monthly", reviewDate: "2026-11-30" },
      "2026-11-20",
      "2026-11-30",
    ],
    [
      "the period after today's, for a review missed by months",
      { ...open, cadence: "monthly", reviewDate: "2026-08-28" },
      "2026-11-20",
      "2026-11-30",
    ],
    [
      "a year after the yearly review it answers early",
      { ...open, cadence: "annual", reviewDate: "2026-11-30" },
      "2026-11-20",
      "2027-11-30",
    ],
    ["not after the end date", { endDate: "2026-12-01", reviewDate: null }, "2026-11-20", "2026-12-01"],
    [
      "a month on when the end date has passed",
      { endDate: "2026-10-01", reviewDate: null },
      "2026-11-20",
      "2026-12-20",
    ],
  ])("is %s", (_, action, today, expected) => {
    expect(offer(action, today)).toBe(expected);
  });
});
