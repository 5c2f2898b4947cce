import type { DraftObjective, DraftTheme } from "../../plan/draft.ts";
import { printedRef } from "../document/text-table.ts";
import { cellLines, type ExportRow } from "./export-columns.ts";
import type { TellOf } from "./name-rows.ts";

/** Themes and objectives of a table that we wrote: each as it stands the first time; a row that says otherwise is told. */
export function readExportOutline(
  rows: readonly ExportRow[],
  tellOf: TellOf,
): { readonly themes: readonly DraftTheme[]; readonly objectives: readonly DraftObjective[] } {
  return {
    themes: collect(rows, themeIn, "theme", tellOf),
    objectives: collect(rows, objectiveIn, "objective", tellOf),
  };
}

function collect<T extends { readonly ref: string; readonly title: string; readonly leads?: readonly string[] }>(
  rows: readonly ExportRow[],
  read: (row: ExportRow) => T,
  field: "theme" | "objective",
  tellOf: TellOf,
): readonly T[] {
  const found = new Map<string, T>();
  const others = rows.some((row) => read(row).ref !== "");
  for (const row of rows) {
    const one = read(row);
    const first = found.get(one.ref);
    const tell = tellOf(row);
    if (one.ref === "") {
      if (one.title !== "" || (field === "theme" && others))
        tell(field, one.title, { reason: "which-group", group: field });
    } else if (first === undefined) found.set(one.ref, one);
    else if (first.title !== one.title || first.leads?.join("\n") !== one.leads?.join("\n"))
      tell(field, `${one.ref} ${one.title}`, { reason: "group-reads-otherwise", group: field, named: one.ref });
  }
  return [...found.values()];
}

function themeIn({ text }: ExportRow): DraftTheme {
  const unsaid = { section: null, source: null, intent: null, outcome: null };
  return { ref: printedRef(text.Theme), title: text["Theme title"], leads: cellLines(text["Theme lead"]), ...unsaid };
}

function objectiveIn({ text }: ExportRow): DraftObjective {
  return { ref: printedRef(text.Objective), theme: printedRef(text.Theme), title: text["Objective title"] };
}
