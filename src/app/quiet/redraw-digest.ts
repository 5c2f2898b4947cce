import { type Day, dayIn } from "../../domain/calendar/day.ts";
import { isFreedRung, isLadderRung, type LastAsked } from "../../domain/due/asked.ts";
import { planAt } from "../../domain/people/handover.ts";
import { type Audience, redactLine } from "../../domain/permissions/audience.ts";
import { labelsAskedOf } from "../../domain/permissions/recipients.ts";
import { lineOf } from "../../domain/plan/action-line.ts";
import type { PersonId } from "../../domain/plan/person.ts";
import { isClosed, type Plan } from "../../domain/plan/plan.ts";
import { findAnswered } from "../../domain/reminders/answered.ts";
import type { Digest } from "../../domain/reminders/digest.ts";
import { freedNotice } from "../../domain/reminders/freed.ts";
import { compareItems, findItems, isListed, type ReminderItem } from "../../domain/reminders/items.ts";
import type { WaitingNotice } from "../../domain/reminders/waiting-item.ts";
import { audienceOf, type ChatPlace } from "../open-plan.ts";
import type { PlanStore } from "../plan-store.ts";
import { readWaited } from "../reminders/gather-reminders.ts";
import type { WaitingDeps } from "../waiting/gather-waiting.ts";
import { readFreed } from "../waiting/tell-freed.ts";
import { listNotices } from "../waiting/waiting-notices.ts";

/** Someone in a tenant. */
export interface WhoAsks {
  readonly tenant: string;
  readonly person: PersonId;
  readonly name: string;
  /** Where it is asked: others may look on. Absent: in their own chat. */
  readonly place?: ChatPlace | undefined;
}

/**
 * What is waiting for a person's answer now, across their started plans; what they put off is in it, with its hold.
 * It is an answer to a question: no row in the outbox, nothing counted as asked.
 */
export async function redrawDigest(deps: WaitingDeps, asks: WhoAsks, now: Date): Promise<Digest> {
  const { tenant, person, name, place } = asks;
  const listed = await deps.plans.listPlans(tenant);
  const read = await Promise.all(listed.map(({ key }) => deps.plans.readPlan(key)));
  const plans = read.filter((stored) => typeof stored !== "string").map(({ value }) => planAt(value, now));
  const started = plans.filter((plan) => plan.started !== null && !isClosed(plan));
  const [found, waits] = await Promise.all([
    Promise.all(started.map((plan) => findWaiting(deps.plans, plan, person, now, audienceOf(plan, place, plans)))),
    listNotices(deps, started, person, now),
  ]);
  const day =
    plans
      .map((plan) => dayIn(plan.settings.zone, now))
      .sort()
      .at(-1) ?? dayIn("UTC", now);
  const items = found.flatMap((one) => one.items).sort(compareItems);
  const notices = [...found.flatMap((one) => one.freed), ...waits];
  return { person, name, day, items, waits: notices, answered: found.flatMap((one) => one.answered) };
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
  const mine = await store.listAsked(plan.key, person);
  const climbed = mine.filter(({ rung }) => isLadderRung(rung)).map(({ action }) => action);
  if (labels.length + climbed.length === 0) return { items: [], answered: [], freed: [] };
  const [led, asked, holds, decisions] = await Promise.all([
    store.listByLabels(plan.key, labels),
    // What has come up the ladder is about what others were asked.
    climbed.length === 0 ? mine : store.listAsked(plan.key),
    store.listHolds(plan.key, climbed.length === 0 ? person : undefined),
    store.listDecisions(plan.key),
  ]);
  const others = climbed.filter((id) => led.every((line) => line.id !== id));
  const read = await Promise.all([...new Set(others)].map((id) => store.readAction(plan.key, id)));
  const lines = [...led, ...read.flatMap((stored) => (stored === undefined ? [] : lineOf(stored.value)))];
  const reader = { plan, audience, person, today };
  const waited = await readWaited(store, plan.key, lines);
  const from = { plan, lines, asked, holds, decisions, waited };
  const items = findItems(from, today).filter(
    (item) => item.recipient.person === person && (item.escalation === null ? isWaiting(item) : isListed(item)),
  );
  const shown = items.map((item) => ({ ...item, line: redactLine(reader, item.line) }));
  const answered = findAnswered(from, person, today).map((line) => ({
    ...{ plan: plan.key, scheme: plan.scheme },
    line: redactLine(reader, line),
  }));
  return { items: shown, answered, freed: await readTold(store, plan, mine, today) };
}

/** What they were told today of actions that wait no longer: a card drawn again does not lose it. */
async function readTold(
  store: PlanStore,
  plan: Plan,
  mine: readonly LastAsked[],
  today: Day,
): Promise<readonly WaitingNotice[]> {
  const told = mine.flatMap(({ person, action, rung, date }) =>
    isFreedRung(rung) && date === today ? [readFreed(store, plan, person, { action, rung }, today)] : [],
  );
  const freed = (await Promise.all(told)).filter((one) => typeof one !== "string");
  return freed.length === 0 ? [] : [freedNotice(plan, freed)];
}

function isWaiting({ state }: ReminderItem): boolean {
  return state !== "ahead" && state !== "quiet";
}

interface Found {
  readonly items: readonly ReminderItem[];
  readonly answered: NonNullable<Digest["answered"]>;
  readonly freed: readonly WaitingNotice[];
}
