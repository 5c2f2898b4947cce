import type { PersonId } from "../../domain/plan/person.ts";
import { isClosed } from "../../domain/plan/plan.ts";
import { accept, type Result, refuse } from "../../domain/plan/result.ts";
import type { Asking, OpenDeps } from "../open-plan.ts";

/** Open plans that one person may have begun. */
const MOST_BEGUN = 3;

/** `mayBegin`: who may begin plans, by directory id; null or absent: anybody. */
export type BeginDeps = Pick<OpenDeps, "plans"> & { readonly mayBegin?: readonly PersonId[] | null | undefined };

/** Whether somebody may begin one more plan, from a template or a document. An administrator at the command line may. */
export async function checkMayBegin(deps: BeginDeps, { tenant, person }: Asking): Promise<Result<null>> {
  if (deps.mayBegin && !deps.mayBegin.includes(person)) return refuse({ reason: "may-not-begin" });
  const listed = await deps.plans.listPlansOf(tenant, person);
  const read = await Promise.all(listed.map(({ key }) => deps.plans.readPlan(key)));
  const plans = read.flatMap((stored) => (typeof stored === "string" ? [] : [stored.value]));
  const begun = plans.filter((plan) => plan.begun?.by === person && !isClosed(plan));
  return begun.length < MOST_BEGUN
    ? accept(null)
    : refuse({ reason: "begun-enough", most: MOST_BEGUN, plans: begun.map(({ title }) => title).sort() });
}
