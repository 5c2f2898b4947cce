import { planNotMineSettled } from "../../domain/changes/not-mine.ts";
import { findUnsaid, planReassignment, reassignFault } from "../../domain/changes/reassign.ts";
import { findByName, withPeople } from "../../domain/people/find-person.ts";
import { choosable } from "../../domain/people/labels.ts";
import { personalLabelOf } from "../../domain/people/personal-label.ts";
import type { Action } from "../../domain/plan/action.ts";
import type { Once } from "../../domain/plan/once.ts";
import type { Member } from "../../domain/plan/person.ts";
import { accept, type Result, refuse } from "../../domain/plan/result.ts";
import type { Filing } from "../../domain/updates/filing.ts";
import { changePlan } from "../change-plan.ts";
import { type CommittedAction, commitPlanned, handFiling, openToChange } from "../commit-planned.ts";
import { type ActionName, type OpenAction, openAction } from "../open-action.ts";
import type { Asking, OpenDeps } from "../open-plan.ts";
import type { Members } from "../ports/ports.ts";

/** "reassign 1.2.3 to Ben Okafor, because …". */
export interface ReassignRequest {
  readonly name: ActionName;
  /** Whose it is from now on, as typed. */
  readonly to: string;
  readonly reason: string;
  /** The version the card was drawn from; null: typed, whatever it is now. */
  readonly version: number | null;
  readonly via: Filing["via"];
  readonly once: Once;
}

/** What giving an action to another lead needs of the world. */
export type ReassignDeps = OpenDeps & { readonly members: Members };

/** What came of reassigning; `kept`: it was led so already, and whoever said that it was not theirs is answered. */
export interface Reassigned extends CommittedAction {
  readonly kept?: true | undefined;
}

/** What reassigning would do: for the card that asks for the reason. */
export interface ReassignView extends OpenAction {
  readonly to: Member;
}

/** Opens an action to be given to another lead, for those who may. */
export async function openReassign(
  deps: ReassignDeps,
  asking: Asking,
  name: ActionName,
  to: string,
): Promise<Result<ReassignView>> {
  const open = await openAction(deps, asking, name);
  if (!open.ok) return open;
  const { plan, action, standings, today } = open.value;
  const fault = reassignFault(plan, action.value, standings, today);
  if (fault !== undefined) return refuse(fault);
  const found = findByName(choosable(plan, await deps.members.list(asking.tenant)), to);
  return found.ok ? accept({ ...open.value, to: found.value }) : found;
}

/**
 * Gives an action to another lead, with the reason. The plan first gets the name that stands for them, where it has
 * none; without the action that follows it means nobody. Both writes are safe to run twice.
 */
export async function reassignAction(
  deps: ReassignDeps,
  asking: Asking,
  request: ReassignRequest,
): Promise<Result<Reassigned>> {
  const open = await openToChange(deps, asking, request);
  if (!open.ok || open.value.again) return open;
  const { plan, action, stale } = open.value;
  if (request.to.trim() === "") return refuse({ reason: "whose-missing", ref: action.value.ref });
  const view = await openReassign(deps, asking, request.name, request.to);
  if (!view.ok) return view;
  if (stale) return refuse(stale);
  const reason = request.reason.trim() || saidReason(action.value);
  const unsaid = findUnsaid(action.value, reason);
  if (unsaid !== undefined) return refuse(unsaid);
  const filing = handFiling(open.value, asking, request.via);
  const dry = planReassignment(plan, action.value, { label: "", reason }, filing);
  if (!dry.ok) return dry;
  const named = await nameLead(deps, { ...asking, plan: plan.key.plan }, open.value, view.value.to);
  if (!named.ok) return named;
  const { leads, notMine } = action.value;
  const kept = leads.length === 1 && leads[0]?.label === named.value;
  if (kept && !notMine) return refuse({ reason: "led-already", ref: action.value.ref, by: view.value.to.name });
  const planned = kept
    ? planNotMineSettled(plan, action.value, reason, filing)
    : planReassignment(plan, action.value, { label: named.value, reason }, filing);
  if (!planned.ok) return planned;
  const done = await commitPlanned(deps, asking, open.value, planned.value, request.once);
  return done.ok && kept ? accept({ ...done.value, kept }) : done;
}

// Whoever decides about "not mine" has the reason before them.
function saidReason({ notMine }: Action): string {
  return notMine ? `${notMine.byName} said that it is not theirs. ${notMine.words}`.trim() : "";
}

/** The name in the plan that stands for somebody alone. */
async function nameLead(
  deps: ReassignDeps,
  asking: Asking,
  { action }: OpenAction,
  to: Member,
): Promise<Result<string>> {
  const named = await changePlan(
    deps,
    asking,
    () => openAction(deps, asking, { id: action.value.id }),
    ({ plan, today }) => {
      const joined = withPeople(plan, [to.person], [to]) ?? plan;
      const { plan: after, label } = personalLabelOf(joined, to, today);
      const told = { does: "own name", label, person: to } as const;
      return accept({ plan: after, label, memo: { kind: "names settled" as const, told, labels: [label] } });
    },
  );
  return named.ok ? accept(named.value.label) : named;
}
