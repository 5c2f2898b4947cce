import type { ImportField } from "../../plan/draft.ts";
import { greatestOf } from "../../plan/many.ts";
import { sortableRef } from "../../plan/ref.ts";
import { printedRef } from "../document/text-table.ts";
import type { ExportRow } from "./export-columns.ts";

/** Tells of a row. */
export type TellOf = (
  row: Pick<ExportRow, "place" | "ref">,
) => (field: ImportField, text: string, message: string) => void;

/** Rows that are actions with refs of their own; one that somebody added without a ref gets the next of its group. */
export function nameRows(rows: readonly ExportRow[], tellOf: TellOf): readonly ExportRow[] {
  const places = new Map<string, string>();
  for (const { ref, place } of rows)
    if (ref !== "" && !places.has(sortableRef(ref))) places.set(sortableRef(ref), place);
  return rows.flatMap((row) => {
    const tell = tellOf(row);
    if (row.text.Action === "") {
      tell("title", Object.values(row.text).join(" ").trim(), "This row has no action: left out.");
      return [];
    }
    if (row.ref === "" || sortableRef(row.ref) === "") return nextOf(row, rows, places, tellOf);
    const first = places.get(sortableRef(row.ref));
    if (first === row.place) return [row];
    tell("ref", row.text.Ref, `This ref stands in ${first} already: left out.`);
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
    tellOf(named)("ref", row.text.Action, `This row has no ref: ${ref} is free, and taken for it.`);
    return [named];
  }
}
