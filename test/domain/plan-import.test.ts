import { describe, expect, it } from "vitest";
import { previewImport } from "../../src/domain/import-preview.ts";
import { PLAN_COLUMNS, type PlanColumn } from "../../src/domain/import-row.ts";
import { DEFAULT_SETTINGS } from "../../src/domain/plan.ts";
import { type PlanImport, planImport } from "../../src/domain/plan-import.ts";
import type { Table } from "../../src/domain/table.ts";

type Cells = Partial<Record<PlanColumn, string>>;

const ROW: Record<PlanColumn, string> = {
  ...{ Theme: "1", "Theme title": "Good practice", "Theme lead": "Ada Bell", Objective: "1.1" },
  ...{ "Objective title": "Plans that help", Ref: "1.1.1", Action: "Write the guide", Lead: "Ada Bell" },
  ...{ "Review/end date": "Review 31 July 2027", Measures: "", "Depends on": "", RAG: "A", Parts: "" },
};

function tableOf(...rows: readonly Cells[]): Table {
  return [PLAN_COLUMNS, ...rows.map((row) => PLAN_COLUMNS.map((column) => ({ ...ROW, ...row })[column]))];
}

function importOf(table: Table, people: Table | null = null) {
  let count = 0;
  return planImport({
    key: { tenant: "t", plan: "p" },
    title: "A plan",
    ...{ table, people, settings: DEFAULT_SETTINGS, by: { id: "a", name: "Admin" } },
    now: new Date("2027-01-05T09:00:00Z"),
    newId: () => `id-${++count}`,
  });
}

function taken(table: Table, people: Table | null = null): PlanImport {
  const imported = importOf(table, people);
  if (!imported.ok) throw new Error(imported.refusal.reason);
  return imported.value;
}

/** The first action of rows, and the problems of rows but those about who people are. */
function first(...rows: readonly Cells[]) {
  const { actions, problems } = taken(tableOf(...rows));
  return { action: actions[0], told: problems.filter(({ place }) => place !== "people") };
}

