import type { PlanSettings } from "../plan.ts";
import { accept, type Result, refuse } from "../result.ts";
import { LONGEST_VALUE, type SettingContext } from "./setting.ts";
import { SETTINGS } from "./settings.ts";

/** What someone wants of one setting, as they said it. */
export interface SettingWish {
  readonly key: string;
  readonly text: string;
}

/** One setting that changes, in the words people see. */
export interface SettingChange {
  readonly key: string;
  readonly title: string;
  readonly about: string;
  readonly from: string;
  readonly to: string;
}

/** Settings as they would be. */
export interface TurnedSettings {
  readonly settings: PlanSettings;
  /** Empty: all is so already. */
  readonly changes: readonly SettingChange[];
}

/** The settings with every wish fulfilled; the first that cannot be read is refused with what is allowed. */
export function turnSettings(
  before: PlanSettings,
  wishes: readonly SettingWish[],
  context: SettingContext,
): Result<TurnedSettings> {
  let settings = before;
  for (const { key, text } of wishes) {
    const setting = SETTINGS.find((one) => one.key === key);
    if (setting === undefined) return refuse({ reason: "setting-unknown", words: key });
    // As it stands already, which may be more than anybody could type: a form sends all its fields back.
    if (text.trim() === setting.write(settings, context)) continue;
    const read = setting.read(text.replace(/\s+/g, " ").trim(), settings, context);
    if (read === undefined || setting.write(read, context).length > LONGEST_VALUE)
      return refuse({ reason: "setting-unclear", setting: setting.title, text, allowed: setting.allowed });
    settings = read;
  }
  const changes = SETTINGS.flatMap(({ key, title, about, write }) => {
    const [from, to] = [write(before, context), write(settings, context)];
    return from === to ? [] : [{ key, title, about, from, to }];
  });
  return accept({ settings: changes.length === 0 ? before : settings, changes });
}

/** What a card of settings was drawn from: another mark means that they have changed since. */
export function stampOfSettings(settings: PlanSettings): string {
  let hash = 0;
  for (const char of JSON.stringify(settings)) hash = (Math.imul(hash, 31) + char.charCodeAt(0)) | 0;
  return (hash >>> 0).toString(36);
}
