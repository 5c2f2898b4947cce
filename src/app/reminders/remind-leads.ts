import { dayIn } from "../../domain/calendar/day.ts";
import { type Delivery, receiverOf } from "../../domain/due/delivery.ts";
import type { PersonId } from "../../domain/plan/person.ts";
import type { PlanKey } from "../../domain/plan/plan.ts";
import { isOpenNow } from "../../domain/reminders/gates.ts";
import type { PlanToRemind } from "../../domain/reminders/items.ts";
import type { Reminder } from "../../domain/reminders/plan-reminders.ts";
import { findNeverAsked, findUnasked, type Unasked } from "../../domain/reminders/unasked.ts";
import { type KnownPerson, StoreDown } from "../ports/ports.ts";
import { createFaults, type Faults, type FaultTold } from "../sending/faults.ts";
import { type Pace, paceOf } from "../sending/pace.ts";
import { type Probes, probesOfRun } from "../sending/probes.ts";
import { reachPeople } from "../sending/reach-people.ts";
import type { RemindDeps, RemindRequest } from "../sending/remind-deps.ts";
import { inVainOf, toldFaults } from "../sending/told-faults.ts";
import { byPerson, listRows, type Worked } from "../sending/work-outbox.ts";
import { type Due, gatherTenant, putOffDue, tenantsOf } from "./due-plans.ts";
import { type Gathered, planRows } from "./plan-deliveries.ts";
import { type PersonReport, type RemindReport, reportPerson } from "./remind-report.ts";
import { summariseRun } from "./summarise-run.ts";

/**
 * Sends every digest that is owed by now and not yet sent. Safe to run late, twice, or in several processes at once.
 * A tenant whose store or data fails is counted and left to the next run.
 */
export async function remindLeads(deps: RemindDeps, request: RemindRequest): Promise<RemindReport> {
  const pace = paceOf(deps.perSecond, deps.clocks, request.stopping);
  const faults = deps.faults ?? createFaults();
  const tenants = await tenantsOf(deps, request);
  const probes = probesOfRun(faults, () => deps.clocks.now());
  const runs: TenantRun[] = [];
  const ofStore: FaultTold[] = [];
  for (const [tenant, due] of tenants) {
    try {
      runs.push(await remindTenant({ ...deps, faults, probes: probes(tenant) }, pace, tenant, due, request));
    } catch (error) {
      deps.log.error("reminders-failed", { tenant, error: String(error) });
      if (error instanceof StoreDown)
        ofStore.push({ of: "store", tenant, code: "store", reason: `${error.message}.`, people: 0 });
    }
  }
  return summariseRun({
    at: request.now.toISOString(),
    dryRun: request.dryRun ?? false,
    planned: runs.reduce((sum, run) => sum + run.planned, 0),
    failed: tenants.size - runs.length,
    people: runs.flatMap((run) => run.people),
    faults: toldFaults(
      [...ofStore, ...faults.told(deps.clocks.now())],
      runs.map(({ inVain }) => inVain ?? null),
    ),
  });
}

interface TenantRun {
  readonly planned: number;
  readonly people: readonly PersonReport[];
  /** All that was tried served nobody; null: something got through, or nothing was tried. */
  readonly inVain?: FaultTold | null;
}

async function remindTenant(
  deps: RemindDeps & { readonly faults: Faults; readonly probes: () => Probes },
  pace: Pace,
  tenant: string,
  due: Due | null,
  request: RemindRequest,
): Promise<TenantRun> {
  const { now, plan, dryRun = false, explain = dryRun } = request;
  const people = await deps.conversations.list(tenant);
  const { plans, reminders: all } = await gatherTenant(deps, tenant, due, { now, explain, people });
  if (plans.length === 0) {
    await putOffDue(deps, due, now, people, { gathered: plans, comeBack: false });
    return { planned: 0, people: [] };
  }
  const gathered = await readLedger(deps, tenant, plans, people, now);
  const reminders = all.filter((reminder) => concerns(reminder, plan));
  const explains = explain ? explainOthers(plans, reminders, now, plan) : NOTHING_MORE;
  await deps.at("decided");
  if (dryRun) return { planned: 0, people: report(gathered, reminders, null, explains) };
  const planned = await planRows(deps, gathered, reminders);
  await recordRuns(deps, plans, request);
  const decided = new Set(reminders.map(({ recipient }) => recipient.person));
  const { faults } = deps;
  const worked = await reachPeople(
    {
      deps,
      tenant,
      pace,
      plans,
      now,
      stopping: request.stopping,
      faults,
      probes: deps.probes(),
    },
    {
      days: gathered.days,
      concerns: (person) => plan === undefined || decided.has(person),
      known: gathered.known,
      owed: [...new Set([...owed(reminders), ...chased(gathered)])],
      hearOfOthers: new Set(reminders.flatMap(({ recipient, waits }) => (waits.length > 0 ? [recipient.person] : []))),
    },
  );
  const { known } = worked;
  const reported = report({ ...gathered, known }, reminders, worked, explains);
  const run = { planned, people: reported, inVain: inVainOf(tenant, worked.done) };
  const left = [...worked.rows.values()].filter(({ status }) => status === "planned" || status === "sending");
  if (!left.some((row) => known.get(receiverOf(row))?.unreachable === null))
    await putOffDue(deps, due, now, people, { gathered: plans, comeBack: left.length > 0 });
  return run;
}

