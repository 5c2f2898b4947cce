import { type Day, dayIn } from "../domain/calendar/day.ts";
import { planAt } from "../domain/people/handover.ts";
import type { Audience } from "../domain/permissions/fields.ts";
import { type PlanPowers, powersOf } from "../domain/permissions/permissions.ts";
import type { PersonId } from "../domain/plan/person.ts";
import { findPerson, isClosed, nameOf, ownersOf, type Plan, type PlanKey } from "../domain/plan/plan.ts";
import type { Refusal } from "../domain/plan/refusal.ts";
import { accept, type Result, refuse } from "../domain/plan/result.ts";
import type { PlanListing, PlanStore } from "./ports/plan-store.ts";
import type { Chats } from "./ports/ports.ts";
import type { Stored } from "./ports/stored.ts";

/** Who asks, when; `plan` names the one meant where the request does. */
export interface Asking {
  readonly tenant: string;
  readonly person: PersonId;
  readonly name: string;
  readonly now: Date;
  readonly plan: string | null;
  /** Where it is asked; absent: by an administrator or the clock, who see all. */
  readonly place?: ChatPlace | undefined;
}

/** The chat or channel of a request; `conversation` without the message it answers. */
export interface ChatPlace {
  readonly kind: "personal" | "group" | "channel";
  readonly conversation: string;
}

/** A plan that the one who asks is a person of, on the day it is in that plan. */
export interface OpenPlan {
  readonly plan: Plan;
  readonly stored: Stored<Plan>;
  readonly today: Day;
  readonly powers: PlanPowers;
  /** Who asks. */
  readonly person: PersonId;
  /** Who looks on. */
  readonly audience: Audience;
}

/** What opening needs. `chats`: absent where nobody chats, for an administrator or the clock. */
export interface OpenDeps {
  readonly plans: PlanStore;
  readonly chats?: Chats | undefined;
}

/**
 * What a plan is opened for. A closed plan is opened only for who says that it is to read (or to open it again): a
 * request that says nothing may change something, and is refused.
 */
export type Purpose = "to change" | "to read" | "to open again";

/** A plan as it is stored, for those whom its people need not let in. */
export async function readStored({ plans }: Pick<OpenDeps, "plans">, key: PlanKey): Promise<Result<Stored<Plan>>> {
  const stored = await plans.readPlan(key);
  return typeof stored === "string"
    ? refuse({ reason: stored === "unknown" ? "plan-unknown" : stored, plan: key.plan })
    : accept(stored);
}

/** All plans of a person, and those that a request may mean: several only where neither it nor its chat says. */
export interface OpenPlans {
  readonly all: readonly OpenPlan[];
  readonly meant: readonly OpenPlan[];
}

/** Opens the plan a request is about: the one named, the one its chat means, the only open one the person is in. */
export async function openPlan(
  deps: OpenDeps,
  asking: Asking,
  purpose: Purpose = "to change",
): Promise<Result<OpenPlan>> {
  const opened = await openPlans(deps, asking, purpose);
  return opened.ok ? theOne(opened.value.meant, purpose) : opened;
}

/** The same where several may be meant: one more read at most, and none where there is only one plan. */
export async function openPlans(deps: OpenDeps, asking: Asking, purpose: Purpose): Promise<Result<OpenPlans>> {
  return (await openNamed(deps, asking)) ?? openListed(deps, asking, purpose);
}

/** The plan that a button names, without the list of all; undefined: that has to be looked at. */
async function openNamed({ plans }: OpenDeps, asking: Asking): Promise<Result<OpenPlans> | undefined> {
  const { tenant, plan, place } = asking;
  if (plan === null || !isAlone(place)) return undefined;
  const stored = await plans.readPlan({ tenant, plan });
  if (typeof stored === "string" || findPerson(stored.value, asking.person) === undefined) return undefined;
  const all = [opened(stored, asking, [stored])];
  return accept({ all, meant: all });
}

async function openListed(deps: OpenDeps, asking: Asking, purpose: Purpose): Promise<Result<OpenPlans>> {
  const { place, tenant } = asking;
  const listed = await plansAround(deps, asking);
  const named = listed.filter(({ key }) => asking.plan === null || key.plan === asking.plan);
  // Where others look on, another plan than the one that is meant may say who they are.
  const wanted = isAlone(place) ? named : listed;
  const [chosen = null, ...read] = await Promise.all([
    named.length > 1 && place !== undefined ? deps.chats?.planOf(tenant, place.conversation) : null,
    ...wanted.map(({ key }) => deps.plans.readPlan(key)),
  ]);
  const there = read.filter((plan) => typeof plan !== "string");
  const whole = there.filter(({ value }) => named.some(({ key }) => key.plan === value.key.plan));
  const mine = whole.filter(({ value }) => findPerson(value, asking.person) !== undefined);
  if (mine.length > 0) {
    const all = mine.map((stored) => opened(stored, asking, there));
    return accept({ all, meant: meantOf(all, place, chosen, purpose) });
  }
  const busy = wanted.find((_, at) => read[at] === "being-taken-in");
  return busy === undefined ? refuseStranger(deps, asking) : refuse({ reason: "being-taken-in", plan: busy.title });
}

