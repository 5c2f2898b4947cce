import { dayIn } from "../../domain/calendar/day.ts";
import type { PersonId } from "../../domain/person.ts";
import type { PlanKey } from "../../domain/plan.ts";
import type { Delivery } from "../../domain/reminders/delivery.ts";
import type { PlanToRemind } from "../../domain/reminders/items.ts";
import { nextLook } from "../../domain/reminders/next-look.ts";
import { planReminders, type Reminder } from "../../domain/reminders/plan-reminders.ts";
import type { PlanListing, Stored } from "../plan-store.ts";
import { gatherReminders, type Reach } from "./gather-reminders.ts";
import { meetPeople } from "./meet-people.ts";
import { type Pace, paceOf } from "./pace.ts";
import { type Gathered, planRows } from "./plan-rows.ts";
import type { RemindDeps } from "./remind-deps.ts";
import { type PersonReport, type RemindReport, reportPerson, summariseRun } from "./remind-report.ts";
import { byPerson, listRows, type Worked, workOutbox } from "./work-outbox.ts";

export interface RemindRequest {
  readonly now: Date;
  /** Only people whom this plan concerns; their digest still holds all their plans. */
  readonly plan?: PlanKey;
  /** Changes and sends nothing, and explains everyone. */
  readonly dryRun?: boolean;
  /** Reports those too who get nothing, and why, at a time when nothing is sent. */
  readonly explain?: boolean;
  /** Looks at no plan that cannot owe anything yet: what a tick costs is what is owed. */
  readonly dueOnly?: boolean;
  /** Aborted, the run ends after the message in hand; the next run goes on. */
  readonly stopping?: AbortSignal;
}

/**
 * Sends every digest that is owed by now and not yet sent. Safe to run late, twice, or in several processes at once.
 * A tenant whose store or data fails is counted and left to the next run.
 */
export async function remindLeads(deps: RemindDeps, request: RemindRequest): Promise<RemindReport> {
  const pace = paceOf(deps.perSecond, deps.clocks, request.stopping);
  const tenants = await tenantsOf(deps, request);
  const runs: TenantRun[] = [];
  for (const [tenant, due] of tenants) {
    try {
      runs.push(await remindTenant(deps, pace, tenant, due, request));
    } catch (error) {
      deps.log.error("reminders-failed", { tenant, error: String(error) });
    }
  }
  return summariseRun({
    at: request.now.toISOString(),
    dryRun: request.dryRun ?? false,
    planned: runs.reduce((sum, run) => sum + run.planned, 0),
    failed: tenants.size - runs.length,
    people: runs.flatMap((run) => run.people),
  });
}

interface TenantRun {
  readonly planned: number;
  readonly people: readonly PersonReport[];
}

/** Plans of a tenant that may owe something. */
type Due = readonly Stored<PlanListing>[];

/** The tenants a run works through, each with its plans that may owe something; null: all of them. */
async function tenantsOf(
  { plans }: RemindDeps,
  { now, plan, dueOnly }: RemindRequest,
): Promise<ReadonlyMap<string, Due | null>> {
  if (plan !== undefined) return new Map([[plan.tenant, null]]);
  if (!dueOnly) return new Map((await plans.listTenants()).map((tenant) => [tenant, null]));
  const due = await plans.listDue(now);
  const of = (tenant: string) => due.filter(({ value }) => value.key.tenant === tenant);
  return new Map(due.map(({ value: { key } }) => [key.tenant, of(key.tenant)]));
}

