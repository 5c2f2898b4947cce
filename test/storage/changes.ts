import type { PlanStore } from "../../src/app/ports/plan-store.ts";
import type { Stored } from "../../src/app/ports/stored.ts";
import type { ActionPatch, PlanChange } from "../../src/domain/import/reconcile/change.ts";
import type { Action } from "../../src/domain/plan/action.ts";
import type { Plan, PlanKey } from "../../src/domain/plan/plan.ts";
import { anEvent, importedEntry, OWEN } from "../builders.ts";

/** An import of 20 November into a stored plan: new actions, and what it changes of those that are there. */
export function aChangeOf(
  plan: Plan,
  added: readonly Action[],
  patches: readonly Pick<ActionPatch, "action" | "fields" | "asks">[],
  id = "import 1",
): PlanChange {
  return {
    id,
    plan: { ...plan, title: "After the import", themes: [...plan.themes, { ref: "9", title: "New", leads: [] }] },
    added: added.map((action) => ({ action, entry: importedEntry(action) })),
    patches: patches.map((patch) => ({ ...patch, reason: "import of plan.docx", seen: 0 })),
    by: { by: OWEN, byName: "Owen Pryce", at: "2026-11-20T10:00:00.000Z", day: "2026-11-20" },
    event: anEvent({ kind: "imported", told: { does: "import", file: "plan.docx", added: added.length, changed: 1 } }),
  };
}

/** The plan as it is stored; takes it in as often as it needs. */
export async function openWhole(plans: PlanStore, key: PlanKey): Promise<Stored<Plan>> {
  for (let tries = 0; tries < 100; tries++) {
    const opened = await plans.readPlan(key);
    if (typeof opened === "object") return opened;
    if (opened === "unknown") break;
  }
  throw new Error("the plan is not there whole");
}
