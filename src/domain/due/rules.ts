import type { Cadence } from "../calendar/cadence.ts";
import type { ActionLine } from "../plan/action-line.ts";
import type { PlanSettings } from "../plan/plan.ts";

/** What the rules of reminding need of a plan's settings. */
export type Rules = Pick<PlanSettings, "zone" | "week" | "leadDays" | "repeatEvery" | "grace" | "quietAfter"> & {
  /** Asked every month instead of every few working days: an event that has not come. */
  readonly monthly?: boolean;
};

/** A plan's settings as they stand for one action, and what its cadence leaves of its lead times. */
export type LadderRules = Rules & Pick<PlanSettings, "climbAfter">;

/** Weeks of a cadence; months count as 52 / 12 weeks. */
const WEEKS: Readonly<Record<Cadence, number>> = {
  weekly: 1,
  fortnightly: 2,
  "four-weekly": 4,
  monthly: 52 / 12,
  "bi-monthly": 52 / 6,
  quarterly: 13,
  "four-monthly": 52 / 3,
  "six-monthly": 26,
  annual: 52,
};

/**
 * The rules of one action: the plan's, its theme's over them, its own over both. A lead time of more than a third of
 * its cadence is dropped: who is asked every week is not reminded two days before.
 */
export function rulesFor(
  settings: PlanSettings,
  { id, theme, cadence }: Pick<ActionLine, "id" | "theme" | "cadence">,
): LadderRules {
  const ofTheme = settings.overrides.filter((one) => one.of === "theme" && one.id === theme);
  const ofAction = settings.overrides.filter((one) => one.of === "action" && one.id === id);
  const rules: PlanSettings = { ...settings };
  for (const own of [...ofTheme, ...ofAction]) Object.assign(rules, own.settings);
  if (cadence === null) return rules;
  const third = (WEEKS[cadence] * settings.week.weekdays.length) / 3;
  return { ...rules, leadDays: rules.leadDays.filter((days) => days <= third) };
}
