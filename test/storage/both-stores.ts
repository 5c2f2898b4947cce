import { startEmulator } from "../../src/local/emulator.ts";
import { openStores, type Stores } from "../../src/storage/tables.ts";
import { memoryStores } from "../fakes/memory-stores.ts";

interface OpenedStores {
  readonly stores: Stores;
  readonly close: () => Promise<void>;
}

/** The stores that one contract holds: those of the tests and the real ones, on an emulator of their own. */
export const bothStores: readonly (readonly [string, () => Promise<OpenedStores>])[] = [
  ["in memory", async () => ({ stores: memoryStores(), close: async () => {} })],
  ["in tables", openTables],
];

async function openTables(): Promise<OpenedStores> {
  const emulator = await startEmulator({ folder: null, port: 0, log: { info: () => {}, error: () => {} } });
  if (!emulator.ok) throw new Error(emulator.detail);
  return { stores: await openStores({ connectionString: emulator.connectionString }), close: emulator.stop };
}
