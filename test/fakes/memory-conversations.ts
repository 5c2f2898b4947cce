import type { Conversations, KnownPerson } from "../../src/app/ports/ports.ts";
import { keptByPerson, notReached, remembered, triedAnew } from "../../src/storage/conversations/conversations.ts";

/** The Conversations in memory, with the behaviour of the real one. */
export function memoryConversations(): Conversations {
  const known = new Map<string, KnownPerson>();
  const find = (tenant: string, person: string) => known.get(`${tenant}|${person}`);
  const put = (value: KnownPerson) => {
    known.set(`${value.tenant}|${value.person}`, value);
    return value;
  };

  return {
    find: async (tenant, person) => find(tenant, person),
    list: async (tenant) => {
      const people = [...known.values()].filter((person) => person.tenant === tenant);
      return people.sort((a, b) => (a.person < b.person ? -1 : 1));
    },
    remember: async (tenant, person, ref, at, zone) => {
      const known = find(tenant, person);
      return put({ ...remembered(known, tenant, person, ref, at), ...keptByPerson(known, zone) });
    },
    setRhythm: async (tenant, person, rhythm) => {
      const present = find(tenant, person);
      if (present !== undefined) put({ ...present, rhythm });
      return present !== undefined;
    },
    claimWelcome: async (tenant, person, at) => {
      const present = find(tenant, person);
      if (present === undefined || present.welcomedAt !== null) return false;
      put({ ...present, welcomedAt: at });
      return true;
    },
    markUnreachable: async (tenant, person, reason, at) => {
      const present = find(tenant, person);
      if (present !== undefined) put(notReached(present, reason, at));
    },
    tryAgain: async (tenant, person) => {
      const present = find(tenant, person);
      if (present !== undefined) put(triedAnew(present));
    },
  };
}
