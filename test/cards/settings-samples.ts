import type { SettingsPreview, ShownSettings } from "../../src/app/settings/change-settings.ts";
import { actionList } from "../../src/cards/actions/list.ts";
import { settingsPreviewCard } from "../../src/cards/settings/preview.ts";
import { settingsCard } from "../../src/cards/settings/settings.ts";
import { wording } from "../../src/cards/wording/wording.ts";
import { NO_FILTERS } from "../../src/domain/lists/lists.ts";
import { redactLine } from "../../src/domain/permissions/audience.ts";
import type { Channel } from "../../src/domain/plan/channel.ts";
import { DEFAULT_SETTINGS, type Plan, type PlanSettings } from "../../src/domain/plan/plan.ts";
import { planSettings, stampOfSettings } from "../../src/domain/settings/change-settings.ts";
import type { SettingsEffect } from "../../src/domain/settings/effect.ts";
import { SETTINGS } from "../../src/domain/settings/settings.ts";
import { aLine, aPlan, NOW, OWEN, TODAY } from "../builders.ts";
import { openPlanOf } from "./action-samples.ts";
import type { Samples } from "./gallery.ts";
import { hostileOf } from "./hostile.ts";

const channel: Channel = {
  conversation: "19:board",
  name: "Improvement board",
  audience: "board",
  boundBy: OWEN,
  boundAt: NOW.toISOString(),
};
const partners: Channel = { ...channel, conversation: "19:partners", name: "", audience: "partners" };

function shown(mayChange: boolean, plan: Partial<Plan> = {}): ShownSettings {
  const open = openPlanOf(aPlan({ channels: [channel, partners], ...plan }));
  const context = { today: TODAY, themes: open.plan.themes, actions: [{ id: "a1", ref: "1.1.1", theme: "1" }] };
  return { ...open, context, mayChange, stamp: stampOfSettings(open.plan.settings) };
}

const same = { on: "2026-11-23", at: "09:00", now: false };
const effect: SettingsEffect = {
  started: true,
  run: { before: { ...same, at: "10:00" }, after: same },
  asked: ["Amina Diallo", "Ben Okafor", "Thea Lund"],
  spared: [],
  moved: [
    { ref: "1.1.1", date: "2026-12-24", from: "2026-12-24", to: "2026-12-23" },
    { ref: "2.1.4", date: "2026-12-31", from: "2026-12-31", to: "2026-12-30" },
  ],
  updatesDue: { before: 3, after: 3 },
  paperDeadline: { before: null, after: null },
};
const wishes = [
  { key: "lead days", text: "10, 5, 1" },
  { key: "closed", text: "24 December, 31 December" },
];

function turning(more: Partial<SettingsEffect> = {}, plan: Partial<Plan> = {}): SettingsPreview {
  const now = shown(true, plan);
  const turned = planSettings(now.plan.settings, wishes, now.context);
  if (!turned.ok) throw new Error(turned.refusal.reason);
  return { ...now, ...turned.value, effect: { ...effect, ...more } };
}

const many = Array.from({ length: 40 }, () => hostileOf(200));
const hostileChannels = Array.from({ length: 30 }, () => ({ ...channel, name: hostileOf(200) }));
const hostilePlan = {
  ...{ title: hostileOf(300), channels: hostileChannels },
  settings: {
    ...DEFAULT_SETTINGS,
    overrides: many.map((id) => ({ of: "theme" as const, id, settings: { grace: 2 } })),
  },
};

/** An action with settings of its own, and so many themes. */
function own(themes: number): PlanSettings {
  const of = (ref: number) => ({ of: "theme" as const, id: String(ref + 1), settings: { leadDays: [5, 1], grace: 2 } });
  const action = { of: "action" as const, id: "a1", settings: { repeatEvery: 3 } };
  return { ...DEFAULT_SETTINGS, overrides: [action, ...Array.from({ length: themes }, (_, ref) => of(ref))] };
}
const refused = { reason: "setting-unclear", setting: "Hour", text: "25:00", allowed: { kind: "hour" } } as const;

const reader = { ...openPlanOf(), audience: "staff" } as const;
const lines = [aLine(), aLine({ id: "a2", ref: "1.1.2", restricted: true })].map((line) => redactLine(reader, line));
const found = {
  ...reader,
  groups: [{ name: "found", count: 2, lines }],
  wanted: { kind: "rated", rag: "amber" },
} as const;

export const settingsSamples: Samples = {
  settings: settingsCard(shown(true)),
  "settings-empty": settingsCard(shown(false, { channels: [] })),
  "settings-refused": settingsCard(shown(true, { settings: own(12) }), {
    banner: wording(refused),
    typed: [{ key: "hour", text: "25:00" }],
  }),
  "settings-hostile": settingsCard(shown(true, hostilePlan), {
    banner: hostileOf(900),
    typed: SETTINGS.map(({ key }) => ({ key, text: hostileOf(900) })),
  }),
  "settings-own": settingsCard(shown(false, { settings: own(12) }), { page: 2 }),
  "list-restricted": actionList(found, { ask: "rated", plan: null, page: 1, filters: { ...NO_FILTERS, rag: "amber" } }),
  "start-settings": settingsPreviewCard(turning()),
  "start-settings-same": settingsPreviewCard(
    turning({ started: false, run: { before: same, after: same }, asked: [], moved: [] }),
  ),
  "start-settings-hostile": settingsPreviewCard(
    turning(
      {
        asked: many,
        spared: many,
        moved: many.map((ref) => ({ ref, date: TODAY, from: TODAY, to: "2026-11-19" })),
        updatesDue: { before: 3, after: 1 },
      },
      hostilePlan,
    ),
    wording({ reason: "settings-changed" }),
  ),
};
