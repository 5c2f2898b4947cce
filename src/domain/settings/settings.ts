import { CALENDAR_SETTINGS } from "./calendar-settings.ts";
import { GOVERNANCE_SETTINGS } from "./governance-settings.ts";
import { REMINDER_SETTINGS } from "./reminder-settings.ts";
import type { OverridableSetting, Setting } from "./setting.ts";

/** Everything an owner can turn, in the order in which a card shows it. */
export const SETTINGS: readonly Setting[] = [...REMINDER_SETTINGS, ...CALENDAR_SETTINGS, ...GOVERNANCE_SETTINGS];

/** Those of them that a theme or an action may have otherwise. */
export const OVERRIDABLE_SETTINGS: readonly OverridableSetting[] = SETTINGS.flatMap(({ overridable, ...setting }) =>
  overridable === undefined ? [] : [{ ...setting, overridable }],
);

/** The setting that words begin with, and what is said of it: "lead days 10, 5". Undefined: they name none. */
export function findSetting(words: string): { readonly setting: Setting; readonly value: string } | undefined {
  for (const setting of SETTINGS) {
    const names = [setting.title, setting.key].map((name) => name.replace(/[ -]/g, "[ -]?")).join("|");
    const pattern = new RegExp(`^(?:${names})(?::|(?= |$))([^]*)$`, "i");
    const [, value] = pattern.exec(words.trim()) ?? [];
    if (value !== undefined) return { setting, value: value.trim().replace(/^(?:(?:to|is) |= ?)/i, "") };
  }
  return undefined;
}
