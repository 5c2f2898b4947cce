import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { CADENCES, nextReviewFor } from "../../../src/domain/calendar/cadence.ts";
import { addDays } from "../../../src/domain/calendar/day.ts";
import { ENGLAND, EVERY_DAY, isWorked } from "../../../src/domain/calendar/working-days.ts";

const ALL = CADENCES;

describe("the next review of a cadence", () => {
  it.each([
    ["weekly", "2027-05-05", "2027-05-07"],
    ["weekly", "2027-05-07", "2027-05-14"],
    ["fortnightly", "2027-05-05", "2027-05-14"],
    ["four-weekly", "2027-05-05", "2027-05-28"],
    ["monthly", "2027-05-05", "2027-05-28"],
    // Sunday 31 May is after the last working day: May is over on Friday 28.
    ["monthly", "2027-05-28", "2027-06-30"],
    ["monthly", "2027-05-30", "2027-06-30"],
    ["bi-monthly", "2027-05-05", "2027-06-30"],
    ["quarterly", "2027-05-05", "2027-07-30"],
    ["quarterly", "2027-07-30", "2027-10-29"],
    ["four-monthly", "2027-05-05", "2027-08-31"],
    ["six-monthly", "2027-05-05", "2027-10-29"],
    ["annual", "2027-05-05", "2028-04-28"],
    // Friday 31 December 2027 is worked; 25 and 26 are a weekend whose holidays fall on 27 and 28.
    ["weekly", "2027-12-24", "2027-12-31"],
  ] as const)("%s from %s in England is %s", (cadence, from, next) => {
    expect(nextReviewFor(cadence, from, ENGLAND)).toBe(next);
  });

  it("is the calendar's last day where every day is worked", () => {
    expect(nextReviewFor("monthly", "2028-02-10", EVERY_DAY)).toBe("2028-02-29");
    expect(nextReviewFor("weekly", "2027-05-05", EVERY_DAY)).toBe("2027-05-09");
  });

  it("is always later, and a day that is worked", () => {
    const closed = { ...ENGLAND, closed: ["2027-08-02", "2027-08-03", "2027-08-04", "2027-08-05", "2027-08-06"] };
    fc.assert(
      fc.property(
        fc.constantFrom(...ALL),
        fc.nat(1500),
        fc.constantFrom(ENGLAND, EVERY_DAY, closed),
        (cadence, days, week) => {
          const from = addDays("2026-01-01", days);
          const next = nextReviewFor(cadence, from, week);
          expect(next > from).toBe(true);
          expect(isWorked(week, next)).toBe(true);
        },
      ),
    );
  });
});
