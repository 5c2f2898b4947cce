import { describe, expect, it } from "vitest";
import { allowedWords } from "../../../src/cards/wording/allowed-words.ts";
import { DEFAULT_SETTINGS, type PlanSettings } from "../../../src/domain/plan/plan.ts";
import { planSettings, readWish, stampOfSettings } from "../../../src/domain/settings/change-settings.ts";
import { findSetting, SETTINGS } from "../../../src/domain/settings/settings.ts";
import { aPlan, TODAY } from "../../builders.ts";

const context = {
  today: TODAY,
  actions: [
    { id: "a1", ref: "1.2.3", theme: "1" },
    { id: "a2", ref: "1.2.4", theme: "1" },
  ],
  themes: aPlan().themes,
};

function turned(words: string, before: PlanSettings = DEFAULT_SETTINGS) {
  const wish = readWish(words);
  if (wish === undefined) throw new Error(`no setting in ${words}`);
  return planSettings(before, [wish], context);
}

function said(words: string, before?: PlanSettings): string {
  const result = turned(words, before);
  if (!result.ok) return result.refusal.reason;
  return result.value.changes.map(({ key, from, to }) => `${key}: ${from} → ${to}`).join("; ");
}

it("a setting that stands as it is hinders no other, even where nobody could type it", () => {
  const night = { ...DEFAULT_SETTINGS, hour: "00:00" };
  const wishes = [
    { key: "hour", text: "00:00" },
    { key: "grace", text: "3" },
  ];
  const result = planSettings(night, wishes, context);
  expect(result.ok && result.value.settings).toEqual({ ...night, grace: 3 });
});

describe("a typed setting", () => {
  it.each([
    ["hour 08:30", "hour: 09:00 → 08:30"],
    ["hour to 8am", "hour: 09:00 → 08:00"],
    ["Hour: 12pm", "hour: 09:00 → 12:00"],
    ["lead days 10, 5, 1", "lead days: 10, 2 → 10, 5, 1"],
    ["lead-days 1 and 5", "lead days: 10, 2 → 5, 1"],
    ["lead days none", "lead days: 10, 2 → none"],
    ["repeat every 10 working days", "repeat: 5 → 10"],
    ["grace 3", "grace: 0 → 3"],
    ["longest gap 6 months", "longest gap: 3 → 6"],
    ["stale after 20", "stale after: 30 → 20"],
    ["attend after 2 times", "attend after: 3 → 2"],
    ["nation Wales", "nation: England → Wales"],
    ["nation northern ireland", "nation: England → Northern Ireland"],
    ["closed 24 December, 31 December", "closed: none → 24 December 2026, 31 December 2026"],
    [
      "closed 24 December 2026 to 1 January 2027, 3 May 2027",
      "closed: none → 24 December 2026 to 1 January 2027, 3 May 2027",
    ],
    ["closed 28 to 31 December", "closed: none → 28 December 2026 to 31 December 2026"],
    ["closed 4 January", "closed: none → 4 January 2027"],
    ["weekdays Monday to Thursday", "weekdays: Monday to Friday → Monday to Thursday"],
    ["weekdays Mon, Tue and Thu", "weekdays: Monday to Friday → Monday, Tuesday, Thursday"],
    ["zone Europe/Dublin", "zone: Europe/London → Europe/Dublin"],
    ["sign-off any manager", "sign-off: second person → any manager"],
    ["sign off Any Manager", "sign-off: second person → any manager"],
    ["people by posts", "people: names → posts"],
    ["not paused 1.2.3, 1.2.4", "not paused: none → 1.2.3, 1.2.4"],
    ["quiet after 0", "quiet after: 10 → 0"],
    ["climb after 3 working days", "climb after: 5 → 3"],
    ["climbs to directors by itself", "climbs to directors: owner lets it climb → by itself"],
    ["climbs to directors owner releases", ""],
    ["paper deadlines 8 January, 5 March 2027", "paper deadlines: none → 8 January 2027, 5 March 2027"],
    ["paper deadlines 9 October 2026", "paper deadlines: none → 9 October 2026"],
    ["hour 9:00", ""],
    ["closed days 4 January", "closed: none → 4 January 2027"],
    ["time zone Europe/Dublin", "zone: Europe/London → Europe/Dublin"],
    ["not to be paused 1.2.3", "not paused: none → 1.2.3"],
  ])("%s", (words, changes) => {
    expect(said(words)).toBe(changes);
  });

  it.each([
    "hour 25:00",
    "hour 05:59",
    "hour 23:58",
    "hour 8:75",
    "hour",
    "lead days 0",
    "lead days 1,2,3,4,5,6,7",
    "lead days soon",
    "repeat 0",
    "repeat every",
    "nation France",
    "closed Christmas",
    "closed 31 December 2026 to 24 December 2026",
    "closed 1 January 2027 to 31 December 2027",
    "weekdays none",
    "weekdays Friday to Monday",
    "zone London",
    "sign-off nobody",
    "not paused 9.9.9",
    "quiet after 61",
    "climb after 0",
    "climbs to directors soon",
    "paper deadlines soon",
  ])("%s is refused with what is allowed", (words) => {
    const result = turned(words);
    expect(result).toMatchObject({ ok: false, refusal: { reason: "setting-unclear", allowed: /.{5}/ } });
  });

  it("names no setting where its words begin with none", () => {
    expect(findSetting("colour blue")).toBeUndefined();
    expect(findSetting("hourly 3")).toBeUndefined();
  });
});

describe("a setting's own words", () => {
  const odd = said("closed 24 December to 2 January");
  it.each(SETTINGS.map((setting) => [setting.key, setting] as const))("of %s read to what they say", (_, setting) => {
    const result = turned("closed 24 December to 2 January");
    const before = result.ok ? { ...result.value.settings, notPaused: ["a2"] } : DEFAULT_SETTINGS;
    expect(odd).not.toBe("");
    expect(setting.read(setting.write(before, context), before, context)).toEqual(before);
  });

  it("of an example that a refusal offers can be read", () => {
    for (const { allowed, read } of SETTINGS) {
      const example = /such as ([^;]+?)(?: or |;|$)/.exec(allowedWords(allowed))?.[1];
      if (example !== undefined) expect(read(example, DEFAULT_SETTINGS, context), allowedWords(allowed)).toBeDefined();
    }
  });
});

describe("settings turned together", () => {
  it("change all of them or, where one cannot be read, none", () => {
    const both = planSettings(
      DEFAULT_SETTINGS,
      [
        { key: "hour", text: "08:00" },
        { key: "nation", text: "Scotland" },
      ],
      context,
    );
    expect(both.ok && both.value.changes.map(({ to }) => to)).toEqual(["08:00", "Scotland"]);
    const one = [
      { key: "hour", text: "08:00" },
      { key: "nation", text: "Mars" },
    ];
    expect(planSettings(DEFAULT_SETTINGS, one, context).ok).toBe(false);
  });

  it("have another stamp", () => {
    expect(stampOfSettings({ ...DEFAULT_SETTINGS, grace: 1 })).not.toBe(stampOfSettings(DEFAULT_SETTINGS));
  });
});

describe("a value too long for a card to hold whole", () => {
  it("is refused: what is cut off unseen would be lost at the next save", () => {
    const every = Array.from({ length: 60 }, (_, at) => `${1 + (at % 28)} ${at < 30 ? "March" : "June"} ${2027 + at}`);
    expect(said(`closed ${every.join(", ")}`)).toBe("setting-unclear");
  });
});
