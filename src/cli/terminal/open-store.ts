import { existsSync } from "node:fs";
import { readConfig } from "../../config.ts";
import { openStores } from "../../storage/tables.ts";
import { type OpenedStore, Refused } from "./command.ts";

/** An opened store that is to be closed. */
export interface Store extends OpenedStore {
  readonly close: () => Promise<void>;
}

/** Settings that mean production: with any of them nothing local is touched. */
const PRODUCTION = ["TABLES_URL", "TABLES_CONNECTION_STRING", "ALLOWED_TENANTS", "MicrosoftAppId"];

/** Whether there is a store that could hold a plan: settings name one, or `npm run local` has left one. */
export function hasStore(environment: NodeJS.ProcessEnv): boolean {
  const { LOCAL_FOLDER } = environment;
  return PRODUCTION.some((name) => environment[name]?.trim()) || existsSync(LOCAL_FOLDER ?? ".local");
}

/** The store that the settings name; without settings that of `npm run local`. */
export async function openStore(environment: NodeJS.ProcessEnv): Promise<Store> {
  if (!PRODUCTION.some((name) => environment[name]?.trim())) return openLocal(environment);
  const read = readConfig(environment);
  if (!read.ok) throw new Refused(`The settings are not right:\n${read.faults.join("\n")}`);
  const { tables, tenants, timeZone, auth } = read.config;
  const identity = auth.kind === "managed-identity" ? { identity: auth.appId } : {};
  const stores = await openStores({ ...tables, ...identity });
  return { stores, tenants, tenant: tenants[0] ?? "", zone: timeZone, auth, local: false, close: async () => {} };
}

async function openLocal({ LOCAL_FOLDER }: NodeJS.ProcessEnv): Promise<Store> {
  // Loaded here alone: production has no emulator.
  const { joinLocal } = await import("../../local/join.ts");
  const { connectionString, tenant, close } = await joinLocal(LOCAL_FOLDER);
  const stores = await openStores({ connectionString });
  return { stores, tenants: [tenant], tenant, zone: "Europe/London", auth: { kind: "local" }, local: true, close };
}
