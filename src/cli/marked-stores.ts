import type { ImportDrafts, PlanStore } from "../app/plan-store.ts";
import type { Chats } from "../app/ports.ts";
import type { HistoryEntry } from "../domain/history.ts";
import type { Stores } from "../storage/tables.ts";

/** Stores in which history says that it was done at the command line. */
export interface MarkedStores extends Stores {
  /** Whether a plan was changed, or would have been. */
  readonly changed: () => boolean;
}

/**
 * The stores for one who speaks at the command line: no chat is remembered, `plan` is the one that is meant.
 * `dryRun`: whatever would be written of a plan is said to be done and is not.
 */
export function markedStores(stores: Stores, plan: string | null, dryRun: boolean): MarkedStores {
  const { plans } = stores;
  let wrote = false;
  const write = async <Done>(done: Done, write: () => Promise<Done>): Promise<Done> => {
    const came = dryRun ? done : await write();
    wrote ||= came === done;
    return came;
  };
  const marked: PlanStore = {
    ...plans,
    createPlan: (created) =>
      write(true, () => plans.createPlan({ ...created, history: created.history.map(atCommandLine) })),
    savePlan: (stored, event) =>
      write(true, () => plans.savePlan(stored, event && { ...event, via: "command line" as const })),
    applyChange: (key, mark, change) => {
      const added = change.added.map(({ action, entry }) => ({ action, entry: atCommandLine(entry) }));
      const event = change.event && { ...change.event, via: "command line" as const };
      return write(true, () => plans.applyChange(key, mark, { ...change, added, event }));
    },
    commit: (key, change) =>
      write<Awaited<ReturnType<PlanStore["commit"]>>>("saved", () =>
        plans.commit(key, { ...change, entry: atCommandLine(change.entry) }),
      ),
    recordHold: (key, hold, once) =>
      write<"saved" | "already-applied">("saved", () => plans.recordHold(key, hold, once)),
    recordPosted: async () => {},
  };
  const chats: Chats = { ...stores.chats, planOf: async () => plan, remember: async () => {} };
  const drafts = dryRun ? keptApart(stores.drafts) : stores.drafts;
  return { ...stores, plans: marked, chats, drafts, changed: () => wrote };
}

/** What was imported, or came in on a form, stays told as that; the event tells where. */
function atCommandLine(entry: HistoryEntry): HistoryEntry {
  return entry.via === "card" || entry.via === "typed" ? { ...entry, via: "command line" } : entry;
}

/** Drafts that are read as they are and written nowhere. */
function keptApart(drafts: ImportDrafts): ImportDrafts {
  const kept = new Map<string, string>();
  return {
    ...drafts,
    save: async ({ tenant, plan }, id, content) => {
      kept.set(`${tenant}/${plan}/${id}`, content);
      return true;
    },
    read: async (key, id) => {
      const value = kept.get(`${key.tenant}/${key.plan}/${id}`);
      return value === undefined ? drafts.read(key, id) : { value, mark: "" };
    },
    drop: async () => {},
  };
}
