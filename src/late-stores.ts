import type { Stores } from "./storage/tables.ts";

/**
 * Stores that are opened at their first use, and at the next again after a failure: a bot that starts
 * while its store is down answers that it is, and recovers with it. A method rejects as `open` does.
 */
export function lateStores(open: () => Promise<Stores>): Stores {
  let opening: Promise<Stores> | undefined;
  const stores = () => {
    opening ??= open().catch((error: unknown) => {
      opening = undefined;
      throw error;
    });
    return opening;
  };
  return {
    plans: late(async () => (await stores()).plans),
    outbox: late(async () => (await stores()).outbox),
    conversations: late(async () => (await stores()).conversations),
    members: late(async () => (await stores()).members),
    chats: late(async () => (await stores()).chats),
    drafts: late(async () => (await stores()).drafts),
    links: late(async () => (await stores()).links),
  };
}

/** Every method of a port is asynchronous, so each can wait for what it belongs to. */
function late<T extends object>(ready: () => Promise<T>): T {
  return new Proxy({} as T, {
    get:
      (_none, name) =>
      async (...args: unknown[]) => {
        const store: object = await ready();
        const method: (...args: unknown[]) => unknown = Reflect.get(store, name);
        return method.apply(store, args);
      },
  });
}
