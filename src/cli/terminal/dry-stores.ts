import type { PlanStore } from "../../app/ports/plan-store.ts";
import type { ImportDrafts } from "../../app/ports/ports.ts";
import type { Stored } from "../../app/ports/stored.ts";
import type { Action } from "../../domain/plan/action.ts";
import type { Plan, PlanKey } from "../../domain/plan/plan.ts";
import type { Stores } from "../../storage/tables.ts";

/** Stores of which nothing is written; a plan or an action that would be is read back as it would be. */
export function dryStores(stores: Stores): Stores {
  return { ...stores, plans: dryPlans(stores.plans), drafts: dryDrafts(stores.drafts) };
}

function dryPlans(store: PlanStore): PlanStore {
  const plans = new Map<string, Stored<Plan>>();
  const actions = new Map<string, Stored<Action>>();
  const keepPlan = (value: Plan) => void plans.set(keyText(value.key), { value, mark: "" });
  const keepAction = (key: PlanKey, value: Action) =>
    void actions.set(`${keyText(key)}/${value.id}`, { value, mark: "" });
  return {
    ...store,
    readPlan: async (key) => plans.get(keyText(key)) ?? store.readPlan(key),
    readAction: async (key, id) => actions.get(`${keyText(key)}/${id}`) ?? store.readAction(key, id),
    createPlan: async ({ plan, actions: own }) => {
      keepPlan(plan);
      for (const action of own) keepAction(plan.key, action);
      return true;
    },
    savePlan: async ({ value }) => {
      keepPlan(value);
      return true;
    },
    applyChange: async (key, _mark, { plan, added }) => {
      keepPlan(plan);
      for (const { action } of added) keepAction(key, action);
      return true;
    },
    commit: async (key, { after }) => {
      keepAction(key, after);
      return "saved";
    },
    noteCheckpoint: async () => {},
    recordHold: async () => "saved",
    recordDecision: async () => "saved",
  };
}

function dryDrafts(store: ImportDrafts): ImportDrafts {
  const drafts = new Map<string, Stored<string>>();
  return {
    ...store,
    save: async (key, id, value) => {
      drafts.set(`${keyText(key)}/${id}`, { value, mark: "" });
      return true;
    },
    read: async (key, id) => drafts.get(`${keyText(key)}/${id}`) ?? store.read(key, id),
    drop: async () => {},
  };
}

function keyText({ tenant, plan }: PlanKey): string {
  return `${tenant}/${plan}`;
}
