import { findTheme } from "../lists/lists.ts";
import type { OverridableSettings, PlanSettings, SettingsOverride } from "../plan/plan.ts";
import { nearestRefs } from "../plan/ref.ts";
import { accept, type Result, refuse } from "../plan/result.ts";
import type { OverridableSetting, SettingContext } from "./setting.ts";

/** What has settings of its own: a theme, by its ref, or an action, by its id. */
export type OverridePlace = Pick<SettingsOverride, "of" | "id">;

/** How it is said that a theme or an action has nothing of its own any more. */
export const NO_OVERRIDE = "plan's own";

/** The theme or action that words name: "theme 2", "1.2.3". A theme that has gone is known while it has settings. */
export function findPlace(words: string, settings: PlanSettings, context: SettingContext): Result<OverridePlace> {
  const [, theme] = /^theme (.+)$/i.exec(words) ?? [];
  if (theme === undefined) return findAction(words.replace(/^action /i, ""), context);
  const gone = settings.overrides.find(({ of, id }) => of === "theme" && id.toLowerCase() === theme.toLowerCase());
  const ref = findTheme(context, theme)?.ref ?? gone?.id;
  return ref === undefined
    ? refuse({ reason: "theme-unknown", theme, themes: context.themes })
    : accept({ of: "theme", id: ref });
}

function findAction(ref: string, { actions }: SettingContext): Result<OverridePlace> {
  const found = actions.find((action) => action.ref === ref);
  if (found !== undefined) return accept({ of: "action", id: found.id });
  const refs = actions.map((action) => action.ref);
  return refuse({ reason: "ref-unknown", ref, nearest: nearestRefs(ref, refs, 3) });
}

/** How a place is typed; undefined: an action that the plan has no more. */
export function overridePlaceWords({ of, id }: OverridePlace, { actions }: SettingContext): string | undefined {
  return of === "theme" ? `theme ${id}` : actions.find((action) => action.id === id)?.ref;
}

/** The settings with a place's own one as the text says, or without it; undefined: it cannot be read so. */
export function readOverride(
  setting: OverridableSetting,
  place: OverridePlace,
  text: string,
  settings: PlanSettings,
  context: SettingContext,
): PlanSettings | undefined {
  if (/(?:plan|theme)['’]?s own\)?$/i.test(text)) return withOverride(settings, place, setting.overridable, undefined);
  const read = setting.read(text, { ...settings, ...overrideOf(settings, place) }, context);
  return read === undefined ? undefined : withOverride(settings, place, setting.overridable, read[setting.overridable]);
}

/** What holds for a place; whose it is where that is not its own: "10, 2 (plan's own)". `readOverride` of it changes nothing. */
export function writeOverride(
  { overridable, write }: OverridableSetting,
  place: OverridePlace,
  settings: PlanSettings,
  context: SettingContext,
): string {
  const mine = overrideOf(settings, place);
  if (mine[overridable] !== undefined) return write({ ...settings, ...mine }, context);
  const theme = place.of === "action" ? context.actions.find(({ id }) => id === place.id)?.theme : undefined;
  const themes = theme === undefined ? {} : overrideOf(settings, { of: "theme", id: theme });
  return `${write({ ...settings, ...themes }, context)} (${themes[overridable] === undefined ? NO_OVERRIDE : "theme's own"})`;
}

/** What a place has of its own. */
export function overrideOf({ overrides }: PlanSettings, place: OverridePlace): OverridableSettings {
  return overrides.find((one) => isOf(one, place))?.settings ?? {};
}

function withOverride<K extends keyof OverridableSettings>(
  settings: PlanSettings,
  place: OverridePlace,
  field: K,
  value: OverridableSettings[K],
): PlanSettings {
  const { [field]: _, ...others } = overrideOf(settings, place);
  const mine: OverridableSettings = value === undefined ? others : { ...others, [field]: value };
  const rest = settings.overrides.filter((one) => !isOf(one, place));
  const { of, id } = place;
  return { ...settings, overrides: Object.keys(mine).length === 0 ? rest : [...rest, { of, id, settings: mine }] };
}

function isOf(one: SettingsOverride, { of, id }: OverridePlace): boolean {
  return one.of === of && one.id === id;
}
