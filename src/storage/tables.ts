import { TableClient, type TableServiceClientOptions } from "@azure/data-tables";
import type { PlanStore } from "../app/ports/plan-store.ts";
import type { Chats, Conversations, FileLinks, ImportDrafts, Log, Members, Outbox } from "../app/ports/ports.ts";
import { tableChats } from "./conversations/chats.ts";
import { tableConversations } from "./conversations/conversations.ts";
import { tableMembers } from "./conversations/members.ts";
import { tableDrafts } from "./drafts.ts";
import { tableFileLinks } from "./file-links.ts";
import { tablePlans } from "./plan-store.ts";
import { tableOutbox } from "./reminders/outbox.ts";
import { storeError } from "./table/store-error.ts";
import { openTable, type Table } from "./table/table.ts";

/** Everything the product keeps. */
export interface Stores {
  readonly plans: PlanStore;
  readonly outbox: Outbox;
  readonly conversations: Conversations;
  readonly members: Members;
  readonly chats: Chats;
  readonly drafts: ImportDrafts;
  readonly links: FileLinks;
}

/** The tables, by what they are to us. */
export type Tables = Readonly<Record<"plans" | "listings" | "outbox" | "people" | "drafts", Table>>;

/** Where the tables are: an address, opened with a managed identity (its client id if user-assigned), or a connection string. */
type Where = { readonly url: string; readonly identity?: string | undefined } | { readonly connectionString: string };

type StoreOptions = Where & {
  readonly log?: Log;
  /** Longest that one request may take, repeats included: a person is waiting for the answer. 3,000 unless said. */
  readonly patienceMs?: number;
};

/** Steps of the client that no request here needs, which every one of them pays for. */
const UNUSED = ["tracingPolicy", "formDataPolicy", "multipartPolicy", "decompressResponsePolicy", "redirectPolicy"];

const silent: Log = { info: () => {}, error: () => {} };

/** Opens the tables and creates those that are not there. Throws StoreDown when the store does not answer. */
export async function openStores({ log = silent, patienceMs = 3000, ...where }: StoreOptions): Promise<Stores> {
  const client = await clientFor(where, optionsFor(patienceMs));
  const open = async (name: string): Promise<Table> => {
    const table = client(name);
    for (const policy of UNUSED) table.pipeline.removePolicy({ name: policy });
    await table.createTable().catch((error: unknown) => {
      throw storeError(error);
    });
    return openTable(table);
  };
  const names = ["plan", "plans", "outbox", "people", "drafts"];
  const [plans, listings, outbox, people, drafts] = await Promise.all(names.map(open));
  if (!plans || !listings || !outbox || !people || !drafts) throw new Error("not all tables were opened");
  return storesOn({ plans, listings, outbox, people, drafts }, log);
}

/** Everything the product keeps, in tables that are open. */
export function storesOn({ plans, listings, outbox, people, drafts }: Tables, log: Log): Stores {
  return {
    plans: tablePlans({ plans, listings, people }, log),
    outbox: tableOutbox(outbox),
    conversations: tableConversations(people),
    members: tableMembers(people),
    chats: tableChats(people),
    drafts: tableDrafts(drafts),
    links: tableFileLinks(drafts),
  };
}

async function clientFor(where: Where, options: TableServiceClientOptions): Promise<(table: string) => TableClient> {
  if ("connectionString" in where) {
    const { connectionString } = where;
    // Only the emulator may be spoken to without encryption: it is on this machine.
    const allowInsecureConnection = /(^|;)TableEndpoint=http:\/\/127\.0\.0\.1[:/]/.test(connectionString);
    return (table) =>
      TableClient.fromConnectionString(connectionString, table, { ...options, allowInsecureConnection });
  }
  // Loaded only where it is used: it takes a quarter of a second.
  const { DefaultAzureCredential } = await import("@azure/identity");
  const credential = new DefaultAzureCredential({ managedIdentityClientId: where.identity });
  return (table) => new TableClient(where.url, table, credential, options);
}

function optionsFor(patienceMs: number): TableServiceClientOptions {
  return {
    retryOptions: { maxRetries: 2, retryDelayInMs: 200, maxRetryDelayInMs: 800 },
    additionalPolicies: [
      {
        position: "perCall",
        policy: {
          name: "patience",
          // The client has no limit of its own, neither for a silent store nor for what Retry-After asks.
          sendRequest: (request, next) => {
            request.abortSignal ??= AbortSignal.timeout(patienceMs);
            return next(request);
          },
        },
      },
    ],
  };
}
