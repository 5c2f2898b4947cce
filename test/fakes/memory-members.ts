import type { Members, RosterMember } from "../../src/app/ports.ts";

/** The Members in memory, with the behaviour of the real one. */
export function memoryMembers(): Members {
  const kept = new Map<string, { readonly tenant: string; readonly members: readonly RosterMember[] }>();
  return {
    keep: async (tenant, place, members) => {
      if (members.length === 0) kept.delete(`${tenant}|${place}`);
      else kept.set(`${tenant}|${place}`, { tenant, members });
    },
    list: async (tenant) => {
      const all = [...kept.values()].filter((one) => one.tenant === tenant).flatMap(({ members }) => members);
      return [...new Map(all.map((member) => [member.person, member])).values()];
    },
  };
}
