import { describe, expect, it } from "vitest";
import { gatherNames } from "../../../src/domain/import/leads/gather-names.ts";
import { readLeads } from "../../../src/domain/import/leads/leads.ts";
import { leadItems } from "../../../src/domain/import/rows/shared-cells.ts";

const ELSEWHERE = ["Ada Lund", "Bo Ek", "Head of QA", "HR", "SD", "Early Help Team", "ADs"].map((name) => [name]);

/** Labels, then "+" and what supports, then "!" where something is asked. */
function read(cell: string): string {
  const lines = cell.split("\n");
  const { leads, support, problems } = readLeads(lines, gatherNames([...ELSEWHERE, lines]));
  return `${leads.join(" | ")}${support.length > 0 ? ` + ${support.join(" | ")}` : ""}${problems.length > 0 ? " !" : ""}`;
}

describe("a cell of leads", () => {
  it.each([
    ["Ada Lund\nBo Ek (chair)", "Ada Lund | Bo Ek (chair)"],
    ["Ada Lund; Bo Ek", "Ada Lund | Bo Ek"],
    ["Ada Lund/ Bo Ek", "Ada Lund | Bo Ek"],
    ["Ada Lund, Bo Ek and Cy Orr", "Ada Lund | Bo Ek | Cy Orr"],
    ["Ada Lund & Bo Ek", "Ada Lund | Bo Ek"],
    ["Ada Lund, Head of Early Help", "Ada Lund, Head of Early Help"],
    ["Head of Quality Assurance and Practice", "Head of Quality Assurance and Practice"],
    ["Ada Lund, Practice Unit", "Ada Lund | Practice Unit"],
    ["Ada Lund, Interim Director, Early Help & Prevention", "Ada Lund, Interim Director, Early Help & Prevention"],
    [
      "Ada Lund, Director of Care and Bo Ek, Director of Schools",
      "Ada Lund, Director of Care | Bo Ek, Director of Schools",
    ],
    ["Ada Lund, Service Manager, Bo Ek, Team Manager", "Ada Lund, Service Manager | Bo Ek, Team Manager"],
    ["Ada Lund KSX", "Ada Lund KSX"],
    ["Ada Lund – Head of Care", "Ada Lund – Head of Care"],
    ["Head of Service, Early Help and Prevention", "Head of Service, Early Help and Prevention"],
    ["Head of Care, Team Managers", "Head of Care | Team Managers"],
    ["Service Managers (SMs)", "Service Managers (SMs)"],
    ["Team (Children, Young People - CIC)", "Team (Children, Young People - CIC)"],
    ["Joint East and West Management Teams", "Joint East and West Management Teams"],
    ["Ada Lund, supported by Youth Service", "Ada Lund + Youth Service"],
    ["Ada Lund in partnership with the police", "Ada Lund + the police"],
    ["Lead: Ada Lund\nSupport: Bo Ek", "Ada Lund + Bo Ek"],
    ["Ada Lund Bo Ek", "Ada Lund | Bo Ek"],
    ["Head of\nEarly Help", "Head of Early Help"],
    ["Zoë Brontë-Hale", "Zoë Brontë-Hale"],
    ["", ""],
  ])("%j is %s", (cell, expected) => {
    expect(read(cell)).toBe(expected);
  });

  it.each([
    ["All", "All !"],
    ["TBC", " !"],
    ["Ada Lund / TBC", "Ada Lund !"],
    ["Vacant (Head of QA)", " !"],
    ["Lund, Ada", "Lund, Ada !"],
    ["IFSMs and Ada Lund", "IFSMs | Ada Lund !"],
    ["Ada Lund and Bo Ek, Care Lead", "Ada Lund | Bo Ek, Care Lead !"],
    ["Service Manager East and Service Manager West", "Service Manager East and Service Manager West !"],
    ["Cy Orr Di Pau", "Cy Orr Di Pau !"],
    ["Cy Orr CO CO", "Cy Orr CO CO !"],
    ["Ada Lund with Bo Ek", "Ada Lund + Bo Ek !"],
    ["Senior Worker Ada Lund, Head of Care", "Senior Worker | Ada Lund, Head of Care !"],
    [
      "Although the panel is theirs, the first steps are to be owned by Area Directors of the service",
      "Area Directors of the service !",
    ],
    ["% of visits in time Target: 95%", " !"],
  ])("%j is asked: %s", (cell, expected) => {
    expect(read(cell)).toBe(expected);
  });

  it("tells names that run together apart where each stands alone elsewhere, strokes binding", () => {
    const known = gatherNames(ELSEWHERE);
    expect(leadItems(["Cy Orr/ Ada Lund Head of QA Head of QA SD"], known)).toEqual([
      "Cy Orr/ Ada Lund",
      "Head of QA",
      "Head of QA",
      "SD",
    ]);
    expect(leadItems(["Cy Orr Di Pau"], known)).toEqual(["Cy Orr Di Pau"]);
  });
});
