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
      const name = heading === "" ? "A column without a heading" : `“${heading}”`;
      const message = unsure
        ? `${name}: what this column is for is not certain; it is not read until you say.`
        : `${name}: this column is kept as text.`;
      problems.push({ place, ref: null, field: "title", text: heading, message });
    }
  }
  for (const { place, text } of found.kept)
    problems.push({
      place,
      ref: null,
      field: "title",
      text,
      message: "What stands in this table is not taken for actions: it was kept as text.",
    });
  for (const place of found.borrowed)
    problems.push({
      place,
      ref: null,
      field: "title",
      text: "",
      message: "This table has no headings: those of the next one were taken.",
    });
}
