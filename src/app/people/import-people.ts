import type { TextTable } from "../../domain/import/document/text-table.ts";
import { planPeople } from "../../domain/people/import-people.ts";
import { ownersFault } from "../../domain/people/owners.ts";
import { layPeople, type PeopleDifference, peopleDifferences } from "../../domain/people/people-change.ts";
import type { ImportProblem } from "../../domain/plan/draft.ts";
import type { Plan } from "../../domain/plan/plan.ts";
import { accept, type Result, refuse } from "../../domain/plan/result.ts";
import { type Administrator, administratorAsking, openForAdministrator } from "../administer.ts";
import { type Changed, changePlan } from "../change-plan.ts";
import { openAllowed } from "../open-allowed.ts";
import type { Asking, OpenDeps, OpenPlan } from "../open-plan.ts";
import type { PlanStore } from "../ports/plan-store.ts";
import { SETTLING } from "./show-people.ts";

/** What a people table makes of a plan, and what of it could not be read. */
export interface PeopleTaken extends OpenPlan {
  readonly differences: readonly PeopleDifference[];
  readonly problems: readonly ImportProblem[];
}

/** Shows an owner what a people table would change; nothing is saved. */
export async function previewPeople(deps: OpenDeps, asking: Asking, table: TextTable): Promise<Result<PeopleTaken>> {
  const open = await openAllowed(deps, asking, "settle who a name is", SETTLING);
  return open.ok ? lookAt(open.value, table) : open;
}

/** Takes in a people table for an owner. What cannot be read is left out. Safe to run twice. */
export function importPeople(deps: OpenDeps, asking: Asking, table: TextTable): Promise<Result<PeopleTaken>> {
  return take(deps, asking, () => openAllowed(deps, asking, "settle who a name is", SETTLING), table);
}

/** The same for an administrator, who is nobody of the plan; `preview`: nothing is saved. */
export async function administerPeople(
  deps: { readonly plans: PlanStore },
  by: Administrator,
  table: TextTable,
  preview: boolean,
): Promise<Result<PeopleTaken>> {
  const asking = administratorAsking(by);
  const open = () => openForAdministrator(deps, by);
  if (!preview) return take(deps, asking, open, table);
  const opened = await open();
  return opened.ok ? lookAt(opened.value, table) : opened;
}

function take(
  deps: { readonly plans: PlanStore },
  asking: Asking,
  open: () => Promise<Result<OpenPlan>>,
  table: TextTable,
): Promise<Result<PeopleTaken>> {
  return changePlan(deps, asking, open, (opened): Result<Changed & Pick<PeopleTaken, "differences" | "problems">> => {
    const looked = lookAt(opened, table);
    if (!looked.ok) return looked;
    const { differences, problems, after } = looked.value;
    const labels = differences.flatMap(({ label }) => label ?? []);
    const told = { does: "take in people", changes: differences.length } as const;
    const memo = { kind: "names settled" as const, told, labels };
    return accept({ plan: differences.length === 0 ? opened.plan : after, differences, problems, memo });
  });
}

function lookAt(open: OpenPlan, table: TextTable): Result<PeopleTaken & { readonly after: Plan }> {
  const told = planPeople(table, open.today);
  const after = layPeople(open.plan, told);
  const fault = ownersFault(open.plan, after);
  if (fault !== undefined) return refuse(fault);
  return accept({ ...open, after, differences: peopleDifferences(open.plan, after), problems: told.problems });
}
