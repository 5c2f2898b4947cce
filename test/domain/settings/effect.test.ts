import { describe, expect, it } from "vitest";
import { DEFAULT_SETTINGS, type Plan, type PlanSettings } from "../../../src/domain/plan/plan.ts";
import type { PlanToRemind } from "../../../src/domain/reminders/items.ts";
import { compareRuns } from "../../../src/domain/settings/effect.ts";
import { aLine, aPlan, NOW } from "../../builders.ts";

const amina = aLine({ endDate: null });
const ben = aLine({ id: "a2", ref: "1.1.2", leads: [{ label: "Ben Okafor", accountable: true }], endDate: null });

function effect(more: Partial<PlanSettings>, lines: PlanToRemind["lines"], plan: Partial<Plan> = {}, now = NOW) {
  const from = { plan: aPlan(plan), lines, asked: [], holds: [] };
  return compareRuns(from, { ...DEFAULT_SETTINGS, ...more }, now);
}

describe("what settings mean for the next run", () => {
  it("names its day and hour, before and after, once today's hour has come in both", () => {
    const { run } = effect({ hour: "08:30" }, []);
    expect(run.before).toEqual({ on: "2026-11-23", at: "09:00", now: false });
    expect(run.after).toEqual({ on: "2026-11-23", at: "08:30", now: false });
  });

  it("is at once where the new hour has come and the old one has not", () => {
    const early = new Date("2026-11-20T08:45:00Z");
    const { run } = effect({ hour: "08:30" }, [], {}, early);
    expect(run.before).toEqual({ on: "2026-11-20", at: "09:00", now: false });
    expect(run.after).toMatchObject({ on: "2026-11-20", now: true });
  });

  it("names who is asked and would not be: 15 working days ahead, not 10", () => {
    const { asked, spared } = effect({ leadDays: [20] }, [amina, { ...ben, reviewDate: "2027-03-01" }]);
    expect({ asked, spared }).toEqual({ asked: ["Amina Diallo"], spared: [] });
  });

  it("names who is no longer asked", () => {
    const due = { ...ben, reviewDate: "2026-11-30" };
    expect(effect({ leadDays: [1] }, [due]).spared).toEqual(["Ben Okafor"]);
  });

  it("names nobody for a label that stands for nobody", () => {
    expect(effect({ leadDays: [20] }, [amina], { labels: [] }).asked).toEqual([]);
  });

  it("tells which dates fall on closed days and when they are asked instead", () => {
    const week = { ...DEFAULT_SETTINGS.week, closed: ["2026-12-11"] };
    expect(effect({ week }, [amina, ben]).moved).toEqual([
      { ref: "1.1.1", date: "2026-12-11", from: "2026-12-11", to: "2026-12-10" },
      { ref: "1.1.2", date: "2026-12-11", from: "2026-12-11", to: "2026-12-10" },
    ]);
  });

  it("counts the updates that are due", () => {
    const late = { ...amina, reviewDate: "2026-11-18" };
    expect(effect({ grace: 5 }, [late]).updatesDue).toEqual({ before: 1, after: 0 });
  });

  it("names the next day on which papers are due, never one that is past", () => {
    expect(effect({ paperDeadlines: ["2026-10-09", "2027-01-08"] }, []).paperDeadline).toEqual({
      before: null,
      after: "2027-01-08",
    });
  });

  it("tells of a theme's own settings as of the plan's: whom they concern, and nobody else", () => {
    const other = { ...ben, theme: "2" };
    const overrides = [{ of: "theme" as const, id: "2", settings: { leadDays: [30] } }];
    expect(effect({ overrides }, [amina, other])).toMatchObject({ asked: ["Ben Okafor"], spared: [] });
  });

  it("is told of a plan that is not started as of one that is", () => {
    const told = effect({ leadDays: [20] }, [amina], { started: null });
    expect(told).toMatchObject({ started: false, asked: ["Amina Diallo"] });
  });
});
