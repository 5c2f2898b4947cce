import { TableClient } from "@azure/data-tables";
import type { Action } from "../../../src/domain/plan/action.ts";
import type { PlanKey } from "../../../src/domain/plan/plan.ts";
import { historyPrefix } from "../../../src/storage/actions/action-keys.ts";
import { readMark } from "../../../src/storage/actions/action-rows.ts";
import { verifyChain } from "../../../src/storage/actions/history-chain.ts";
import { readSealed } from "../../../src/storage/actions/history-rows.ts";
import { partitionOf } from "../../../src/storage/table/keys.ts";
import { beginsWith, openTable } from "../../../src/storage/table/table.ts";
import type { World } from "./world.ts";

/** Each action with what its history's chain of hashes comes to in the table itself: null is as filed. */
export async function readChains(
  { stores, connectionString }: World,
  key: PlanKey,
): Promise<readonly { readonly action: Action; readonly entries: number; readonly broken: number | null }[]> {
  const table = openTable(
    TableClient.fromConnectionString(connectionString, "plan", { allowInsecureConnection: true }),
  );
  const actions = await stores.plans.readActions(key);
  return Promise.all(
    actions.map(async ({ id }) => {
      const stored = await stores.plans.readAction(key, id);
      if (stored === undefined) throw new Error(`no action ${id}`);
      const oldestFirst = (await table.query(beginsWith(partitionOf(key), historyPrefix(id))))
        .map(readSealed)
        .reverse();
      const broken = verifyChain(oldestFirst, readMark(stored.mark).head);
      return { action: stored.value, entries: oldestFirst.length, broken };
    }),
  );
}
