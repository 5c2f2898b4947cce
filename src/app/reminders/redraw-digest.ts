import { type Audience, redactLine } from "../../domain/audience.ts";
import { dayIn } from "../../domain/calendar/day.ts";
import { planAt } from "../../domain/people/handover.ts";
import type { PersonId } from "../../domain/person.ts";
import { isClosed, type Plan } from "../../domain/plan.ts";
import { findAnswered } from "../../domain/reminders/answered.ts";
import type { Digest } from "../../domain/reminders/digest.ts";
import { compareItems, findItems, type ReminderItem } from "../../domain/reminders/items.ts";
import { labelsAskedOf } from "../../domain/reminders/recipients.ts";
import { listNotices } from "../desk/desk-notices.ts";
import type { DeskDeps } from "../desk/gather-desk.ts";
import { audienceOf, type Place } from "../open-plan.ts";
import type { PlanStore } from "../plan-store.ts";

/** Someone in a tenant. */
export interface WhoAsks {
  readonly tenant: string;
  readonly person: PersonId;
  readonly name: string;
  /** Where it is asked: others may look on. Absent: in their own chat. */
  readonly place?: Place | undefined;
}

/**
 * What is waiting for a person's answer now, across their started plans; what they put off is in it, with its hold.
 * It is an answer to a question: no row in the outbox, nothing counted as asked.
 */
export async function redrawDigest(deps: DeskDeps, asks: WhoAsks, now: Date): Promise<Digest> {
  const { tenant, person, name, place } = asks;
  const listed = await deps.plans.listPlans(tenant);
  const read = await Promise.all(listed.map(({ key }) => deps.plans.readPlan(key)));
  const plans = read.filter((stored) => typeof stored !== "string").map(({ value }) => planAt(value, now));
  const started = plans.filter((plan) => plan.started !== null && !isClosed(plan));
  const [found, desks] = await Promise.all([
    Promise.all(started.map((plan) => findWaiting(deps.plans, plan, person, now, audienceOf(plan, place, plans)))),
    listNotices(deps, started, person, now),
  ]);
  const day =
    plans
      .map((plan) => dayIn(plan.settings.zone, now))
      .sort()
      .at(-1) ?? dayIn("UTC", now);
  const items = found.flatMap((one) => one.items).sort(compareItems);
  return { person, name, day, items, desks, answered: found.flatMap((one) => one.answered) };
}

/** The items of one plan whose time has come and that nobody has answered; and what another lead has. */
async function findWaiting(
  store: PlanStore,
  plan: Plan,
  person: PersonId,
  now: Date,
  audience: Audience,
): Promise<Found> {
  const today = dayIn(plan.settings.zone, now);
  const labels = labelsAskedOf(plan, person, today);
  if (labels.length === 0) return { items: [], answered: [] };
  const [lines, asked, holds] = await Promise.all([
    store.listByLabels(plan.key, labels),
    store.listAsked(plan.key, person),
    store.listHolds(plan.key, person),
  ]);
  const reader = { plan, audience, person, today };
  const from = { plan, lines, asked, holds };
  const items = findItems(from, today).filter(
    ({ recipient, state }) => recipient.person === person && state !== "ahead",
  );
  const shown = items.map((item) => ({ ...item, line: redactLine(reader, item.line) }));
  const answered = findAnswered(from, person, today).map((line) => ({
    ...{ plan: plan.key, scheme: plan.scheme },
    line: redactLine(reader, line),
  }));
  return { items: shown, answered };
}

interface Found {
  readonly items: readonly ReminderItem[];
  readonly answered: NonNullable<Digest["answered"]>;
}
