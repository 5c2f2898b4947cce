import { describe, expect, it } from "vitest";
import { theAction } from "../../../src/domain/due/about.ts";
import type { Hold, LastAsked } from "../../../src/domain/due/asked.ts";
import { askingDay, firstLeadDay, lastDayOf, owedFrom, rungOn } from "../../../src/domain/due/rungs.ts";
import { DEFAULT_SETTINGS } from "../../../src/domain/plan/plan.ts";

const rules = DEFAULT_SETTINGS;

/** A date, the day it is asked on, its first lead day, the last day before it has passed. */
const DATES = [
  ["a Friday", "2026-12-11", "2026-12-11", "2026-11-27", "2026-12-11"],
  ["a Saturday", "2026-12-12", "2026-12-11", "2026-11-27", "2026-12-14"],
  ["a Sunday", "2026-12-13", "2026-12-11", "2026-11-27", "2026-12-14"],
  ["Christmas Day, a Friday", "2026-12-25", "2026-12-24", "2026-12-10", "2026-12-29"],
  ["the Boxing Day holiday, moved to Monday", "2026-12-28", "2026-12-24", "2026-12-10", "2026-12-29"],
  ["New Year's Day", "2027-01-01", "2026-12-31", "2026-12-15", "2027-01-04"],
  ["Good Friday", "2027-03-26", "2027-03-25", "2027-03-11", "2027-03-30"],
  ["Easter Monday, the day after the clocks go forward", "2027-03-29", "2027-03-25", "2027-03-11", "2027-03-30"],
  ["the Sunday the clocks go back", "2026-10-25", "2026-10-23", "2026-10-09", "2026-10-26"],
  ["29 February", "2028-02-29", "2028-02-29", "2028-02-15", "2028-02-29"],
] as const;

describe("the days of a date", () => {
  it.each(DATES)("of %s", (_, date, asking, first, last) => {
    expect([askingDay(rules, date), firstLeadDay(rules, date), lastDayOf(rules, date)]).toEqual([asking, first, last]);
  });

  it("leaves out the days the council closes", () => {
    const closed = { ...rules, week: { ...rules.week, closed: ["2026-12-11", "2026-12-10"] } };
    expect(askingDay(closed, "2026-12-11")).toBe("2026-12-09");
    expect(firstLeadDay(closed, "2026-12-11")).toBe("2026-11-25");
  });
});

describe("the rung reached", () => {
  it.each([
    ["2026-11-26", null],
    ["2026-11-27", "10 before"],
    ["2026-12-08", "10 before"],
    ["2026-12-09", "2 before"],
    ["2026-12-10", "2 before"],
    ["2026-12-11", "on the day"],
    ["2026-12-12", "after"],
    ["2027-06-01", "after"],
  ])("of 11 December is on %s %s", (today, rung) => {
    expect(rungOn(rules, "2026-12-11", today)).toBe(rung);
  });

  it.each([
    ["2026-12-11", "on the day"],
    ["2026-12-12", "on the day"],
    ["2026-12-14", "on the day"],
    ["2026-12-15", "after"],
  ])("of a Saturday, 12 December, is on %s %s", (today, rung) => {
    expect(rungOn(rules, "2026-12-12", today)).toBe(rung);
  });
});

describe("from when a reminder is owed", () => {
  it.each([
    ["never asked: from the first lead day", null, "2026-11-27"],
    ["asked ten days before: two days before", "2026-11-27", "2026-12-09"],
    ["asked late after the first rung: two days before", "2026-12-03", "2026-12-09"],
    ["asked two days before: on the day", "2026-12-09", "2026-12-11"],
    ["asked the day before: on the day", "2026-12-10", "2026-12-11"],
    ["asked on the day: five working days on", "2026-12-11", "2026-12-18"],
    ["asked after: five working days on, over Christmas", "2026-12-18", "2026-12-29"],
    ["asked along with others: five working days from then", "2026-12-16", "2026-12-23"],
  ])("%s", (_, on, owed) => {
    expect(owedFrom(rules, "2026-12-11", on === null ? null : asked(on), null)).toBe(owed);
  });

  it("starts anew for another date", () => {
    expect(owedFrom(rules, "2027-01-29", asked("2026-12-11"), null)).toBe("2027-01-15");
  });

  it.each([
    ["a snooze brings the next to its day", "2026-11-27", "snoozed", "2026-12-02", "2026-12-02"],
    ["a snooze may skip a rung", "2026-11-27", "snoozed", "2026-12-10", "2026-12-10"],
    ["Seen keeps back what would come before it ends", "2026-12-11", "seen", "2026-12-21", "2026-12-21"],
    ["Seen brings nothing forward", "2026-11-27", "seen", "2026-12-04", "2026-12-09"],
    ["a snooze is spent on its day", "2026-12-16", "snoozed", "2026-12-16", "2026-12-23"],
    ["a hold is spent once asked again", "2026-12-11", "snoozed", "2026-12-10", "2026-12-18"],
  ] as const)("%s", (_, on, kind, until, owed) => {
    expect(owedFrom(rules, "2026-12-11", asked(on), aHold({ kind, until }))).toBe(owed);
  });

  it("is not moved by a hold of another date", () => {
    const hold = aHold({ date: "2026-11-30", until: "2026-12-30" });
    expect(owedFrom(rules, "2026-12-11", asked("2026-12-11"), hold)).toBe("2026-12-18");
  });
});

function asked(on: string): LastAsked {
  return { person: "amina", about: theAction("a1"), date: "2026-12-11", occasion: "after", on };
}

function aHold(more: Partial<Hold>): Hold {
  const at = "2026-12-01T10:00:00.000Z";
  return {
    person: "amina",
    about: theAction("a1"),
    date: "2026-12-11",
    kind: "snoozed",
    until: "2026-12-10",
    at,
    afterDate: false,
    ...more,
  };
}
