import type { Day } from "../calendar/day.ts";
import { waitingDateOf } from "../due/due.ts";
import { rulesFor } from "../due/rules.ts";
import { answeringFor, recipientsOf } from "../permissions/recipients.ts";
import { nextDateOf } from "../plan/action.ts";
import type { ActionLine } from "../plan/action-line.ts";
import type { PersonId } from "../plan/person.ts";
import { isClosed, type Plan, type PlanKey } from "../plan/plan.ts";
import type { PlanToRemind } from "./items.ts";
import type { Reminder, ReminderReason } from "./plan-reminders.ts";

/** Why a lead is not asked about an action of theirs at all. */
export type WhyUnasked =
  | "complete"
  | "awaiting-sign-off"
  | "paused"
  /** Withdrawn, merged into another, or carried to the next plan. */
  | "left-the-plan"
  | "no-date"
  /** All its dates are answered. */
  | "answered"
  /** They are away: others are asked. */
  | "away"
  /** They have answered, and another lead has not. */
  | "others-turn";

/** An action that one of its leads is not asked about. */
export interface Unasked {
  readonly plan: PlanKey;
  readonly line: Pick<ActionLine, "id" | "ref" | "title">;
  readonly why: WhyUnasked;
  /** Who is asked instead, by name. */
  readonly instead: readonly string[];
}

/** What each lead of some plans is not asked about, and why: what a digest never tells. Needs every action of them. */
export function findUnasked({ plan, lines }: PlanToRemind, today: Day): ReadonlyMap<PersonId, readonly Unasked[]> {
  const found = new Map<PersonId, Unasked[]>();
  for (const line of lines) {
    const asked = isWaiting(plan, line) ? recipientsOf(plan, line, today) : [];
    const others = asked.map(({ name }) => name);
    for (const person of answeringFor(plan, line.leads, today)) {
      if (asked.some((one) => one.person === person)) continue;
      const why =
        asked.length === 0 ? whyNobody(line) : (line.answered ?? []).includes(person) ? "others-turn" : "away";
      found.set(person, [...(found.get(person) ?? []), { plan: plan.key, line, why, instead: others }]);
    }
  }
  return found;
}

/** Everyone of the plans, and every holder of a name, to whom nothing at all comes, with the reason. */
export function findNeverAsked(
  plans: readonly PlanToRemind[],
  unasked: ReadonlySet<PersonId>,
  reminders: readonly Reminder[],
): readonly Reminder[] {
  const told = new Set(reminders.map(({ recipient }) => recipient.person));
  const people = new Map(plans.flatMap(({ plan }) => plan.people.map(({ id, name }) => [id, name] as const)));
  for (const id of unasked) if (!people.has(id)) people.set(id, "someone no longer in the plan");
  const silent = [...people].filter(([person]) => !told.has(person));
  return silent
    .sort(([, a], [, b]) => a.localeCompare(b, "en-GB"))
    .map(([person, name]): Reminder => {
      const theirs = plans.map(({ plan }) => plan).filter((plan) => plan.people.some(({ id }) => id === person));
      const recipient = { person, name, unreached: null };
      const nothing = { digest: null, items: [], waits: [], next: null, nextUnsent: null };
      return { ...nothing, recipient, reason: whySilent(theirs) };
    });
}

function whySilent(plans: readonly Plan[]): ReminderReason {
  if (plans.length > 0 && plans.every(isClosed)) return "closed";
  if (plans.length > 0 && plans.every((plan) => isClosed(plan) || plan.started === null)) return "not-started";
  return "nothing-asked";
}

function isWaiting(plan: Plan, line: ActionLine): boolean {
  return waitingDateOf(plan, line, rulesFor(plan.settings, line)) !== null;
}

function whyNobody(line: ActionLine): WhyUnasked {
  switch (line.state) {
    case "complete":
    case "awaiting-sign-off":
    case "paused":
      return line.state;
    case "withdrawn":
    case "merged":
    case "carried":
      return "left-the-plan";
    case "open":
    case "not-started":
      return nextDateOf(line) === null ? "no-date" : "answered";
  }
}
