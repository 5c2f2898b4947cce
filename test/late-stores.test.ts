import { expect, it } from "vitest";
import { StoreDown } from "../src/app/ports/ports.ts";
import { lateStores } from "../src/late-stores.ts";
import type { Stores } from "../src/storage/tables.ts";

/** Stores of which only what is asked here is real. */
function someStores(): Stores {
  const titles = ["Plan of Penmore"];
  const plans = { listTenants: async () => titles };
  return { plans, outbox: {}, conversations: {}, members: {}, chats: {}, drafts: {}, links: {} } as unknown as Stores;
}

it("opens the stores once, at their first use", async () => {
  let opened = 0;
  const stores = lateStores(async () => {
    opened += 1;
    return someStores();
  });
  expect(opened).toBe(0);
  expect(await Promise.all([stores.plans.listTenants(), stores.plans.listTenants()])).toEqual([
    ["Plan of Penmore"],
    ["Plan of Penmore"],
  ]);
  expect(opened).toBe(1);
});

it("rejects while the store is down and works once it is up", async () => {
  let up = false;
  const stores = lateStores(async () => {
    if (!up) throw new StoreDown("no answer");
    return someStores();
  });
  await expect(stores.plans.listTenants()).rejects.toThrow(StoreDown);
  await expect(stores.plans.listTenants()).rejects.toThrow(StoreDown);
  up = true;
  expect(await stores.plans.listTenants()).toEqual(["Plan of Penmore"]);
});
