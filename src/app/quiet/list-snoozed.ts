import { redactLine } from "../../domain/permissions/audience.ts";
import { labelsAskedOf } from "../../domain/permissions/recipients.ts";
import type { SeenLine } from "../../domain/plan/restricted-line.ts";
import { accept, type Result } from "../../domain/plan/result.ts";
import { findItems, type ReminderItem } from "../../domain/reminders/items.ts";
import { type Asking, type OpenDeps, type OpenPlan, openPlan } from "../open-plan.ts";

/** What was put off, as it may be read. */
export type SeenReminder = Omit<ReminderItem, "line"> & { readonly line: SeenLine };

/** What somebody is not asked about for now, by their own wish. */
export interface Snoozed extends OpenPlan {
  /** What the one who asks has put off and is not asked about today, the earliest to come back first. */
  readonly items: readonly SeenReminder[];
}

/** "snoozed": what somebody has marked as seen or put off in a plan, and until when. */
export async function listSnoozed(deps: OpenDeps, asking: Asking): Promise<Result<Snoozed>> {
  const open = await openPlan(deps, asking, "to read");
  if (!open.ok) return open;
  const { plan, today } = open.value;
  const labels = labelsAskedOf(plan, asking.person, today);
  const [lines, asked, holds] = await Promise.all([
    labels.length === 0 ? [] : deps.plans.listByLabels(plan.key, labels),
    deps.plans.listAsked(plan.key, asking.person),
    deps.plans.listHolds(plan.key, asking.person),
  ]);
  const items = findItems({ plan, lines, asked, holds }, today).filter(
    ({ recipient, state, hold }) => recipient.person === asking.person && state === "held" && hold !== null,
  );
  const until = ({ hold }: SeenReminder) => hold?.until ?? "";
  const shown = items.map((item) => ({ ...item, line: redactLine(open.value, item.line) }));
  return accept({ ...open.value, items: shown.sort((a, b) => (until(a) < until(b) ? -1 : 1)) });
}
