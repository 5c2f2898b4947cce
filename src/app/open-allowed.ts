import { may, planStandingsOf, type Request } from "../domain/permissions/permissions.ts";
import { askOwners } from "../domain/permissions/whom-to-ask.ts";
import { type Result, refuse } from "../domain/plan/result.ts";
import { type Asking, type OpenDeps, type OpenPlan, openPlan, type Purpose } from "./open-plan.ts";

/** The plan, for those who may ask this of it; `words` are what others are told they cannot do. */
export async function openAllowed(
  deps: OpenDeps,
  asking: Asking,
  request: Request,
  words: string = request,
  purpose: Purpose = "to change",
): Promise<Result<OpenPlan>> {
  const open = await openPlan(deps, asking, purpose);
  if (!open.ok) return open;
  const { plan, today } = open.value;
  if (may(request, planStandingsOf(plan, asking.person, today))) return open;
  return refuse(askOwners(plan, words));
}
