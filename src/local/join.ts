import { resolve } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { connectionStringFor, startEmulator } from "./emulator.ts";
import { Fault } from "./fault.ts";
import { leaveFolder, readRunFile, takeFolder } from "./run-file.ts";
import { SAMPLE_TENANT } from "./sample-people.ts";

/** The store of `npm run local`, for a command beside it. */
export interface JoinedStore {
  readonly connectionString: string;
  readonly tenant: string;
  /** Resolves when everything is on disk. */
  readonly close: () => Promise<void>;
}

const SILENT = { info: () => {}, error: () => {} };
/** How long another that holds the folder without a store to join is waited for. */
const PATIENCE_MS = 15_000;

/**
 * Joins the Plan Keeper that runs on the folder, else starts its emulator for as long as the command takes.
 * Two emulators on one folder would lose each other's rows: the folder is taken first. Throws a Fault.
 */
export async function joinLocal(localFolder = ".local"): Promise<JoinedStore> {
  const folder = resolve(localFolder);
  const until = Date.now() + PATIENCE_MS;
  for (;;) {
    const running = readRunFile(folder);
    if (running !== undefined && (await answers(running.tablesPort)))
      return {
        connectionString: connectionStringFor(running.tablesPort),
        tenant: running.tenant,
        close: async () => {},
      };
    try {
      await takeFolder({ folder, port: 0, playgroundPort: 0, tablesPort: 0, playground: false, fresh: false });
      return await startHere(folder);
    } catch (error) {
      // Another command, or a bot that is still starting: its store may come, or its folder be left.
      if (readRunFile(folder) === undefined || Date.now() > until) throw error;
      await wait(200);
    }
  }
}

async function startHere(folder: string): Promise<JoinedStore> {
  const emulator = await startEmulator({ folder: resolve(folder, "tables"), port: 0, log: SILENT });
  if (!emulator.ok) {
    leaveFolder(folder);
    throw new Fault(`The local store could not be started in ${folder} (${emulator.reason}).`);
  }
  const close = async () => {
    await emulator.stop();
    leaveFolder(folder);
  };
  return { connectionString: emulator.connectionString, tenant: SAMPLE_TENANT, close };
}

async function answers(port: number): Promise<boolean> {
  if (port === 0) return false;
  try {
    await fetch(`http://127.0.0.1:${port}/`, { signal: AbortSignal.timeout(2_000) });
    return true;
  } catch {
    return false;
  }
}
