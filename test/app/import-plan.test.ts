import { describe, expect, it } from "vitest";
import { exportPlan } from "../../src/app/export-plan.ts";
import { importPlan } from "../../src/app/import-plan.ts";
import { PLAN_COLUMNS } from "../../src/domain/import-row.ts";
import { DEFAULT_SETTINGS } from "../../src/domain/plan.ts";
import type { ImportSource } from "../../src/domain/plan-import.ts";
import { memoryStores } from "../fakes/memory-stores.ts";

const KEY = { tenant: "t", plan: "p" };
const NOW = new Date("2027-01-05T09:00:00Z");

function source(action: string): ImportSource {
  return {
    ...{
      key: KEY,
      title: "A plan",
      people: null,
      settings: DEFAULT_SETTINGS,
      by: { id: "a", name: "Admin" },
      now: NOW,
    },
    table: [PLAN_COLUMNS, ["1", "Theme", "", "", "", "1.1", action, "Ada", "Ongoing", "", "", "G", ""]],
    newId: () => "id",
  };
}

describe("importing a plan", () => {
  it("stores it with its actions and their history", async () => {
    const stores = memoryStores();
    expect(await importPlan(stores, source("Write the guide"))).toMatchObject({ ok: true });
    expect(await stores.plans.listPlans("t")).toEqual([{ key: KEY, title: "A plan" }]);
    expect(await stores.plans.listHistory(KEY, "id", 5, null)).toMatchObject({ items: [{ kind: "imported" }] });
  });

  it("leaves a plan that exists as it is", async () => {
    const stores = memoryStores();
    await importPlan(stores, source("Write the guide"));
    const again = await importPlan(stores, source("Something else"));
    expect(again).toEqual({ ok: false, refusal: { reason: "plan-exists", plan: "p" } });
    expect(await stores.plans.readActions(KEY)).toMatchObject([{ title: "Write the guide" }]);
  });

  it("exports what was imported", async () => {
    const stores = memoryStores();
    await importPlan(stores, source("Write the guide"));
    const exported = await exportPlan(stores, KEY, NOW);
    expect(exported).toMatchObject({
      ok: true,
      value: {
        plan: [
          PLAN_COLUMNS,
          ["1", "Theme", "", "", "", "1.1", "Write the guide", "Ada", "Ongoing", "", "", "Green", ""],
        ],
      },
    });
    expect(await exportPlan(stores, { ...KEY, plan: "q" }, NOW)).toMatchObject({ refusal: { reason: "plan-unknown" } });
  });
});
