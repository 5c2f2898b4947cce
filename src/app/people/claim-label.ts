import { dayIn } from "../../domain/calendar/day.ts";
import { planClaim } from "../../domain/people/claims.ts";
import { findByKey, isSettled } from "../../domain/people/labels.ts";
import { isSameName, labelMatcher } from "../../domain/people/match-labels.ts";
import { isClosed, type Plan } from "../../domain/plan/plan.ts";
import { accept, type Result, refuse } from "../../domain/plan/result.ts";
import { eventOf } from "../change-plan.ts";
import { type Asking, planClosed, readStored } from "../open-plan.ts";
import { orNewer } from "../or-newer.ts";
import type { PlanStore } from "../ports/plan-store.ts";

const LONGEST_NAME = 100;

/** A name of a plan that may mean the one who asks. */
export interface Claimable {
  readonly plan: Plan;
  readonly label: string;
}

/**
 * Names without a person, in any plan of the tenant, that somebody may claim: the one they typed, else those that are
 * like their own name. Others are not shown: who asks need not be of any plan. None: refused.
 */
export async function findClaimable(
  deps: { readonly plans: PlanStore },
  asking: Asking,
  typed: string,
): Promise<Result<readonly Claimable[]>> {
  const listed = await deps.plans.listPlans(asking.tenant);
  const wanted = listed.filter(({ key }) => asking.plan === null || key.plan === asking.plan);
  const plans = await Promise.all(wanted.map(({ key }) => deps.plans.readPlan(key)));
  const isMeant = typed === "" ? likeOwnName(asking) : (label: string) => isSameName(label, typed);
  const found = plans.flatMap((stored) => (typeof stored === "string" ? [] : claimableIn(stored.value, isMeant)));
  if (listed.length === 0) return refuse({ reason: "no-plan" });
  return found.length === 0 ? refuse({ reason: "label-unknown", label: typed || asking.name }) : accept(found);
}

/** Somebody, of the plan or not, says that a label (its key) means them; an owner decides. Saying it again changes nothing. */
export async function claimLabel(
  deps: { readonly plans: PlanStore },
  asking: Asking,
  key: string,
): Promise<Result<Claimable>> {
  const plan = asking.plan ?? "";
  for (;;) {
    const stored = await readStored(deps, { tenant: asking.tenant, plan });
    if (!stored.ok) return stored;
    const { value: before, mark } = stored.value;
    if (isClosed(before)) return refuse(planClosed(before));
    const claimant = { person: asking.person, name: asking.name.slice(0, LONGEST_NAME) };
    const claimed = planClaim(before, key, claimant, asking.now.toISOString());
    if (!claimed.ok) return claimed;
    const label = findByKey(claimed.value, key)?.text ?? key;
    const done = accept({ plan: claimed.value, label });
    if (claimed.value === before) return done;
    const told = { does: "claim name", label, by: claimant } as const;
    // It is told of the plan alone: an action's people hear of it once an owner has decided.
    const memo = { kind: "names settled", told, labels: [] } as const;
    const event = eventOf({ plan: before, today: dayIn(before.settings.zone, asking.now) }, asking, memo);
    const saved = await orNewer(() => deps.plans.savePlan({ value: claimed.value, mark }, event));
    if (!saved.ok) return saved;
    if (saved.value) return done;
  }
}

function claimableIn(plan: Plan, isMeant: (label: string) => boolean): readonly Claimable[] {
  if (isClosed(plan)) return [];
  const open = plan.labels.filter((label) => !isSettled(label) || label.kind === "role");
  return open.filter(({ text }) => isMeant(text)).map(({ text }) => ({ plan, label: text }));
}

function likeOwnName({ person, name }: Asking): (label: string) => boolean {
  const match = labelMatcher([{ person, name }]);
  return (label) => match(label).kind !== "none";
}
