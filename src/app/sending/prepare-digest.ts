import { type Day, dayIn } from "../../domain/calendar/day.ts";
import { isFreedRung, isLadderRung, isNewsRung, type LastAsked } from "../../domain/due/asked.ts";
import { type Delivery, type DeliveryItem, receiverOf } from "../../domain/due/delivery.ts";
import { compareDue } from "../../domain/due/order.ts";
import { planAt } from "../../domain/people/handover.ts";
import { type Action, isAsked } from "../../domain/plan/action.ts";
import { lineOf } from "../../domain/plan/action-line.ts";
import type { ActionState } from "../../domain/plan/action-state.ts";
import type { PersonId } from "../../domain/plan/person.ts";
import { isClosed, type Plan, type PlanKey } from "../../domain/plan/plan.ts";
import type { DigestItem } from "../../domain/reminders/digest.ts";
import { freedAsked, freedNotice } from "../../domain/reminders/freed.ts";
import { findItems, isListed, type PlanToRemind, type ReminderItem } from "../../domain/reminders/items.ts";
import { newsAsked } from "../../domain/reminders/news.ts";
import { NO_OTHERS, type Others } from "../../domain/reminders/others.ts";
import type { WaitingNotice } from "../../domain/reminders/waiting-item.ts";
import type { WaitingDeps } from "../waiting/gather-waiting.ts";
import { readFreed } from "../waiting/tell-freed.ts";
import { readNews } from "../waiting/tell-news.ts";
import { listAsksAgain } from "../waiting/waiting-notices.ts";
import { readOthers } from "./read-others.ts";

/** A planned digest as it stands just before it is sent. */
export interface Prepared {
  /** What is still to be asked, worst first. */
  readonly items: readonly ReminderItem[];
  /** What waits for them besides, now. */
  readonly waits: readonly WaitingNotice[];
  /** What else is theirs. */
  readonly others: Others;
  /** What is to be recorded as asked once it is sent. */
  readonly asked: readonly { readonly plan: PlanKey; readonly rows: readonly LastAsked[] }[];
  /** What is left out of it, and why, in words; "" when nothing is. */
  readonly leftOut: string;
}

/** What is told once, with its notice and the row that remembers it. */
type Told = {
  readonly tells: Pick<WaitingNotice, "freed" | "news">;
  readonly row: LastAsked;
  readonly from: PlanToRemind;
};
type Judged = { readonly item: ReminderItem; readonly from: PlanToRemind } | Told | { readonly gone: string };

/** Reads what a planned digest holds again: what is answered, decided, moved, closed or handed on meanwhile goes. */
export async function prepareDigest(
  deps: WaitingDeps,
  before: readonly PlanToRemind[],
  delivery: Delivery,
  now: Date,
): Promise<Prepared> {
  const person = receiverOf(delivery);
  const isChase = delivery.chase !== undefined;
  const plans = await readPlansAgain(deps.plans, before, delivery, now);
  const [judged, turns] = await Promise.all([
    Promise.all(delivery.items.map((item) => readAgain(deps.plans, plans, person, item, now, isChase))),
    isChase ? [] : listAsksAgain(deps, plans, person, now),
  ]);
  const still = judged.flatMap((one) => ("item" in one ? [one] : []));
  const once = judged.flatMap((one) => ("tells" in one ? [one] : []));
  const gone = judged.flatMap((one) => ("gone" in one ? [one.gone] : [])).join(", ");
  // What they were told of lately goes with a message, and is no reason for one.
  const tells = still.length + once.length > 0 || turns.some(({ state }) => state === "owed");
  const told = tells ? turns : [];
  const asked = (isChase ? [] : plans).map((from) => ({
    plan: from.plan.key,
    rows: [
      ...still
        .filter((one) => one.from === from && isAsk(one.item))
        .map(({ item }) => askedOf(person, item, todayIn(from, now))),
      ...once.filter((one) => one.from === from).map(({ row }) => row),
      ...told.filter(({ notice }) => notice.plan.plan === from.plan.key.plan).flatMap(({ rows }) => rows),
    ],
  }));
  const items = still.map(({ item }) => item).sort(compareDue);
  const leftOut = delivery.items.length === 0 && told.length === 0 ? "nothing waits for them any more" : gone;
  const waits = [...told.map(({ notice }) => notice), ...plans.flatMap(({ plan }) => noticesOf(plan, once))];
  const shown = new Set(items.map(({ line }) => line.id));
  const others = isChase || items.length === 0 ? NO_OTHERS : await readOthers(deps.plans, plans, person, shown, now);
  return { items, waits, others, asked: asked.filter(({ rows }) => rows.length > 0), leftOut };
}

