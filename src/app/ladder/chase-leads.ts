import type { Day } from "../../domain/calendar/day.ts";
import { onOrAfter } from "../../domain/calendar/working-days.ts";
import { isOfAction, theAction } from "../../domain/due/about.ts";
import type { Delivery } from "../../domain/due/delivery.ts";
import { may } from "../../domain/permissions/permissions.ts";
import { askOwners } from "../../domain/permissions/whom-to-ask.ts";
import { lineOf } from "../../domain/plan/action-line.ts";
import { nameOf } from "../../domain/plan/plan.ts";
import type { Refusal } from "../../domain/plan/refusal.ts";
import { accept, type Result, refuse } from "../../domain/plan/result.ts";
import { type PlannedChase, planChase } from "../../domain/reminders/chase.ts";
import { findItems, type ReminderItem } from "../../domain/reminders/items.ts";
import { type ActionName, type OpenAction, openAction } from "../open-action.ts";
import type { Asking } from "../open-plan.ts";
import type { PlanStore } from "../ports/plan-store.ts";
import type { Outbox } from "../ports/ports.ts";

/** An action that was chased, and whom its message goes to. */
export interface Chased extends OpenAction, PlannedChase {
  /** The day it goes out on: today, or the next day that is worked. */
  readonly day: Day;
}

/**
 * "chase 1.2.3": a manager asks whoever answers for an action, in a message of its own beside the day's digest. It is
 * planned here and sent by the next run; its keys let one action be chased once a working day, whoever asks.
 */
export async function chaseLeads(
  deps: { readonly plans: PlanStore; readonly outbox: Outbox },
  asking: Asking,
  name: ActionName,
  words: string,
): Promise<Result<Chased>> {
  const open = await openAction(deps, asking, name);
  if (!open.ok) return open;
  const { plan, action, standings, today } = open.value;
  const { ref } = action.value;
  if (!may("chase an action", standings)) return refuse(askOwners(plan, `chase ${ref}`));
  const [item] = findItems({ plan, lines: [lineOf(action.value)], asked: [], holds: [] }, today);
  if (item === undefined || plan.started === null) return refuse({ reason: "nothing-to-chase", ref });
  const planned = planChase(plan, action.value, today);
  if (!planned.ok) return planned;
  const day = onOrAfter(plan.settings.week, today);
  const chase = { by: asking.person, byName: nameOf(plan, asking.person), words: words.trim().slice(0, LONGEST_WORDS) };
  const before = await findChase(deps.outbox, asking, plan.key.plan, action.value.id, day);
  if (before !== undefined) return refuse(chasedToday(ref, before));
  for (const { person, name: called } of planned.value.to) {
    const row = rowOf(item, { ...chase, to: person }, called, asking, day);
    if (await deps.outbox.plan(row)) continue;
    const other = (await deps.outbox.read(asking.tenant, day, row.person))?.value;
    // Another's press between our look and our row.
    if (other !== undefined && other.plannedAt !== row.plannedAt) return refuse(chasedToday(ref, other));
  }
  await deps.plans.wake({ key: plan.key, title: plan.title });
  return accept({ ...open.value, ...planned.value, day });
}

const LONGEST_WORDS = 500;

/** A chase of an action on a day, whomever it went to; the same press, or the same run again, is no second one. */
async function findChase(
  outbox: Outbox,
  { tenant, now }: Asking,
  plan: string,
  action: string,
  day: Day,
): Promise<Delivery | undefined> {
  const rows = await outbox.listDay(tenant, day);
  return rows
    .map(({ value }) => value)
    .filter(
      ({ chase, items }) =>
        chase !== undefined && items.some((one) => one.plan === plan && isOfAction(one.about, action)),
    )
    .find(({ plannedAt }) => plannedAt !== now.toISOString());
}

function chasedToday(ref: string, { chase, plannedAt }: Delivery): Refusal {
  return { reason: "chased-today", ref, by: chase?.byName ?? "", at: plannedAt };
}

function rowOf(
  { plan, line, date, rung }: ReminderItem,
  chase: NonNullable<Delivery["chase"]>,
  name: string,
  { tenant, now }: Asking,
  day: Day,
): Delivery {
  return {
    ...{ tenant, day, name, chase },
    person: `chase|${plan.plan}|${line.id}|${chase.to}`,
    items: [{ plan: plan.plan, about: theAction(line.id), ref: line.ref, date, occasion: rung }],
    ...{ status: "planned", reason: "", plannedAt: now.toISOString(), notBefore: null, attempts: 0 },
    ...{ claim: null, repeated: false, sentAt: null, message: null },
  };
}
