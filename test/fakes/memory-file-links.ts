import type { FileLink, FileLinks } from "../../src/app/ports/ports.ts";

/** Links to files in memory. */
export function memoryFileLinks(): FileLinks {
  const links = new Map<string, FileLink>();
  return {
    keep: async (link) => void links.set(link.token, link),
    find: async (token) => links.get(token),
  };
}
