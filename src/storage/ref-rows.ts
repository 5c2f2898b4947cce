import { z } from "zod";
import type { Action } from "../domain/action.ts";
import type { Day } from "../domain/day.ts";
import { refPrefix } from "./action-keys.ts";
import { jsonCells, readJson } from "./json-cells.ts";
import { keyPart } from "./keys.ts";
import type { Found, Row } from "./table.ts";

/** What a label names, with the days it held; `to` is null while it holds. */
interface RefHeld {
  readonly ref: string;
  readonly id: string;
  readonly from: Day;
  readonly to: Day | null;
}

const Held: z.ZodType<RefHeld> = z.object({
  ref: z.string(),
  id: z.string(),
  from: z.string(),
  to: z.string().nullable(),
});

export function refRow({ ref, id }: Action, from: Day): Row {
  const held: RefHeld = { ref, id, from, to: null };
  return { key: `${refPrefix(ref)}${keyPart(id)}`, cells: jsonCells(held) };
}

/** Labels that hold now, in the order of their keys: as people count. */
export function readHeldRefs(rows: readonly Found[]): readonly RefHeld[] {
  return rows.map((row) => readJson(Held, row)).filter((held) => held.to === null);
}
