import { findByName, membersOf } from "../../domain/people/find-person.ts";
import type { Member } from "../../domain/plan/person.ts";
import type { PlanKey } from "../../domain/plan/plan.ts";
import { accept, type Result, refuse } from "../../domain/plan/result.ts";
import type { OpenedStore } from "./command.ts";

/**
 * The person in whose name something is done: by directory id, or by the whole name that one person alone has. One of
 * the plan; where none is named, one of any plan or of a team where the bot is. A name that is merely near is refused.
 */
export async function inNameOf(
  { stores, tenant }: OpenedStore,
  plan: PlanKey | null,
  typed: string,
): Promise<Result<Member>> {
  const keys = plan === null ? (await stores.plans.listPlans(tenant)).map(({ key }) => key) : [plan];
  const read = await Promise.all(keys.map((key) => stores.plans.readPlan(key)));
  if (plan !== null && read[0] === "unknown") return refuse({ reason: "plan-unknown", plan: plan.plan });
  if (plan !== null && read[0] === "being-taken-in") return refuse({ reason: "being-taken-in", plan: plan.plan });
  const inPlans = read.flatMap((stored) => (typeof stored === "string" ? [] : membersOf(stored.value)));
  const inTeams = plan === null ? await stores.members.list(tenant) : [];
  const people = [...new Map([...inTeams, ...inPlans].map((one) => [one.person, one])).values()];
  const wanted = typed.trim().toLowerCase();
  const byId = people.find(({ person }) => person.toLowerCase() === wanted);
  const [only, another] = people.filter(({ name }) => name.toLowerCase() === wanted);
  const found = byId ?? (another === undefined ? only : undefined);
  if (found !== undefined) return accept(found);
  const near = findByName(people, typed);
  return near.ok ? refuse({ reason: "name-unclear", name: typed, nearest: [near.value.name] }) : near;
}
