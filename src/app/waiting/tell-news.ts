import type { Day } from "../../domain/calendar/day.ts";
import { addWorkingDays } from "../../domain/calendar/working-days.ts";
import type { HistoryEntry } from "../../domain/history/history.ts";
import type { ActionId } from "../../domain/plan/action-state.ts";
import type { PersonId } from "../../domain/plan/person.ts";
import type { Plan } from "../../domain/plan/plan.ts";
import type { PlanToRemind } from "../../domain/reminders/items.ts";
import { findNews, mayBeNews, newsAsks, type PersonNews } from "../../domain/reminders/news.ts";
import type { News, WaitingAsk } from "../../domain/reminders/waiting-item.ts";
import type { PlanStore } from "../ports/plan-store.ts";

/** Working days back in which decisions are looked for: whoever is back from a month away still hears of them. */
const LOOK_BACK = 22;
/** Entries of one action's history in which who asked is looked for. */
const MOST_ENTRIES = 60;

/** The turns of those who are to hear what became of what they asked for, or what others did with what is theirs. @throws StoreDown */
export async function gatherNews(
  plans: PlanStore,
  { plan, asked }: PlanToRemind,
  today: Day,
): Promise<readonly WaitingAsk[]> {
  const changes = await plans.listChanges(plan.key, addWorkingDays(plan.settings.week, today, -LOOK_BACK));
  const entries = changes.filter((entry) => mayBeNews(entry) && entry.at >= (plan.started?.at ?? ""));
  const ids = [...new Set(entries.map(({ action }) => action))];
  const found = await Promise.all(ids.map((id) => readNewsOf(plans, plan, id, entriesOf(entries, id), today)));
  return newsAsks(plan, found.flat(), asked, today);
}

/** The same of one entry and person, read again just before it is told; a sentence: why it is not told. @throws StoreDown */
export async function readNews(
  plans: PlanStore,
  plan: Plan,
  person: PersonId,
  { id, entry, ref }: { readonly id: ActionId; readonly entry: number; readonly ref: string },
  today: Day,
): Promise<News | string> {
  const all = await readNewsOf(plans, plan, id, [entry], today);
  return all.find((one) => one.person === person)?.news ?? `what was decided about ${ref} is known`;
}

async function readNewsOf(
  plans: PlanStore,
  plan: Plan,
  id: ActionId,
  entries: readonly number[],
  today: Day,
): Promise<readonly PersonNews[]> {
  const [stored, page] = await Promise.all([
    plans.readAction(plan.key, id),
    plans.listHistory(plan.key, id, MOST_ENTRIES, null),
  ]);
  if (stored === undefined) return [];
  const told = page.items.filter(({ entry }) => entries.includes(entry));
  return told.flatMap((entry) => findNews(plan, stored.value, entry, page.items, today));
}

function entriesOf(entries: readonly HistoryEntry[], id: ActionId): readonly number[] {
  return entries.filter(({ action }) => action === id).map(({ entry }) => entry);
}
