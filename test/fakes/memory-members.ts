import type { Members } from "../../src/app/ports/ports.ts";
import type { Member } from "../../src/domain/plan/person.ts";

/** The Members in memory, with the behaviour of the real one. */
export function memoryMembers(): Members {
  const kept = new Map<string, Place>();
  const all = (tenant: string) => [...kept.values()].filter((one) => one.tenant === tenant);
  const there = (tenant: string) =>
    new Map(all(tenant).flatMap(({ members }) => members.map((one) => [one.person, one])));
  return {
    keep: async (tenant, place, members) => {
      const key = `${tenant}|${place}`;
      const before = kept.get(key);
      const left = [...(before?.members ?? []).map(({ person }) => person), ...(before?.left ?? [])];
      if (members.length === 0) kept.delete(key);
      else kept.set(key, { tenant, members, left });
    },
    list: async (tenant) => [...there(tenant).values()],
    listLeft: async (tenant) => {
      const left = all(tenant).flatMap((one) => one.left);
      return [...new Set(left)].filter((person) => !there(tenant).has(person));
    },
  };
}

interface Place {
  readonly tenant: string;
  readonly members: readonly Member[];
  readonly left: readonly string[];
}
