import { describe, expect, it } from "vitest";
import { ENGLAND } from "../../../src/domain/calendar/working-days.ts";
import { keptBack, nextRhythmDay, planRhythm, type Rhythm } from "../../../src/domain/reminders/rhythm.ts";

const MONDAYS: Rhythm = { every: 1, since: "2026-11-20", pausedUntil: null };

describe("somebody's own rhythm", () => {
  it.each([
    ["weekly on Monday", null, { kind: "weekly", weekday: 1 }, MONDAYS],
    ["a pause", null, { kind: "pause", until: "2027-01-05" }, { every: "day", pausedUntil: "2027-01-05" }],
    ["a pause keeps the weekday", MONDAYS, { kind: "pause", until: "2027-01-05" }, { every: 1 }],
    ["resumed, the weekday is there again", { ...MONDAYS, pausedUntil: "2027-01-05" }, { kind: "resume" }, MONDAYS],
    ["daily is as the plans say", MONDAYS, { kind: "daily" }, null],
    ["resumed without a weekday too", { ...MONDAYS, every: "day" as const }, { kind: "resume" }, null],
  ] as const)("%s", (_, before, wish, after) => {
    const planned = planRhythm(before, wish, "2026-11-20");
    if (after === null) expect(planned).toBeNull();
    else expect(planned).toMatchObject(after);
  });

  it.each([
    ["nothing, where there is none", null, null, "2026-11-24", null],
    ["a pause, until its day", { ...MONDAYS, pausedUntil: "2026-11-24" }, null, "2026-11-23", "paused"],
    [
      "nothing on the day a pause ends",
      { ...MONDAYS, every: "day", pausedUntil: "2026-11-24" },
      null,
      "2026-11-24",
      null,
    ],
    ["what comes before the first Monday", MONDAYS, null, "2026-11-20", "not-their-day"],
    ["nothing on Monday", MONDAYS, "2026-11-20", "2026-11-23", null],
    ["the second of a Monday's", MONDAYS, "2026-11-23", "2026-11-23", "not-their-day"],
    ["the rest of the week", MONDAYS, "2026-11-23", "2026-11-25", "not-their-day"],
    ["nothing on Tuesday, when Monday's did not run", MONDAYS, "2026-11-16", "2026-11-24", null],
    ["nothing on the Tuesday after a bank holiday", MONDAYS, "2027-04-26", "2027-05-04", null],
  ] as const)("keeps back %s", (_, rhythm, asked, today, kept) => {
    expect(keptBack(rhythm as Rhythm | null, ENGLAND, asked, today)).toBe(kept);
  });

  it.each([
    ["the day itself without one", null, "2026-11-21", "2026-11-23"],
    ["the next Monday", MONDAYS, "2026-11-24", "2026-11-30"],
    ["this Monday", MONDAYS, "2026-11-23", "2026-11-23"],
    ["the Tuesday after a bank holiday", MONDAYS, "2027-04-28", "2027-05-04"],
    ["the first Monday after a pause", { ...MONDAYS, pausedUntil: "2027-01-05" }, "2026-11-24", "2027-01-11"],
  ])("comes next on %s", (_, rhythm, from, next) => {
    expect(nextRhythmDay(rhythm, ENGLAND, from)).toBe(next);
  });
});