async function remindTenant(
  deps: RemindDeps,
  pace: Pace,
  tenant: string,
  due: Due | null,
  request: RemindRequest,
): Promise<TenantRun> {
  const { now, plan, dryRun = false, explain = dryRun } = request;
  const plans = await gatherTenant(deps, tenant, due, now, explain ? "all" : "near");
  if (plans.length === 0) return rested(deps, due, now, { planned: 0, people: [] });
  const gathered = await readLedger(deps, tenant, plans, now);
  const reminders = planReminders(plans, now).filter((reminder) => concerns(reminder, plan));
  await deps.at("decided");
  if (dryRun) return { planned: 0, people: report(gathered, reminders, null) };
  const planned = await planRows(deps, gathered, reminders);
  const people = new Set(reminders.map(({ recipient }) => recipient.person));
  const met = await meetPeople(deps, pace, gathered.known, owed(reminders));
  const known = new Map([...gathered.known, ...met]);
  const worked = await workOutbox(
    { deps, pace, plans, now, stopping: request.stopping },
    {
      tenant,
      days: gathered.days,
      concerns: (person) => plan === undefined || people.has(person),
      reachable: new Map([...known].filter(([, { unreachable }]) => unreachable === null)),
    },
  );
  const run = { planned, people: report({ ...gathered, known }, reminders, worked) };
  const left = [...worked.rows.values()].filter(({ status }) => status === "planned" || status === "sending");
  if (left.some(({ person }) => known.get(person)?.unreachable === null)) return run;
  return rested(deps, due, now, run, left.length > 0 ? new Date(now.getTime() + COME_BACK_MS) : null);
}

/** Someone whom nothing reaches may come back on the same day: looked for so often, in milliseconds. */
const COME_BACK_MS = 1_800_000;

function owed(reminders: readonly Reminder[]): readonly PersonId[] {
  const people = reminders.filter(({ digest, recipient }) => digest !== null && recipient.unreached === null);
  return people.map(({ recipient }) => recipient.person);
}

/** One person's digest holds all their plans: once one of the due plans owes something, all are read. */
async function gatherTenant(
  deps: RemindDeps,
  tenant: string,
  due: Due | null,
  now: Date,
  reach: Reach,
): Promise<readonly PlanToRemind[]> {
  if (due !== null) {
    const some = await gatherReminders(deps, keysOf(due.map(({ value }) => value)), now, reach);
    if (planReminders(some, now).every(({ digest }) => digest === null)) return some;
  }
  return gatherReminders(deps, keysOf(await deps.plans.listPlans(tenant)), now, reach);
}

function keysOf(plans: readonly PlanListing[]): readonly PlanKey[] {
  return plans.map(({ key }) => key);
}

/** Nothing is left to do of these plans until their next hour, or `atLatest`. */
async function rested(
  deps: RemindDeps,
  due: Due | null,
  now: Date,
  run: TenantRun,
  atLatest: Date | null = null,
): Promise<TenantRun> {
  for (const listed of due ?? []) {
    const plan = await deps.plans.readPlan(listed.value.key);
    if (typeof plan === "string") continue;
    const next = nextLook(plan.value, now);
    await deps.plans.putOff(listed, atLatest !== null && atLatest < next ? atLatest : next, now);
  }
  return run;
}

/** Tells of everyone who was decided about, and of rows of earlier today that came to their end. */
function report(
  { tenant, rows, known }: Gathered,
  reminders: readonly Reminder[],
  worked: Worked | null,
): readonly PersonReport[] {
  const decided = new Set(reminders.map(({ recipient }) => recipient.person));
  const others = [...(worked?.done.values() ?? [])].filter(({ person }) => !decided.has(person));
  const all = [...reminders, ...others.map(nothingLeft)];
  return all.map((reminder) => {
    const { person } = reminder.recipient;
    return reportPerson({
      tenant,
      reminder,
      row: (worked?.rows ?? rows).get(person),
      made: worked?.done.get(person),
      known: known.get(person),
      dryRun: worked === null,
    });
  });
}

function nothingLeft({ person, name }: Delivery): Reminder {
  const recipient = { person, name, unreached: null };
  return { recipient, digest: null, reason: "nothing-near", items: [], next: null };
}

async function readLedger(
  deps: RemindDeps,
  tenant: string,
  plans: readonly PlanToRemind[],
  now: Date,
): Promise<Gathered> {
  const days = [...new Set(plans.map(({ plan }) => dayIn(plan.settings.zone, now)))];
  const [rows, people] = await Promise.all([listRows(deps, tenant, days), deps.conversations.list(tenant)]);
  const known = new Map(people.map((person) => [person.person, person]));
  return { tenant, plans, days, known, rows: byPerson(rows) };
}

function concerns(reminder: Reminder, plan: PlanKey | undefined): boolean {
  return plan === undefined || reminder.items.some((item) => item.plan.plan === plan.plan);
}
