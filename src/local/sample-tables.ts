import { readFileSync } from "node:fs";
import { readCsv } from "../documents/text/csv.ts";
import { addDays, type Day, formatDay } from "../domain/calendar/day.ts";
import type { SourceDocument } from "../domain/import/document/source.ts";
import type { TextTable } from "../domain/import/document/text-table.ts";
import { PEOPLE_COLUMNS } from "../domain/people/import-people.ts";
import { type SamplePerson, samplePeople } from "./sample-people.ts";

/** The sample plan's CSV with its dates set around a day: `{12}` is twelve days after it, `{month 50}` that day's month. */
export function samplePlanTable(day: Day): TextTable {
  const template = readFileSync(new URL("sample-plan.csv", import.meta.url), "utf8");
  const text = template.replace(/\{(month )?(-?\d+)\}/g, (_, month: string | undefined, days: string) => {
    const written = formatDay(addDays(day, Number(days)));
    return month === undefined ? written : written.replace(/^\d+ /, "");
  });
  const read = readCsv(new TextEncoder().encode(text));
  if (!read.ok) throw new Error("the sample plan's own CSV cannot be read");
  return read.value;
}

/** The same as a document that is read. */
export function sampleDocument(day: Day): SourceDocument {
  const rows = samplePlanTable(day).map((cells, row) => ({
    ...{ place: `row ${row + 1}`, isHeader: row === 0 },
    cells: cells.map((text, column) => {
      const paragraphs = text.split("\n").map((line) => ({ text: line, list: null }));
      return { column, span: 1, merged: false, paragraphs, fill: null, date: null, tables: [] };
    }),
  }));
  return { name: "sample.csv", kind: "csv", blocks: [{ kind: "table", place: "the table", rows }], leftOut: [] };
}

/** Who the names of the sample plan are: people, a role of two, a body outside Teams; a stand-in still to come. */
export function samplePeopleTable(day: Day): TextTable {
  const people = samplePeople.map((one) =>
    row(one, { label: one.label, kind: "person", delegate: DELEGATES[one.name] }),
  );
  const managers = ["Tomasz Wilk", "Yusuf Demir"].map((name) =>
    row(named(name), { label: "Team managers", kind: "role" }),
  );
  const away = { standIn: "Tomasz Wilk", from: formatDay(addDays(day, 5)), to: formatDay(addDays(day, 19)) };
  const police = ["Public Protection Unit", "outside", "", "", "", "", "", "", "", "Siobhan Keane"];
  return [PEOPLE_COLUMNS, ...people, ...managers, police, row(named("Yusuf Demir"), away)];
}

const DELEGATES: Readonly<Record<string, string>> = { "Siobhan Keane": "Chloe Ng" };

interface Told {
  readonly label?: string;
  readonly kind?: string;
  readonly standIn?: string;
  readonly from?: string;
  readonly to?: string;
  readonly delegate?: string | undefined;
}

function row({ id, name, roles }: SamplePerson, told: Told): readonly string[] {
  const { label = "", kind = "", standIn = "", from = "", to = "", delegate = "" } = told;
  return [label, kind, name, id, roles.join("; "), standIn, from, to, delegate, ""];
}

/** A person of the sample by name. */
export function named(name: string): SamplePerson {
  const found = samplePeople.find((person) => person.name === name);
  if (found === undefined) throw new Error(`${name} is not in the sample`);
  return found;
}
