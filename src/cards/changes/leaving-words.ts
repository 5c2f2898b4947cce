import type { OpenAction } from "../../app/open-action.ts";
import { mayDecideEdit } from "../../domain/changes/decide-edit.ts";
import { decidesAlone, isLeaving, isOneOwner } from "../../domain/changes/leaving.ts";
import type { Action } from "../../domain/plan/action.ts";
import type { Leaving } from "../../domain/plan/filings.ts";
import type { Plan } from "../../domain/plan/plan.ts";
import type { StateVerb } from "../../domain/plan/state-verbs.ts";
import { anyOf } from "../words/phrases.ts";
import { said } from "../words/said.ts";

/** What is asked of who decides whether an action leaves the plan; undefined: it is not to leave it. */
export function leavingQuestion({ ref, proposal }: Pick<Action, "ref" | "proposal">): string | undefined {
  if (!proposal?.leaving) return undefined;
  const { does, into } = proposal.leaving;
  if (does === "withdraw") return `May ${ref} be withdrawn?`;
  return does === "merge"
    ? `May ${ref} be merged into ${into?.ref ?? "another"}?`
    : `May ${ref} be carried to the next plan?`;
}

/** "Withdrawing 1.2.3 is proposed. It waits for Petra Quill or Carys Vaughan; until then 1.2.3 stands as it is." */
export function leavingProposed({ plan, action: { value }, today }: OpenAction, does: Leaving["does"]): string {
  const deciders = plan.people.filter(({ id }) => mayDecideEdit(plan, value, id, today)).map(({ name }) => name);
  return `${DOING[does]} ${value.ref} is proposed. It waits for ${anyOf(deciders)}; until then ${value.ref} stands as it is.`;
}

const DOING = { withdraw: "Withdrawing", merge: "Merging", carry: "Carrying" } as const;

/** That one owner decided alone; "" where a second person agreed, or was not needed. */
export function aloneWords({ decision }: Pick<Action, "decision">): string {
  return decision?.alone ? " You decided it alone, as the plan’s one owner; the history says so." : "";
}

/** What is said of a second person before an action leaves the plan: nothing where it is not to, or none is needed. */
export function secondPersonWords({ plan, person }: OpenAction, does: StateVerb): readonly string[] {
  if (!isLeaving(does) || plan.started === null) return [];
  if (isOneOwner(plan, person)) return ["The plan has one owner: you decide alone, and the history says so."];
  if (decidesAlone(plan, person)) return [];
  return [said(`${anyOf(othersOf(plan, person))} agrees before it leaves the plan.`, 300)];
}

function othersOf({ people }: Plan, person: string): readonly string[] {
  const agree = people.filter(({ id, roles }) => id !== person && (roles.includes("owner") || roles.includes("chair")));
  return agree.map(({ name }) => name);
}
