import type { Audience } from "../domain/audience.ts";
import { type Day, dayIn } from "../domain/calendar/day.ts";
import { type PlanPowers, powersOf } from "../domain/permissions.ts";
import type { PersonId } from "../domain/person.ts";
import { findPerson, ownersOf, type Plan } from "../domain/plan.ts";
import { accept, type Result, refuse } from "../domain/result.ts";
import type { PlanStore, Stored } from "./plan-store.ts";

/** Who asks, when; `plan` names the one meant where the request does. */
export interface Asking {
  readonly tenant: string;
  readonly person: PersonId;
  readonly name: string;
  readonly now: Date;
  readonly plan: string | null;
  /** Where it is asked; absent: by an administrator or the clock, who see all. */
  readonly place?: Place | undefined;
}

/** The chat or channel of a request; `conversation` without the message it answers. */
export interface Place {
  readonly kind: "personal" | "group" | "channel";
  readonly conversation: string;
}

/** A plan that the one who asks is a person of, on the day it is in that plan. */
export interface OpenPlan {
  readonly plan: Plan;
  readonly stored: Stored<Plan>;
  readonly today: Day;
  readonly powers: PlanPowers;
  /** Who looks on. */
  readonly audience: Audience;
}

/** Opens the plan a request is about: the one named, else the only one the person is in. */
export async function openPlan(deps: { readonly plans: PlanStore }, asking: Asking): Promise<Result<OpenPlan>> {
  const listed = await deps.plans.listPlans(asking.tenant);
  const named = listed.filter(({ key }) => asking.plan === null || key.plan === asking.plan);
  if (listed.length === 0) return refuse({ reason: "no-plan" });
  if (named.length === 0) return refuse({ reason: "plan-unknown", plan: asking.plan ?? "" });
  const read = await Promise.all(named.map(({ key }) => deps.plans.readPlan(key)));
  const whole = read.filter((plan) => typeof plan !== "string");
  const mine = whole.filter(({ value }) => findPerson(value, asking.person) !== undefined);
  const [only, another] = mine;
  if (only !== undefined && another === undefined) return accept(opened(only, asking));
  if (only !== undefined) {
    return refuse({
      reason: "which-plan",
      plans: mine.map(({ value }) => ({ id: value.key.plan, title: value.title })),
    });
  }
  if (whole.length < read.length) return refuse({ reason: "being-taken-in", plan: named[0]?.title ?? "" });
  return refuse({
    reason: "not-in-plan",
    owners: whole.flatMap(({ value }) => ownersOf(value).map((owner) => owner.name)),
  });
}

function opened(stored: Stored<Plan>, asking: Asking): OpenPlan {
  const plan = stored.value;
  const today = dayIn(plan.settings.zone, asking.now);
  const powers = powersOf(plan, asking.person, today);
  return { plan, stored, today, powers, audience: audienceOf(plan, asking.place) };
}

/** Who looks on in a place: in a chat with others those it is bound for, the council's staff where nobody said. */
function audienceOf(plan: Plan, place: Place | undefined): Audience {
  if (place === undefined || place.kind === "personal") return "oneself";
  return plan.channels?.find(({ conversation }) => conversation === place.conversation)?.audience ?? "staff";
}
