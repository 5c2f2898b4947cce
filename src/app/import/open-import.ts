import { dayIn } from "../../domain/calendar/day.ts";
import type { CurrentPlan } from "../../domain/import/reconcile/reconcile.ts";
import { planAt } from "../../domain/people/handover.ts";
import { may, planStandingsOf } from "../../domain/permissions/permissions.ts";
import { askOwners } from "../../domain/permissions/whom-to-ask.ts";
import { findPerson, isClosed, type Plan } from "../../domain/plan/plan.ts";
import type { Refusal } from "../../domain/plan/refusal.ts";
import { accept, type Result, refuse } from "../../domain/plan/result.ts";
import { type Asking, planClosed } from "../open-plan.ts";
import {
  type ImportDeps,
  type ImportName,
  type ImportView,
  type StoredDraft,
  type WorkedImport,
  workDraft,
} from "./import-draft.ts";
import { type FoundDraft, findDraft, saveSaid } from "./stored-draft.ts";

/** The plan an import is for, with its mark; null: there is none yet. */
export interface Target {
  readonly current: (CurrentPlan & { readonly mark: string }) | null;
}

/** An import under way, understood anew against the plan as it stands. */
export interface OpenedImport extends Target {
  readonly found: FoundDraft;
  readonly worked: WorkedImport;
}

/** Shows an import that somebody has begun, as it stands now. */
export async function openImport(deps: ImportDeps, asking: Asking, name: ImportName): Promise<Result<ImportView>> {
  const opened = await openDraft(deps, asking, name);
  return opened.ok ? accept(opened.value.worked.view) : opened;
}

/** The same with all that changing or applying it needs. */
export async function openDraft(deps: ImportDeps, asking: Asking, name: ImportName): Promise<Result<OpenedImport>> {
  const [found, target] = await Promise.all([findDraft(deps, asking, name), openTarget(deps, asking, name.plan)]);
  // Whoever may not is told so, whosever draft it is.
  if (!target.ok) return target;
  if (!found.ok) return found;
  const { current } = target.value;
  return accept({ current, found: found.value, worked: workDraft(name, found.value.draft, current, asking.now) });
}

/** Whether a plan as it is now may be changed by a file of the one who asks. */
export function mayImport(stored: Plan, { person, now }: Asking): boolean {
  const plan = planAt(stored, now);
  return may("import into the plan", planStandingsOf(plan, person, dayIn(plan.settings.zone, now)));
}

function mayNotImport(stored: Plan, { person, now }: Asking): Refusal {
  const plan = planAt(stored, now);
  const refusal = askOwners(plan, "import into this plan");
  return findPerson(plan, person) === undefined ? { reason: "not-in-plan", owners: refusal.ask } : refusal;
}

/** The plan an import is for: to its owners alone, where it is there. */
export async function openTarget({ plans }: ImportDeps, asking: Asking, plan: string): Promise<Result<Target>> {
  const key = { tenant: asking.tenant, plan };
  const stored = await plans.readPlan(key);
  if (stored === "unknown") return accept({ current: null });
  if (stored === "being-taken-in") return refuse({ reason: "being-taken-in", plan });
  if (!mayImport(stored.value, asking)) return refuse(mayNotImport(stored.value, asking));
  if (isClosed(stored.value)) return refuse(planClosed(stored.value));
  return accept({ current: { plan: stored.value, actions: await plans.readActions(key), mark: stored.mark } });
}

/** Changes what was said to an import, on what was said before; looks again where somebody was faster. */
export async function saySomething(
  deps: ImportDeps,
  asking: Asking,
  name: ImportName,
  say: (opened: OpenedImport) => Result<Partial<Pick<StoredDraft, "answers" | "columns">>>,
): Promise<Result<ImportView>> {
  for (;;) {
    const opened = await openDraft(deps, asking, name);
    if (!opened.ok) return opened;
    const { draft, mark } = opened.value.found;
    if (draft.applied !== null) return refuse({ reason: "import-applied", ...draft.applied });
    const now = say(opened.value);
    if (!now.ok) return now;
    const after = { ...draft, ...now.value };
    if (await saveSaid(deps, asking, name, { draft: after, mark }))
      return accept(workDraft(name, after, opened.value.current, asking.now).view);
  }
}
