import { describe, expect, it } from "vitest";
import { readDay } from "../../../src/domain/calendar/date-text.ts";

describe("a typed date", () => {
  it.each([
    ["31 July 2027", "2027-07-31"],
    [" 31st july 2027 ", "2027-07-31"],
    ["31/7/27", "2027-07-31"],
    ["1/2/2027", "2027-02-01"],
    ["2027-07-31", "2027-07-31"],
    ["July 2027", "2027-07-01"],
    ["May", "2027-05-01"],
    ["june", "2026-06-01"],
    ["Apr", "2027-04-01"],
  ])("%j on 3 May 2027 is %s", (text, day) => {
    expect(readDay(text, "2027-05-03")).toBe(day);
  });

  it.each([
    "31 July",
    "31/02/2027",
    "13/13/2027",
    "2027-02-30",
    "soon",
    "",
    "7",
    "31 July 2027 or later",
    "by May",
    "1.2.10",
  ])("%j is none", (text) => {
    expect(readDay(text, "2027-05-03")).toBeUndefined();
  });
});
