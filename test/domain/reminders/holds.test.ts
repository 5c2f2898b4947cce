import { describe, expect, it } from "vitest";
import { EVERY_DAY } from "../../../src/domain/calendar/working-days.ts";
import { theAction } from "../../../src/domain/due/about.ts";
import type { Hold } from "../../../src/domain/due/asked.ts";
import { DEFAULT_SETTINGS } from "../../../src/domain/plan/plan.ts";
import { type Held, type HoldWish, holdChoices, planHold } from "../../../src/domain/reminders/holds.ts";
import { AMINA, aLine, NOW } from "../../builders.ts";

const rules = DEFAULT_SETTINGS;

/** A hold of the item, whose date is Friday 11 December 2026. */
function aHold(more: Partial<Hold> = {}): Hold {
  const at = "2026-12-01T10:00:00.000Z";
  const what = { person: AMINA, about: theAction("a1"), date: "2026-12-11" };
  return { ...what, kind: "snoozed", until: "2026-12-09", at, afterDate: false, ...more };
}

function anItem(hold: Hold | null = null, date = "2026-12-11"): Held {
  return { person: AMINA, date, hold, line: aLine() };
}

function plan(today: string, wish: HoldWish, item: Held = anItem()) {
  const planned = planHold(item, wish, rules, NOW, today);
  return planned.ok ? [planned.value.kind, planned.value.until, planned.value.afterDate] : planned.refusal;
}

const on = (date: string): HoldWish => ({ kind: "date", date });

describe("Seen", () => {
  it.each([
    ["holds five working days", "2026-11-27", "2026-12-04"],
    ["never holds the day itself", "2026-12-09", "2026-12-11"],
    ["holds five working days from the day itself", "2026-12-11", "2026-12-18"],
    ["holds five working days after it, over Christmas", "2026-12-18", "2026-12-29"],
  ])("%s", (_, today, until) => {
    expect(plan(today, { kind: "seen" })).toEqual(["seen", until, false]);
  });

  it("is taken once a date, and not after a snooze", () => {
    expect(plan("2026-12-14", { kind: "seen" }, anItem(aHold({ kind: "seen" })))).toEqual({ reason: "seen-again" });
    expect(plan("2026-12-14", { kind: "seen" }, anItem(aHold()))).toEqual({ reason: "seen-again" });
  });
});

describe("a snooze before the date", () => {
  it.each([
    ["until the next working day", "2026-11-27", { kind: "next-working-day" }, "2026-11-30"],
    ["until the first working day of next week", "2026-12-01", { kind: "next-week" }, "2026-12-07"],
    ["until a day before the date", "2026-12-01", on("2026-12-10"), "2026-12-10"],
    ["until the date itself", "2026-12-01", on("2026-12-11"), "2026-12-11"],
  ] as const)("lasts %s", (_, today, wish, until) => {
    expect(plan(today, wish)).toEqual(["snoozed", until, false]);
  });

  it.each([
    ["never beyond it", "2026-12-10", { kind: "next-week" }, "snooze-too-far"],
    ["never to today", "2026-12-01", on("2026-12-01"), "date-past"],
    ["never to a day that has gone", "2026-12-01", on("2026-11-30"), "date-past"],
    ["never to a day nobody works", "2026-12-01", on("2026-12-05"), "snooze-not-worked"],
    ["only to a date", "2026-12-01", on("31/12"), "date-unreadable"],
  ] as const)("goes %s", (_, today, wish, reason) => {
    expect(plan(today, wish)).toMatchObject({ reason });
  });

  it("goes up to the working day before a date on which nobody works", () => {
    const saturday = anItem(null, "2026-12-12");
    expect(plan("2026-12-10", on("2026-12-11"), saturday)).toEqual(["snoozed", "2026-12-11", false]);
    expect(plan("2026-12-10", on("2026-12-12"), saturday)).toMatchObject({ latest: "2026-12-11" });
  });

  it("may be taken again", () => {
    expect(plan("2026-12-09", { kind: "next-working-day" }, anItem(aHold()))).toEqual(["snoozed", "2026-12-10", false]);
  });
});

describe("a snooze once the date has come", () => {
  it("lasts from the day itself until the next working day", () => {
    expect(plan("2026-12-11", { kind: "next-working-day" })).toEqual(["snoozed", "2026-12-14", true]);
  });

  it("lasts five working days at most", () => {
    expect(plan("2026-12-14", on("2026-12-21"))).toEqual(["snoozed", "2026-12-21", true]);
    const refusal = { reason: "snooze-too-far", date: "2026-12-22", latest: "2026-12-21" };
    expect(plan("2026-12-14", on("2026-12-22"))).toEqual(refusal);
  });

  it("is taken once between answers, whatever was put off before the date", () => {
    expect(plan("2026-12-14", { kind: "next-week" }, anItem(aHold()))).toEqual(["snoozed", "2026-12-21", true]);
    const again = anItem(aHold({ afterDate: true, until: "2026-12-16" }));
    expect(plan("2026-12-16", { kind: "next-working-day" }, again)).toEqual({ reason: "snooze-again" });
  });
});

describe("what is offered", () => {
  it.each([
    ["all before the date", "2026-12-01", anItem(), [true, "2026-12-02", "2026-12-07", "2026-12-11"]],
    [
      "the next working day once, when it is next week's first",
      "2026-12-04",
      anItem(),
      [true, "2026-12-07", null, "2026-12-11"],
    ],
    ["no day beyond the date", "2026-12-10", anItem(), [true, "2026-12-11", null, "2026-12-11"]],
    ["a week on the day itself", "2026-12-11", anItem(), [true, "2026-12-14", null, "2026-12-18"]],
    ["a week past the date", "2026-12-14", anItem(), [true, "2026-12-15", "2026-12-21", "2026-12-21"]],
    [
      "no more Seen once something is held",
      "2026-12-14",
      anItem(aHold()),
      [false, "2026-12-15", "2026-12-21", "2026-12-21"],
    ],
    ["nothing once snoozed past the date", "2026-12-16", anItem(aHold({ afterDate: true })), [false, null, null, null]],
  ] as const)("%s", (_, today, item, [seen, nextWorkingDay, nextWeek, latest]) => {
    expect(holdChoices(item, rules, today)).toEqual({ seen, nextWorkingDay, nextWeek, latest });
  });

  it("is never refused", () => {
    for (const week of [rules.week, EVERY_DAY])
      for (let day = 1; day <= 31; day++) {
        const today = `2026-12-${String(day).padStart(2, "0")}`;
        const choices = holdChoices(anItem(), { ...rules, week }, today);
        const wishes: (HoldWish | false)[] = [
          choices.seen && { kind: "seen" },
          choices.nextWorkingDay !== null && { kind: "next-working-day" },
          choices.nextWeek !== null && { kind: "next-week" },
          choices.latest !== null && on(choices.latest),
        ];
        for (const wish of wishes)
          if (wish !== false)
            expect(planHold(anItem(), wish, { ...rules, week }, NOW, today)).toMatchObject({ ok: true });
      }
  });
});
