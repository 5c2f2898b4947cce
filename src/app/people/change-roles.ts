import { findByName, membersOf } from "../../domain/people/find-person.ts";
import { choosable } from "../../domain/people/labels.ts";
import { planRole } from "../../domain/people/roles.ts";
import type { Member, PlanRole } from "../../domain/plan/person.ts";
import { accept, type Result } from "../../domain/plan/result.ts";
import { changePlan } from "../change-plan.ts";
import { openAllowed } from "../open-allowed.ts";
import type { Asking, OpenDeps, OpenPlan } from "../open-plan.ts";
import type { Members } from "../ports/ports.ts";

/** "make Ben Okafor owner", "remove Ben Okafor as chair". The name as typed. */
export interface RoleRequest {
  readonly name: string;
  readonly role: PlanRole;
  readonly given: boolean;
}

/** Whose role it is about, and the plan afterwards. */
export interface RoleChanged extends OpenPlan {
  readonly member: Member;
  /** It was so already. */
  readonly again: boolean;
}

type Deps = OpenDeps & { readonly members: Members };

const ROLES = "say who owns and chairs this plan";

/** "roles": for a plan's owners, who owns, chairs, sponsors and looks on. */
export function showRoles(deps: OpenDeps, asking: Asking): Promise<Result<OpenPlan>> {
  return openAllowed(deps, asking, "change roles", ROLES);
}

/** An owner gives somebody a role in the plan, or takes it from them. Safe to run twice. */
export async function changeRole(deps: Deps, asking: Asking, request: RoleRequest): Promise<Result<RoleChanged>> {
  const known = await deps.members.list(asking.tenant);
  return changePlan(
    deps,
    asking,
    () => openAllowed(deps, asking, "change roles", ROLES),
    ({ plan }) => {
      const people = request.given ? choosable(plan, known) : membersOf(plan);
      const member = findByName(people, request.name);
      if (!member.ok) return member;
      const { person } = member.value;
      const planned = planRole(plan, person, request.role, request.given, known);
      if (!planned.ok) return planned;
      const told = { does: "role", person: member.value, role: request.role, given: request.given } as const;
      const memo = { kind: "roles changed" as const, told, labels: [] };
      return accept({ plan: planned.value, member: member.value, again: planned.value === plan, memo });
    },
  );
}
