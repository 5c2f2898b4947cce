import type { PlanStore } from "../../app/ports/plan-store.ts";
import type { Chats } from "../../app/ports/ports.ts";
import type { HistoryEntry } from "../../domain/history/history.ts";
import type { PlanEvent } from "../../domain/history/plan-event.ts";
import type { Stores } from "../../storage/tables.ts";

/** Stores in which history says that it was done at the command line. */
export interface MarkedStores extends Stores {
  /** Whether anything of a plan was written. */
  readonly changed: () => boolean;
}

/** The stores for one who speaks at the command line: no chat is remembered, and `plan` is the one that is meant. */
export function markedStores(stores: Stores, plan: string | null): MarkedStores {
  const { plans } = stores;
  let changed = false;
  const noting = async <Done>(write: Promise<Done>): Promise<Done> => {
    const done = await write;
    changed ||= done === true || done === "saved";
    return done;
  };
  const marked: PlanStore = {
    ...plans,
    createPlan: (created) => noting(plans.createPlan({ ...created, history: created.history.map(entryAtCommandLine) })),
    savePlan: (stored, event) => noting(plans.savePlan(stored, eventAtCommandLine(event))),
    applyChange: (key, mark, change, once) => {
      const added = change.added.map(({ action, entry }) => ({ action, entry: entryAtCommandLine(entry) }));
      return noting(plans.applyChange(key, mark, { ...change, added, event: eventAtCommandLine(change.event) }, once));
    },
    commit: (key, change) => noting(plans.commit(key, { ...change, entry: entryAtCommandLine(change.entry) })),
    recordHold: (key, hold, once) => noting(plans.recordHold(key, hold, once)),
    recordDecision: (key, decision, once) => noting(plans.recordDecision(key, decision, once)),
    // Summaries of a chat tell what is new since the last one there.
    recordPosted: async () => {},
  };
  const chats: Chats = { ...stores.chats, planOf: async () => plan, remember: async () => {} };
  return { ...stores, plans: marked, chats, changed: () => changed };
}

/** What was imported, or came in on a form, stays told as that. */
function entryAtCommandLine(entry: HistoryEntry): HistoryEntry {
  return entry.via === "card" || entry.via === "typed" ? { ...entry, via: "command line" } : entry;
}

function eventAtCommandLine(event: PlanEvent): PlanEvent {
  return { ...event, via: "command line" };
}
