import { formatDay } from "../calendar/day.ts";
import { type SourceDocument, type SourceTable, textOf } from "../import/document/source.ts";
import { plainColumn, type TextTable } from "../import/document/text-table.ts";

/** The table of a document that says who a plan's names are, known by its heading; undefined: there is none. */
export function findPeopleTable(document: SourceDocument): TextTable | undefined {
  const tables = document.blocks.filter((block) => block.kind === "table").map(cellsOf);
  return tables.find(isPeopleTable);
}

function isPeopleTable(table: TextTable): boolean {
  const heading = (table.find((row) => row.some((cell) => cell.trim() !== "")) ?? []).map(plainColumn);
  return heading.includes("directoryid") && ["label", "post", "name"].some((one) => heading.includes(one));
}

function cellsOf({ rows }: SourceTable): TextTable {
  return rows.map(({ cells }) => {
    const row: string[] = [];
    for (const cell of cells) row[cell.column] = cell.date === null ? textOf(cell) : formatDay(cell.date);
    return Array.from(row, (text) => text ?? "");
  });
}
