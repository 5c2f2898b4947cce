import { describe, expect, it } from "vitest";
import type { SourceBlock } from "../../../src/domain/import/document/source.ts";
import { type UnderstandOptions, understandPlan } from "../../../src/domain/import/understand.ts";
import { cell, documentOf, line, table } from "./documents.ts";

function understand(blocks: readonly SourceBlock[], other: Partial<UnderstandOptions> = {}) {
  return understandPlan(documentOf(...blocks), { importedOn: "2026-11-20", ...other });
}

const HEADING = ["Objective", "Ref", "Action", "Lead driver", "Review/ end date", "Outcome measures", "RAG"];

describe("rows", () => {
  it("carry objectives down, and never leads or dates", () => {
    const { actions, objectives } = understand([
      line("Theme 1: Homes"),
      table([
        HEADING,
        ["1.1 Near home", "1.1.1", "Find carers", "Ada Lund", "Review 31/03/2027", "", "G"],
        ["", "1.1.2", "Pay them", "", "", "", "A"],
      ]),
    ]);
    expect(
      actions.map(({ ref, theme, objective, leads, due }) => [ref, theme, objective, leads.length, due?.date]),
    ).toEqual([
      ["1.1.1", "1", "1.1", 1, "2027-03-31"],
      ["1.1.2", "1", "1.1", 0, undefined],
    ]);
    expect(objectives).toEqual([{ ref: "1.1", theme: "1", title: "Near home" }]);
  });

  it("join the action above where a page break cut it, and rate its parts", () => {
    const { actions, problems } = understand([
      table([HEADING, ["1.1 Visits", "1.1.1", "See every child", "Ada Lund", "Monthly", "Seen in time", "R"]]),
      table([["", "", "in every home", "", "", "Seen alone", "A"]], "table 2"),
    ]);
    expect(actions).toHaveLength(1);
    expect(actions[0]).toMatchObject({
      title: "See every child in every home",
      rag: "red",
      parts: [
        { text: "Seen in time", rag: "red" },
        { text: "Seen alone", rag: "amber" },
      ],
    });
    expect(problems.find(({ field }) => field === "rag")).toMatchObject({ ref: "1.1.1" });
  });

  it("numbered under another objective than they stand under are taken by their number, and said", () => {
    const { actions, objectives, problems } = understand([
      line("Theme 1: Care"),
      table([
        HEADING,
        ["1.3 Care", "1.3.1", "One", "Ada Lund", "Monthly", "", "G"],
        ["", "1.4.1", "Two", "Ada Lund", "Monthly", "", "G"],
      ]),
    ]);
    expect(actions.map(({ objective }) => objective)).toEqual(["1.3", "1.4"]);
    expect(objectives.map(({ ref, title }) => `${ref} ${title}`)).toEqual(["1.3 Care", "1.4 "]);
    expect(problems.map(({ ref, field }) => `${ref} ${field}`)).toContain("1.4.1 objective");
  });

  it("of several actions match dates and leads one to one only where the numbers agree; else pairs are offered", () => {
    const heading = ["Ref", "What needs to improve", "Action", "Due", "Leads"];
    const { actions, themes, problems } = understand([
      table([
        heading,
        ["1", "Plans", "1.1. Write it.\n1.1.1. Print it.", "Jan 2027\nMay 2027", "Ada Lund\nBo Ek"],
        ["2", "Visits", "2.1. Go. 2.2. Come back. 2.3. Say so.", "Jan 2027\nMay 2027", "Ada Lund\nBo Ek"],
      ]),
    ]);
    expect(themes.map(({ ref, title }) => `${ref} ${title}`)).toEqual(["1 Plans", "2 Visits"]);
    expect(actions.map(({ ref, leads, due }) => [ref, leads[0], due?.date])).toEqual([
      ["1.1", "Ada Lund", "2027-01-31"],
      ["1.1.1", "Bo Ek", "2027-05-31"],
      ["2.1", undefined, undefined],
      ["2.2", undefined, undefined],
      ["2.3", undefined, undefined],
    ]);
    const asked = problems.find(({ ref, field }) => ref === "2.3" && field === "due");
    expect(asked?.why).toMatchObject({ pairs: ["Jan 2027 – Ada Lund", "May 2027 – Bo Ek"] });
  });

  it("that span the table are sections where a column names the themes", () => {
    const wide = { place: "row 2", isHeader: false, cells: [cell(0, "County wide", { span: 3 })] };
    const block = table([
      ["Recommendation", "Action", "By when"],
      ["1. Visits “See every child within ten days”", "1.1. Go", "31/03/2027"],
    ]);
    const rows = block.kind === "table" ? [block.rows[0], wide, block.rows[1]].filter((row) => row !== undefined) : [];
    const { themes } = understand([{ kind: "table", place: "table 1", rows }]);
    expect(themes).toMatchObject([
      { ref: "1", title: "Visits", section: "County wide", source: "See every child within ten days" },
    ]);
  });
});

describe("columns", () => {
  it("headed by review and end both are asked once for all their bare dates", () => {
    const { actions, problems } = understand([
      table([
        HEADING,
        ["", "1", "One", "Ada Lund", "31/03/2027", "", ""],
        ["", "2", "Two", "Ada Lund", "30/04/2027", "", ""],
      ]),
    ]);
    expect(actions.map(({ due }) => due?.kind)).toEqual(["end", "end"]);
    expect(problems.filter(({ field }) => field === "due")).toMatchObject([{ ref: null }]);
  });

  it("are what their owner says they are, once said", () => {
    const blocks = [
      table([
        ["Ref", "Action", "Zed"],
        ["1", "One", "Ada Lund"],
        ["2", "Two", "Bo Ek"],
      ]),
    ];
    expect(understand(blocks).actions).toEqual([]);
    const { actions, columns } = understand(blocks, { columns: { zed: "leads" } });
    expect(actions.map(({ leads }) => leads)).toEqual([["Ada Lund"], ["Bo Ek"]]);
    expect(columns[0]?.columns[2]).toMatchObject({ heading: "Zed", role: "leads", unsure: false });
  });

  it("nobody knows are said and kept as text", () => {
    const { plan, problems } = understand([
      table([
        ["Ref", "Action", "Lead", "Zed"],
        ["1", "One", "Ada Lund", "a word"],
      ]),
    ]);
    expect(plan.text).toContain("1 Zed: a word");
    expect(problems).toContainEqual(expect.objectContaining({ field: "title", text: "Zed" }));
  });
});

it("says that a document holds no plan", () => {
  expect(understand([line("Minutes of the meeting")])).toMatchObject({ actions: [], problems: [{ field: "title" }] });
});
