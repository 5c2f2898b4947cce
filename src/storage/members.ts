import { z } from "zod";
import type { Members, RosterMember } from "../app/ports.ts";
import { jsonCells, readJson } from "./json-cells.ts";
import { keyPart } from "./keys.ts";
import { removeRows, rewrite } from "./rewrite.ts";
import { beginsWith, type Table } from "./table.ts";

const Rosters: z.ZodType<readonly RosterMember[]> = z.array(z.object({ person: z.string(), name: z.string() }));

/** More people of one team or chat than this would not fit its row. */
const MOST = 2_500;
const LONGEST_NAME = 100;

/** Rosters in the table of people: a partition of their own for each tenant, a row for each team or chat. */
export function tableMembers(table: Table): Members {
  const partition = (tenant: string) => `${keyPart(tenant)}|rosters`;
  return {
    keep: async (tenant, place, members) => {
      const key = keyPart(place);
      const kept = members.slice(0, MOST).map(({ person, name }) => ({ person, name: name.slice(0, LONGEST_NAME) }));
      if (kept.length > 0) return void (await rewrite(table, partition(tenant), key, () => jsonCells(kept)));
      const found = await table.read(partition(tenant), key);
      if (found !== undefined) await removeRows(table, partition(tenant), [found]);
    },
    list: async (tenant) => {
      const rows = await table.query(beginsWith(partition(tenant), ""));
      const all = rows.flatMap((row) => readJson(Rosters, row));
      return [...new Map(all.map((member) => [member.person, member])).values()];
    },
  };
}
