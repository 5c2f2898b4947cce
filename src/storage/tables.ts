import { TableClient, type TableServiceClientOptions } from "@azure/data-tables";
import type { Conversations, Log, Outbox, PlanStore } from "../app/ports.ts";
import { tableConversations } from "./conversations.ts";
import { tableOutbox } from "./outbox.ts";
import { tablePlans } from "./plan-store.ts";
import { storeError } from "./store-error.ts";
import { openTable, type Table } from "./table.ts";

/** Everything the product keeps. */
export interface Stores {
  readonly plans: PlanStore;
  readonly outbox: Outbox;
  readonly conversations: Conversations;
}

/** Where the tables are: an address with a managed identity, or a connection string. */
export type Where =
  | { readonly url: string /** Client id of a user-assigned identity. */; readonly identity?: string }
  | { readonly connectionString: string };

/** Longest that one request may take, repeats included: a person is waiting for the answer. */
const PATIENCE_MS = 3000;

const silent: Log = { info: () => {}, error: () => {} };

/** Opens the tables and creates those that are not there. Throws StoreDown when the store does not answer. */
export async function openStores({ log = silent, ...where }: Where & { readonly log?: Log }): Promise<Stores> {
  const client = await clientFor(where);
  const open = async (name: string): Promise<Table> => {
    const table = client(name);
    await table.createTable().catch((error: unknown) => {
      throw storeError(error);
    });
    return openTable(table);
  };
  const [plans, listings, outbox, people] = await Promise.all(["plan", "plans", "outbox", "people"].map(open));
  if (!plans || !listings || !outbox || !people) throw new Error("not all tables were opened");
  return {
    plans: tablePlans({ plans, listings }, log),
    outbox: tableOutbox(outbox),
    conversations: tableConversations(people),
  };
}

async function clientFor(where: Where): Promise<(table: string) => TableClient> {
  if ("connectionString" in where) {
    // The emulator speaks plain HTTP; an Azure connection string names HTTPS itself.
    const options = { ...OPTIONS, allowInsecureConnection: true };
    return (table) => TableClient.fromConnectionString(where.connectionString, table, options);
  }
  // Loaded only where it is used: it takes a third of a second.
  const { DefaultAzureCredential } = await import("@azure/identity");
  const credential = new DefaultAzureCredential({ managedIdentityClientId: where.identity });
  return (table) => new TableClient(where.url, table, credential, OPTIONS);
}

const OPTIONS: TableServiceClientOptions = {
  retryOptions: { maxRetries: 2, retryDelayInMs: 200, maxRetryDelayInMs: 800 },
  additionalPolicies: [
    {
      position: "perCall",
      policy: {
        name: "patience",
        // The client has no limit of its own, neither for a silent store nor for what Retry-After asks.
        sendRequest: (request, next) => {
          request.abortSignal ??= AbortSignal.timeout(PATIENCE_MS);
          return next(request);
        },
      },
    },
  ],
};
