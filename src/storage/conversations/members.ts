import { z } from "zod";
import type { Members } from "../../app/ports/ports.ts";
import type { Member } from "../../domain/plan/person.ts";
import { jsonCells, readJson } from "../table/json-cells.ts";
import { keyPart } from "../table/keys.ts";
import { removeRows, rewrite } from "../table/rewrite.ts";
import { shapeOf } from "../table/shape.ts";
import { beginsWith, type Table } from "../table/table.ts";

/** `left`: is no longer there; kept without a name. */
type Kept = Member & { readonly left?: true | undefined };
const Rosters: z.ZodType<readonly Kept[]> = z.array(
  shapeOf<Kept>()({ person: z.string(), name: z.string(), left: z.literal(true).optional() }),
);

/** More people of one team or chat than this would not fit its row. */
const MOST = 2_500;
/** Of those who left the latest are kept. */
const MOST_LEFT = 300;
const LONGEST_NAME = 100;

/** Rosters in the table of people: a partition of their own for each tenant, a row for each team or chat. */
export function tableMembers(table: Table): Members {
  const partition = (tenant: string) => `${keyPart(tenant)}|rosters`;
  const all = async (tenant: string) => {
    const rows = await table.query(beginsWith(partition(tenant), ""));
    return rows.flatMap((row) => readJson(Rosters, row));
  };
  return {
    keep: async (tenant, place, members) => {
      const key = keyPart(place);
      const kept = members.slice(0, MOST).map(({ person, name }) => ({ person, name: name.slice(0, LONGEST_NAME) }));
      if (kept.length > 0)
        return void (await rewrite(table, partition(tenant), key, (found) => {
          const before = found === undefined ? [] : readJson(Rosters, found);
          return jsonCells([...kept, ...leftOf(before, members)]);
        }));
      const found = await table.read(partition(tenant), key);
      if (found !== undefined) await removeRows(table, partition(tenant), [found]);
    },
    list: async (tenant) => {
      const there = (await all(tenant)).filter(({ left }) => left === undefined);
      return [...new Map(there.map(({ person, name }) => [person, { person, name }])).values()];
    },
    listLeft: async (tenant) => {
      const kept = await all(tenant);
      const there = new Set(kept.filter(({ left }) => left === undefined).map(({ person }) => person));
      return [...new Set(kept.map(({ person }) => person))].filter((person) => !there.has(person));
    },
  };
}

function leftOf(before: readonly Kept[], now: readonly Member[]): readonly Kept[] {
  const there = new Set(now.map(({ person }) => person));
  const gone = before.filter(({ person }) => !there.has(person));
  return gone.slice(0, MOST_LEFT).map(({ person }) => ({ person, name: "", left: true }));
}
