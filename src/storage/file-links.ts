import { z } from "zod";
import type { FileLink, FileLinks, FileWanted } from "../app/ports/ports.ts";
import { jsonCells, readJson } from "./table/json-cells.ts";
import { sha256 } from "./table/keys.ts";
import { rewrite } from "./table/rewrite.ts";
import { shapeOf } from "./table/shape.ts";
import type { Table } from "./table/table.ts";

const PARTITION = "links";

type Wants<K extends FileWanted["kind"]> = Extract<FileWanted, { readonly kind: K }>;

const Link: z.ZodType<Omit<FileLink, "token">> = shapeOf<Omit<FileLink, "token">>()({
  tenant: z.string(),
  person: z.string(),
  name: z.string(),
  plan: z.string(),
  wants: z.discriminatedUnion("kind", [
    shapeOf<Wants<"plan">>()({ kind: z.literal("plan"), as: z.enum(["xlsx", "csv"]) }),
    shapeOf<Wants<"people">>()({ kind: z.literal("people") }),
    shapeOf<Wants<"return form">>()({ kind: z.literal("return form"), label: z.string(), form: z.string() }),
  ]),
  expires: z.string(),
});

/**
 * Links in the table of drafts, which is swept of what is old. A row is found by its token's hash: who reads the table
 * cannot fetch a file with it.
 */
export function tableFileLinks(table: Table): FileLinks {
  return {
    keep: async ({ token, ...link }, at) => {
      await rewrite(table, PARTITION, sha256(token), () => ({ ...jsonCells(link), at }));
    },
    find: async (token) => {
      const row = await table.read(PARTITION, sha256(token));
      return row && { token, ...readJson(Link, row) };
    },
  };
}
