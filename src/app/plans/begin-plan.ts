import type { Once } from "../../domain/plan/once.ts";
import type { Member, Person } from "../../domain/plan/person.ts";
import { freePlanId, PLAN_ID } from "../../domain/plan/plan-id.ts";
import { accept, type Result, refuse } from "../../domain/plan/result.ts";
import { type BegunPlan, type NewPlanWish, planFromTemplate } from "../../domain/plans/template.ts";
import { SENT_OTHERWISE } from "../commit-planned.ts";
import { type Asking, type OpenDeps, openPlans } from "../open-plan.ts";
import type { PlanListing } from "../ports/plan-store.ts";
import type { Members, NewId } from "../ports/ports.ts";
import { type BeginDeps, checkMayBegin } from "./may-begin.ts";

type Deps = OpenDeps & BeginDeps & { readonly members: Members; readonly newId: NewId };

/** A new plan as somebody asks for it. */
export interface BeginRequest extends NewPlanWish {
  /** "": one is made of the title. */
  readonly id: string;
  /** A second owner; "": nobody yet. */
  readonly owner: string;
  readonly once: Once;
}

/** A plan that was begun, with the day on which its action plan is due; null: it answers no inspection. */
export type Begun = Pick<BegunPlan, "plan" | "deadline">;

/** Whom the one who asks may choose as second owner: people of the teams where the bot is, and of their own plans. */
export async function findOwners(deps: Deps, asking: Asking): Promise<readonly Member[]> {
  const [members, opened] = await Promise.all([
    deps.members.list(asking.tenant),
    openPlans(deps, { ...asking, plan: null }, "to read"),
  ]);
  const people = opened.ok ? opened.value.all.flatMap(({ plan }) => plan.people) : [];
  const all = [...members, ...people.map(({ id, name }) => ({ person: id, name }))];
  const once = new Map(all.filter(({ person }) => person !== asking.person).map((one) => [one.person, one]));
  return [...once.values()].sort((a, b) => a.name.localeCompare(b.name, "en-GB"));
}

/**
 * Begins an empty plan from a template; who asks becomes its owner, and their chat means it from now on. A plan that
 * is there is never overwritten. Safe to run twice.
 */
export async function beginPlan(deps: Deps, asking: Asking, request: BeginRequest): Promise<Result<Begun>> {
  const { tenant, person, name, now } = asking;
  const listed = await deps.plans.listPlans(tenant);
  const taken = listed.map(({ key }) => key.plan);
  const typed = request.id.trim().toLowerCase();
  if (typed !== "" && !PLAN_ID.test(typed)) return refuse({ reason: "plan-id-unclear", id: request.id });
  const mine = await deps.plans.listPlansOf(tenant, person);
  const again = await findBegun(deps, asking, mine, request.once);
  if (again !== undefined) return again;
  const may = await checkMayBegin(deps, asking);
  if (!may.ok) return may;
  const key = { tenant, plan: typed === "" ? freePlanId(request.title, taken) : typed };
  const second = request.owner === "" ? undefined : await secondOwner(deps, asking, request.owner);
  if (request.owner !== "" && second === undefined) return refuse({ reason: "person-unknown" });
  const owner: Person = { id: person, name, roles: ["owner"] };
  const owners = second === undefined ? ([owner] as const) : ([owner, second] as const);
  const begun = planFromTemplate(request, { key, owners, now, newId: deps.newId });
  if (!begun.ok) return begun;
  const { actions, history, deadline } = begun.value;
  const plan = { ...begun.value.plan, begun: { by: person, at: now.toISOString() } };
  if (!(await deps.plans.createPlan({ plan, actions, history, once: request.once }))) {
    // It may be the same press, which the other answer has begun meanwhile.
    const meanwhile = await findBegun(deps, asking, [{ key }], request.once);
    return meanwhile ?? refuse({ reason: "plan-exists", plan: key.plan });
  }
  if (asking.place !== undefined) await deps.chats?.remember(tenant, asking.place.conversation, key.plan);
  return accept({ plan, deadline });
}

/** The plan that this very request began before: its answer was lost. One that it began with other content is refused. */
async function findBegun(
  { plans }: Deps,
  { person }: Asking,
  listed: readonly Pick<PlanListing, "key">[],
  once: Once,
): Promise<Result<Begun> | undefined> {
  const keys = listed.map(({ key }) => key);
  const applied = await Promise.all(keys.map((key) => plans.findApplied(key, once)));
  if (applied.some(({ own }) => own === "other")) return refuse(SENT_OTHERWISE);
  const key = keys.find((_, at) => applied[at]?.own === "this");
  const stored = key && (await plans.readPlan(key));
  if (stored === undefined || typeof stored === "string") return undefined;
  if (!stored.value.people.some(({ id }) => id === person)) return undefined;
  const first = (await plans.listByNextDate(stored.value.key, null, "9999-12-31"))[0];
  return accept({ plan: stored.value, deadline: first?.endDate ?? null });
}

async function secondOwner(deps: Deps, asking: Asking, id: string): Promise<Person | undefined> {
  const found = (await findOwners(deps, asking)).find(({ person }) => person === id);
  return found && { id: found.person, name: found.name, roles: ["owner"] };
}
