import { describe, expect, it } from "vitest";
import { addDays, addMonths, type Day, dayIn, instantOf, timeIn } from "../../../src/domain/calendar/day.ts";
import { EVERY_DAY } from "../../../src/domain/calendar/working-days.ts";
import { DEFAULT_SETTINGS } from "../../../src/domain/plan/plan.ts";
import { nextLook } from "../../../src/domain/reminders/next-look.ts";
import { aPlan } from "../../builders.ts";

const LONDON = "Europe/London";
const daily = aPlan({ settings: { ...DEFAULT_SETTINGS, week: EVERY_DAY } });

describe("T16 nine o'clock in London", () => {
  it("comes exactly once on every day of 2026 to 2028, through both changes of the clocks and 29 February", () => {
    let now = new Date("2025-12-31T12:00:00Z");
    for (let day: Day = "2026-01-01"; day <= "2028-12-31"; day = addDays(day, 1)) {
      now = nextLook(daily, now);
      expect([dayIn(LONDON, now), timeIn(LONDON, now)]).toEqual([day, "09:00"]);
    }
  });

  it.each([
    ["2026-10-24", "08:00"],
    ["2026-10-25", "09:00"],
    ["2027-03-27", "09:00"],
    ["2027-03-28", "08:00"],
  ])("on %s is %s in UTC", (day, utc) => {
    expect(instantOf(LONDON, day, "09:00").toISOString()).toBe(`${day}T${utc}:00.000Z`);
  });

  it("an hour that the clocks leave out is the one after it", () => {
    expect(instantOf(LONDON, "2027-03-28", "01:30").toISOString()).toBe("2027-03-28T01:30:00.000Z");
  });
});

it.each([
  ["2027-01-31", 1, "2027-02-28"],
  ["2028-01-31", 1, "2028-02-29"],
  ["2028-02-29", 12, "2029-02-28"],
  ["2026-12-31", 2, "2027-02-28"],
])("T16 %s and %i months is %s", (day, months, then) => {
  expect(addMonths(day, months)).toBe(then);
});