describe("importing a table", () => {
  it("makes a plan of one row", () => {
    const { plan, actions, history, problems } = taken(tableOf({}));
    expect(plan).toMatchObject({
      title: "A plan",
      themes: [{ ref: "1", title: "Good practice", leads: ["Ada Bell"] }],
      objectives: [{ ref: "1.1", theme: "1", title: "Plans that help" }],
      labels: [{ text: "Ada Bell", kind: "outside", holders: [], sponsor: null }],
      started: null,
      importedAt: "2027-01-05T09:00:00.000Z",
    });
    expect(actions).toMatchObject([
      { id: "id-1", ref: "1.1.1", rag: "amber", state: "open", reviewDate: "2027-07-31", endDate: null, version: 1 },
    ]);
    expect(history).toMatchObject([{ action: "id-1", entry: 1, kind: "imported", byName: "Admin", day: "2027-01-05" }]);
    expect(problems).toMatchObject([{ place: "people", field: "leads", text: "Ada Bell" }]);
  });

  it("finds its columns in any order and case, and says which it does not read", () => {
    const { actions, problems } = taken([
      ["", ""],
      ["REF", "Theme", "Colour", "action", "Lead", "Review / End Date"],
      ["", ""],
      ["2", "1", "pink", "Do it", "Ada", "Ongoing"],
    ]);
    expect(actions).toMatchObject([{ ref: "2", title: "Do it", dates: [{ kind: "ongoing", text: "Ongoing" }] }]);
    expect(problems).toContainEqual(expect.objectContaining({ place: "heading", text: "Colour" }));
  });

  it("counts rows as a spreadsheet does", () => {
    const { told } = first({}, { Ref: "" });
    expect(told).toMatchObject([{ place: "row 3", field: "ref", ref: null }]);
  });

  it("refuses a table without the columns it cannot do without", () => {
    expect(
      importOf([
        ["Action", "Lead"],
        ["x", "y"],
      ]),
    ).toMatchObject({
      ok: false,
      refusal: { reason: "columns-missing", columns: ["Theme", "Ref", "Review/end date"] },
    });
    expect(importOf([])).toMatchObject({ ok: false, refusal: { reason: "columns-missing" } });
  });

  it("refuses a table without an action", () => {
    expect(importOf(tableOf({ Ref: " " }))).toMatchObject({ ok: false, refusal: { reason: "nothing-to-import" } });
  });

  it("takes the first of joint leads as the accountable one", () => {
    expect(first({ Lead: "Ada Bell; Team managers;Ada Bell" }).action?.leads).toEqual([
      { label: "Ada Bell", accountable: true },
      { label: "Team managers", accountable: false },
    ]);
  });

  it("takes measures line by line where there are lines", () => {
    expect(first({ Measures: "One; two\r\nThree" }).action?.measures).toEqual(["One; two", "Three"]);
    expect(first({ Measures: "One; two" }).action?.measures).toEqual(["One", "two"]);
  });

  it("takes the next review, the latest end, and a cadence's first period", () => {
    const several = first({
      "Review/end date": "Review 1 June 2026; Review 1 March 2027; End 1 May 2027; End 1 April 2027",
    });
    expect(several.action).toMatchObject({ reviewDate: "2027-03-01", endDate: "2027-05-01", cadence: null });
    expect(first({ "Review/end date": "Monthly" }).action).toMatchObject({
      reviewDate: "2027-01-29",
      cadence: "monthly",
    });
  });

  it.each([
    [{ RAG: "G" }, { rag: "green", parts: [], state: "open" }],
    [{ RAG: "" }, { rag: "unrated", state: "open" }],
    [{ RAG: "Grey" }, { rag: "complete", state: "complete" }],
    [{ RAG: "Complete (awaiting sign-off)" }, { rag: "complete", state: "awaiting-sign-off" }],
    [
      { RAG: "", "Review/end date": "Complete" },
      { rag: "complete", state: "complete" },
    ],
    [
      { RAG: "R, A, A", Parts: "a; b; c" },
      { rag: "red", parts: [{ rag: "red" }, { rag: "amber" }, { rag: "amber" }], state: "open" },
    ],
    [
      { RAG: "", Parts: "a; b" },
      { rag: "unrated", parts: [{ rag: "unrated" }, { rag: "unrated" }] },
    ],
    [
      { RAG: "Complete, Complete", Parts: "a; b" },
      { rag: "complete", state: "complete" },
    ],
  ])("rates %j", (cells, expected) => {
    const { action, told } = first(cells);
    expect(action).toMatchObject(expected);
    expect(told).toEqual([]);
  });

  it.each<[string, Cells, string]>([
    ["a date it cannot read", { "Review/end date": "31 June 2027" }, "due"],
    ["a rating it does not know", { RAG: "Purple" }, "rag"],
    ["ratings that do not fit the parts", { RAG: "R, A", Parts: "a; b; c" }, "rag"],
    ["ratings without parts", { RAG: "R, A" }, "rag"],
    ["a completion that its rating denies", { RAG: "R", "Review/end date": "Complete" }, "rag"],
    ["sign-off awaited of what is not complete", { RAG: "Amber (awaiting sign-off)" }, "rag"],
    ["no lead", { Lead: "" }, "leads"],
    ["no theme", { Theme: "" }, "theme"],
    ["an objective's title without its ref", { Objective: "" }, "objective"],
    ["waiting for what is not there", { "Depends on": "9.9" }, "dependsOn"],
    ["waiting for itself", { "Depends on": "1.1.1" }, "dependsOn"],
  ])("lists %s", (_, cells, field) => {
    const { action, told } = first(cells);
    expect(action).toBeDefined();
    expect(told).toMatchObject([{ place: "row 2", ref: "1.1.1", field }]);
  });

  it("leaves out a second action of the same ref, and says so", () => {
    const { told } = first({}, { Ref: "1.1.1.", Action: "Another" });
    expect(told).toMatchObject([{ place: "row 3", ref: "1.1.1", field: "ref" }]);
  });

  it("keeps a theme as it stands the first time", () => {
    const { told } = first({}, { Ref: "1.1.2", "Theme title": "Other words" });
    expect(told).toMatchObject([{ place: "row 3", field: "theme" }]);
  });
});

