import type { Action } from "../../domain/action.ts";
import { accept, type Result } from "../../domain/result.ts";
import { mayDecideDate } from "../../domain/updates/date-change.ts";
import { mayDecideCompletion } from "../../domain/updates/sign-off.ts";
import { type Asking, type OpenPlan, openPlan } from "../open-plan.ts";
import type { PlanStore } from "../plan-store.ts";

/** One decision that waits for the one who asks. */
export interface WaitingItem {
  readonly about: "completion" | "end date";
  readonly action: Action;
}

/** What waits for a person's decision, oldest first, and how much waits for others. */
export interface Waiting extends OpenPlan {
  readonly items: readonly WaitingItem[];
  readonly forOthers: number;
}

/** "waiting": completions to sign off and dates to decide, for whoever may decide them. */
export async function listWaiting(deps: { readonly plans: PlanStore }, asking: Asking): Promise<Result<Waiting>> {
  const open = await openPlan(deps, asking, "to read");
  if (!open.ok) return open;
  const { plan, today } = open.value;
  const [proposed, asked] = await Promise.all([
    deps.plans.listByStatus(plan.key, "awaiting-sign-off"),
    deps.plans.listRequests(plan.key),
  ]);
  const read = (id: string) => deps.plans.readAction(plan.key, id);
  const [completions, dates] = await Promise.all([
    Promise.all(proposed.map(({ id }) => read(id))),
    Promise.all(asked.map(({ id }) => read(id))),
  ]);
  const all: readonly WaitingItem[] = [
    ...completions.flatMap((stored) =>
      stored === undefined ? [] : [{ about: "completion" as const, action: stored.value }],
    ),
    ...dates.flatMap((stored) =>
      stored === undefined || stored.value.dateChange === null
        ? []
        : [{ about: "end date" as const, action: stored.value }],
    ),
  ];
  const items = all.filter(({ about, action }) =>
    about === "completion"
      ? mayDecideCompletion(plan, action, asking.person, today)
      : mayDecideDate(plan, action, asking.person),
  );
  return accept({ ...open.value, items: [...items].sort(byAge), forOthers: all.length - items.length });
}

function byAge(a: WaitingItem, b: WaitingItem): number {
  return sinceWhen(a) < sinceWhen(b) ? -1 : 1;
}

/** When it began to wait, an ISO instant. */
export function sinceWhen({ about, action }: WaitingItem): string {
  return (about === "completion" ? action.lastUpdate?.at : action.dateChange?.at) ?? "";
}
