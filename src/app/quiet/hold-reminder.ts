import type { Hold } from "../../domain/due/asked.ts";
import { rulesOfKind } from "../../domain/due/due.ts";
import { rulesFor } from "../../domain/due/rules.ts";
import { may } from "../../domain/permissions/permissions.ts";
import { recipientsOf } from "../../domain/permissions/recipients.ts";
import { lineOf } from "../../domain/plan/action-line.ts";
import type { Once } from "../../domain/plan/once.ts";
import { ownersOf } from "../../domain/plan/plan.ts";
import type { Refusal } from "../../domain/plan/refusal.ts";
import { accept, type Result, refuse } from "../../domain/plan/result.ts";
import { type HoldWish, planHold } from "../../domain/reminders/holds.ts";
import { findItems, type ReminderItem } from "../../domain/reminders/items.ts";
import { SENT_OTHERWISE } from "../commit-planned.ts";
import { type ActionName, type OpenAction, openAction } from "../open-action.ts";
import type { Asking } from "../open-plan.ts";
import { orNewer } from "../or-newer.ts";
import type { PlanStore } from "../ports/plan-store.ts";

/** A person's wish about one item. */
export interface HoldRequest {
  readonly name: ActionName;
  readonly wish: HoldWish;
  /** The date the card was drawn for; null: whatever it is now. */
  readonly date: string | null;
  readonly once: Once;
}

/** What is held, and the item as it now stands. */
export interface HeldReminder extends OpenAction {
  readonly hold: Hold;
  readonly item: ReminderItem;
}

type Deps = { readonly plans: PlanStore };

/** "Seen" and snooze, for those who are asked about an action. Safe to run twice: a repeat answers what is held. */
export async function holdReminder(deps: Deps, asking: Asking, request: HoldRequest): Promise<Result<HeldReminder>> {
  const open = await openAction(deps, asking, request.name);
  if (!open.ok) return open;
  const { plan, today, action, standings } = open.value;
  if (!may("put a reminder off", standings)) return refuse(notAsked(open.value));
  const mine = await findMyItem(deps, open.value, asking);
  if (!mine.ok) return mine;
  const item = mine.value;
  if (plan.settings.notPaused.includes(action.value.id))
    return refuse({ reason: "not-to-be-paused", ref: action.value.ref });
  const { hold } = item;
  const before = hold === null ? "nothing" : (await deps.plans.findApplied(plan.key, request.once)).own;
  if (before === "other") return refuse(SENT_OTHERWISE);
  if (hold !== null && before === "this") return accept({ ...open.value, hold, item });
  if (request.date !== null && request.date !== item.date) {
    const { lastUpdate } = action.value;
    return refuse({ reason: "changed-meanwhile", by: lastUpdate?.byName ?? "", at: lastUpdate?.at ?? "" });
  }
  const own = rulesFor(plan.settings, item.line);
  const held = { ...item, person: asking.person };
  const planned = planHold(held, request.wish, rulesOfKind(item.dateKind, own), asking.now, today);
  if (!planned.ok) return planned;
  const recorded = await orNewer(() => deps.plans.recordHold(plan.key, planned.value, request.once));
  if (!recorded.ok) return recorded;
  if (recorded.value === "changed-meanwhile") return refuse(SENT_OTHERWISE);
  const now = await findMyItem(deps, open.value, asking);
  return now.ok ? accept({ ...open.value, hold: now.value.hold ?? planned.value, item: now.value }) : now;
}

/** The item of the one who asks; others are told whose it is, and an action without an open date has none. */
async function findMyItem(deps: Deps, open: OpenAction, asking: Asking): Promise<Result<ReminderItem>> {
  const { plan, today, action } = open;
  const [asked, holds] = await Promise.all([
    deps.plans.listAsked(plan.key, asking.person),
    deps.plans.listHolds(plan.key, asking.person),
  ]);
  const items = findItems({ plan, lines: [lineOf(action.value)], asked, holds }, today);
  if (items.length === 0) return refuse({ reason: "nothing-waiting" });
  const mine = items.find(({ recipient }) => recipient.person === asking.person);
  if (mine !== undefined) return accept(mine);
  return refuse(notAsked(open));
}

/** Whom it is asked of instead. */
function notAsked({ plan, action, today }: OpenAction): Refusal {
  const asked = recipientsOf(plan, lineOf(action.value), today).filter(({ unreached }) => unreached === null);
  const ask = (asked.length > 0 ? asked : ownersOf(plan)).map(({ name }) => name);
  return { reason: "not-allowed", request: `put off the reminder of ${action.value.ref}`, ask };
}
