import { describe, expect, it } from "vitest";
import type { TextTable } from "../../../src/domain/import/document/text-table.ts";
import { planPeople } from "../../../src/domain/people/import-people.ts";
import { layPeople, peopleDifferences } from "../../../src/domain/people/people-change.ts";
import { peopleTable } from "../../../src/domain/people/people-table.ts";
import type { Plan } from "../../../src/domain/plan/plan.ts";
import { aLabel, aPerson, aPlan, TODAY } from "../../builders.ts";

const id = (digit: number) => `${digit}1111111-1111-4111-8111-111111111111`;
const [ADA, BEN, CAT] = [id(1), id(2), id(3)];
const rich: Plan = aPlan({
  people: [
    { ...aPerson(ADA, "Ada Bell"), roles: ["owner", "chair"] },
    { ...aPerson(BEN, "Ben Cole"), roles: ["owner"] },
    aPerson(CAT, "Ben Cole"),
  ],
  labels: [
    {
      ...aLabel("Head of Care", ADA),
      holders: [
        { person: ADA, from: null, to: "2026-10-31" },
        { person: CAT, from: "2026-11-01", to: null },
      ],
    },
    { ...aLabel("Team managers", ADA, BEN), answers: BEN },
    { ...aLabel("ADs", BEN, CAT), answers: "each" },
    { text: "Police", kind: "outside", holders: [], sponsor: CAT },
    { text: "Nobody yet", kind: "outside", holders: [], sponsor: null },
  ],
  standIns: [{ for: ADA, by: CAT, from: "2026-12-20", to: "2027-01-05" }],
  delegates: [{ for: ADA, by: BEN }],
});

const lay = (plan: Plan, table: TextTable) => layPeople(plan, planPeople(table, TODAY));
const says = (plan: Plan, table: TextTable) => peopleDifferences(plan, lay(plan, table)).map((one) => one.says);
const table = (columns: string, ...rows: readonly string[]): TextTable =>
  [columns, ...rows].map((row) => row.split(",").map((cell) => cell.trim()));

describe("a list of people", () => {
  it("that was exported makes no difference", () => {
    expect(lay(rich, peopleTable(rich))).toEqual(rich);
    expect(says(rich, peopleTable(rich))).toEqual([]);
  });

  const DEE = id(4);
  const filled = (...cells: readonly (readonly [string, string])[]) => {
    const exported = peopleTable(rich);
    const columns = exported[0] ?? [];
    return exported.map((row) => {
      if (row[0] !== "Nobody yet") return row;
      return row.map((cell, at) => cells.find(([column]) => column === columns[at])?.[1] ?? cell);
    });
  };

  it.each<[string, readonly (readonly [string, string])[], object]>([
    [
      "a person of theirs",
      [
        ["Name", "Dee Frost"],
        ["Directory id", DEE],
      ],
      { kind: "person", holders: [{ person: DEE }] },
    ],
    ["one the list names already", [["Name", "Ada Bell"]], { kind: "person", holders: [{ person: ADA }] }],
    [
      "a role",
      [
        ["Kind", "role"],
        ["Name", "Dee Frost"],
        ["Directory id", DEE],
      ],
      { kind: "role", holders: [{ person: DEE }] },
    ],
    ["somebody outside", [["Sponsor", "Ada Bell"]], { kind: "outside", holders: [], sponsor: ADA }],
    [
      "a person, where an older export said outside",
      [
        ["Kind", "outside"],
        ["Name", "Dee Frost"],
        ["Directory id", DEE],
      ],
      { kind: "person", holders: [{ person: DEE }] },
    ],
  ])("that was exported and filled in settles a name as %s", (_, cells, label) => {
    expect(planPeople(filled(...cells), TODAY).problems).toEqual([]);
    expect(lay(rich, filled(...cells)).labels.find(({ text }) => text === "Nobody yet")).toMatchObject(label);
  });

  it("calls nobody outside whom nobody vouches for, and asks nothing of what was not filled in", () => {
    const open = peopleTable(rich).find(([text]) => text === "Nobody yet") ?? [];
    expect(open.filter((cell) => cell !== "")).toEqual(["Nobody yet"]);
    expect(planPeople(peopleTable(rich), TODAY).problems).toEqual([]);
    const later = lay(rich, filled(["Sponsor", "Ada Bell"]));
    expect(lay(later, peopleTable(rich))).toEqual(later);
  });

  it("settles names and posts with their dates, and brings new people in", () => {
    const plan = lay(
      rich,
      table(
        "Label, Name, Directory id, Post, From, To",
        `Nobody yet, Dee Frost, ${id(4)}, , 1 December 2026, `,
        `, Dee Frost, ${id(4)}, Head of Quality, , 31 March 2027`,
      ),
    );
    expect(plan.labels.find(({ text }) => text === "Nobody yet")).toMatchObject({
      kind: "person",
      holders: [{ person: id(4), from: "2026-12-01", to: null }],
    });
    expect(plan.labels.find(({ text }) => text === "Head of Quality")).toMatchObject({
      kind: "role",
      holders: [{ person: id(4), from: null, to: "2027-03-31" }],
    });
    expect(plan.people.at(-1)).toEqual({ id: id(4), name: "Dee Frost", roles: [] });
  });

  it("leaves what it has no column for, and whom it does not name", () => {
    const plan = lay(rich, table("Label, Kind, Name, Directory id", `Team managers, role, Ada Bell, ${ADA}`));
    expect(plan.people).toEqual(rich.people);
    expect([plan.standIns, plan.delegates]).toEqual([rich.standIns, rich.delegates]);
    expect(plan.labels.filter(({ text }) => text !== "Team managers")).toEqual(
      rich.labels.filter(({ text }) => text !== "Team managers"),
    );
  });

  it("says each difference in a sentence", () => {
    const changed = says(
      rich,
      table("Label, Kind, Name, Directory id, Plan roles, Answers", `ADs, role, Ada Bell, ${ADA}, chair, yes`),
    );
    expect(changed).toEqual([
      "Ada Bell: owner, chair → chair.",
      "“ADs”: a role of Ben Cole, Ben Cole; each answers → a role of Ada Bell; Ada Bell answers.",
    ]);
  });
});
