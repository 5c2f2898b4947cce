import { calledIn } from "../../domain/history/plan-told.ts";
import { planDelegate, planNoDelegate } from "../../domain/people/delegates.ts";
import { findByName, membersOf } from "../../domain/people/find-person.ts";
import { labelsOf } from "../../domain/people/handover.ts";
import { choosable } from "../../domain/people/labels.ts";
import type { Member, PersonId } from "../../domain/plan/person.ts";
import type { Plan } from "../../domain/plan/plan.ts";
import { accept, type Result } from "../../domain/plan/result.ts";
import { changePlan } from "../change-plan.ts";
import { openAllowed } from "../open-allowed.ts";
import { type Asking, type OpenDeps, type OpenPlan, openPlan } from "../open-plan.ts";
import type { Members } from "../ports/ports.ts";

/** "delegate Ben Okafor", "delegate Ben Okafor for Amina Diallo", "no delegate". Names as typed. */
export interface DelegateRequest {
  /** "" with "no": all of them. */
  readonly by: string;
  /** "" is the one who asks. */
  readonly lead: string;
  readonly named: boolean;
}

/** Who files for whom from now on. */
export interface NamedDelegate extends OpenPlan {
  readonly lead: PersonId;
  /** Null: nobody in particular. */
  readonly by: Member | null;
}

type Deps = OpenDeps & { readonly members: Members };

/** A lead, or an owner for one, says who files in the lead's name, or that somebody no longer does. Safe to run twice. */
export async function nameDelegate(
  deps: Deps,
  asking: Asking,
  request: DelegateRequest,
): Promise<Result<NamedDelegate>> {
  const known = await deps.members.list(asking.tenant);
  const open = async () => {
    const opened = await openPlan(deps, asking);
    if (!opened.ok) return opened;
    return isOwn(opened.value, request.lead)
      ? openAllowed(deps, asking, "name their delegate", "name a delegate")
      : openAllowed(deps, asking, "name another's delegate", "name somebody else's delegate");
  };
  return changePlan(deps, asking, open, ({ plan }) => {
    const own = { person: asking.person, name: "" };
    const lead = request.lead === "" ? accept(own) : findByName(membersOf(plan), request.lead);
    if (!lead.ok) return lead;
    const by = request.by === "" ? accept(null) : findByName(choosable(plan, known), request.by);
    if (!by.ok) return by;
    const ids = { lead: lead.value.person, by: by.value };
    const planned = planOne(plan, ids.lead, by.value, request.named, known);
    if (!planned.ok) return planned;
    return accept({ plan: planned.value, ...ids, memo: memoOf(plan, ids.lead, by.value, request.named) });
  });
}

/** A lead may be called by their name by themselves too. */
function isOwn({ plan, person }: OpenPlan, lead: string): boolean {
  if (lead === "") return true;
  const found = findByName(membersOf(plan), lead);
  return found.ok && found.value.person === person;
}

function planOne(
  plan: Plan,
  lead: PersonId,
  by: Member | null,
  named: boolean,
  known: readonly Member[],
): Result<Plan> {
  if (named && by !== null) return planDelegate(plan, lead, by.person, known);
  return accept(planNoDelegate(plan, lead, by?.person ?? null));
}

function memoOf(plan: Plan, lead: PersonId, by: Member | null, named: boolean) {
  const told = { does: "delegate", lead: calledIn(plan, lead), by, named } as const;
  return { kind: "delegate named" as const, told, labels: labelsOf(plan, lead) };
}
