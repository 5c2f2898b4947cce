import { describe, expect, it } from "vitest";
import type { SourceDocument } from "../../../src/domain/import/document/source.ts";
import type { TextTable } from "../../../src/domain/import/document/text-table.ts";
import { EXPORT_COLUMNS, type ExportColumn } from "../../../src/domain/import/export-table/export-columns.ts";
import { readExportTable } from "../../../src/domain/import/export-table/read-export.ts";

type Cells = Partial<Record<ExportColumn, string>>;

const ROW: Cells = {
  ...{
    Ref: "1.1.1",
    Theme: "1",
    "Theme title": "Good practice",
    Objective: "1.1",
    "Objective title": "Plans that help",
  },
  ...{ Action: "Write the guide", Lead: "Ada Bell", "Review date": "31 July 2027", RAG: "Amber" },
};

function documentOf(table: TextTable): SourceDocument {
  const rows = table.map((cells, row) => ({
    ...{ place: `row ${row + 1}`, isHeader: false },
    cells: cells.map((text, column) => ({
      ...{ column, span: 1, merged: false, fill: null, date: null, tables: [] },
      paragraphs: text.split("\n").map((line) => ({ text: line, list: null })),
    })),
  }));
  return { name: "Our plan.csv", kind: "csv", blocks: [{ kind: "table", place: "the table", rows }], leftOut: [] };
}

function read(...rows: readonly Cells[]) {
  const table = [
    EXPORT_COLUMNS,
    ...rows.map((cells) => EXPORT_COLUMNS.map((column) => ({ ...ROW, ...cells })[column] ?? "")),
  ];
  const own = readExportTable(documentOf(table), "2027-01-05");
  if (own === undefined) throw new Error("not taken for our own");
  return own;
}

describe("a table in our own columns", () => {
  it("is read as it says, and nothing is asked", () => {
    expect(read({})).toMatchObject({
      plan: { title: "Our plan" },
      themes: [{ ref: "1", title: "Good practice" }],
      objectives: [{ ref: "1.1", theme: "1", title: "Plans that help" }],
      actions: [{ ref: "1.1.1", leads: ["Ada Bell"], rag: "amber", due: { kind: "review", date: "2027-07-31" } }],
      problems: [],
    });
  });

  it("is known by its columns in any order and case, below a title; one more is named", () => {
    const names = [...EXPORT_COLUMNS].reverse();
    const rows = [
      ["Our plan"],
      [...names.map((name) => name.toUpperCase()), "Colour"],
      names.map((name) => ROW[name] ?? ""),
    ];
    const own = readExportTable(documentOf(rows), "2027-01-05");
    expect(own?.actions).toMatchObject([{ ref: "1.1.1", title: "Write the guide" }]);
    expect(own?.problems).toMatchObject([{ text: "Colour" }]);
  });

  it("is not one where a column is missing", () => {
    expect(readExportTable(documentOf([EXPORT_COLUMNS.slice(1), []]), "2027-01-05")).toBeUndefined();
  });

  it.each<[Cells, object]>([
    [{ "Review date": "", "End date": "31/07/2027" }, { due: { kind: "end", date: "2027-07-31" } }],
    [{ "Review date": "Autumn term [review 17 December 2027]" }, { due: { date: "2027-12-17", text: "Autumn term" } }],
    [{ "Other dates": "Monthly review\nOngoing" }, { dates: [{}, { cadence: "monthly" }, { kind: "ongoing" }] }],
    [{ "Review date": "", "Other dates": "Complete", RAG: "" }, { rag: "complete" }],
    [{ RAG: "g" }, { rag: "green" }],
    [{ RAG: "Not rated" }, { rag: null }],
    [{ RAG: "Done, awaiting sign-off" }, { rag: "complete", dates: [{}, { text: "Awaiting sign-off" }] }],
    [{ RAG: "Complete (awaiting sign-off)" }, { rag: "complete", dates: [{}, { text: "Awaiting sign-off" }] }],
    [
      { Parts: "Red: a\nNot rated: b" },
      {
        parts: [
          { text: "a", rag: "red" },
          { text: "b", rag: null },
        ],
      },
    ],
    [{ Lead: "Ada Bell\nTeam managers\nAda Bell" }, { leads: ["Ada Bell", "Team managers"] }],
    [{ Ref: "1.1.1." }, { ref: "1.1.1" }],
  ])("takes %j", (cells, expected) => {
    const { actions, problems } = read(cells);
    expect(actions).toMatchObject([expected]);
    expect(problems).toEqual([]);
  });

  it.each<[string, Cells, string]>([
    ["a date it cannot read", { "End date": "31 June 2027" }, "due"],
    ["a rating it does not know", { RAG: "Purple" }, "rag"],
    ["sign-off awaited of what is not complete", { RAG: "Amber (awaiting sign-off)" }, "rag"],
    ["no lead", { Lead: "" }, "leads"],
    ["an objective's title without its ref", { Objective: "" }, "objective"],
    ["waiting for what is not there", { "Depends on": "9.9" }, "dependsOn"],
    ["waiting for itself", { "Depends on": "1.1.1" }, "dependsOn"],
  ])("asks about %s", (_, cells, field) => {
    expect(read(cells)).toMatchObject({
      actions: [{ title: "Write the guide" }],
      problems: [{ place: "row 2", ref: "1.1.1", field }],
    });
  });

  it("gives a row without a ref the next of its objective, and says so", () => {
    const { actions, problems } = read({}, { Ref: "", Action: "Another" }, { Ref: "", Action: "A third" });
    expect(actions.map(({ ref }) => ref)).toEqual(["1.1.1", "1.1.2", "1.1.3"]);
    expect(problems).toMatchObject([
      { place: "row 3", ref: "1.1.2", field: "ref" },
      { place: "row 4", ref: "1.1.3", field: "ref" },
    ]);
  });

  it("leaves out a second action of one ref and a row without an action, and says so", () => {
    const { actions, problems } = read({}, { Ref: "1.1.1.", Action: "Another" }, { Ref: "1.1.3", Action: "" });
    expect(actions).toHaveLength(1);
    expect(problems).toMatchObject([
      { place: "row 3", field: "ref" },
      { place: "row 4", field: "title" },
    ]);
  });

  it("keeps a theme as it stands the first time, and says so", () => {
    const { themes, problems } = read({}, { Ref: "1.1.2", "Theme title": "Other words" });
    expect(themes).toMatchObject([{ title: "Good practice" }]);
    expect(problems).toMatchObject([{ place: "row 3", field: "theme" }]);
  });
});
