import { isClosed } from "../../domain/plan/plan.ts";
import { accept, type Result } from "../../domain/plan/result.ts";
import { type Asking, type OpenDeps, type OpenPlan, openPlan } from "../open-plan.ts";

/**
 * Somebody says which plan they mean: their chat or channel means it from now on, until another is chosen. A closed
 * plan is opened to be read, but never meant.
 */
export async function usePlan(deps: OpenDeps, asking: Asking): Promise<Result<OpenPlan>> {
  const open = await openPlan(deps, asking, "to read");
  if (!open.ok) return open;
  const { plan } = open.value;
  if (asking.place !== undefined && !isClosed(plan))
    await deps.chats?.remember(asking.tenant, asking.place.conversation, plan.key.plan);
  return accept(open.value);
}
