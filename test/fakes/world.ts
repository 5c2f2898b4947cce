import type { Asking } from "../../src/app/open-plan.ts";
import type { Roster } from "../../src/app/ports/ports.ts";
import type { Action } from "../../src/domain/plan/action.ts";
import type { Plan } from "../../src/domain/plan/plan.ts";
import { anAction, aPlan, importedEntry, KEY, NOW } from "../builders.ts";
import { localFiles } from "./files.ts";
import { memoryStores } from "./memory-stores.ts";

/** Stores in memory that hold one plan with these actions. */
export async function aWorld(actions: readonly Action[] = [anAction()], plan: Plan = aPlan()) {
  const stores = memoryStores();
  await stores.plans.createPlan({ plan, actions, history: actions.map(importedEntry) });
  let ids = 0;
  const roster: Roster = { members: async () => [] };
  return { ...stores, ...localFiles, roster, publicUrl: "https://keeper.example", newId: () => `id-${++ids}` };
}

/** Someone of the builders' plan who asks at NOW. */
export function asking(person: string, more: Partial<Asking> = {}): Asking {
  return { tenant: KEY.tenant, person, name: person, now: NOW, plan: null, ...more };
}
