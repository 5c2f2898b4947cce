import type { Action } from "./action.ts";
import type { Day } from "./calendar/day.ts";
import type { PersonId } from "./person.ts";
import { findLabel, findPerson, holdersOf, type Plan, standingInFor } from "./plan.ts";

/** What someone is to one action on a day; several at once are usual. */
export type Standing = "lead" | "stand-in" | "delegate" | "theme lead" | "owner" | "chair" | "sponsor" | "viewer";

/** Everything someone is to an action; empty: not a person of the plan. */
export function standingsOf(
  plan: Plan,
  action: Pick<Action, "leads" | "theme">,
  person: PersonId,
  day: Day,
): readonly Standing[] {
  const who = findPerson(plan, person);
  if (who === undefined) return [];
  const leads = action.leads.flatMap((lead) => holdersOf(plan, lead.label, day));
  // A director who is the plan's sponsor is not therefore the sponsor of each action.
  const standings: Standing[] = ["viewer", ...who.roles.filter((role) => role === "owner" || role === "chair")];
  if (leads.includes(person)) standings.push("lead");
  if (standingInFor(plan, person, day).some((away) => leads.includes(away))) standings.push("stand-in");
  if (plan.delegates.some((delegate) => delegate.by === person && leads.includes(delegate.for)))
    standings.push("delegate");
  const theme = plan.themes.find((candidate) => candidate.ref === action.theme);
  if (theme?.leads.some((label) => holdersOf(plan, label, day).includes(person))) standings.push("theme lead");
  if (action.leads.some((lead) => findLabel(plan, lead.label).sponsor === person)) standings.push("sponsor");
  return standings;
}

/** Leads, stand-ins and delegates their actions; theme leads those of their theme; owners all. */
export function mayUpdate(standings: readonly Standing[]): boolean {
  return standings.some((standing) => ["lead", "stand-in", "delegate", "theme lead", "owner"].includes(standing));
}

/** What someone may do in the plan as a whole; it also decides which commands help shows. */
export interface PlanPowers {
  readonly looks: boolean;
  readonly leads: boolean;
  readonly manages: boolean;
  readonly owns: boolean;
  readonly chairs: boolean;
}

export function powersOf(plan: Plan, person: PersonId, day: Day): PlanPowers {
  const who = findPerson(plan, person);
  const holds = (label: string) => holdersOf(plan, label, day).includes(person);
  const owns = who?.roles.includes("owner") ?? false;
  return {
    looks: who !== undefined,
    leads: plan.labels.some((label) => holds(label.text)) || standingInFor(plan, person, day).length > 0,
    manages: owns || plan.themes.some((theme) => theme.leads.some(holds)),
    owns,
    chairs: who?.roles.includes("chair") ?? false,
  };
}
