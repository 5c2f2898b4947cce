import type { ImportDrafts } from "../../src/app/ports/ports.ts";

/** Drafts of imports in memory. */
export function memoryDrafts(): ImportDrafts {
  const drafts = new Map<string, { readonly value: string; readonly mark: string; readonly at: string }>();
  const name = ({ tenant, plan }: { tenant: string; plan: string }, id: string) => `${tenant}|${plan}|${id}`;
  let marks = 0;
  return {
    save: async (key, id, value, at, mark) => {
      if ((drafts.get(name(key, id))?.mark ?? null) !== mark) return false;
      drafts.set(name(key, id), { value, at, mark: `draft ${++marks}` });
      return true;
    },
    read: async (key, id) => {
      const found = drafts.get(name(key, id));
      return found && { value: found.value, mark: found.mark };
    },
    drop: async (key, id) => void drafts.delete(name(key, id)),
    sweep: async (before) => {
      const old = [...drafts].filter(([, { at }]) => at < before);
      for (const [id] of old) drafts.delete(id);
      return old.length;
    },
  };
}
