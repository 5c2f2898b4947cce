import { describe, expect, it } from "vitest";
import {
  addWorkingDays,
  ENGLAND,
  isWorked,
  type Nation,
  onOrAfter,
  onOrBefore,
  workingDaysBetween,
} from "../../../src/domain/calendar/working-days.ts";

describe("working days", () => {
  // Seventy working days from publication, as three inspection reports printed the deadline of the answering plan.
  it.each([
    ["2018-01-29", "2018-05-10"],
    ["2023-05-09", "2023-08-16"],
    ["2022-02-22", "2022-06-07"],
  ])("count from %s to the published deadline %s", (from, deadline) => {
    expect(addWorkingDays(ENGLAND, from, 70)).toBe(deadline);
    expect(workingDaysBetween(ENGLAND, from, deadline)).toBe(70);
    expect(addWorkingDays(ENGLAND, deadline, -70)).toBe(from);
  });

  const nations: readonly Nation[] = ["ENG", "WLS", "SCT", "NIR"];
  it.each([
    ["Good Friday", "2027-03-26", "ENG WLS SCT NIR"],
    ["Easter Monday", "2027-03-29", "ENG WLS NIR"],
    ["2 January, moved to Monday", "2027-01-04", "SCT"],
    ["St Patrick's Day", "2027-03-17", "NIR"],
    ["the Battle of the Boyne", "2027-07-12", "NIR"],
    ["the first Monday in August", "2027-08-02", "SCT"],
    ["the last Monday in August", "2027-08-30", "ENG WLS NIR"],
    ["St Andrew's Day", "2027-11-30", "SCT"],
    ["Christmas Day, moved to Monday", "2027-12-27", "ENG WLS SCT NIR"],
    ["an ordinary Tuesday", "2027-06-01", ""],
  ])("%s, %s, is not worked in: %s", (_, day, where) => {
    const idle = nations.filter((nation) => !isWorked({ ...ENGLAND, nation }, day));
    expect(idle.join(" ")).toBe(where);
  });

  it("leave out the days a council closes, and keep holidays where it has none", () => {
    const closed = { ...ENGLAND, closed: ["2027-12-29", "2027-12-30", "2027-12-31"] };
    expect(onOrAfter(closed, "2027-12-25")).toBe("2028-01-04");
    expect(onOrBefore(closed, "2028-01-03")).toBe("2027-12-24");
    expect(isWorked({ ...ENGLAND, nation: "none" }, "2027-03-26")).toBe(true);
  });

  it("are counted between two days without the first, and never below none", () => {
    expect(workingDaysBetween(ENGLAND, "2026-11-20", "2026-11-23")).toBe(1);
    expect(workingDaysBetween(ENGLAND, "2026-11-20", "2026-11-22")).toBe(0);
    expect(workingDaysBetween(ENGLAND, "2026-11-20", "2026-11-01")).toBe(0);
  });

  it("are none in a week that nobody works: that is a fault, not an endless walk", () => {
    expect(() => onOrAfter({ ...ENGLAND, weekdays: [] }, "2027-01-01")).toThrow("no worked day");
  });
});