// What only rides along in a message is not asked about: it is neither counted nor put off by it.
function isAsk({ state }: ReminderItem): boolean {
  return state === "owed";
}

/** What the plan remembers once an item has been asked. A rung of the ladder keeps the day it was first asked on. */
export function askedOf(
  person: PersonId,
  item: DigestItem & Partial<Pick<ReminderItem, "firstAsked" | "timesAsked">>,
  today: Day,
): LastAsked {
  const { line, date, rung, escalation, firstAsked = null, timesAsked = 0 } = item;
  const asked = { person, action: line.id, date, rung };
  if (escalation !== null) return { ...asked, on: firstAsked ?? today };
  const first = rung === "on the day" || rung === "after" ? (firstAsked ?? today) : firstAsked;
  return { ...asked, on: today, times: timesAsked + 1, ...(first !== null && { first }) };
}

function noticesOf(plan: Plan, once: readonly Told[]): readonly WaitingNotice[] {
  const mine = once.filter(({ from }) => from.plan === plan).map(({ tells }) => tells);
  const freed = mine.flatMap((one) => one.freed ?? []);
  const news = mine.flatMap((one) => one.news ?? []);
  return [
    ...(news.length === 0 ? [] : [{ plan: plan.key, title: plan.title, counts: [], news }]),
    ...(freed.length === 0 ? [] : [freedNotice(plan, freed)]),
  ];
}

/** The plans of a message as they are now: one may be closed, or somebody away or gone, since the run began. */
function readPlansAgain(
  store: WaitingDeps["plans"],
  plans: readonly PlanToRemind[],
  { items }: Delivery,
  now: Date,
): Promise<readonly PlanToRemind[]> {
  const named = new Set(items.map(({ plan }) => plan));
  return Promise.all(
    plans.map(async (from) => {
      if (!named.has(from.plan.key.plan)) return from;
      const stored = await store.readPlan(from.plan.key);
      if (typeof stored === "string") throw new Error(`plan ${from.plan.key.plan} is ${stored}`);
      return { ...from, plan: planAt(stored.value, now) };
    }),
  );
}

function todayIn({ plan }: PlanToRemind, now: Date): Day {
  return dayIn(plan.settings.zone, now);
}

async function readAgain(
  store: WaitingDeps["plans"],
  plans: readonly PlanToRemind[],
  person: PersonId,
  planned: DeliveryItem,
  now: Date,
  isChase: boolean,
): Promise<Judged> {
  const from = plans.find(({ plan }) => plan.key.plan === planned.plan);
  if (from === undefined) throw new Error(`plan ${planned.plan} was not read`);
  const { plan } = from;
  if (isClosed(plan)) return { gone: `the plan of ${planned.ref} is closed` };
  const { rung } = planned;
  const today = todayIn(from, now);
  if (isFreedRung(rung)) {
    const freed = await readFreed(store, plan, person, { ...planned, rung }, today);
    if (typeof freed === "string") return { gone: freed };
    return { tells: { freed: [freed] }, row: freedAsked(person, freed.line.id, freed.other.id, today), from };
  }
  if (isNewsRung(rung)) {
    const news = await readNews(store, plan, person, { ...planned, rung }, today);
    return typeof news === "string"
      ? { gone: news }
      : { tells: { news: [news] }, row: newsAsked(person, news, today), from };
  }
  const stored = await store.readAction(plan.key, planned.action);
  if (stored === undefined) return { gone: `${planned.ref} is no longer in the plan` };
  const judged = judge(from, stored.value, person, planned, today);
  return !("item" in judged) || isChase || isListed(judged.item) ? judged : { gone: `${stored.value.ref} is held` };
}

function judge(from: PlanToRemind, action: Action, person: PersonId, planned: DeliveryItem, today: Day): Judged {
  if (!isAsked(action)) return { gone: `${action.ref} ${GONE[action.state] ?? "is done"}` };
  const up = isLadderRung(planned.rung);
  const found = findItems({ ...from, lines: [lineOf(action)] }, today);
  const all = found.filter(
    ({ date, rung, escalation }) => date === planned.date && (up ? rung === planned.rung : escalation === null),
  );
  if (all.length === 0) return { gone: `${action.ref} was answered` };
  const item = all.find(({ recipient }) => recipient.person === person);
  if (item === undefined) return { gone: `${action.ref} is somebody else's` };
  return { item, from };
}

const GONE: Readonly<Partial<Record<ActionState, string>>> = {
  paused: "is paused",
  withdrawn: "was withdrawn",
  merged: "was merged into another",
  carried: "was carried to the next plan",
};
