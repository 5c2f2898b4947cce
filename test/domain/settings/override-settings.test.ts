import { describe, expect, it } from "vitest";
import { rulesFor } from "../../../src/domain/due/rules.ts";
import { DEFAULT_SETTINGS, type PlanSettings } from "../../../src/domain/plan/plan.ts";
import { planSettings, readWish } from "../../../src/domain/settings/change-settings.ts";
import type { SettingContext } from "../../../src/domain/settings/setting.ts";
import { aLine, aPlan, TODAY } from "../../builders.ts";

const context: SettingContext = {
  today: TODAY,
  themes: aPlan().themes,
  actions: [aLine(), aLine({ id: "a2", ref: "1.1.2" }), aLine({ id: "a3", ref: "2.1.1", theme: "2" })],
};
const inTheme1 = context.actions[0] as ReturnType<typeof aLine>;

function turned(words: string, before: PlanSettings = DEFAULT_SETTINGS) {
  const wish = readWish(words);
  if (wish === undefined) throw new Error(`no setting in ${words}`);
  return planSettings(before, [wish], context);
}

/** The settings after some lines, one after the other. */
function settingsOf(...lines: readonly string[]): PlanSettings {
  return lines.reduce((settings, line) => {
    const result = turned(line, settings);
    if (!result.ok) throw new Error(`${line}: ${result.refusal.reason}`);
    return result.value.settings;
  }, DEFAULT_SETTINGS);
}

function said(words: string, before?: PlanSettings): readonly string[] {
  const result = turned(words, before);
  if (!result.ok) return [result.refusal.reason];
  return result.value.changes.map(({ title, from, to }) => `${title}: ${from} → ${to}`);
}

describe("a setting of a theme or an action", () => {
  it.each([
    ["lead days 5, 1 for theme 2", "Lead days for theme 2: 10, 2 (plan's own) → 5, 1"],
    ["lead days none for theme front door", "Lead days for theme 2: 10, 2 (plan's own) → none"],
    ["repeat 3 for 1.1.1", "Repeat for 1.1.1: 5 (plan's own) → 3"],
    ["repeat for action 1.1.1 to 3", "Repeat for 1.1.1: 5 (plan's own) → 3"],
    ["lead days for theme 2: 5, 1", "Lead days for theme 2: 10, 2 (plan's own) → 5, 1"],
    ["grace every 2 working days for the theme 1", "Grace for theme 1: 0 (plan's own) → 2"],
    ["quiet after 4 for 1.1.2", "Quiet after for 1.1.2: 10 (plan's own) → 4"],
    ["climb after 2 for 2.1.1", "Climb after for 2.1.1: 5 (plan's own) → 2"],
    ["repeat 5 for 1.1.1", "Repeat for 1.1.1: 5 (plan's own) → 5"],
  ])("%s", (words, change) => {
    expect(said(words)).toEqual([change]);
  });

  it("is taken back by saying that it is the plan's own, as far as it was one of its own", () => {
    const before = settingsOf("lead days 7 for theme 1", "lead days 5, 1 for 1.1.1", "grace 2 for 1.1.1");
    expect(said("lead days plan's own for 1.1.1", before)).toEqual(["Lead days for 1.1.1: 5, 1 → 7 (theme's own)"]);
    expect(said("lead days the plan’s own for theme 1", before)).toEqual([
      "Lead days for theme 1: 7 → 10, 2 (plan's own)",
    ]);
    expect(said("repeat plan's own for 1.1.1", before)).toEqual([]);
    const gone = [
      "lead days plan's own for 1.1.1",
      "grace plan's own for 1.1.1",
      "lead days plan's own for theme 1",
    ] as const;
    expect(settingsOf("lead days 7 for theme 1", "lead days 5, 1 for 1.1.1", "grace 2 for 1.1.1", ...gone)).toEqual(
      DEFAULT_SETTINGS,
    );
  });

  it("is read again from its own words, so that what was shown is what is saved", () => {
    const before = settingsOf("lead days 7 for theme 1", "lead days 5, 1 for 1.1.1");
    const result = turned("lead days plan's own for 1.1.1", before);
    if (!result.ok) throw new Error(result.refusal.reason);
    const again = result.value.changes.map(({ key, place, to }) => ({ key, place, text: to }));
    expect(planSettings(before, again, context)).toEqual(result);
  });

  it("is what its reminders go by: the action's before its theme's, its theme's before the plan's", () => {
    const settings = settingsOf("repeat 9 for theme 1", "lead days 7 for theme 1", "lead days 5, 1 for 1.1.1");
    const rules = (id: string) => rulesFor(settings, aLine({ id, theme: id === "a3" ? "2" : "1" }));
    expect(rules("a1")).toMatchObject({ leadDays: [5, 1], repeatEvery: 9 });
    expect(rules("a2")).toMatchObject({ leadDays: [7], repeatEvery: 9 });
    expect(rules("a3")).toMatchObject({ leadDays: [10, 2], repeatEvery: 5 });
    expect(inTheme1.theme).toBe("1");
  });

  it("leaves the plan's alone, and the plan's leaves it alone", () => {
    const own = settingsOf("repeat 3 for 1.1.1");
    expect(own).toEqual({ ...DEFAULT_SETTINGS, overrides: own.overrides });
    expect(said("repeat 7", own)).toEqual(["Repeat: 5 → 7"]);
    expect(settingsOf("repeat 3 for 1.1.1", "repeat 7").overrides).toEqual(own.overrides);
  });

  it.each([
    ["hour 08:30 for theme 2", { reason: "setting-of-plan", setting: "Hour", place: "theme 2" }],
    ["stale after 20 for 1.1.1", { reason: "setting-of-plan", setting: "Stale after", place: "1.1.1" }],
    ["repeat 3 for theme 9", { reason: "theme-unknown", theme: "9" }],
    ["repeat 3 for 1.1.7", { reason: "ref-unknown", ref: "1.1.7", nearest: expect.arrayContaining(["1.1.1"]) }],
    ["repeat often for 1.1.1", { reason: "setting-unclear", text: "often", orElse: "plan's own" }],
    ["repeat 61 for theme 2", { reason: "setting-unclear", text: "61" }],
    ["repeat plan's own", { reason: "setting-unclear" }],
  ])("%s is refused", (words, refusal) => {
    expect(turned(words)).toMatchObject({ ok: false, refusal });
  });

  it("of a theme that has gone does no harm, is no action's, and can still be taken back", () => {
    const settings: PlanSettings = {
      ...DEFAULT_SETTINGS,
      overrides: [
        { of: "theme", id: "9", settings: { grace: 4 } },
        { of: "action", id: "gone", settings: { grace: 4 } },
      ],
    };
    expect(rulesFor(settings, aLine()).grace).toBe(0);
    expect(said("grace 1", settings)).toEqual(["Grace: 0 → 1"]);
    expect(said("grace plan's own for theme 9", settings)).toEqual(["Grace for theme 9: 4 → 0 (plan's own)"]);
  });
});

it("names a place only where the words end or begin with one", () => {
  expect(readWish("closed 24 December")).toEqual({ key: "closed", text: "24 December", place: undefined });
  expect(readWish("repeat for ever")).toEqual({ key: "repeat", text: "for ever", place: undefined });
  expect(readWish("colour blue for theme 2")).toBeUndefined();
});
