import { expect, it } from "vitest";
import { theAction } from "../../src/domain/due/about.ts";
import { tableOutbox } from "../../src/storage/reminders/outbox.ts";
import { reminderStore } from "../../src/storage/reminders/reminder-store.ts";
import type { Table } from "../../src/storage/table/table.ts";
import { aDelivery } from "./samples.ts";

/** A table that only notes where it is written. */
function notingTable() {
  const places: string[] = [];
  const table: Table = {
    read: async () => undefined,
    query: async () => [],
    write: async (partition, writes) => {
      places.push(...writes.map((one) => `${partition} ${"row" in one ? one.row.key : one.key}`));
      return writes.map(() => "etag");
    },
  };
  return { table, places };
}

// Two versions run side by side during an upgrade: what one has sent, the other must find under the same key.
it("T20 keys what was sent and asked as every version before it", async () => {
  const { table, places } = notingTable();
  const person = "3f2a7c1e-55d0-4b8e-9a11-0c9d8e7f6a5b";
  await tableOutbox(table).plan(aDelivery("7d1c2f4e-0a36-4b5e-9c55-1f0e6f0a1b2c", { person, day: "2027-03-01" }));
  const asked = {
    person,
    about: theAction("5e-ü 1"),
    date: "2027-03-15",
    occasion: "10 before",
    on: "2027-03-01",
  } as const;
  await reminderStore(table).recordAsked({ tenant: "T 1", plan: "kent-2027" }, [asked]);
  expect(places).toEqual([
    "7d1c2f4e-0a36-4b5e-9c55-1f0e6f0a1b2c|2027-03-01 3f2a7c1e-55d0-4b8e-9a11-0c9d8e7f6a5b",
    "T_20_1|kent-2027 asked|3f2a7c1e-55d0-4b8e-9a11-0c9d8e7f6a5b|5e-_fc__20_1",
  ]);
});
