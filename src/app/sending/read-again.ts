import { type Day, dayIn } from "../../domain/calendar/day.ts";
import { type FreedBy, isLadderRung, type LastAsked, type NewsOf, type Rung } from "../../domain/due/asked.ts";
import type { DeliveryItem } from "../../domain/due/delivery.ts";
import { type Action, isAsked } from "../../domain/plan/action.ts";
import { lineOf } from "../../domain/plan/action-line.ts";
import type { ActionId, ActionState } from "../../domain/plan/action-state.ts";
import type { PersonId } from "../../domain/plan/person.ts";
import { isClosed } from "../../domain/plan/plan.ts";
import { freedAsked } from "../../domain/reminders/freed.ts";
import { findItems, isListed, type PlanToRemind, type ReminderItem } from "../../domain/reminders/items.ts";
import { newsAsked } from "../../domain/reminders/news.ts";
import type { WaitingNotice } from "../../domain/reminders/waiting-item.ts";
import type { WaitingDeps } from "../waiting/gather-waiting.ts";
import { readFreed } from "../waiting/tell-freed.ts";
import { readNews } from "../waiting/tell-news.ts";

/** What is told once, with its notice and the row that remembers it. */
export type Told = {
  readonly tells: Pick<WaitingNotice, "freed" | "news">;
  readonly row: LastAsked;
  readonly from: PlanToRemind;
};
/** What is still so of something planned: it is asked, or told; else a sentence says why it goes. */
export type Judged = { readonly item: ReminderItem; readonly from: PlanToRemind } | Told | { readonly gone: string };

/** Reads one thing of a planned digest again, just before it is sent. @throws StoreDown */
export async function readAgain(
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
  const today = todayIn(from, now);
  switch (planned.about.kind) {
    case "action":
      return readActionAgain({ store, from, person, today, isChase }, planned.about.id, planned);
  }
}

interface Reading {
  readonly store: WaitingDeps["plans"];
  readonly from: PlanToRemind;
  readonly person: PersonId;
  readonly today: Day;
  readonly isChase: boolean;
}

async function readActionAgain(
  { store, from, person, today, isChase }: Reading,
  id: ActionId,
  planned: DeliveryItem,
): Promise<Judged> {
  const { plan } = from;
  const { occasion, ref } = planned;
  if (typeof occasion !== "string") return readToldAgain({ store, from, person, today, isChase }, id, occasion, ref);
  const stored = await store.readAction(plan.key, id);
  if (stored === undefined) return { gone: `${ref} is no longer in the plan` };
  const judged = judge(from, stored.value, person, { date: planned.date, rung: occasion }, today);
  return !("item" in judged) || isChase || isListed(judged.item) ? judged : { gone: `${stored.value.ref} is held` };
}

async function readToldAgain(
  { store, from, person, today }: Reading,
  id: ActionId,
  occasion: FreedBy | NewsOf,
  ref: string,
): Promise<Judged> {
  if ("freedBy" in occasion) {
    const freed = await readFreed(store, from.plan, person, { id, other: occasion.freedBy }, today);
    if (typeof freed === "string") return { gone: freed };
    return { tells: { freed: [freed] }, row: freedAsked(person, freed.line.id, freed.other.id, today), from };
  }
  const news = await readNews(store, from.plan, person, { id, entry: occasion.news, ref }, today);
  if (typeof news === "string") return { gone: news };
  return { tells: { news: [news] }, row: newsAsked(person, news, today), from };
}

type PlannedRung = { readonly date: Day; readonly rung: Rung };

function judge(from: PlanToRemind, action: Action, person: PersonId, planned: PlannedRung, today: Day): Judged {
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

function todayIn({ plan }: PlanToRemind, now: Date): Day {
  return dayIn(plan.settings.zone, now);
}
