import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { labelMatcher } from "../../../src/domain/people/match-labels.ts";

const roster = [
  { person: "hill", name: "Sarah Hill" },
  { person: "hale", name: "Stephen Hale" },
  { person: "lowe", name: "Katherine Lowe" },
  { person: "obrien", name: "Zoë O’Brien-Shaw" },
  { person: "price", name: "Price, Owen (Children's Services)" },
  { person: "cole1", name: "Jamie Cole" },
  { person: "cole2", name: "Jamie Cole" },
];
const match = labelMatcher(roster);

describe("a printed name that is sure", () => {
  it.each([
    ["Sarah Hill", "hill"],
    ["sarah  HILL", "hill"],
    ["Cllr Sarah Hill", "hill"],
    ["Sarah Hill, Head of Early Help", "hill"],
    ["Sarah Hill (Service Manager)", "hill"],
    ["Sarah Hill – Assistant Director", "hill"],
    ["Zoe O'Brien Shaw", "obrien"],
    ["Owen Price", "price"],
  ])("%s", (text, person) => {
    expect(match(text)).toMatchObject({ kind: "sure", person: { person } });
  });
});

describe("a printed name that is only proposed", () => {
  it.each([
    ["S. Hill", "hill", "initial"],
    ["S Hill", "hill", "initial"],
    ["Hill S", "hill", "initial"],
    ["Hill, S.", "hill", "initial"],
    ["Hill Sarah", "hill", "reversed"],
    ["Hill, Sarah", "hill", "reversed"],
    ["Sara Hill", "hill", "short name"],
    ["Sarha Hill", "hill", "spelling"],
    ["Kat Lowe", "lowe", "short name"],
    ["KL", "lowe", "initials"],
    ["K.L.", "lowe", "initials"],
    ["Hill", "hill", "one name"],
    ["Head of Early Help, Sarah Hill", "hill", "name"],
    ["Sarah Hill / Head of QA", "hill", "name"],
    ["Sarah Hill and Tom Wray", "hill", "name"],
    ["Sarah Hill, Tom Wray", "hill", "name"],
  ])("%s", (text, person, likeness) => {
    const found = match(text);
    expect(found.kind).toBe("proposed");
    expect(found).toMatchObject({ candidates: [{ person, likeness }] });
  });

  it("names both who share a name", () => {
    const found = match("Jamie Cole");
    expect(found.kind === "proposed" && found.candidates.map(({ person }) => person)).toEqual(["cole1", "cole2"]);
  });

  it("ranks whoever is likelier first", () => {
    const found = match("SH");
    expect(found.kind === "proposed" && found.candidates.map(({ person }) => person)).toEqual(["hill", "hale"]);
    const cole = match("S. Hale");
    expect(cole).toMatchObject({ candidates: [{ person: "hale" }] });
  });
});

describe("a printed name of nobody on the list", () => {
  it.each(["ADs", "Head of QA", "Northshire Police", "All", "", "EHPS HoS", "Sam Hills of Ridge"])("%s", (text) => {
    expect(match(text)).toEqual({ kind: "none" });
  });
});

describe("any text", () => {
  it("is sure of a person only when it holds all of their name", () => {
    const words = fc.array(fc.constantFrom("Sarah", "Hill", "S.", "Jamie", "Cole", "Head", "of", ",", "&"), {
      maxLength: 5,
    });
    fc.assert(
      fc.property(words, (all) => {
        const found = match(all.join(" "));
        if (found.kind === "sure") expect(all.join(" ")).toMatch(/^Sarah Hill\b(?!.*&)/);
      }),
    );
    fc.assert(fc.property(fc.string(), (text) => void match(text)));
  });
});
