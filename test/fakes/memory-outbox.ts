import type { Outbox } from "../../src/app/ports/ports.ts";
import type { Stored } from "../../src/app/ports/stored.ts";
import { claimed } from "../../src/domain/due/claim.ts";
import type { Delivery } from "../../src/domain/due/delivery.ts";

/** The Outbox in memory, with the behaviour of the real one. */
export function memoryOutbox(): Outbox {
  const rows = new Map<string, Stored<Delivery>>();
  let marks = 0;
  const keyOf = (tenant: string, day: string, person: string) => `${tenant}|${day}|${person}`;
  const put = (value: Delivery) => {
    marks += 1;
    const stored = { value, mark: `memory ${marks}` };
    rows.set(keyOf(value.tenant, value.day, value.person), stored);
    return stored;
  };
  const find = ({ tenant, day, person }: Delivery) => rows.get(keyOf(tenant, day, person));
  const inOrder = () => [...rows.entries()].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, stored]) => stored);

  return {
    plan: async (delivery) => {
      if (find(delivery) !== undefined) return false;
      put(delivery);
      return true;
    },
    read: async (tenant, day, person) => rows.get(keyOf(tenant, day, person)),
    listDay: async (tenant, day) => inOrder().filter(({ value }) => value.tenant === tenant && value.day === day),
    listSince: async (tenant, from) => {
      const since = inOrder().filter(({ value }) => value.tenant === tenant && value.day >= from);
      return since.map(({ value }) => value).reverse();
    },
    claim: async (stored, claim) => {
      const present = find(stored.value);
      if (present?.value.claim?.nonce === claim.nonce) return present;
      if (present?.mark !== stored.mark) return undefined;
      return put(claimed(stored.value, claim));
    },
    record: async (stored, outcome) => {
      if (find(stored.value)?.mark !== stored.mark) return false;
      put({ ...stored.value, ...outcome });
      return true;
    },
  };
}