/** The plans that a request may be about: those one is in, and those of the channel where it is asked. */
async function plansAround({ plans }: OpenDeps, { tenant, person, place }: Asking): Promise<readonly PlanListing[]> {
  const parties = place === undefined || isAlone(place) ? [person] : [person, place.conversation];
  const listed = (await Promise.all(parties.map((party) => plans.listPlansOf(tenant, party)))).flat();
  return [...new Map(listed.map((one) => [one.key.plan, one])).values()];
}

/** Plans whose owners are named to a stranger: not all of a tenant's are read for whoever asks. */
const MOST_NAMED = 3;

/** Why somebody who is in no plan, or not in the one they name, is shown nothing, and who could take them in. */
async function refuseStranger({ plans }: OpenDeps, { tenant, plan }: Asking): Promise<Result<never>> {
  const listed = await plans.listPlans(tenant);
  const named = listed.filter(({ key }) => plan === null || key.plan === plan);
  if (listed.length === 0) return refuse({ reason: "no-plan" });
  if (named.length === 0) return refuse({ reason: "plan-unknown", plan: plan ?? "" });
  const read = await Promise.all(named.slice(0, MOST_NAMED).map(({ key }) => plans.readPlan(key)));
  const whole = read.filter((stored) => typeof stored !== "string");
  if (whole.length === 0) return refuse({ reason: "being-taken-in", plan: named[0]?.title ?? "" });
  return refuse({
    reason: "not-in-plan",
    owners: whole.flatMap(({ value }) => ownersOf(value).map((owner) => owner.name)),
  });
}

function isAlone(place: ChatPlace | undefined): boolean {
  return place === undefined || place.kind === "personal";
}

/** The only one of those meant; several are asked about, and a closed one is not opened to be changed. */
export function theOne<Opened extends OpenPlan>(meant: readonly Opened[], purpose: Purpose): Result<Opened> {
  const [only, another] = meant;
  if (only === undefined || another !== undefined)
    return refuse({
      reason: "which-plan",
      plans: meant.map(({ plan }) => ({ id: plan.key.plan, title: plan.title })),
    });
  return purpose === "to change" && isClosed(only.plan) ? refuse(planClosed(only.plan)) : accept(only);
}

/** Why nothing of a closed plan is changed. */
export function planClosed(plan: Plan): Refusal {
  const { at = "", by = "" } = plan.closed ?? {};
  return { reason: "plan-closed", plan: plan.title, at, by: nameOf(plan, by) };
}

/** A closed plan is not assumed where an open one is there, whatever the chat remembers. */
function meantOf(all: readonly OpenPlan[], place: ChatPlace | undefined, chosen: string | null, purpose: Purpose) {
  const fitting = all.filter(({ plan }) => isClosed(plan) === (purpose === "to open again"));
  const some = fitting.length > 0 ? fitting : all;
  const bound = some.filter(({ plan }) => isBound(plan, place));
  if (bound.length === 1) return bound;
  const remembered = some.filter(({ plan }) => plan.key.plan === chosen);
  return remembered.length === 1 ? remembered : some;
}

function isBound({ channels = [] }: Plan, place: ChatPlace | undefined): boolean {
  return channels.some(({ conversation }) => conversation === place?.conversation);
}

function opened(stored: Stored<Plan>, asking: Asking, there: readonly Stored<Plan>[]): OpenPlan {
  const plan = planAt(stored.value, asking.now);
  const today = dayIn(plan.settings.zone, asking.now);
  const powers = powersOf(plan, asking.person, today);
  const plans = there.map(({ value }) => value);
  return { plan, stored, today, powers, person: asking.person, audience: audienceOf(plan, asking.place, plans) };
}

/** Who looks on in a place: in a chat with others those it is bound for, the council's staff where nobody said. */
export function audienceOf(plan: Plan, place: ChatPlace | undefined, plans: readonly Plan[]): Audience {
  if (place === undefined || place.kind === "personal") return "own chat";
  const boundFor = ({ channels = [] }: Plan) =>
    channels.find(({ conversation }) => conversation === place.conversation)?.audience;
  // Partners of one plan read along whatever plan is spoken of.
  return boundFor(plan) ?? (plans.some((other) => boundFor(other) === "partners") ? "partners" : "staff");
}
