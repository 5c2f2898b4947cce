import type { Day } from "../../domain/calendar/day.ts";
import { recipientsOf } from "../../domain/permissions/recipients.ts";
import { type ActionLine, lineOf } from "../../domain/plan/action-line.ts";
import type { ActionId } from "../../domain/plan/action-state.ts";
import type { PersonId } from "../../domain/plan/person.ts";
import type { Plan } from "../../domain/plan/plan.ts";
import { doersOf, findFreed, freedAsked, freedAsks, freedOf } from "../../domain/reminders/freed.ts";
import type { PlanToRemind } from "../../domain/reminders/items.ts";
import type { Freed, WaitingAsk } from "../../domain/reminders/waiting-item.ts";
import { findWaited, waitingByNewRefs } from "../find-waited.ts";
import type { PlanStore } from "../ports/plan-store.ts";

/** Newest entries in which the completion of an action is looked for. */
const LOOK_BACK = 30;

/**
 * The turns of leads whose actions wait no longer, from all lines of a plan. `settles`: what needs no telling is put
 * down as told, and what is open again as not told, so that it is not looked at every day. @throws StoreDown
 */
export async function gatherFreed(
  plans: PlanStore,
  { plan, asked }: PlanToRemind,
  lines: readonly ActionLine[],
  today: Day,
  settles: boolean,
): Promise<readonly WaitingAsk[]> {
  const named = await waitingByNewRefs(plans, plan.key, lines);
  const { news, again } = findFreed(plan, named, asked, today);
  const others = [...new Set(news.map(({ freed }) => freed.other.id))];
  const pages = await Promise.all(others.map((id) => plans.listHistory(plan.key, id, LOOK_BACK, null)));
  const doers = new Map(others.map((id, index) => [id, doersOf(pages[index]?.items ?? [])]));
  const knows = ({ person, freed }: (typeof news)[number]) => doers.get(freed.other.id)?.includes(person) ?? false;
  const known = news.filter(knows).map(({ person, freed }) => freedAsked(person, freed.line.id, freed.other.id, today));
  if (settles && again.length + known.length > 0) await plans.recordAsked(plan.key, [...again, ...known]);
  return freedAsks(
    plan,
    news.filter((one) => !knows(one)),
    today,
  );
}

/** The same of one pair, read again just before it is told; a sentence: why it is not told. @throws StoreDown */
export async function readFreed(
  plans: PlanStore,
  plan: Plan,
  person: PersonId,
  { id, other: by }: { readonly id: ActionId; readonly other: ActionId },
  today: Day,
): Promise<Freed | string> {
  const [waiter, other] = await Promise.all([plans.readAction(plan.key, id), plans.readAction(plan.key, by)]);
  if (waiter === undefined || other === undefined) return "an action is no longer in the plan";
  const line = lineOf(waiter.value);
  if (recipientsOf(plan, line, today).every((recipient) => recipient.person !== person))
    return `${line.ref} is somebody else's`;
  const found = await Promise.all(waiter.value.dependsOn.map((ref) => findWaited(plans, plan.key, ref)));
  const others = found.flatMap((one) => (one === undefined ? [] : [lineOf(one)]));
  return freedOf({ plan, person, today }, line, lineOf(other.value), others) ?? `${line.ref} is done, or waits again`;
}
