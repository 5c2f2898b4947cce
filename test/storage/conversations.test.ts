import { expect, it } from "vitest";
import { tableConversations } from "../../src/storage/conversations/conversations.ts";
import type { FoundRow, Table } from "../../src/storage/table/table.ts";
import { refOf } from "../fakes/reminder-world.ts";

/** A table of single rows, which says how often it was written. */
function countingTable() {
  const rows = new Map<string, FoundRow>();
  let writes = 0;
  const table: Table = {
    read: async (partition, key) => rows.get(`${partition} ${key}`),
    query: async () => [...rows.values()],
    write: async (partition, [write]) => {
      if (write === undefined || !("row" in write)) throw new Error("one row is written");
      rows.set(`${partition} ${write.row.key}`, { ...write.row, partition, etag: `${++writes}` });
      return [`${writes}`];
    },
  };
  return { table, writes: () => writes };
}

it("writes what is known of a person where something of it changed, not with every word of theirs", async () => {
  const { table, writes } = countingTable();
  const { remember, claimWelcome, setRhythm, find } = tableConversations(table);
  const at = new Date("2027-03-10T09:00:00Z");
  const speaks = async (zone?: string) => {
    const before = writes();
    await remember("t", "ben", refOf("ben"), at, zone);
    return writes() - before;
  };
  expect(await speaks("Asia/Dubai")).toBe(1);
  await claimWelcome("t", "ben", "then");
  await setRhythm("t", "ben", { every: 1, since: "2027-03-10", pausedUntil: null });
  await speaks("Asia/Dubai");
  for (const zone of ["Asia/Dubai", undefined, "Asia/Dubai"]) expect(await speaks(zone)).toBe(0);
  expect(await speaks("Europe/Paris")).toBe(1);
  expect(await find("t", "ben")).toMatchObject({ zone: "Europe/Paris", welcomedAt: "then", rhythm: { every: 1 } });
});
