import type { PlanKey } from "../../domain/plan/plan.ts";
import type { PlanToRemind } from "../../domain/reminders/items.ts";
import { nextLook } from "../../domain/reminders/next-look.ts";
import { planReminders } from "../../domain/reminders/plan-reminders.ts";
import type { PlanListing, Stored } from "../plan-store.ts";
import type { KnownPerson } from "../ports.ts";
import type { RemindDeps, RemindRequest } from "../sending/remind-deps.ts";
import { addWaiting } from "../waiting/waiting-notices.ts";
import { gatherReminders } from "./gather-reminders.ts";
import { readersOf, zonesOf } from "./readers.ts";

/** Plans of a tenant that may owe something. */
export type Due = readonly Stored<PlanListing>[];

/** The tenants a run works through, each with its plans that may owe something; null: all of them. */
export async function tenantsOf(
  { plans }: RemindDeps,
  { now, plan, dueOnly }: RemindRequest,
): Promise<ReadonlyMap<string, Due | null>> {
  if (plan !== undefined) return new Map([[plan.tenant, null]]);
  if (!dueOnly) return new Map((await plans.listTenants()).map((tenant) => [tenant, null]));
  const due = await plans.listDue(now);
  const of = (tenant: string) => due.filter(({ value }) => value.key.tenant === tenant);
  return new Map(due.map(({ value: { key } }) => [key.tenant, of(key.tenant)]));
}

/** Someone whom nothing reaches may come back on the same day: looked for so often, in milliseconds. */
const COME_BACK_MS = 1_800_000;

/** One person's digest holds all their plans: once one of the due plans owes something, all are read. */
export async function gatherTenant(
  deps: RemindDeps,
  tenant: string,
  due: Due | null,
  { now, explain, people }: { readonly now: Date; readonly explain: boolean; readonly people: readonly KnownPerson[] },
): Promise<readonly PlanToRemind[]> {
  const zones = zonesOf(people);
  const gather = async (keys: readonly PlanKey[]) =>
    addWaiting(deps, await gatherReminders(deps, keys, now, explain ? "all" : "near", zones), { now, explain, zones });
  if (due !== null) {
    const some = await gather(keysOf(due.map(({ value }) => value)));
    if (planReminders(some, now, readersOf(people)).every(({ digest }) => digest === null)) return some;
  }
  return gather(keysOf(await deps.plans.listPlans(tenant)));
}

function keysOf(plans: readonly PlanListing[]): readonly PlanKey[] {
  return plans.map(({ key }) => key);
}

/** Nothing is left to do of these plans until their next hour; `comeBack`: but for people whom nothing reaches yet. */
export async function putOffDue(
  { plans }: RemindDeps,
  due: Due | null,
  now: Date,
  people: readonly KnownPerson[],
  comeBack: boolean,
): Promise<void> {
  for (const listed of due ?? []) {
    const plan = await plans.readPlan(listed.value.key);
    if (typeof plan === "string") continue;
    const next = nextLook(plan.value, now, zonesOf(people));
    const soon = new Date(now.getTime() + COME_BACK_MS);
    await plans.putOff(listed, comeBack && soon < next ? soon : next, now);
  }
}
