import type { PlanSettings } from "../plan/plan.ts";
import { accept, type Result, refuse } from "../plan/result.ts";
import { shortId } from "../plan/short-id.ts";
import {
  findPlace,
  NO_OVERRIDE,
  overrideOf,
  overridePlaceWords,
  readOverride,
  writeOverride,
} from "./override-settings.ts";
import { LONGEST_VALUE, type OverridableSetting, type Setting, type SettingContext } from "./setting.ts";
import { findSetting, OVERRIDABLE_SETTINGS, SETTINGS } from "./settings.ts";

/** What someone wants of one setting, as they said it. */
export interface SettingWish {
  readonly key: string;
  readonly text: string;
  /** For what alone: "theme 2" or the ref of an action; absent: the plan. */
  readonly place?: string | undefined;
}

/** One setting that changes, in the words people see. */
export interface SettingChange {
  readonly key: string;
  readonly place?: string | undefined;
  readonly title: string;
  readonly about: string;
  readonly from: string;
  readonly to: string;
}

/** "Grace 0 → 2", "Lead days for theme 2: 10, 2 (plan's own) → 5, 1". */
export function settingChangeWords({ title, place, from, to }: SettingChange): string {
  return `${title}${place === undefined ? "" : ":"} ${from} → ${to}`;
}

/** Settings as they would be. */
export interface ChangedSettings {
  readonly settings: PlanSettings;
  /** Empty: all is so already. */
  readonly changes: readonly SettingChange[];
}

/** "lead days 10, 5", "repeat 3 for theme 2", "grace for 1.2.3 to 4"; undefined: the words name no setting. */
export function readWish(words: string): SettingWish | undefined {
  const found = findSetting(words);
  if (found === undefined) return undefined;
  const { setting, value } = found;
  const [, last, placeLast] =
    /^([\s\S]*\S) for (?:the )?(theme .{1,200}|(?:action )?\S{0,60}\d\S{0,60})$/i.exec(value) ?? [];
  if (last !== undefined) return { key: setting.key, text: last, place: placeLast };
  const first = /^for (?:the )?(theme \S+?|(?:action )?(?=\S*\d)\S+?),?:? (?:(?:to|is) |= ?)?([\s\S]+)$/i.exec(value);
  return { key: setting.key, text: first?.[2] ?? value, place: first?.[1] };
}

/** The settings with every wish fulfilled; the first that cannot be read is refused with what is allowed. */
export function planSettings(
  before: PlanSettings,
  wishes: readonly SettingWish[],
  context: SettingContext,
): Result<ChangedSettings> {
  let settings = before;
  for (const wish of wishes) {
    const changed = changeOne(settings, wish, context);
    if (!changed.ok) return changed;
    settings = changed.value;
  }
  const changes = [...plansChanges(before, settings, context), ...overrideChanges(before, settings, context)];
  return accept({ settings: changes.length === 0 ? before : settings, changes });
}

function changeOne(settings: PlanSettings, wish: SettingWish, context: SettingContext): Result<PlanSettings> {
  const setting = SETTINGS.find((one) => one.key === wish.key);
  if (setting === undefined) return refuse({ reason: "setting-unknown", words: wish.key });
  const text = wish.text.replace(/\s+/g, " ").trim();
  if (wish.place !== undefined) return changeOverride(settings, setting, text, wish.place, context);
  // As it stands already, which may be more than anybody could type: a form sends all its fields back.
  if (wish.text.trim() === setting.write(settings, context)) return accept(settings);
  const read = setting.read(text, settings, context);
  if (read === undefined || setting.write(read, context).length > (setting.longest ?? LONGEST_VALUE))
    return refuse({ reason: "setting-unclear", setting: setting.title, text: wish.text, allowed: setting.allowed });
  return accept(read);
}

function changeOverride(
  settings: PlanSettings,
  setting: Setting,
  text: string,
  words: string,
  context: SettingContext,
): Result<PlanSettings> {
  const place = findPlace(words, settings, context);
  if (!place.ok) return place;
  if (!isOverridable(setting)) return refuse({ reason: "setting-of-plan", setting: setting.title, place: words });
  const read = readOverride(setting, place.value, text, settings, context);
  if (read !== undefined) return accept(read);
  const { title, allowed } = setting;
  return refuse({ reason: "setting-unclear", setting: title, text, allowed, orElse: NO_OVERRIDE });
}

function isOverridable(setting: Setting): setting is OverridableSetting {
  return setting.overridable !== undefined;
}

function plansChanges(before: PlanSettings, after: PlanSettings, context: SettingContext): readonly SettingChange[] {
  return SETTINGS.flatMap(({ key, title, about, write }) => {
    const [from, to] = [write(before, context), write(after, context)];
    return from === to ? [] : [{ key, title, about, from, to }];
  });
}

/** Those of themes and actions that were given one of their own or lost it; what follows the plan's is no change of theirs. */
function overrideChanges(before: PlanSettings, after: PlanSettings, context: SettingContext): readonly SettingChange[] {
  const lost = before.overrides.filter(({ of, id }) => !after.overrides.some((one) => one.of === of && one.id === id));
  return [...after.overrides, ...lost].flatMap((place) => {
    const called = overridePlaceWords(place, context);
    const changed = OVERRIDABLE_SETTINGS.filter(
      ({ overridable }) => !isSame(overrideOf(before, place)[overridable], overrideOf(after, place)[overridable]),
    );
    if (called === undefined) return [];
    return changed.map((setting) => ({
      ...{ key: setting.key, place: called, title: `${setting.title} for ${called}`, about: setting.about },
      from: writeOverride(setting, place, before, context),
      to: writeOverride(setting, place, after, context),
    }));
  });
}

function isSame(one: unknown, other: unknown): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}

/** What a card of settings was drawn from: another mark means that they have changed since. */
export function stampOfSettings(settings: PlanSettings): string {
  return shortId(JSON.stringify(settings));
}
