import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { remindLeads } from "../../src/app/reminders/remind-leads.ts";
import { partitionOf } from "../../src/storage/table/keys.ts";
import { beginsWith } from "../../src/storage/table/table.ts";
import { type Stores, storesOn, type Tables } from "../../src/storage/tables.ts";
import { AMINA, anAction, aPlan, BEN, importedEntry } from "../builders.ts";
import { bothTables } from "../fakes/both-tables.ts";
import { refOf, reminderWorld } from "../fakes/reminder-world.ts";
import { aKey } from "./samples.ts";

/** The plan's hour, ten working days before the review of Amina's. */
const HOUR = new Date("2026-11-20T09:00:00Z");

describe.each(bothTables)("a row that somebody spoilt, %s", (_, open) => {
  let tables: Tables;
  let stores: Stores;
  let close: () => Promise<void>;
  beforeAll(async () => {
    ({ tables, close } = await open());
    stores = storesOn(tables, { info: () => {}, error: () => {} });
  });
  afterAll(() => close());

  it.each(["status|", "request|"])(
    "of %s stops nobody's reminders but of its own action, and is told",
    async (prefix) => {
      const plan = aPlan({ key: aKey() });
      const moving = {
        ...{ at: "2026-11-01T10:00:00.000Z", by: BEN, byName: "Ben Okafor" },
        ...{ from: "2027-06-30", to: "2027-07-31", reason: "A vacancy" },
      };
      const actions = [
        anAction({ reviewDate: "2026-12-04", endDate: null }),
        anAction({
          ...{ id: "far", ref: "1.1.2", reviewDate: null, endDate: "2027-06-30", dateChange: moving },
          leads: [{ label: "Ben Okafor", accountable: true }],
        }),
      ];
      const here = await reminderWorld(plan, actions, HOUR);
      await stores.plans.createPlan({ plan, actions, history: actions.map(importedEntry) });
      for (const { id } of plan.people) await stores.conversations.remember(plan.key.tenant, id, refOf(id));
      const partition = partitionOf(plan.key);
      const rows = await tables.plans.query(beginsWith(partition, prefix));
      const spoilt = rows.find((row) => row.key.includes("far"));
      if (spoilt === undefined) throw new Error(`no row of ${prefix}`);
      const row = { key: spoilt.key, cells: { ...spoilt.cells, json: '{"id":7}' } };
      await tables.plans.write(partition, [{ kind: "replace", row, over: spoilt }]);
      await remindLeads({ ...here.deps, ...stores }, { now: HOUR, dueOnly: true });
      expect(await stores.outbox.listDay(plan.key.tenant, "2026-11-20")).toContainEqual(
        expect.objectContaining({ value: expect.objectContaining({ person: AMINA, status: "sent" }) }),
      );
      expect(here.logged).toContainEqual(expect.stringContaining("rows-unreadable"));
      expect(here.logged.join("\n")).toContain(spoilt.key);
      expect(here.logged.join("\n")).not.toContain("plan-unreadable");
    },
  );
});
