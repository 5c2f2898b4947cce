import { type Day, dayIn } from "../../domain/calendar/day.ts";
import { theAction } from "../../domain/due/about.ts";
import type { LastAsked } from "../../domain/due/asked.ts";
import { type Delivery, receiverOf } from "../../domain/due/delivery.ts";
import { compareDue } from "../../domain/due/order.ts";
import { planAt } from "../../domain/people/handover.ts";
import type { PersonId } from "../../domain/plan/person.ts";
import type { Plan, PlanKey } from "../../domain/plan/plan.ts";
import type { DigestItem } from "../../domain/reminders/digest.ts";
import { freedNotice } from "../../domain/reminders/freed.ts";
import type { PlanToRemind, ReminderItem } from "../../domain/reminders/items.ts";
import { NO_OTHERS, type Others } from "../../domain/reminders/others.ts";
import type { WaitingNotice } from "../../domain/reminders/waiting-item.ts";
import type { WaitingDeps } from "../waiting/gather-waiting.ts";
import { listAsksAgain } from "../waiting/waiting-notices.ts";
import { readAgain, type Told } from "./read-again.ts";
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
  const asked = { person, about: theAction(line.id), date, occasion: rung };
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