/** What a digest never tells: everyone to whom nothing comes, and what leads are not asked about. */
interface Explained {
  readonly silent: readonly Reminder[];
  readonly unasked: ReadonlyMap<PersonId, readonly Unasked[]>;
}

const NOTHING_MORE: Explained = { silent: [], unasked: new Map() };

function explainOthers(
  all: readonly PlanToRemind[],
  reminders: readonly Reminder[],
  now: Date,
  only: PlanKey | undefined,
): Explained {
  const plans = all.filter(({ plan }) => only === undefined || plan.key.plan === only.plan);
  const unasked = new Map<PersonId, readonly Unasked[]>();
  for (const from of plans)
    for (const [person, found] of findUnasked(from, dayIn(from.plan.settings.zone, now)))
      unasked.set(person, [...(unasked.get(person) ?? []), ...found]);
  return { unasked, silent: findNeverAsked(plans, new Set(unasked.keys()), reminders) };
}

function owed(reminders: readonly Reminder[]): readonly PersonId[] {
  const people = reminders.filter(({ digest, recipient }) => digest !== null && recipient.unreached === null);
  return people.map(({ recipient }) => recipient.person);
}

/** Whom a manager asks today, in messages that wait. */
function chased({ rows }: Gathered): readonly PersonId[] {
  return [...rows.values()].filter(({ chase, status }) => chase !== undefined && status === "planned").map(receiverOf);
}

/** Tells of everyone who was decided about, and of rows of earlier today that came to their end. */
function report(
  { tenant, rows, known }: Gathered,
  reminders: readonly Reminder[],
  worked: Worked | null,
  { silent, unasked }: Explained,
): readonly PersonReport[] {
  const decided = new Set(reminders.map(({ recipient }) => recipient.person));
  const others = [...(worked?.done.values() ?? [])].filter(({ person }) => !decided.has(person));
  const rest = [...others.map(nothingLeft), ...silent].filter(({ recipient }) => !decided.has(recipient.person));
  const all = [...reminders, ...new Map(rest.map((one) => [one.recipient.person, one])).values()];
  return all.map((reminder) => {
    const { person } = reminder.recipient;
    return reportPerson({
      tenant,
      reminder,
      row: (worked?.rows ?? rows).get(person),
      made: worked?.done.get(person),
      known: known.get(person),
      dryRun: worked === null,
      unasked: unasked.get(person) ?? [],
    });
  });
}

function nothingLeft({ person, name }: Delivery): Reminder {
  const recipient = { person, name, unreached: null };
  return { recipient, digest: null, reason: "nothing-near", items: [], waits: [], next: null, nextUnsent: null };
}

/** Keeps that today's messages of these plans are planned: a day that is missing here was missed. */
async function recordRuns(deps: RemindDeps, plans: readonly PlanToRemind[], { now, plan: only }: RemindRequest) {
  const done = plans.filter(({ plan }) => isOpenNow(plan, now) && (only === undefined || only.plan === plan.key.plan));
  await Promise.all(done.map(({ plan }) => deps.plans.recordRun(plan.key, dayIn(plan.settings.zone, now))));
}

async function readLedger(
  deps: RemindDeps,
  tenant: string,
  plans: readonly PlanToRemind[],
  people: readonly KnownPerson[],
  now: Date,
): Promise<Gathered> {
  const days = [...new Set(plans.map(({ plan }) => dayIn(plan.settings.zone, now)))];
  const rows = await listRows(deps, tenant, days);
  const known = new Map(people.map((person) => [person.person, person]));
  return { tenant, plans, days, known, rows: byPerson(rows) };
}

function concerns(reminder: Reminder, plan: PlanKey | undefined): boolean {
  if (plan === undefined) return true;
  const { items, waits } = reminder;
  return [...items, ...waits.map(({ notice }) => notice)].some((one) => one.plan.plan === plan.plan);
}
