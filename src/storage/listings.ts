import { z } from "zod";
import type { PlanListing } from "../app/plan-store.ts";
import type { PlanKey } from "../domain/plan.ts";
import { jsonCells, readJson } from "./json-cells.ts";
import { keyPart, partitionOf } from "./keys.ts";
import { PLAN } from "./plan-rows.ts";
import { rewrite } from "./rewrite.ts";
import { beginsWith, partitionsBetween, type Table } from "./table.ts";

/** `whole`: the plan is known to exist. A listing is written before its plan, so that none can be forgotten. */
interface Listing extends PlanListing {
  readonly whole: boolean;
}

const Row: z.ZodType<Listing> = z.object({
  key: z.object({ tenant: z.string(), plan: z.string() }),
  title: z.string(),
  whole: z.boolean(),
});

/** Announces a plan about to be stored; one that is there already stays as it is. */
export async function announcePlan(listings: Table, key: PlanKey, title: string): Promise<void> {
  const cells = jsonCells({ key, title, whole: false });
  await rewrite(listings, keyPart(key.tenant), keyPart(key.plan), (found) => (found === undefined ? cells : undefined));
}

/** Lists a plan that has been stored. */
export async function listPlan(listings: Table, key: PlanKey, title: string): Promise<void> {
  const cells = jsonCells({ key, title, whole: true });
  await rewrite(listings, keyPart(key.tenant), keyPart(key.plan), (found) =>
    found?.cells.json === cells.json ? undefined : cells,
  );
}

export async function listedPlans(listings: Table, plans: Table, tenant: string): Promise<readonly PlanListing[]> {
  return existing(plans, listings, beginsWith(keyPart(tenant), ""));
}

/** Reads the list of plans, never a plan; only the listing of a plan not yet whole costs a look at its row. */
export async function listedTenants(listings: Table, plans: Table): Promise<readonly string[]> {
  const found = await existing(plans, listings, partitionsBetween("!", "~"));
  return [...new Set(found.map((listing) => listing.key.tenant))];
}

async function existing(plans: Table, listings: Table, filter: string): Promise<readonly PlanListing[]> {
  const listed = (await listings.query(filter)).map((row) => readJson(Row, row));
  const there = await Promise.all(
    listed.map(async ({ whole, key }) => whole || (await plans.read(partitionOf(key), PLAN)) !== undefined),
  );
  return listed.filter((_, index) => there[index]).map(({ key, title }) => ({ key, title }));
}
