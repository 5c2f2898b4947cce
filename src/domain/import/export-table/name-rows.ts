import type { ImportField } from "../../plan/draft.ts";
import type { ImportWhy } from "../../plan/import-why.ts";
import { greatestOf } from "../../plan/many.ts";
import { sortableRef } from "../../plan/ref.ts";
import { printedRef } from "../document/text-table.ts";
import type { ExportRow } from "./export-columns.ts";

/** Tells of a row. */
export type TellOf = (
  row: Pick<ExportRow, "place" | "ref">,
) => (field: ImportField, text: string, why: ImportWhy) => void;

/** Rows that are actions with refs of their own; one that somebody added without a ref gets the next of its group. */
export function nameRows(rows: readonly ExportRow[], tellOf: TellOf): readonly ExportRow[] {
  const places = new Map<string, string>();
  for (const { ref, place } of rows)
    if (ref !== "" && !places.has(sortableRef(ref))) places.set(sortableRef(ref), place);
  return rows.flatMap((row) => {
    const tell = tellOf(row);
    if (row.text.Action === "") {
      tell("title", Object.values(row.text).join(" ").trim(), { reason: "row-has-no-action" });
      return [];
    }
    if (row.ref === "" || sortableRef(row.ref) === "") return nextOf(row, rows, places, tellOf);
    const first = places.get(sortableRef(row.ref));
    if (first === row.place) return [row];
    tell("ref", row.text.Ref, { reason: "ref-left-out", first: first ?? "" });
    return [];
  });
}

function nextOf(
  row: ExportRow,
  rows: readonly ExportRow[],
  places: Map<string, string>,
  tellOf: TellOf,
): readonly ExportRow[] {
  const group = printedRef(row.text.Objective) || printedRef(row.text.Theme);
  const numbers = rows.flatMap(({ ref }) => {
    const last = ref.startsWith(`${group}.`) ? ref.slice(group.length + 1) : "";
    return /^\d{1,6}$/.test(last) ? [Number(last)] : [];
  });
  for (let number = greatestOf([0, ...numbers]) + 1; ; number++) {
    const ref = group === "" ? `${number}` : `${group}.${number}`;
    if (places.has(sortableRef(ref))) continue;
    places.set(sortableRef(ref), row.place);
    const named = { ...row, ref };
    tellOf(named)("ref", row.text.Action, { reason: "ref-taken-for-it", given: ref });
    return [named];
  }
}
