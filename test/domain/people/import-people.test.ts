import { describe, expect, it } from "vitest";
import { PEOPLE_COLUMNS, planPeople } from "../../../src/domain/people/import-people.ts";

const [ada, ben] = ["11111111-1111-4111-8111-111111111111", "22222222-2222-4222-8222-222222222222"];
const told = (...rows: readonly (readonly string[])[]) => planPeople([PEOPLE_COLUMNS, ...rows], "2027-01-05");

describe("who the names are", () => {
  it("settles people, roles, bodies outside, stand-ins and delegates", () => {
    const away = ["Ben Cole", "1/2/2027", "14/2/2027", "Ben Cole", ""];
    const who = told(
      ["Ada Bell", "person", "Ada Bell", ada.toUpperCase(), "Owner; chair", ...away],
      ["Managers", "role", "Ada Bell", ada, "", "", "", "", "", ""],
      ["Managers", "role", "Ben Cole", ben, "", "", "", "", "", ""],
      ["Police", "outside", "", "", "", "", "", "", "", "Ben Cole"],
    );
    expect(who.problems).toEqual([]);
    expect(who.people).toEqual([
      { id: ada, name: "Ada Bell", roles: ["owner", "chair"] },
      { id: ben, name: "Ben Cole", roles: [] },
    ]);
    expect(who.labels.map(({ text, kind, holders, sponsor }) => [text, kind, holders.length, sponsor])).toEqual([
      ["Ada Bell", "person", 1, null],
      ["Managers", "role", 2, null],
      ["Police", "outside", 0, ben],
    ]);
    expect(who.standIns).toEqual([{ for: ada, by: ben, from: "2027-02-01", to: "2027-02-14" }]);
    expect(who.delegates).toEqual([{ for: ada, by: ben }]);
  });

  it.each([
    ["an id that is none", ["Ada Bell", "person", "Ada Bell", "ada@example", "", "", "", "", "", ""]],
    ["a role nobody has", ["", "", "Ada Bell", ada, "emperor", "", "", "", "", ""]],
    ["a kind that is none", ["Ada Bell", "robot", "Ada Bell", ada, "", "", "", "", "", ""]],
    ["a delegate nobody knows", ["", "", "Ada Bell", ada, "", "", "", "", "Zed", ""]],
    ["a stand-in without an end", ["", "", "Ada Bell", ada, "", "Ada Bell", "1/2/2027", "", "", ""]],
    ["someone outside without a sponsor", ["Police", "outside", "", "", "", "", "", "", "", ""]],
  ])("asks about %s", (_, row) => {
    expect(told(row).problems.some(({ place }) => place === "people, row 2")).toBe(true);
  });
});
