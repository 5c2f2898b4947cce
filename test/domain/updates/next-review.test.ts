import { describe, expect, it } from "vitest";
import { CADENCES } from "../../../src/domain/calendar/cadence.ts";
import { addDays } from "../../../src/domain/calendar/day.ts";
import { ENGLAND, EVERY_DAY, isWorked } from "../../../src/domain/calendar/working-days.ts";
import type { Action } from "../../../src/domain/plan/action.ts";
import { DEFAULT_SETTINGS } from "../../../src/domain/plan/plan.ts";
import type { Filing } from "../../../src/domain/updates/filing.ts";
import { answersReview, offerNextReview } from "../../../src/domain/updates/next-review.ts";
import { planUpdate } from "../../../src/domain/updates/update.ts";
import { AMINA, anAction, NOW, TODAY, typedUpdate } from "../../builders.ts";

const filing: Filing = {
  ...{ person: AMINA, name: "Amina Diallo", inNameOf: null },
  via: "card",
  ...{ at: NOW.toISOString(), today: TODAY },
};

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
    ["a month on, where it answers none", { ...open, reviewDate: null }, "2026-11-20", "2026-12-21"],
    ["the review that stands, long before it", { ...open, reviewDate: "2027-03-01" }, "2026-11-20", "2027-03-01"],
    ["a month after the review it answers early", { ...open, reviewDate: "2026-12-11" }, "2026-11-27", "2027-01-11"],
    ["a month on, for a review that has passed", { ...open, reviewDate: "2026-11-02" }, "2026-11-20", "2026-12-21"],
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
      "2026-12-21",
    ],
    ["a month on when the end date is today", { endDate: "2026-11-20", reviewDate: null }, "2026-11-20", "2026-12-21"],
    [
      "before an end date on which nobody works",
      { endDate: "2026-12-05", reviewDate: null },
      "2026-11-20",
      "2026-12-04",
    ],
    [
      "after it, on the last working day before",
      { endDate: "2026-11-21", reviewDate: null },
      "2026-11-20",
      "2026-11-23",
    ],
    ["the working day before one that stands", { ...open, reviewDate: "2027-02-27" }, "2026-11-20", "2027-02-26"],
  ])("is %s", (_, action, today, expected) => {
    expect(offer(action, today)).toBe(expected);
  });
});

describe("whatever its dates and whoever's week", () => {
  const weeks = [ENGLAND, { ...ENGLAND, weekdays: [2, 4], closed: ["2026-12-24", "2026-12-29"] }, EVERY_DAY];
  const days = Array.from({ length: 22 }, (_, index) => addDays("2026-11-20", index - 7));

  it.each([null, ...CADENCES])("an offer is worked, ahead, and taken: looked at %s", (cadence) => {
    const today = "2026-11-20";
    const faults = weeks.flatMap((week) =>
      [null, ...days].flatMap((endDate) =>
        [null, ...days].flatMap((reviewDate) => {
          const settings = { ...DEFAULT_SETTINGS, week };
          const action = anAction({ cadence, endDate, reviewDate });
          const nextReview = offerNextReview(action, settings, today);
          const taken = planUpdate(action, typedUpdate({ nextReview }), filing, settings);
          const fits = nextReview > today && isWorked(week, nextReview) && taken.ok;
          return fits ? [] : [{ endDate, reviewDate, nextReview, taken }];
        }),
      ),
    );
    expect(faults).toEqual([]);
  });
});
