import type { FieldChange } from "../history/history.ts";
import type { Action } from "../plan/action.ts";
import type { Leaving } from "../plan/filings.ts";
import type { PersonId } from "../plan/person.ts";
import { ownersOf, type Plan } from "../plan/plan.ts";
import type { StateVerb } from "../plan/state-verbs.ts";
import type { Filing } from "../updates/filing.ts";
import { NOTHING_WAITS } from "../updates/left.ts";
import { handChanges } from "./hand-changes.ts";

const STATES = { withdraw: "withdrawn", merge: "merged", carry: "carried" } as const;

/** Whether an action leaves the plan by it: what a second person is needed for. */
export function isLeaving(does: StateVerb): does is Leaving["does"] {
  return does in STATES;
}

/** The plan has one owner, and that is this person: who decides alone what leaves the plan, and says so. */
export function isOneOwner(plan: Plan, person: PersonId): boolean {
  const [only, another] = ownersOf(plan);
  return only?.id === person && another === undefined;
}

/**
 * Whether someone takes an action out of the plan without a second person: before the plan is approved, which
 * *Start reminders* means; as its one owner; and where nobody else could agree.
 */
export function decidesAlone(plan: Plan, person: PersonId): boolean {
  const agrees = plan.people.some(
    ({ id, roles }) => id !== person && (roles.includes("owner") || roles.includes("chair")),
  );
  return plan.started === null || isOneOwner(plan, person) || !agrees;
}

/** The action out of the plan; all that was asked of it falls away. */
export function leave(plan: Plan, action: Action, leaving: Leaving, reason: string, filing: Filing): Action {
  const { at, person: by, name: byName } = filing;
  const alone = plan.started !== null && isOneOwner(plan, by);
  const decision = { at, by, byName, reason, into: leaving.into?.id ?? null, until: null, ...(alone && { alone }) };
  return { ...action, state: STATES[leaving.does], decision, ...NOTHING_WAITS, version: action.version + 1 };
}

/** What leaving changes of an action, field by field; also that one person alone decided it. */
export function leavingChanges(before: Action, after: Action, { into }: Leaving): readonly FieldChange[] {
  const told = (field: "merged into" | "decided", to: string) => ({ field, part: null, from: null, to });
  return [
    ...(into === null ? [] : [told("merged into", into.ref)]),
    ...handChanges(before, after),
    ...(after.decision?.alone ? [told("decided", "by the plan’s one owner alone")] : []),
  ];
}

/** What an action would change by leaving as proposed. */
export function proposedLeaving(action: Action, leaving: Leaving): readonly FieldChange[] {
  return leavingChanges(action, { ...action, ...NOTHING_WAITS, state: STATES[leaving.does] }, leaving);
}
