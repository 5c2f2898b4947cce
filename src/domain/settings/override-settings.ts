import { findTheme } from "../lists/lists.ts";
import type { OwnSettings, PlanSettings, SettingsOverride } from "../plan/plan.ts";
import { nearestRefs } from "../plan/ref.ts";
import { accept, type Result, refuse } from "../plan/result.ts";
import type { OwnSetting, SettingContext } from "./setting.ts";

/** What has settings of its own: a theme, by its ref, or an action, by its id. */
export type OwnPlace = Pick<SettingsOverride, "of" | "id">;

/** How it is said that a theme or an action has nothing of its own any more. */
export const PLANS_OWN = "plan's own";

/** The theme or action that words name: "theme 2", "1.2.3". A theme that has gone is known while it has settings. */
export function findPlace(words: string, settings: PlanSettings, context: SettingContext): Result<OwnPlace> {
  const [, theme] = /^theme (.+)$/i.exec(words) ?? [];
  if (theme === undefined) return findAction(words.replace(/^action /i, ""), context);
  const gone = settings.overrides.find(({ of, id }) => of === "theme" && id.toLowerCase() === theme.toLowerCase());
  const ref = findTheme(context, theme)?.ref ?? gone?.id;
  return ref === undefined
    ? refuse({ reason: "theme-unknown", theme, themes: context.themes })
    : accept({ of: "theme", id: ref });
}

function findAction(ref: string, { actions }: SettingContext): Result<OwnPlace> {
  const found = actions.find((action) => action.ref === ref);
  if (found !== undefined) return accept({ of: "action", id: found.id });
  const refs = actions.map((action) => action.ref);
  return refuse({ reason: "ref-unknown", ref, nearest: nearestRefs(ref, refs, 3) });
}

/** How a place is typed; undefined: an action that the plan has no more. */
export function placeWords({ of, id }: OwnPlace, { actions }: SettingContext): string | undefined {
  return of === "theme" ? `theme ${id}` : actions.find((action) => action.id === id)?.ref;
}

/** The settings with a place's own one as the text says, or without it; undefined: it cannot be read so. */
export function readOwn(
  setting: OwnSetting,
  place: OwnPlace,
  text: string,
  settings: PlanSettings,
  context: SettingContext,
): PlanSettings | undefined {
  if (/(?:plan|theme)['’]?s own\)?$/i.test(text)) return withOwn(settings, place, setting.own, undefined);
  const read = setting.read(text, { ...settings, ...ownOf(settings, place) }, context);
  return read === undefined ? undefined : withOwn(settings, place, setting.own, read[setting.own]);
}

/** What holds for a place; whose it is where that is not its own: "10, 2 (plan's own)". `readOwn` of it changes nothing. */
export function writeOwn(
  { own, write }: OwnSetting,
  place: OwnPlace,
  settings: PlanSettings,
  context: SettingContext,
): string {
  const mine = ownOf(settings, place);
  if (mine[own] !== undefined) return write({ ...settings, ...mine }, context);
  const theme = place.of === "action" ? context.actions.find(({ id }) => id === place.id)?.theme : undefined;
  const themes = theme === undefined ? {} : ownOf(settings, { of: "theme", id: theme });
  return `${write({ ...settings, ...themes }, context)} (${themes[own] === undefined ? PLANS_OWN : "theme's own"})`;
}

/** What a place has of its own. */
export function ownOf({ overrides }: PlanSettings, place: OwnPlace): OwnSettings {
  return overrides.find((one) => isOf(one, place))?.settings ?? {};
}

function withOwn<K extends keyof OwnSettings>(
  settings: PlanSettings,
  place: OwnPlace,
  field: K,
  value: OwnSettings[K],
): PlanSettings {
  const { [field]: _, ...others } = ownOf(settings, place);
  const mine: OwnSettings = value === undefined ? others : { ...others, [field]: value };
  const rest = settings.overrides.filter((one) => !isOf(one, place));
  const { of, id } = place;
  return { ...settings, overrides: Object.keys(mine).length === 0 ? rest : [...rest, { of, id, settings: mine }] };
}

function isOf(one: SettingsOverride, { of, id }: OwnPlace): boolean {
  return one.of === of && one.id === id;
}
