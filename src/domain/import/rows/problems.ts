import type { ImportWhy } from "../../plan/import-why.ts";
import type { Rows } from "./record.ts";
import type { Steps } from "./steps.ts";

/** Columns nobody can be sure of, and tables that took the headings of another: each told once. */
export function tellColumnProblems(found: Steps, problems: Rows["problems"]): void {
  const told = new Set<string>();
  for (const { place, columns } of found.tables) {
    for (const { heading, unsure, role } of columns) {
      const key = `${heading}|${unsure}`;
      if ((role !== null && !unsure) || told.has(key)) continue;
      told.add(key);
      const why: ImportWhy = unsure ? { reason: "column-unsure", heading } : { reason: "column-kept-as-text", heading };
      problems.push({ place, ref: null, field: "title", text: heading, why });
    }
  }
  for (const { place, text } of found.kept)
    problems.push({
      place,
      ref: null,
      field: "title",
      text,
      why: { reason: "table-kept-as-text" },
    });
  for (const place of found.borrowed)
    problems.push({
      place,
      ref: null,
      field: "title",
      text: "",
      why: { reason: "headings-of-the-next" },
    });
}