describe("who the names are", () => {
  const [ada, ben] = ["11111111-1111-4111-8111-111111111111", "22222222-2222-4222-8222-222222222222"];
  const HEAD = [
    ...["Label", "Kind", "Name", "Directory id", "Plan roles"],
    ...["Stand-in", "Stand-in from", "Stand-in to", "Delegate", "Sponsor"],
  ];
  const people = (...rows: readonly (readonly string[])[]): Table => [HEAD, ...rows];

  it("settles people, roles, bodies outside, stand-ins and delegates", () => {
    const { plan, problems } = taken(
      tableOf({ Lead: "Ada Bell; Managers; Police" }),
      people(
        [
          "Ada Bell",
          "person",
          "Ada Bell",
          ada.toUpperCase(),
          "Owner; chair",
          "Ben Cole",
          "1/2/2027",
          "14/2/2027",
          "Ben Cole",
          "",
        ],
        ["Managers", "role", "Ada Bell", ada, "", "", "", "", "", ""],
        ["Managers", "role", "Ben Cole", ben, "", "", "", "", "", ""],
        ["Police", "outside", "", "", "", "", "", "", "", "Ben Cole"],
      ),
    );
    expect(problems).toEqual([]);
    expect(plan.people).toEqual([
      { id: ada, name: "Ada Bell", roles: ["owner", "chair"] },
      { id: ben, name: "Ben Cole", roles: [] },
    ]);
    expect(plan.labels.map(({ text, kind, holders, sponsor }) => [text, kind, holders.length, sponsor])).toEqual([
      ["Ada Bell", "person", 1, null],
      ["Managers", "role", 2, null],
      ["Police", "outside", 0, ben],
    ]);
    expect(plan.standIns).toEqual([{ for: ada, by: ben, from: "2027-02-01", to: "2027-02-14" }]);
    expect(plan.delegates).toEqual([{ for: ada, by: ben }]);
  });

  it.each([
    ["an id that is none", ["Ada Bell", "person", "Ada Bell", "ada@example", "", "", "", "", "", ""]],
    ["a role nobody has", ["", "", "Ada Bell", ada, "emperor", "", "", "", "", ""]],
    ["a kind that is none", ["Ada Bell", "robot", "Ada Bell", ada, "", "", "", "", "", ""]],
    ["a delegate nobody knows", ["", "", "Ada Bell", ada, "", "", "", "", "Zed", ""]],
    ["a stand-in without an end", ["", "", "Ada Bell", ada, "", "Ada Bell", "1/2/2027", "", "", ""]],
    ["someone outside without a sponsor", ["Police", "outside", "", "", "", "", "", "", "", ""]],
  ])("lists %s", (_, row) => {
    const { problems } = taken(tableOf({}), people(row));
    expect(problems.some(({ place }) => place === "people, row 2")).toBe(true);
  });
});

describe("the preview", () => {
  it("says what was understood in the shape that stays", () => {
    const preview = previewImport(
      taken(
        tableOf(
          { RAG: "", Measures: "Nine in ten", "Review/end date": "For review July 2027", "Depends on": "1.1.2" },
          { Ref: "1.1.2" },
        ),
      ),
    );
    expect(Object.keys(preview)).toEqual(["plan", "themes", "objectives", "actions", "measures", "problems"]);
    const due = { kind: "review", date: "2027-07-31", precision: "month", cadence: null, text: "For review July 2027" };
    expect(preview.actions[0]).toEqual({
      ...{ ref: "1.1.1", theme: "1", objective: "1.1", title: "Write the guide", source: null },
      ...{
        leads: ["Ada Bell"],
        support: [],
        due,
        dates: [due],
        rag: null,
        parts: [],
        dependsOn: ["1.1.2"],
        related: [],
      },
    });
    expect(preview.measures).toMatchObject([
      { for: { kind: "action", ref: "1.1.1" }, text: "Nine in ten", targets: [] },
    ]);
    expect(preview.plan).toMatchObject({ title: "A plan", period: null, sponsors: [], text: [] });
  });
});
