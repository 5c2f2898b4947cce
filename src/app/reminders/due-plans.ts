import type { Plan, PlanKey } from "../../domain/plan/plan.ts";
import type { PlanToRemind } from "../../domain/reminders/items.ts";
import { nextLook } from "../../domain/reminders/next-look.ts";
import { planReminders, type Reminder } from "../../domain/reminders/plan-reminders.ts";
import type { PlanListing, PlanStore } from "../ports/plan-store.ts";
import type { KnownPerson } from "../ports/ports.ts";
import type { Stored } from "../ports/stored.ts";
import type { RemindDeps, RemindRequest } from "../sending/remind-deps.ts";
import { addWaiting } from "../waiting/waiting-notices.ts";
import { gatherReminders, type Reach } from "./gather-reminders.ts";
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

/** What was read of a tenant's plans, and what was decided on it. */
export interface Decided {
  readonly plans: readonly PlanToRemind[];
  readonly reminders: readonly Reminder[];
}

/** One person's digest holds all their plans: once one of the due plans owes something, the others are read too. */
export async function gatherTenant(
  deps: RemindDeps,
  tenant: string,
  due: Due | null,
  { now, explain, people }: { readonly now: Date; readonly explain: boolean; readonly people: readonly KnownPerson[] },
): Promise<Decided> {
  const zones = zonesOf(people);
  const gather = async (keys: readonly PlanKey[], reach: Reach) =>
    addWaiting(deps, await gatherReminders(deps, keys, now, reach, zones), { now, explain, zones, people });
  const decide = (plans: readonly PlanToRemind[]): Decided => {
    return { plans, reminders: planReminders(plans, now, readersOf(people)) };
  };
  const reach = explain ? "all" : "near";
  if (due === null) return decide(await gather(keysOf(await deps.plans.listPlans(tenant)), reach));
  const some = decide(await gather(keysOf(due.map(({ value }) => value)), reach));
  if (some.reminders.every(({ digest }) => digest === null)) return some;
  const listed = keysOf(await deps.plans.listPlans(tenant));
  const others = listed.filter(({ plan }) => due.every(({ value }) => value.key.plan !== plan));
  if (others.length === 0) return some;
  const all = [...some.plans, ...(await gather(others, explain ? "all" : "beside"))];
  const placeOf = ({ plan }: PlanToRemind) => listed.findIndex((key) => key.plan === plan.key.plan);
  return decide(all.sort((a, b) => placeOf(a) - placeOf(b)));
}

function keysOf(plans: readonly PlanListing[]): readonly PlanKey[] {
  return plans.map(({ key }) => key);
}

/** Nothing is left to do of these plans until their next hour; `gathered`: as this run read them; `comeBack`: but for people whom nothing reaches yet. */
export async function putOffDue(
  { plans }: RemindDeps,
  due: Due | null,
  now: Date,
  people: readonly KnownPerson[],
  { gathered, comeBack }: { readonly gathered: readonly PlanToRemind[]; readonly comeBack: boolean },
): Promise<void> {
  const read = new Map(gathered.map(({ plan }) => [plan.key.plan, plan]));
  for (const listed of due ?? []) {
    const plan = read.get(listed.value.key.plan) ?? (await planOf(plans, listed.value.key));
    if (plan === undefined) continue;
    const next = nextLook(plan, now, zonesOf(people));
    const soon = new Date(now.getTime() + COME_BACK_MS);
    await plans.putOff(listed, comeBack && soon < next ? soon : next, now);
  }
}

async function planOf(plans: PlanStore, key: PlanKey): Promise<Plan | undefined> {
  const stored = await plans.readPlan(key);
  return typeof stored === "string" ? undefined : stored.value;
}
