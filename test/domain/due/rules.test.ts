import { describe, expect, it } from "vitest";
import type { Cadence } from "../../../src/domain/calendar/cadence.ts";
import { rulesFor } from "../../../src/domain/due/rules.ts";
import { DEFAULT_SETTINGS, type SettingsOverride } from "../../../src/domain/plan/plan.ts";
import { aLine } from "../../builders.ts";

const leadsOf = (cadence: Cadence | null, overrides: readonly SettingsOverride[] = [], weekdays = [1, 2, 3, 4, 5]) =>
  rulesFor({ ...DEFAULT_SETTINGS, overrides, week: { ...DEFAULT_SETTINGS.week, weekdays } }, aLine({ cadence }))
    .leadDays;

describe("lead times", () => {
  it.each<[Cadence | null, readonly number[]]>([
    [null, [10, 2]],
    ["weekly", []],
    ["fortnightly", [2]],
    ["four-weekly", [2]],
    ["monthly", [2]],
    ["bi-monthly", [10, 2]],
    ["quarterly", [10, 2]],
    ["annual", [10, 2]],
  ])("of a cadence of %s are %j: none is over a third of it", (cadence, leads) => {
    expect(leadsOf(cadence)).toEqual(leads);
  });

  it("are counted in the days that the council works", () => {
    expect(leadsOf("weekly", [], [1, 2, 3, 4, 5, 6, 7])).toEqual([2]);
  });
});

describe("what a theme or an action has otherwise", () => {
  const ofTheme: SettingsOverride = { of: "theme", id: "1", settings: { leadDays: [20], repeatEvery: 3 } };
  const ofAction: SettingsOverride = { of: "action", id: "a1", settings: { leadDays: [4] } };
  const rules = (...overrides: SettingsOverride[]) => rulesFor({ ...DEFAULT_SETTINGS, overrides }, aLine());

  it("outweighs the plan; an action's outweighs its theme's, in whatever order they stand", () => {
    expect(rules(ofTheme)).toMatchObject({ leadDays: [20], repeatEvery: 3, climbAfter: 5 });
    expect(rules(ofAction, ofTheme)).toMatchObject({ leadDays: [4], repeatEvery: 3 });
  });

  it("leaves others alone", () => {
    const other: SettingsOverride[] = [
      { ...ofTheme, id: "2" },
      { ...ofAction, id: "a2" },
      { ...ofTheme, of: "action", id: "1" },
    ];
    expect(rules(...other)).toMatchObject({ leadDays: [10, 2], repeatEvery: 5 });
  });

  it("is held to a third of the cadence as well", () => {
    expect(leadsOf("monthly", [ofAction])).toEqual([4]);
    expect(leadsOf("monthly", [ofTheme])).toEqual([]);
  });
});
