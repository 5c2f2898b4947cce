import { may, planStandingsOf } from "../../domain/permissions/permissions.ts";
import { accept, type Result, refuse } from "../../domain/plan/result.ts";
import {
  type ChangedSettings,
  planSettings,
  type SettingWish,
  stampOfSettings,
} from "../../domain/settings/change-settings.ts";
import { compareRuns, type SettingsEffect } from "../../domain/settings/effect.ts";
import type { SettingContext } from "../../domain/settings/setting.ts";
import { type Administrator, administratorAsking, openForAdministrator } from "../administer.ts";
import { changePlan } from "../change-plan.ts";
import { openAllowed } from "../open-allowed.ts";
import { type Asking, type OpenDeps, type OpenPlan, openPlan } from "../open-plan.ts";
import { readOne } from "../reminders/gather-reminders.ts";

/** A plan's settings as they are, for anyone in the plan. */
export interface ShownSettings extends OpenPlan {
  readonly context: SettingContext;
  readonly mayChange: boolean;
  /** To be given back with what is saved. */
  readonly stamp: string;
}

/** Settings as they would be, and what that means for the next run. Nothing is saved. */
export interface SettingsPreview extends ShownSettings, ChangedSettings {
  readonly effect: SettingsEffect;
}

/** Settings that are saved. */
export interface SavedSettings extends OpenPlan {
  /** Empty: all was so already. */
  readonly changes: ChangedSettings["changes"];
}

/** "settings": for anyone in the plan; only an owner may turn them. */
export async function showSettings(deps: OpenDeps, asking: Asking): Promise<Result<ShownSettings>> {
  const open = await openPlan(deps, asking, "to read");
  return open.ok ? accept(await withContext(deps, open.value)) : open;
}

/** What turning some settings would mean, before anything is saved; for an owner. */
export async function previewSettings(
  deps: OpenDeps,
  asking: Asking,
  wishes: readonly SettingWish[],
): Promise<Result<SettingsPreview>> {
  const open = await openAllowed(deps, asking, "turn settings");
  return open.ok ? previewOf(deps, await withContext(deps, open.value), wishes, asking.now) : open;
}

/**
 * Saves settings that were shown under a stamp; other settings since are refused. Safe to run twice: where all is so
 * already, nothing is written and no event told.
 */
export function saveSettings(
  deps: OpenDeps,
  asking: Asking,
  wishes: readonly SettingWish[],
  seen: string,
): Promise<Result<SavedSettings>> {
  return save(deps, asking, () => openAllowed(deps, asking, "turn settings"), wishes, seen);
}

/** The same for an administrator, who sees what it means and saves at once; `dryRun`: nothing is saved. */
export async function administerSettings(
  deps: OpenDeps,
  by: Administrator,
  wishes: readonly SettingWish[],
  dryRun: boolean,
): Promise<Result<SettingsPreview>> {
  const open = () => openForAdministrator(deps, by);
  const opened = await open();
  if (!opened.ok) return opened;
  const preview = await previewOf(deps, await withContext(deps, opened.value), wishes, by.now);
  if (dryRun || !preview.ok) return preview;
  const saved = await save(deps, administratorAsking(by), open, wishes, preview.value.stamp);
  return saved.ok ? preview : saved;
}

async function save(
  deps: OpenDeps,
  asking: Asking,
  open: () => Promise<Result<OpenPlan>>,
  wishes: readonly SettingWish[],
  seen: string,
): Promise<Result<SavedSettings>> {
  const opened = await open();
  if (!opened.ok) return opened;
  const { context } = await withContext(deps, opened.value);
  return changePlan(deps, asking, open, ({ plan }) => {
    const changed = planSettings(plan.settings, wishes, context);
    if (!changed.ok) return changed;
    const { settings, changes } = changed.value;
    if (changes.length > 0 && stampOfSettings(plan.settings) !== seen) return refuse({ reason: "settings-changed" });
    const set = changes.map(({ key, place, from, to }) => ({ key, ...(place !== undefined && { place }), from, to }));
    const memo = { kind: "settings changed", told: { does: "set", settings: set }, labels: [] } as const;
    return accept({ plan: changes.length === 0 ? plan : { ...plan, settings }, memo, changes });
  });
}

async function previewOf(
  deps: OpenDeps,
  shown: ShownSettings,
  wishes: readonly SettingWish[],
  now: Date,
): Promise<Result<SettingsPreview>> {
  const changed = planSettings(shown.plan.settings, wishes, shown.context);
  if (!changed.ok) return changed;
  const from = await readOne(deps.plans, shown.plan, now, "all");
  return accept({ ...shown, ...changed.value, effect: compareRuns(from, changed.value.settings, now) });
}

async function withContext(deps: OpenDeps, open: OpenPlan): Promise<ShownSettings> {
  const { plan, person, today } = open;
  return {
    ...open,
    context: { today, themes: plan.themes, actions: await deps.plans.listActions(plan.key) },
    mayChange: may("turn settings", planStandingsOf(plan, person, today)),
    stamp: stampOfSettings(plan.settings),
  };
}
