import { may, planStandingsOf } from "../../domain/permissions.ts";
import { ownersOf, type Plan } from "../../domain/plan.ts";
import type { PlanEvent } from "../../domain/plan-event.ts";
import { accept, type Result, refuse } from "../../domain/result.ts";
import { compareRuns, type SettingsEffect } from "../../domain/settings/effect.ts";
import type { SettingContext } from "../../domain/settings/setting.ts";
import { type SettingWish, stampOfSettings, type TurnedSettings, turnSettings } from "../../domain/settings/turn.ts";
import { type Asking, type OpenDeps, type OpenPlan, openPlan } from "../open-plan.ts";
import type { NewId } from "../ports.ts";
import { readOne } from "../reminders/gather-reminders.ts";

/** A plan's settings as they are, for anyone in the plan. */
export interface ShownSettings extends OpenPlan {
  readonly context: SettingContext;
  readonly mayTurn: boolean;
  /** To be given back with what is saved. */
  readonly stamp: string;
}

/** Settings as they would be, and what that means for the next run. Nothing is saved. */
export interface TurnPreview extends ShownSettings, TurnedSettings {
  readonly effect: SettingsEffect;
}

/** What came of *Save*. */
export type SavedSettings =
  | ({ readonly kind: "saved"; readonly again: boolean } & TurnPreview)
  /** The settings changed since they were shown: nothing is saved, and what is wished is shown anew. */
  | ({ readonly kind: "changed" } & TurnPreview);

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
): Promise<Result<TurnPreview>> {
  const open = await openToTurn(deps, asking);
  return open.ok ? previewOf(deps, open.value, wishes, asking.now) : open;
}

/**
 * Saves settings that were shown under a stamp. Safe to run twice: where all is so already, nothing is written and no
 * event told. The store's mark changed: decided anew.
 */
export async function saveSettings(
  deps: OpenDeps & { readonly newId: NewId },
  asking: Asking,
  wishes: readonly SettingWish[],
  seen: string,
): Promise<Result<SavedSettings>> {
  for (;;) {
    const open = await openToTurn(deps, asking);
    if (!open.ok) return open;
    const preview = await previewOf(deps, open.value, wishes, asking.now);
    if (!preview.ok) return preview;
    const turned = preview.value;
    if (turned.changes.length === 0) return accept({ ...turned, kind: "saved", again: true });
    if (turned.stamp !== seen) return accept({ ...turned, kind: "changed" });
    const plan = { ...turned.stored.value, settings: turned.settings };
    const event = settingsEvent(turned, { id: deps.newId(), at: asking.now.toISOString() }, asking);
    if (await deps.plans.savePlan({ value: plan, mark: turned.stored.mark }, event))
      return accept({ ...turned, plan, kind: "saved", again: false });
  }
}

async function previewOf(
  deps: OpenDeps,
  shown: ShownSettings,
  wishes: readonly SettingWish[],
  now: Date,
): Promise<Result<TurnPreview>> {
  const turned = turnSettings(shown.plan.settings, wishes, shown.context);
  if (!turned.ok) return turned;
  const from = await readOne(deps.plans, shown.plan, now, "all");
  return accept({ ...shown, ...turned.value, effect: compareRuns(from, turned.value.settings, now) });
}

async function openToTurn(deps: OpenDeps, asking: Asking): Promise<Result<ShownSettings>> {
  const open = await openPlan(deps, asking);
  if (!open.ok) return open;
  const shown = await withContext(deps, open.value);
  if (shown.mayTurn) return accept(shown);
  const ask = ownersOf(shown.plan).map((owner) => owner.name);
  return refuse({ reason: "not-allowed", request: "turn settings", ask });
}

async function withContext(deps: OpenDeps, open: OpenPlan): Promise<ShownSettings> {
  const { plan, person, today } = open;
  return {
    ...open,
    context: { today, actions: await deps.plans.listActions(plan.key) },
    mayTurn: may("turn settings", planStandingsOf(plan, person, today)),
    stamp: stampOfSettings(plan.settings),
  };
}

/** What history tells of it: "Hour 09:00 → 08:30; Grace 0 → 2." */
function settingsEvent(
  { plan, today, changes }: { readonly plan: Plan; readonly today: string } & Pick<TurnedSettings, "changes">,
  own: Pick<PlanEvent, "id" | "at">,
  { person, name }: Pick<Asking, "person" | "name">,
): PlanEvent {
  const byName = plan.people.find(({ id }) => id === person)?.name ?? name;
  const says = `Settings changed: ${changes.map(({ title, from, to }) => `${title} ${from} → ${to}`).join("; ")}.`;
  return { ...own, kind: "settings changed", day: today, by: person, byName, says, reason: "", labels: [] };
}
