import { z } from "zod";
import type { PlanListing } from "../../app/ports/plan-store.ts";
import type { Stored } from "../../app/ports/stored.ts";
import type { PlanKey } from "../../domain/plan/plan.ts";
import { jsonCells, jsonCellsOver, readJson } from "../table/json-cells.ts";
import { keyPart, PLAN, partitionOf } from "../table/keys.ts";
import { rewrite } from "../table/rewrite.ts";
import { shapeOf } from "../table/shape.ts";
import { beginsWith, partitionsBetween, type Table } from "../table/table.ts";
import { foundBy, markOf, unlessNewer } from "../table/version.ts";

/** `whole`: the plan is known to exist. A listing is written before its plan, so that none can be forgotten. */
interface Listing extends PlanListing {
  readonly whole: boolean;
  /** The ISO instant at which its reminders are looked at again, and the one at which that was said. */
  readonly look?: { readonly at: string; readonly said: string } | undefined;
}

const Row = shapeOf<Listing>()({
  key: shapeOf<PlanKey>()({ tenant: z.string(), plan: z.string() }),
  title: z.string(),
  whole: z.boolean(),
  look: shapeOf<NonNullable<Listing["look"]>>()({ at: z.string(), said: z.string() }).optional(),
});

/** Announces a plan about to be stored; one that is there already stays as it is. */
export async function announcePlan(listings: Table, key: PlanKey, title: string): Promise<void> {
  const cells = jsonCells({ key, title, whole: false });
  await rewrite(listings, keyPart(key.tenant), keyPart(key.plan), (found) => (found === undefined ? cells : undefined));
}

/** Lists a plan that has been stored; its reminders are looked at anew. */
export async function listPlan(listings: Table, key: PlanKey, title: string): Promise<void> {
  const listing = { key, title, whole: true };
  await rewrite(listings, keyPart(key.tenant), keyPart(key.plan), (found) => jsonCellsOver(found, Row, listing));
}

/** Lists a plan that is stored and not listed; a listing that is there stays as it is. */
export async function relistPlan(listings: Table, key: PlanKey, title: string): Promise<void> {
  const cells = jsonCells({ key, title, whole: true });
  await rewrite(listings, keyPart(key.tenant), keyPart(key.plan), (found) => (found === undefined ? cells : undefined));
}

/** @see PlanStore.listPlans */
export async function listedPlans(listings: Table, plans: Table, tenant: string): Promise<readonly PlanListing[]> {
  return existing(plans, listings, beginsWith(keyPart(tenant), ""));
}

/** @see PlanStore.listDue */
export async function listedDue(listings: Table, now: Date): Promise<readonly Stored<PlanListing>[]> {
  const by = now.toISOString();
  const isDue = ({ whole, look }: Listing) => whole && (look === undefined || look.at <= by || look.said > by);
  const listed = (await listings.query(EVERYWHERE)).map((row) => ({ value: readJson(Row, row), mark: markOf(row) }));
  return listed
    .filter(({ value }) => isDue(value))
    .map(({ value: { key, title }, mark }) => ({ value: { key, title }, mark }));
}

/** @see PlanStore.putOff */
export async function putOffListing(
  listings: Table,
  { value, mark }: Stored<PlanListing>,
  until: Date,
  now: Date,
): Promise<void> {
  const { key, title } = value;
  const look = { at: until.toISOString(), said: now.toISOString() };
  const row = { key: keyPart(key.plan), cells: jsonCells({ key, title, whole: true, look }) };
  await unlessNewer(() => listings.write(keyPart(key.tenant), [{ kind: "replace", row, over: foundBy(mark) }]));
}

const EVERYWHERE = partitionsBetween("!", "~");

/** Reads the list of plans, never a plan; only the listing of a plan not yet whole costs a look at its row. */
export async function listedTenants(listings: Table, plans: Table): Promise<readonly string[]> {
  const found = await existing(plans, listings, EVERYWHERE);
  return [...new Set(found.map((listing) => listing.key.tenant))];
}

async function existing(plans: Table, listings: Table, filter: string): Promise<readonly PlanListing[]> {
  const listed = (await listings.query(filter)).map((row) => readJson(Row, row));
  const there = await Promise.all(
    listed.map(async ({ whole, key }) => whole || (await plans.read(partitionOf(key), PLAN)) !== undefined),
  );
  return listed.filter((_, index) => there[index]).map(({ key, title }) => ({ key, title }));
}
