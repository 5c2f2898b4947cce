import type { Day } from "../calendar/day.ts";
import type { Action } from "../plan/action.ts";
import { ownersOf, type Plan } from "../plan/plan.ts";
import type { Refusal } from "../plan/refusal.ts";
import { calledLabel } from "./called.ts";

/** The refusal of somebody who may not, with the names of those who may; its request is what cannot be done, in words. */
export type NotAllowed = Extract<Refusal, { readonly reason: "not-allowed" }>;

/** They are told to ask the plan's owners. */
export function askOwners(plan: Plan, request: string): NotAllowed {
  return { reason: "not-allowed", request, ask: ownersOf(plan).map(({ name }) => name) };
}

/** They are told to ask an action's leads, as cards call them on a day, or the plan's owners. */
export function askLeads(plan: Plan, { leads }: Pick<Action, "leads">, request: string, day: Day): NotAllowed {
  const owners = askOwners(plan, request);
  return { ...owners, ask: [...leads.map(({ label }) => calledLabel(plan, label, day)), ...owners.ask] };
}
