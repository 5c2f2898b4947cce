import { TableClient } from "@azure/data-tables";
import { startEmulator } from "../../src/local/emulator.ts";
import { openTable, type Table } from "../../src/storage/table/table.ts";
import type { Tables } from "../../src/storage/tables.ts";
import { memoryTables } from "./memory-table.ts";

interface OpenedTables {
  readonly tables: Tables;
  readonly close: () => Promise<void>;
}

/** The tables on which the real stores stand: in memory, and of an emulator of their own. */
export const bothTables: readonly (readonly [string, () => Promise<OpenedTables>])[] = [
  ["in memory", async () => ({ tables: memoryTables(), close: async () => {} })],
  ["in the emulator", openEmulated],
];

async function openEmulated(): Promise<OpenedTables> {
  const emulator = await startEmulator({ folder: null, port: 0, log: { info: () => {}, error: () => {} } });
  if (!emulator.ok) throw new Error(emulator.detail);
  const open = async (name: string): Promise<Table> => {
    const { connectionString } = emulator;
    const client = TableClient.fromConnectionString(connectionString, name, { allowInsecureConnection: true });
    await client.createTable();
    return openTable(client);
  };
  const tables = {
    plans: await open("plan"),
    listings: await open("plans"),
    outbox: await open("outbox"),
    people: await open("people"),
    drafts: await open("drafts"),
  };
  return { tables, close: emulator.stop };
}

/** Each of the tables made into another. */
export function eachTable(tables: Tables, other: (table: Table) => Table): Tables {
  return {
    plans: other(tables.plans),
    listings: other(tables.listings),
    outbox: other(tables.outbox),
    people: other(tables.people),
    drafts: other(tables.drafts),
  };
}
