import { type Day, dayIn } from "../../domain/calendar/day.ts";
import { isLadderRung, type LastAsked } from "../../domain/due/asked.ts";
import { compareDue } from "../../domain/due/order.ts";
import { planAt } from "../../domain/people/handover.ts";
import { redactLine } from "../../domain/permissions/audience.ts";
import type { Audience } from "../../domain/permissions/fields.ts";
import { labelsAskedOf } from "../../domain/permissions/recipients.ts";
import { lineOf } from "../../domain/plan/action-line.ts";
import type { PersonId } from "../../domain/plan/person.ts";
import { isClosed, type Plan } from "../../domain/plan/plan.ts";
import { findAnswered } from "../../domain/reminders/answered.ts";
import { byAction } from "../../domain/reminders/by-action.ts";
import type { AnsweredItem, Digest, SeenItem } from "../../domain/reminders/digest.ts";
import { freedNotice } from "../../domain/reminders/freed.ts";
import { findItems, isListed } from "../../domain/reminders/items.ts";
import { findOthers, joinOthers, type Others } from "../../domain/reminders/others.ts";
import type { WaitingNotice } from "../../domain/reminders/waiting-item.ts";
import { audienceOf, type ChatPlace } from "../open-plan.ts";
import type { PlanStore } from "../ports/plan-store.ts";
import { readWaited } from "../reminders/gather-reminders.ts";
import type { WaitingDeps } from "../waiting/gather-waiting.ts";
import { readFreed } from "../waiting/tell-freed.ts";
import { readNews } from "../waiting/tell-news.ts";
import { listNotices } from "../waiting/waiting-notices.ts";

/** Someone in a tenant. */
export interface WhoAsks {
  readonly tenant: string;
  readonly person: PersonId;
  readonly name: string;
  /** Where it is asked: others may look on. Absent: in their own chat. */
  readonly place?: ChatPlace | undefined;
}

/** What waits for somebody, and what of it they have put off. */
export interface Redrawn extends Digest<SeenItem> {
  readonly putOff: readonly SeenItem[];
}

/**
 * What is waiting for a person's answer now, across their started plans; what they put off is counted among the others.
 * It is an answer to a question: no row in the outbox, nothing counted as asked.
 */
export async function redrawDigest(deps: WaitingDeps, asks: WhoAsks, now: Date): Promise<Redrawn> {
  const { tenant, person, name, place } = asks;
  const parties = place === undefined || place.kind === "personal" ? [person] : [person, place.conversation];
  const listed = (await Promise.all(parties.map((party) => deps.plans.listPlansOf(tenant, party)))).flat();
  const keys = new Map(listed.map(({ key }) => [key.plan, key]));
  const read = await Promise.all([...keys.values()].map((key) => deps.plans.readPlan(key)));
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
  const items = found.flatMap((one) => one.items).sort(compareDue);
  const notices = [...found.flatMap((one) => one.freed), ...waits];
  return {
    ...{ person, name, day, items, waits: notices },
    answered: found.flatMap((one) => one.answered),
    others: joinOthers(found.flatMap((one) => one.others ?? [])),
    putOff: found.flatMap((one) => one.putOff),
  };
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
  const told = await store.listAsked(plan.key, person);
  const climbed = [...byAction(told.filter(({ occasion }) => isLadderRung(occasion))).keys()];
  if (labels.length + climbed.length === 0)
    return { items: [], putOff: [], answered: [], freed: await readTold(store, plan, told, today) };
  const [led, asked, holds, decisions] = await Promise.all([
    store.listByLabels(plan.key, labels),
    // What has come up the ladder is about what others were asked.
    climbed.length === 0 ? told : store.listAsked(plan.key),
    store.listHolds(plan.key, climbed.length === 0 ? person : undefined),
    store.listDecisions(plan.key),
  ]);
  const elsewhere = climbed.filter((id) => led.every((line) => line.id !== id));
  const read = await Promise.all([...new Set(elsewhere)].map((id) => store.readAction(plan.key, id)));
  const lines = [...led, ...read.flatMap((stored) => (stored === undefined ? [] : lineOf(stored.value)))];
  const reader = { plan, audience, person, today };
  const waited = await readWaited(store, plan.key, lines);
  const from = { plan, lines, asked, holds, decisions, waited };
  const mine = findItems(from, today).filter((item) => item.recipient.person === person);
  const items = mine.filter(isListed);
  const seen = (some: typeof mine) => some.map((item) => ({ ...item, line: redactLine(reader, item.line) }));
  const putOff = seen(mine.filter(({ state, hold }) => state === "held" && hold !== null));
  const answered = findAnswered(from, person, today).map((line) => ({
    ...{ plan: plan.key, scheme: plan.scheme },
    line: redactLine(reader, line),
  }));
  const others = findOthers({ ...from, lines: led }, person, new Set(items.map(({ line }) => line.id)), today);
  return { items: seen(items), putOff, answered, others, freed: await readTold(store, plan, told, today) };
}

/** What they were told today of decisions, and of actions that wait no longer: a card drawn again does not lose it. */
async function readTold(
  store: PlanStore,
  plan: Plan,
  mine: readonly LastAsked[],
  today: Day,
): Promise<readonly WaitingNotice[]> {
  const ofToday = mine.filter(({ date }) => date === today);
  const told = ofToday.flatMap(({ person, about, occasion }) =>
    about.kind === "action" && typeof occasion === "object" && "freedBy" in occasion
      ? [readFreed(store, plan, person, { id: about.id, other: occasion.freedBy }, today)]
      : [],
  );
  const heard = ofToday.flatMap(({ person, about, occasion }) =>
    about.kind === "action" && typeof occasion === "object" && "news" in occasion
      ? [readNews(store, plan, person, { id: about.id, entry: occasion.news, ref: "" }, today)]
      : [],
  );
  const freed = (await Promise.all(told)).filter((one) => typeof one !== "string");
  const news = (await Promise.all(heard)).filter((one) => typeof one !== "string");
  return [
    ...(news.length === 0 ? [] : [{ plan: plan.key, title: plan.title, counts: [], news }]),
    ...(freed.length === 0 ? [] : [freedNotice(plan, freed)]),
  ];
}

interface Found {
  readonly items: readonly SeenItem[];
  readonly answered: readonly AnsweredItem[];
  readonly others?: Others | undefined;
  readonly putOff: readonly SeenItem[];
  readonly freed: readonly WaitingNotice[];
}
