import { z } from "zod";
import type { PlanListing } from "../../app/ports/plan-store.ts";
import { partiesOf } from "../../domain/people/parties.ts";
import type { Plan, PlanKey } from "../../domain/plan/plan.ts";
import { jsonCells, readJson } from "../table/json-cells.ts";
import { keyPart, PLAN, partitionOf } from "../table/keys.ts";
import { MOST_WRITES } from "../table/limits.ts";
import { shapeOf } from "../table/shape.ts";
import { beginsWith, type Table, type Write } from "../table/table.ts";
import { listedPlans, listedTenants } from "./listings.ts";
import { readPlanRows } from "./plan-rows.ts";

const Row: z.ZodType<PlanListing> = shapeOf<PlanListing>()({
  key: shapeOf<PlanKey>()({ tenant: z.string(), plan: z.string() }),
  title: z.string(),
});

/** The three tables that this is about; rows of who is in a plan lie in that of the people. */
interface Tables {
  readonly plans: Table;
  readonly listings: Table;
  readonly people: Table;
}

/** All rows were written once for the plans of the time: from then on who has none is in none. */
const BUILT = { partition: "in-plans", key: "built" };

/**
 * The plans that somebody is in, or that are bound to a channel: perhaps more than those (what ended is not taken away),
 * never fewer. Until the rows have been written once for all plans, every plan of the tenant.
 */
export function plansOfParty(tables: Tables): (tenant: string, party: string) => Promise<readonly PlanListing[]> {
  let built = false;
  return async (tenant, party) => {
    built ||= (await tables.people.read(BUILT.partition, BUILT.key)) !== undefined;
    if (!built) return listedPlans(tables.listings, tables.plans, tenant);
    const rows = await tables.people.query(beginsWith(partitionFor(tenant), `${keyPart(party)}|`));
    return rows.map((row) => readJson(Row, row));
  };
}

/**
 * Notes who is in a plan. To be called before the plan itself is written, so that nobody is in a plan that is not found
 * for them. `before`: the plan as it stands, whose parties have been noted; null: it is new, or nobody knows.
 */
export async function noteParties(people: Table, plan: Plan, before: Plan | null): Promise<void> {
  const noted = before === null ? new Set<string>() : partiesOf(before);
  const { key, title } = plan;
  const cells = jsonCells({ key, title });
  const writes = [...partiesOf(plan)]
    .filter((party) => !noted.has(party))
    .map((party): Write => ({ kind: "put", row: { key: `${keyPart(party)}|${keyPart(key.plan)}`, cells } }));
  for (let done = 0; done < writes.length; done += MOST_WRITES)
    await people.write(partitionFor(key.tenant), writes.slice(done, done + MOST_WRITES));
}

/**
 * Notes who is in each plan there is, as it is read now; done twice, or by two, or after a half, it comes to the same.
 * Resolves how many plans there are.
 */
export async function noteAllParties({ plans, listings, people }: Tables): Promise<number> {
  let count = 0;
  for (const tenant of await listedTenants(listings, plans)) {
    for (const { key } of await listedPlans(listings, plans, tenant)) {
      const rows = await plans.query(beginsWith(partitionOf(key), PLAN));
      const own = rows.find((row) => row.key === PLAN);
      if (own === undefined) continue;
      await noteParties(people, readPlanRows(key, own, rows).value, null);
      count++;
    }
  }
  await people.write(BUILT.partition, [{ kind: "put", row: { key: BUILT.key, cells: {} } }]);
  return count;
}

function partitionFor(tenant: string): string {
  return `${keyPart(tenant)}|in`;
}
