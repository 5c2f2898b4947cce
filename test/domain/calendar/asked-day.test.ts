import { describe, expect, it } from "vitest";
import { readDayAhead, readDayBack } from "../../../src/domain/calendar/asked-day.ts";

const TODAY = "2026-11-20";

describe("a day that someone asks about", () => {
  it.each([
    ["31 July 2027", "2027-07-31"],
    ["31 July", "2027-07-31"],
    ["21 November", "2026-11-21"],
    ["20 November", "2027-11-20"],
    ["March", "2027-03-01"],
    ["1 May 2026", "2026-05-01"],
    ["31/07/27", "2027-07-31"],
    ["soon", undefined],
    ["31 June", undefined],
    ["", undefined],
  ])("due before %j is %j", (text, day) => {
    expect(readDayAhead(text, TODAY)).toBe(day);
  });

  it.each([
    ["May", "2026-05-01"],
    ["1 May", "2026-05-01"],
    ["December", "2025-12-01"],
    ["20 November", "2026-11-20"],
    ["21 November", "2025-11-21"],
    ["1 May 2025", "2025-05-01"],
    ["gibberish", undefined],
  ])("no update since %j is %j", (text, day) => {
    expect(readDayBack(text, TODAY)).toBe(day);
  });
});
